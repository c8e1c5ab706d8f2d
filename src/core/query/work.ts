import { dueOnOf } from '../checklist/dueDate.js';
import { isRequired, stateOf } from '../checklist/itemState.js';
import { roleOf } from '../checklist/roleOf.js';
import type { Document, Item } from '../document/document.js';
import type { Library } from '../library/library.js';
import { profileIn } from '../library/profileIn.js';
import { addDays, type CivilDate } from '../schema/civilDate.js';
import type { Configuration } from '../schema/configuration.js';
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
 * Everything that waits on `today`, in the order of the documents: reviews and whole checklists due soon or
 * overdue, and all open required items of the documents that are worked on.
 */
export function workIn(library: Library, today: CivilDate): readonly Work[] {
  const { configuration } = library;
  const days = { today, soon: addDays(today, configuration.review.dueSoonDays) };
  return [...library.documents.values()].flatMap((document) => {
    const known = knownWork.get(document);
    if (known?.configuration === configuration && known.today === today) return known.work;
    const work = workOn(document, profileIn(library, document), { configuration, ...days });
    knownWork.set(document, { configuration, today, work });
    return work;
  });
}

interface KnownWork {
  readonly configuration: Configuration;
  readonly today: CivilDate;
  readonly work: readonly Work[];
}

/** A keystroke in one document asks for the work of all of them. */
const knownWork = new WeakMap<Document, KnownWork>();

interface Days {
  readonly today: CivilDate;
  /** Up to this day something is due soon. */
  readonly soon: CivilDate;
}

function workOn(
  document: Document,
  profile: Profile,
  { configuration, ...days }: Days & { readonly configuration: Configuration },
): readonly Work[] {
  if (isFinished(profile)) return [];
  const review = reviewWork(document, profile, reviewOf(profile, configuration.review, days.today));
  const items = kindsWithoutWork.has(profile.kindId) ? [] : itemWork(document, profile, days);
  return review === undefined ? items : [review, ...items];
}

/** Whether the work is for the person behind `handle`, by name or by a role held on `today`. */
export function isWorkOf(
  library: Library,
  work: Work,
  { handle, today }: { readonly handle: string; readonly today: CivilDate },
): boolean {
  if (work.whose === undefined) return false;
  return (
    findPerson(library.roster, work.whose)?.handle === handle ||
    isMember(library.roster, handle, { role: work.whose, day: today })
  );
}

/** Nobody waits for a retired SOP or a cancelled run any more. */
function isFinished({ kind, status }: Profile): boolean {
  return status !== undefined && kind?.finalStatuses.includes(status) === true;
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
