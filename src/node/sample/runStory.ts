import type { SampleContext } from './context.js';
import type { SampleEvidence } from './evidence.js';
import { membersOn } from './people.js';
import { itemsOf, type RunItem, setNotApplicable, tick, verify } from './runText.js';
import type { SampleChange, SampleEvent } from './timeline.js';

/** One thing done to a run; each becomes a commit of the person who did it. */
export type RunStep =
  | { readonly kind: 'tick'; readonly key: string; readonly evidence: SampleEvidence }
  | { readonly kind: 'not-applicable'; readonly key: string; readonly reason: string }
  | { readonly kind: 'verify'; readonly key: string };

/** A run whose steps are told: its file, how people call it, and where it is worked on. */
export interface Run {
  readonly path: string;
  readonly name: string;
  readonly branch?: string;
}

/** The commit of a step. */
function eventOf(
  run: Run,
  step: RunStep,
  { day, minute, by }: Pick<SampleEvent, 'day' | 'minute' | 'by'>,
): SampleEvent {
  return {
    ...{ day, minute, by },
    message: `${run.name}: ${messageOf(step)}`,
    changes: changesOf(step, run.path),
    ...(run.branch === undefined ? {} : { branch: run.branch }),
  };
}

function messageOf(step: RunStep): string {
  switch (step.kind) {
    case 'tick':
      return `${step.key} done`;
    case 'not-applicable':
      return `${step.key} does not apply`;
    case 'verify':
      return `${step.key} verified`;
    default:
      return step satisfies never;
  }
}

function changesOf(step: RunStep, path: string): readonly SampleChange[] {
  const edit = (change: (text: string) => string): SampleChange => ({
    kind: 'edit',
    path,
    edit: change,
  });
  switch (step.kind) {
    case 'tick':
      return [...step.evidence.files, edit((text) => tick(text, step.key, step.evidence.details))];
    case 'not-applicable':
      return [edit((text) => setNotApplicable(text, step.key, step.reason))];
    case 'verify':
      return [edit((text) => verify(text, step.key))];
    default:
      return step satisfies never;
  }
}

/** How a stretch of work on a run goes. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly steps: readonly RunStep[];
  /** Who does it: a person, or a role of which somebody does. */
  readonly by: string;
}

/** The steps in their order, on working days from the first to the last day, a few on each. */
export function stretchStory(
  run: Run,
  { from, to, steps, by }: Stretch,
  { calendar, random }: SampleContext,
): readonly SampleEvent[] {
  const sittings = Math.max(1, Math.min(Math.ceil(steps.length / 4), to - from));
  const events: SampleEvent[] = [];
  let [lastDay, minute, person] = [Number.NaN, 0, by];
  steps.forEach((step, index) => {
    const sitting = Math.floor((index * sittings) / steps.length);
    const part = sittings === 1 ? 1 : sitting / (sittings - 1);
    const day = workdayNear(Math.round(from + (to - from) * part), { from, to }, calendar);
    if (day !== lastDay) {
      const members = membersOn(by, day);
      person = members.length === 0 ? by : random.pick(members);
      minute = random.between(545, 900);
      lastDay = day;
    }
    minute += random.between(2, 14);
    events.push(eventOf(run, step, { day, minute, by: person }));
  });
  return events;
}

/** The day itself, the Monday after a Sunday or the Friday before a Saturday, within the stretch. */
function workdayNear(
  day: number,
  { from, to }: Pick<Stretch, 'from' | 'to'>,
  { weekdayOf, workdayOn }: SampleContext['calendar'],
): number {
  return weekdayOf(day) === 6 && day < to ? day + 1 : Math.max(from, workdayOn(day));
}

/** The items that the NOC does not do itself, ticked or set aside, in the order of the run. */
export function workSteps(
  text: string,
  {
    notApplicable = {},
    evidence,
    role,
  }: {
    readonly notApplicable?: Readonly<Record<string, string>>;
    readonly evidence: (key: string) => SampleEvidence;
    /** Whose items; without it those that name nobody. */
    readonly role?: string;
  },
): readonly RunStep[] {
  return itemsOf(text)
    .filter((item) => item.role === role)
    .map(({ key }) => {
      const reason = notApplicable[key];
      return reason === undefined
        ? { kind: 'tick', key, evidence: evidence(key) }
        : { kind: 'not-applicable', key, reason };
    });
}

/** What the NOC does: its verifications and its own items. */
export function verificationSteps(text: string): readonly RunStep[] {
  const isOfNoc = ({ verified, role }: RunItem): boolean => verified || role === 'noc';
  return itemsOf(text)
    .filter(isOfNoc)
    .map(({ key, verified }) =>
      verified
        ? { kind: 'verify', key }
        : { kind: 'tick', key, evidence: { details: [], files: [] } },
    );
}

/** The first part of a list, by its share of the whole. */
export function shareOf<T>(list: readonly T[], share: number): readonly T[] {
  return list.slice(0, Math.round(list.length * share));
}
