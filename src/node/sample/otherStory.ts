/** Meetings, post-incident reviews, onboardings, cases, priorities and dashboards. */
import { newDocument } from '../../core/templates/newDocument.js';
import { renderSample, type SampleContext } from './context.js';
import { madeFrom } from './madeFrom.js';
import { randomId } from './randomId.js';
import { type Run, stretchStory, verificationSteps, workSteps } from './runStory.js';
import { asBegun, fillMeeting } from './runText.js';
import { fieldEvent, signOffEvent } from './signOffStory.js';
import type { SampleEvent } from './timeline.js';

/** File below `sample/`, who wrote it, when, and when what it says of done work became true. */
const documents: readonly (readonly [string, string, number, { by: string; day: number }?])[] = [
  ['meetings/kestrel-call-1.md', 'leo', -11, { by: 'leo', day: -9 }],
  ['meetings/orchard-call-1.md', 'leo', -6],
  ['meetings/tidewater-call-1.md', 'leo', -8, { by: 'dana', day: -6 }],
  ['meetings/aldgate-qbr.md', 'grace', -37, { by: 'dana', day: -21 }],
  ['meetings/orchard-qbr.md', 'grace', -52, { by: 'leo', day: -33 }],
  ['meetings/tidewater-qbr.md', 'grace', -5],
  ['meetings/grace-leo.md', 'grace', -9, { by: 'grace', day: -7 }],
  ['meetings/noc-project-monthly.md', 'leo', -16, { by: 'dana', day: -15 }],
  ['reviews/tidewater-warehouse-outage.md', 'grace', -187, { by: 'dana', day: -172 }],
  ['reviews/kestrel-mail-delay.md', 'grace', -97, { by: 'dana', day: -91 }],
  ['reviews/bramble-label-printers.md', 'grace', -3, { by: 'priya', day: -2 }],
  ['cases/closeout-first-pass.md', 'leo', -142],
  ['cases/second-on-call.md', 'dana', -18],
  ['priorities/service-delivery.md', 'leo', -44],
];

/** Team, id and who made it on which day. */
const dashboards: readonly (readonly [string, string, string, number])[] = [
  ['noc', 'DASH-NOC', 'dana', -205],
  ['project-team', 'DASH-PROJECT', 'tomas', -204],
  ['service-delivery', 'DASH-SD', 'leo', -203],
  ['service-manager', 'DASH-SM', 'grace', -202],
];

export function otherStory(context: SampleContext): readonly SampleEvent[] {
  return [
    ...documents.flatMap(([path, by, day, done]) =>
      documentStory({ path, by, day, done }, context),
    ),
    signOffEvent(
      { path: 'priorities/service-delivery.md', name: 'Priorities of Service Delivery' },
      { gate: 'agreed', decision: 'accepted' },
      { day: -43, minute: 870, by: 'grace' },
    ),
    ...roleStory(),
    ...dashboards.map(([team, id, by, day]) => ({
      ...{ day, by, minute: 650 },
      message: `A dashboard for ${team}`,
      changes: [
        {
          kind: 'write',
          path: `dashboards/${team}.md`,
          text: newDocument({ text: context.source(`dashboard-${team}.md`) }, { id }).text,
        } as const,
      ],
    })),
    ...onboardingStory(
      { client: 'orchard', name: 'Orchard Housing Association', from: -618, to: -588 },
      context,
    ),
    ...onboardingStory(
      { client: 'maple-rowe', name: 'Maple & Rowe Architects', from: -662, to: -630 },
      context,
    ),
  ];
}

/** What the NOC's engineer is there for, signed by both sides after its last review. */
function roleStory(): readonly SampleEvent[] {
  const run = { path: 'roles/noc-engineer.md', name: 'NOC engineer' };
  const sign = (gate: string, moment: { readonly day: number; readonly by: string }) =>
    signOffEvent(run, { gate, decision: 'accepted' }, { ...moment, minute: 680 });
  return [sign('holder', { day: -30, by: 'dana' }), sign('manager', { day: -29, by: 'grace' })];
}

interface OtherDocument {
  readonly path: string;
  readonly by: string;
  readonly day: number;
  readonly done: { readonly by: string; readonly day: number } | undefined;
}

function documentStory(
  { path, by, day, done }: OtherDocument,
  context: SampleContext,
): readonly SampleEvent[] {
  const text = renderSample(context.source(`sample/${path}`), context);
  const minute = context.random.between(560, 1000);
  const title = /^# (.*)$/m.exec(text)?.[1] ?? path;
  const written = (begun: string): SampleEvent => ({
    ...{ day, by, minute },
    message: title,
    changes: [{ kind: 'write', path, text: begun }],
  });
  return done === undefined
    ? [written(text)]
    : [
        written(asBegun(text)),
        {
          ...{ day: done.day, by: done.by, minute: minute + 20 },
          message: `${title}: what is done`,
          changes: [{ kind: 'write', path, text }],
        },
      ];
}

interface Onboarding {
  readonly client: string;
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

function onboardingStory(
  { client, name, from, to }: Onboarding,
  context: SampleContext,
): readonly SampleEvent[] {
  const { calendar, random, source } = context;
  const path = `onboarding/${client}.md`;
  const text = madeFrom(
    { id: 'TPL-ONBOARDING', text: source('client-onboarding.md') },
    { id: randomId('CHK', random), title: name, client, due_on: calendar.dateOf(to) },
  );
  const run: Run = { path, name: `Onboarding ${name}` };
  const evidence = (key: string) => {
    const file =
      key === 'ONB-1' ? 'agreement.txt' : key === 'ONB-7' ? 'contracts.csv' : 'network.txt';
    return /^ONB-(?:1|7|12)$/.test(key)
      ? {
          details: [`Evidence: [${file}](evidence/${client}-${file})`],
          files: [
            {
              kind: 'write',
              path: `onboarding/evidence/${client}-${file}`,
              text: `${name}, ${file}, ${calendar.dateOf(from)}\n`,
            } as const,
          ],
        }
      : {
          details: /^ONB-(?:2|5|8|9)$/.test(key)
            ? [`Ticket: T-${random.between(41000, 42900)}`]
            : [],
          files: [],
        };
  };
  const worked = stretchStory(
    run,
    { from: from + 1, to: to - 4, by: 'leo', steps: workSteps(text, { evidence }) },
    context,
  );
  return [
    {
      ...{ day: from, minute: 540, by: 'leo' },
      message: `Begin the onboarding of ${name}`,
      changes: [{ kind: 'write', path, text }],
    },
    ...worked.map((event) => withMeeting(event, name, context)),
    ...stretchStory(run, { from: to - 3, to, by: 'noc', steps: verificationSteps(text) }, context),
    signOffEvent(
      run,
      { gate: 'acceptance', decision: 'accepted' },
      { day: to, minute: 1000, by: 'dana' },
    ),
    fieldEvent(
      run,
      { key: 'support_starts_on', value: calendar.dateOf(to + 1), message: 'support begins' },
      { day: to, minute: 1030, by: 'leo' },
    ),
  ];
}

function withMeeting(event: SampleEvent, name: string, { calendar }: SampleContext): SampleEvent {
  const facts = {
    date: calendar.dateOf(event.day),
    attendees: `${name}: service desk users, Leo Martin, Dana Reyes`,
  };
  return event.message.includes('ONB-15 done')
    ? {
        ...event,
        changes: event.changes.map((change) =>
          change.kind === 'edit'
            ? { ...change, edit: (text) => fillMeeting(change.edit(text), facts) }
            : change,
        ),
      }
    : event;
}
