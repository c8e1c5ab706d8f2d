import type { SampleContext } from './context.js';
import type { SampleEvidence } from './evidence.js';
import { madeFrom } from './madeFrom.js';
import { periodNameOf } from './periodNameOf.js';
import { randomId } from './randomId.js';
import { type Run, shareOf, stretchStory, workSteps } from './runStory.js';
import type { SampleEvent } from './timeline.js';

interface Visit {
  readonly client: string;
  readonly name: string;
  readonly day: number;
  readonly by: string;
  /** Share of the items that are done; all of them when absent. */
  readonly done?: number;
  readonly notes: readonly string[];
}

const visits: readonly Visit[] = [
  {
    client: 'aldgate',
    name: 'Aldgate Dental Group, Aldgate Street',
    day: -330,
    by: 'dana',
    notes: ['Dust in the basement rack; filter ordered, T-44871.'],
  },
  {
    client: 'kestrel',
    name: 'Kestrel Legal',
    day: -301,
    by: 'marcus',
    notes: ['Battery of the small UPS is five years old. Quote sent to Simon.'],
  },
  {
    client: 'tidewater',
    name: 'Tidewater Logistics, by day',
    day: -275,
    by: 'marcus',
    notes: ['Access point 12 had been hit by a forklift and worked. Guard ordered.'],
  },
  {
    client: 'bramble',
    name: 'Bramble Foods, Kettering',
    day: -244,
    by: 'dana',
    notes: ['Zofia would like labels to print from her office in an emergency. Ticket opened.'],
  },
  {
    client: 'aldgate',
    name: 'Aldgate Dental Group, Mile End',
    day: -226,
    by: 'priya',
    notes: [
      'Three chargers of unknown make in the surgery; the practice manager told.',
      'Wireless in room 4 is weak behind the lead wall. Nothing to be done, written into the document.',
    ],
  },
  {
    client: 'maple-rowe',
    name: 'Maple & Rowe Architects',
    day: -198,
    by: 'ingrid',
    notes: ['Restored a section of the library competition in 14 minutes while Jack watched.'],
  },
  {
    client: 'tidewater',
    name: 'Tidewater Logistics, by night',
    day: -184,
    by: 'priya',
    notes: ['Two scanners without a holder lie on the charger rail. Not ours, told Lee.'],
  },
  {
    client: 'kestrel',
    name: 'Kestrel Legal',
    day: -156,
    by: 'dana',
    notes: ['Eleven accounts have not signed in for 60 days. List to Simon.'],
  },
  {
    client: 'bramble',
    name: 'Bramble Foods, Kettering',
    day: -131,
    by: 'dana',
    notes: ['Core switch runs on one power supply. Reported to Samira the same day.'],
  },
  {
    client: 'aldgate',
    name: 'Aldgate Dental Group, Wapping',
    day: -117,
    by: 'priya',
    notes: ['Imaging is slow on Mondays from 08:30 to 09:15. We measure.'],
  },
  {
    client: 'orchard',
    name: 'Orchard, neighbourhood office Salford',
    day: -98,
    by: 'ingrid',
    notes: ['Mobile router had an old SIM. Changed, tested, other offices checked by ticket.'],
  },
  {
    client: 'tidewater',
    name: 'Tidewater Logistics, by day',
    day: -63,
    by: 'dana',
    notes: ['Backup restore of a delivery note from March: 6 minutes.'],
  },
  {
    client: 'maple-rowe',
    name: 'Maple & Rowe Architects',
    day: -41,
    by: 'priya',
    notes: ['Plotter room is 31 degrees warm in the afternoon. Told Jack.'],
  },
  {
    client: 'kestrel',
    name: 'Kestrel Legal, new floor',
    day: -26,
    by: 'priya',
    done: 0.8,
    notes: ['Rack door does not close because of the patch leads. Tomáš knows.'],
  },
  {
    client: 'bramble',
    name: 'Bramble Foods, Kettering',
    day: -12,
    by: 'dana',
    done: 0.55,
    notes: [],
  },
  {
    client: 'tidewater',
    name: 'Tidewater Logistics, by night',
    day: -1,
    by: 'priya',
    done: 0.18,
    notes: [],
  },
];

export function visitsStory(context: SampleContext): readonly SampleEvent[] {
  return visits.flatMap((visit) => visitStory(visit, context));
}

function visitStory(visit: Visit, context: SampleContext): readonly SampleEvent[] {
  const { calendar, random, source } = context;
  const day = calendar.workdayOn(visit.day);
  const date = calendar.dateOf(day);
  const path = `visits/${date}-${visit.client}.md`;
  const text = madeFrom(
    { id: 'TPL-VISIT', text: source('recurring-visit.md') },
    {
      id: randomId('CHK', random),
      title: visit.name,
      client: visit.client,
      today: date,
      period: periodNameOf({ months: 1, days: 0 }, date),
      due_on: calendar.dateOf(day + 1),
    },
  );
  const notes =
    visit.notes.length === 0
      ? ''
      : `\n## Notes\n\n${visit.notes.map((note) => `- ${note}\n`).join('')}`;
  const run: Run = { path, name: `Visit ${visit.name}` };
  const steps = workSteps(text, {
    evidence: (key) => visitEvidence(key, `${date}-${visit.client}`, context),
    ...(visit.client === 'orchard' ? { notApplicable: { 'VIS-5': 'no UPS in this office' } } : {}),
  });
  const begun: SampleEvent = {
    ...{ day: day - (visit.day > -3 ? 0 : 3), minute: 520, by: visit.by },
    message: `Prepare the visit to ${visit.name}`,
    changes: [{ kind: 'write', path, text }],
  };
  const before = shareOf(steps, 3 / steps.length);
  const onSite = shareOf(steps, visit.done ?? 1).slice(before.length);
  const written: SampleEvent[] =
    notes === ''
      ? []
      : [
          {
            ...{ day, minute: 1050, by: visit.by },
            message: `Visit ${visit.name}: notes`,
            changes: [{ kind: 'edit', path, edit: (current) => current + notes }],
          },
        ];
  return [
    begun,
    ...stretchStory(run, { from: begun.day, to: begun.day, by: visit.by, steps: before }, context),
    ...stretchStory(run, { from: day, to: day, by: visit.by, steps: onSite }, context),
    ...written,
  ];
}

function visitEvidence(key: string, name: string, { random }: SampleContext): SampleEvidence {
  if (key === 'VIS-8') {
    return { details: [`Ticket: T-${random.between(43000, 49900)}`], files: [] };
  }
  if (key !== 'VIS-4') {
    return { details: [], files: [] };
  }
  const file = `${name}-rack.txt`;
  const readings = `Temperature ${random.between(190, 262) / 10} C, humidity ${random.between(34, 55)} %, dust: little, water: none\n`;
  return {
    details: [`Evidence: [rack readings](evidence/${file})`],
    files: [{ kind: 'write', path: `visits/evidence/${file}`, text: readings }],
  };
}
