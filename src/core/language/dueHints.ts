import { dueOnOf } from '../checklist/dueDate.js';
import { stateOf } from '../checklist/itemState.js';
import type { Document } from '../document/document.js';
import { locateField } from '../document/locateInYaml.js';
import type { Library } from '../library/library.js';
import { profileIn } from '../library/profileIn.js';
import { reviewIn } from '../library/reviewIn.js';
import { isFinished } from '../query/finished.js';
import { daysBetween, type CivilDate } from '../schema/civilDate.js';
import type { TextRange } from '../text/textRange.js';
import { distanceOf } from './describeName.js';

/** A few words behind a place of the text. */
export interface Hint {
  readonly offset: number;
  readonly words: string;
  readonly isLate: boolean;
}

/** How far the due days of open items, of the document and of its review are, within `range`. */
export function dueHints(
  library: Library,
  {
    document,
    text,
    range,
  }: { readonly document: Document; readonly text: string; readonly range: TextRange },
  today: CivilDate,
): readonly Hint[] {
  const hints: Hint[] =
    range.start < document.frontmatter.block.end ? fieldHints(library, document, today) : [];
  for (const item of document.items) {
    const { textRange, markers } = item;
    if (textRange.start > range.end) break;
    if (markers.due === undefined || textRange.end < range.start || stateOf(item) !== 'open')
      continue;
    const dueOn = dueOnOf(item);
    const mark = /\(due[^()]*\)/i.exec(text.slice(textRange.start, textRange.end));
    if (dueOn === undefined || mark === null) continue;
    const offset = textRange.start + mark.index + mark[0].length;
    hints.push({ offset, ...wordsForDue(dueOn, today) });
  }
  return hints;
}

function fieldHints(library: Library, document: Document, today: CivilDate): Hint[] {
  const profile = profileIn(library, document);
  const review = reviewIn(library, document, today);
  // What is closed, or of a final status, is late no more.
  const dueOn = isFinished({ library, document, profile, today }) ? undefined : profile.dueOn;
  const days: readonly (readonly [string | undefined, CivilDate | undefined, string])[] = [
    [dueOn?.key, dueOn?.on, ''],
    [profile.reviewedOn?.key, review.dueOn, 'review '],
  ];
  return days.flatMap(([key, day, what]): Hint[] => {
    const place = key === undefined ? undefined : locateField(document, [key]);
    if (place === undefined || day === undefined) return [];
    const { words, isLate } = wordsForDue(day, today);
    return [{ offset: place.value.end, words: `${what}${words}`, isLate }];
  });
}

/** How far a day is on which something is due. */
export function wordsForDue(
  day: CivilDate,
  today: CivilDate,
): { readonly words: string; readonly isLate: boolean } {
  const late = daysBetween(day, today);
  if (late <= 0) return { words: `due ${distanceOf(day, today)}`, isLate: false };
  return { words: `overdue by ${late} ${late === 1 ? 'day' : 'days'}`, isLate: true };
}
