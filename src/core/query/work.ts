import { dueOnOf } from '../checklist/dueDate.js';
import { isRequired, stateOf } from '../checklist/itemState.js';
import { roleOf } from '../checklist/roleOf.js';
import type { Document, Item } from '../document/document.js';
import type { Library } from '../library/library.js';
import { profileIn } from '../library/profileIn.js';
import { addDays, type CivilDate } from '../schema/civilDate.js';
import type { Configuration } from '../schema/configuration.js';
import { hasFinalStatus } from '../schema/finalStatus.js';
import type { Profile } from '../schema/profile.js';
import { findPerson, isMember } from '../schema/rosterLookup.js';
import { reviewOf, type ReviewState } from '../staleness/review.js';

/** Something in the library that waits for somebody. */
export interface Work {
  readonly kind: 'item' | 'checklist' | 'review';
  readonly document: Document;
  /** Index of the item in its document. */
  readonly item?: number;
  /** The last good day. */
  readonly dueOn?: CivilDate;
  /** `open` has no day yet, or one far off. */
  readonly urgency: 'overdue' | 'due-soon' | 'open';
  /** Role or handle of those who should do it. */
  readonly whose?: string;
}

/** Kinds whose boxes are there to be copied or read, not to be ticked. */
const kindsWithoutWork = new Set(['template', 'sop', 'role-definition', 'dashboard']);

/**
 * Everything in one document that waits on `today`: its review and the whole checklist when they are due soon or
 * overdue, and all open required items if it is of a kind that is worked on.
 *
 * Made once for a document, configuration and day: a keystroke in one document asks for the work of all of them.
 */
export function workOn(library: Library, document: Document, today: CivilDate): readonly Work[] {
  const { configuration } = library;
  const known = knownWork.get(document);
  if (known?.configuration === configuration && known.today === today) return known.work;
  const work = makeWork(library, document, today);
  knownWork.set(document, { configuration, today, work });
  return work;
}

interface KnownWork {
  readonly configuration: Configuration;
  readonly today: CivilDate;
  readonly work: readonly Work[];
}

const knownWork = new WeakMap<Document, KnownWork>();

interface Days {
  readonly today: CivilDate;
  /** Up to this day something is due soon. */
  readonly soon: CivilDate;
}

function makeWork(library: Library, document: Document, today: CivilDate): readonly Work[] {
  const { review: policy } = library.configuration;
  const profile = profileIn(library, document);
  if (hasFinalStatus(profile)) return none;
  const review = reviewWork(document, profile, reviewOf(profile, policy, today));
  const days = { today, soon: addDays(today, policy.dueSoonDays) };
  const items = kindsWithoutWork.has(profile.kindId) ? none : itemWork(document, profile, days);
  return review === undefined ? items : [review, ...items];
}

const none: readonly Work[] = [];

/** Tells the work that is for the person behind `handle`, by name or by a role held on `today`. */
export function createWorkFilter(
  library: Library,
  { handle, today }: { readonly handle: string; readonly today: CivilDate },
): (work: Work) => boolean {
  const answers = new Map<string, boolean>();
  const isTheirs = (whose: string) =>
    findPerson(library.roster, whose)?.handle === handle ||
    isMember(library.roster, handle, { role: whose, day: today });
  return ({ whose }) => {
    if (whose === undefined) return false;
    let answer = answers.get(whose);
    if (answer === undefined) {
      answer = isTheirs(whose);
      answers.set(whose, answer);
    }
    return answer;
  };
}

function reviewWork(
  document: Document,
  profile: Profile,
  { status, dueOn }: ReviewState,
): Work | undefined {
  const overdue = status === 'overdue' || status === 'long-overdue';
  if (!overdue && status !== 'due-soon') return undefined;
  return {
    kind: 'review',
    document,
    urgency: overdue ? 'overdue' : 'due-soon',
    ...(dueOn === undefined ? {} : { dueOn }),
    ...(profile.owner === undefined ? {} : { whose: profile.owner }),
  };
}

/** The document's own day stands for all its items, so that a late checklist is one entry and not thirty. */
function itemWork(document: Document, profile: Profile, days: Days): readonly Work[] {
  const open = document.items.flatMap((item, index) =>
    stateOf(item) === 'open' && isRequired(item) ? [{ item, index }] : [],
  );
  const items = open.map(({ item, index }) => toWork(document, { item, index, profile }, days));
  const dueOn = profile.dueOn?.on;
  if (open.length === 0 || dueOn === undefined || dueOn > days.soon) return items;
  const owner = profile.owner === undefined ? {} : { whose: profile.owner };
  const urgency = urgencyOf(dueOn, days);
  return [{ kind: 'checklist', document, dueOn, urgency, ...owner }, ...items];
}

function toWork(
  document: Document,
  {
    item,
    index,
    profile,
  }: { readonly item: Item; readonly index: number; readonly profile: Profile },
  days: Days,
): Work {
  const dueOn = dueOnOf(item);
  const whose = roleOf(document, item, profile.owner);
  return {
    kind: 'item',
    document,
    item: index,
    urgency: urgencyOf(dueOn, days),
    ...(dueOn === undefined ? {} : { dueOn }),
    ...(whose === undefined ? {} : { whose }),
  };
}

function urgencyOf(dueOn: CivilDate | undefined, { today, soon }: Days): Work['urgency'] {
  if (dueOn === undefined || dueOn > soon) return 'open';
  return dueOn < today ? 'overdue' : 'due-soon';
}
