import type { SampleContext } from './context.js';
import { membersOn } from './people.js';
import { setField } from './runText.js';
import type { SampleEvent } from './timeline.js';

/** A document that is written once and reviewed again and again: SOPs, clients, agreements, roles, templates. */
export interface LongLived {
  readonly id: string;
  readonly path: string;
  /** Its text with the day of a review and who made it. */
  readonly render: (values: { reviewed_on: string; reviewed_by: string }) => string;
  /** Role whose people write and review it. */
  readonly role: string;
  readonly createdOn: number;
  readonly reviewDays: number;
  /** Day of its last review; without it, the reviews never stop. */
  readonly lastReviewOn?: number;
  /** Where it was kept before, and until which day. */
  readonly movedFrom?: { readonly path: string; readonly until: number };
}

/** The last numbered step of the first list: what somebody adds once they have lived with the procedure. */
const lastStep = /\n\d+\. ([^\n]+)(?=\n(?!\d+\. ))/;

/** The story of such a document: written, perhaps moved, and reviewed in time, mostly. */
export function longLivedStory(
  document: LongLived,
  context: SampleContext,
): readonly SampleEvent[] {
  const { calendar, random } = context;
  const { id, path, createdOn, movedFrom } = document;
  const pathOn = (day: number): string =>
    movedFrom !== undefined && day <= movedFrom.until ? movedFrom.path : path;
  const events: SampleEvent[] = [];
  const [first, ...later] = reviewDaysOf(document, context);
  const author = random.pick(membersOn(document.role, createdOn));
  const whole = document.render({
    reviewed_on: calendar.dateOf(first ?? createdOn),
    reviewed_by: author,
  });
  const step = later.length > 0 && path.startsWith('sops/') ? lastStep.exec(whole) : null;
  const begun = step === null ? whole : whole.replace(step[0], '');
  events.push({
    day: createdOn,
    minute: random.between(540, 1000),
    by: author,
    message: `Write ${id}: ${titleOf(whole)}`,
    changes: [{ kind: 'write', path: pathOn(createdOn), text: begun }],
  });
  let missing = step?.[0];
  for (const day of later) {
    const added = missing;
    missing = undefined;
    const by = random.pick(membersOn(document.role, day));
    const edit = (text: string): string => {
      const reviewed = setField(
        setField(text, 'reviewed_on', calendar.dateOf(day)),
        'reviewed_by',
        by,
      );
      return added === undefined ? reviewed : withStep(reviewed, whole, added);
    };
    const outcome = added === undefined ? 'still accurate' : 'corrected, one step added';
    events.push({
      day,
      minute: random.between(540, 1000),
      by,
      message: `Review ${id}: ${outcome}`,
      changes: [{ kind: 'edit', path: pathOn(day), edit }],
    });
  }
  if (movedFrom !== undefined) {
    events.push({
      day: movedFrom.until,
      minute: 1020,
      by: author,
      message: `Move ${id} to ${path}`,
      changes: [{ kind: 'move', path: movedFrom.path, to: path }],
    });
  }
  return events;
}

/** The days of its reviews; the day it was written is the first. */
function reviewDaysOf(
  { createdOn, reviewDays, lastReviewOn }: LongLived,
  { calendar, random }: SampleContext,
): readonly number[] {
  const days = [createdOn];
  const end = lastReviewOn ?? -3;
  for (;;) {
    const waited = Math.round(reviewDays * (0.82 + 0.15 * random.next()));
    const day = calendar.workdayOn((days.at(-1) ?? createdOn) + waited);
    if (day > end - (lastReviewOn === undefined ? 0 : 20)) {
      break;
    }
    days.push(day);
  }
  return lastReviewOn === undefined || lastReviewOn <= createdOn
    ? days
    : [...days, calendar.workdayOn(lastReviewOn)];
}

/** Puts the step back where the whole text has it: after the line before it. */
function withStep(text: string, whole: string, step: string): string {
  const before = whole.slice(0, whole.indexOf(step)).split('\n').at(-1) ?? '';
  return text.replace(before, () => before + step);
}

export function titleOf(text: string): string {
  return /^title: "?(.*?)"?$/m.exec(text)?.[1] ?? '';
}
