import type { SampleContext } from './context.js';
import { madeFrom } from './madeFrom.js';
import { periodNameOf } from './periodNameOf.js';
import { randomId } from './randomId.js';
import { type Run, stretchStory, workSteps } from './runStory.js';
import type { SampleEvent } from './timeline.js';

/** Notes of the hand-overs, the oldest first; the last is that of this week. */
const weeks: readonly (readonly string[])[] = [
  [
    'Quiet. Four calls, two of them the same printer.',
    'Kestrel has a hearing on Thursday: nothing restarts before 16:00.',
  ],
  [
    'Tidewater rang twice at night for scanners; both were batteries.',
    'Certificate of the Orchard portal renewed with nine days to go. Too late for our taste.',
  ],
  [
    'Backup of map-nas01 failed twice, repaired: snapshot left behind after the power cut.',
    'Silenced: UPS of the Aldgate basement, until Friday, battery ordered.',
  ],
  [
    'P2 at Bramble on Sunday during the change window; rolled back at 16:10, as planned.',
    'Ingrid is reachable for the Orchard sign-in until end of next week.',
  ],
  [
    'Phishing wave on Tuesday, 14 mails removed at three clients, nobody clicked.',
    'Move of Kestrel: Tomáš is on call for it, not us.',
  ],
  ['Five noisiest alerts: two tuned, one fixed, two remain with a reason.'],
  [
    'Internet at Bow Road out for two hours on Saturday, provider reference 7718.',
    'Helen asked again about a second line; Grace knows.',
  ],
  [
    'Host of Tidewater is live; project team has the first ten working days.',
    'Vault was slow on Thursday night. Vendor case open.',
  ],
  [
    'P1 at Bramble on Tuesday, packing line stopped for 75 minutes. Review is under way.',
    'Silenced: brm-sw01 until the second change window.',
  ],
  ['Kofi will be away; Lee decides at Tidewater in his place.'],
];

export function onCallStory(context: SampleContext): readonly SampleEvent[] {
  const lastMonday = -context.calendar.weekdayOf(-1) - 1;
  return weeks.flatMap((notes, index) => {
    const weeksAgo = weeks.length - 1 - index;
    return handOver({ day: lastMonday - 7 * weeksAgo, notes, weeksAgo }, context);
  });
}

function handOver(
  { day, notes, weeksAgo }: { day: number; notes: readonly string[]; weeksAgo: number },
  context: SampleContext,
): readonly SampleEvent[] {
  const { calendar, random, source } = context;
  const date = calendar.dateOf(day);
  const [from, to] = weeksAgo % 2 === 0 ? ['dana', 'priya'] : ['priya', 'dana'];
  const made = madeFrom(
    { id: 'TPL-ONCALL', text: source('on-call-handover.md') },
    {
      ...{ id: randomId('CHK', random), today: date },
      ...{ from_person: `@${from}`, to_person: `@${to}` },
      period: periodNameOf({ months: 0, days: 7 }, date),
    },
  );
  const text = `${made.trimEnd()}\n\n${notes.map((note) => `- ${note}\n`).join('')}`;
  const path = `on-call/${date}.md`;
  const run: Run = { path, name: `On-call ${date}` };
  const steps = workSteps(text, { evidence: () => ({ details: [], files: [] }) });
  return [
    {
      ...{ day, minute: 525, by: from },
      message: `On-call hand-over ${date}: notes of the week`,
      changes: [{ kind: 'write', path, text }],
    },
    // The person who takes the duty ticks what they have understood, all at once, as people do.
    {
      ...{ day, minute: 565, by: to },
      message: `${run.name}: taken over by ${to}`,
      changes: stretchStory(run, { from: day, to: day, by: to, steps }, context).flatMap(
        ({ changes }) => changes,
      ),
    },
  ];
}
