/** Rows that one person put off: they are out of that person's sight until a day, and nothing else changes. */
import { identityOf } from '../checklist/itemIdentity.js';
import type { Document } from '../document/document.js';
import { idOrPath } from '../library/documentNames.js';
import type { Library } from '../library/library.js';
import { addDays, daysBetween, parseCivilDate, type CivilDate } from '../schema/civilDate.js';

/** What a row is about: a document with all its items, or one item of it. */
export interface RowPlace {
  /** Id of the document, else its path, so that a snooze follows a document that moves. */
  readonly document: string;
  /** Identity of the item. */
  readonly item?: string;
}

export interface RowSnooze extends RowPlace {
  /** The day on which the row is back. */
  readonly until: CivilDate;
}

/** What a person put off in one library; never changed in place. */
export type RowSnoozes = readonly RowSnooze[];

/** How lists treat what is put off. */
export interface Snoozing {
  readonly snoozes: RowSnoozes;
  /** Whether such rows are listed all the same, each with its day. */
  readonly isShown: boolean;
}

/** The place of a document's row, or of the row of its item with that index. */
export function rowPlace(library: Library, document: Document, item?: number): RowPlace {
  const place = { document: idOrPath(library, document) };
  return item === undefined ? place : { ...place, item: identityOf(document, item) };
}

/** Tells the day until which the row of a document, or of an item of it, is put off on `today`. */
export type FindSnooze = (document: Document, item?: number) => CivilDate | undefined;

/** An item is put off also when its whole document is; most documents are not looked at closer than by their id. */
export function createSnoozeFinder(
  library: Library,
  snoozes: RowSnoozes,
  today: CivilDate,
): FindSnooze {
  const byDocument = new Map<string, RowSnooze[]>();
  for (const snooze of snoozes) {
    if (today >= snooze.until) continue;
    const others = byDocument.get(snooze.document);
    if (others === undefined) byDocument.set(snooze.document, [snooze]);
    else others.push(snooze);
  }
  return (document, item) => {
    const found = byDocument.size === 0 ? undefined : byDocument.get(idOrPath(library, document));
    if (found === undefined) return undefined;
    const identity = item === undefined ? undefined : identityOf(document, item);
    return found
      .filter((snooze) => snooze.item === undefined || snooze.item === identity)
      .map(({ until }) => until)
      .sort()
      .at(-1);
  };
}

/** Puts a row off, or to another day; what is over by `today` is forgotten. */
export function withSnooze(snoozes: RowSnoozes, added: RowSnooze, today: CivilDate): RowSnoozes {
  const others = snoozes.filter(
    (each) => today < each.until && !(each.document === added.document && each.item === added.item),
  );
  return [...others, added];
}

/** Wakes one row; an item that is away with its whole document brings the document along. */
export function withoutSnooze(snoozes: RowSnoozes, { document, item }: RowPlace): RowSnoozes {
  return snoozes.filter(
    (each) => each.document !== document || (each.item !== undefined && each.item !== item),
  );
}

/** What was kept, as far as it can be read. */
export function parseRowSnoozes(value: unknown): RowSnoozes {
  if (!Array.isArray(value)) return [];
  return value.flatMap((entry: unknown): RowSnoozes => {
    if (typeof entry !== 'object' || entry === null) return [];
    const { document, item, until } = entry as Readonly<Record<string, unknown>>;
    const day = typeof until === 'string' ? parseCivilDate(until) : undefined;
    if (typeof document !== 'string' || day === undefined) return [];
    return [{ document, ...(typeof item === 'string' ? { item } : {}), until: day }];
  });
}

/** The days that are offered: when a row that is put off is back. */
export function snoozeDays(
  today: CivilDate,
): Readonly<Record<'tomorrow' | 'monday' | 'inTwoWeeks', CivilDate>> {
  const weekday = ((daysBetween(aMonday, today) % 7) + 7) % 7;
  return {
    tomorrow: addDays(today, 1),
    monday: addDays(today, 7 - weekday),
    inTwoWeeks: addDays(today, 14),
  };
}

const aMonday = '2024-01-01' as CivilDate; // A constant of the form that the brand stands for.

/** Longer is forgetting: what waits that long wants another day in its document. */
export const mostSnoozeDays = 92;

/** Why a row cannot be put off until the day that was typed, if so. */
export function whyNotSnooze(text: string, today: CivilDate): string | undefined {
  const until = parseCivilDate(text.trim());
  if (until === undefined) return 'A day is written as 2026-12-01.';
  const days = daysBetween(today, until);
  if (days < 1) return 'The day has to come after today.';
  return days > mostSnoozeDays
    ? `A row is put off for ${mostSnoozeDays} days at most, until ${addDays(today, mostSnoozeDays)}.`
    : undefined;
}
