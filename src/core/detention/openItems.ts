import { dueOnOf } from '../checklist/dueDate.js';
import { isRequired, stateOf } from '../checklist/itemState.js';
import { roleOf } from '../checklist/roleOf.js';
import { inPassing, unreadText } from '../document/deferDocument.js';
import type { Document } from '../document/document.js';
import { parseCivilDate, type CivilDate } from '../schema/civilDate.js';
import type { Profile } from '../schema/profile.js';
import { lineAt } from '../text/lineMap.js';
import { ownText } from '../text/ownText.js';

/** The open items of one role or person in a run. */
export interface OpenItems {
  /** Empty where nobody owns them. */
  readonly whose: string;
  /** The earliest of their days. */
  readonly on: CivilDate;
  /** Of the first, from 0. */
  readonly line: number;
  readonly titles: readonly string[];
}

/** An open item that is due on some day. */
interface DatedItem {
  readonly whose: string;
  readonly on: CivilDate;
  readonly line: number;
  readonly title: string;
}

/** The required open items of a run whose day is wanted, by whose they are; an item's own day goes before that of its run. */
export function openItemsByRole(
  document: Document,
  profile: Profile,
  isWanted: (on: CivilDate) => boolean,
): readonly OpenItems[] {
  const found = new Map<string, { whose: string; on: CivilDate; line: number; titles: string[] }>();
  for (const { whose, on, line, title } of datedItems(document, profile)) {
    if (!isWanted(on)) continue;
    const known = found.get(whose);
    if (known === undefined) {
      found.set(whose, { whose, on, line, titles: [title] });
    } else {
      known.titles.push(title);
      known.on = on < known.on ? on : known.on;
    }
  }
  return [...found.values()];
}

/** Reads those items, for whoever will ask about them. */
export function readOpenItems(document: Document, profile: Profile): void {
  datedItems(document, profile);
}

const noItems: readonly DatedItem[] = [];
const knownItems = new WeakMap<Profile, readonly DatedItem[]>();

/** Found once for a document, whose body is not kept for it: many days are asked about one after the other. */
function datedItems(document: Document, profile: Profile): readonly DatedItem[] {
  if (profile.kindId !== 'checklist') return noItems;
  let items = knownItems.get(profile);
  if (items === undefined) {
    const found = inPassing(document, (whole) => findDatedItems(whole, profile));
    items = found.length === 0 ? noItems : found;
    knownItems.set(profile, items);
  }
  return items;
}

function findDatedItems(document: Document, { owner, dueOn }: Profile): readonly DatedItem[] {
  return document.items.flatMap((item): readonly DatedItem[] => {
    const on = dueOnOf(item) ?? dueOn?.on;
    if (on === undefined || stateOf(item) !== 'open' || !isRequired(item)) return [];
    const whose = ownText(roleOf(document, item, owner) ?? '');
    return [
      {
        whose,
        on,
        line: lineAt(document.lines, item.box),
        title: ownText(item.title || item.text),
      },
    ];
  });
}

/**
 * A day before which no open item of the document is due; undefined where none ever is.
 *
 * Of a body that was not read yet only words are looked at that might be a day: in a history much of what is due comes
 * later than the day that is asked about.
 */
export function noItemDueBefore(document: Document, profile: Profile): CivilDate | undefined {
  if (profile.kindId !== 'checklist') return undefined;
  const text = knownItems.has(profile) ? undefined : unreadText(document);
  const named = text === undefined ? undefined : daysNamedIn(text);
  const dueOn = profile.dueOn?.on;
  const days =
    named === undefined
      ? datedItems(document, profile).map(({ on }) => on)
      : [...named, ...(dueOn === undefined ? [] : [dueOn])];
  return days.toSorted()[0];
}

/** Between the word and its day nothing can stand but what ends a line, and code, which is as good as blanks. */
const dueWords = /due[\s:>]*(?:(\d{4}-\d{2}-\d{2})|`)/gi;

/** The days that a text may say something is due on; undefined where that takes reading it. */
function daysNamedIn(text: string): readonly CivilDate[] | undefined {
  const days: CivilDate[] = [];
  for (const [, named] of text.matchAll(dueWords)) {
    if (named === undefined) return undefined;
    const day = parseCivilDate(named);
    if (day !== undefined) days.push(day);
  }
  return days;
}
