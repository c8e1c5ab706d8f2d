import type { Document } from '../document/document.js';
import { lessonMarksOf } from '../lessons/lessonMarks.js';
import type { TextRange } from '../text/textRange.js';
import { isWholeName, nameAt, type TextPlace } from './nameAt.js';
import { occurrencesOf } from './occurrences.js';

/**
 * Places of the document that belong to what the cursor is on: all mentions of an id, every item that came from the
 * same lesson, or an item and what else names its key. Empty on ordinary words.
 */
export function relatedPlaces(place: TextPlace): readonly TextRange[] {
  const { document, text, offset } = place;
  const name = nameAt(place);
  if (name?.kind === 'document' && name.id !== undefined) {
    const own = occurrencesOf(document, text, name.id).map(({ range }) => range);
    return [...own, ...itemsFrom(document, name.id)];
  }
  if (name?.kind === 'role' || name?.kind === 'person') {
    return mentionsOf(text, name.name);
  }
  const item = document.items.find(({ key, textRange }) => {
    const end = textRange.start + 1 + (key?.length ?? 0);
    return key !== undefined && textRange.start <= offset && offset <= end;
  });
  return item?.key === undefined ? [] : wordsEqualTo(text, item.key);
}

/** The texts of the items that carry the lesson's mark. */
function itemsFrom(document: Document, lesson: string): readonly TextRange[] {
  return lessonMarksOf(document).flatMap((mark) => {
    const item =
      mark.lesson === lesson && mark.item !== undefined ? document.items[mark.item] : undefined;
    return item === undefined
      ? []
      : [{ start: item.textRange.start, end: Math.max(item.textRange.start, mark.range.start) }];
  });
}

function mentionsOf(text: string, name: string): readonly TextRange[] {
  const ranges: TextRange[] = [];
  for (let at = text.indexOf(`@${name}`); at >= 0; at = text.indexOf(`@${name}`, at + 1)) {
    const end = at + name.length + 1;
    if (!/[\w@./-]/.test(text.charAt(at - 1)) && !/^(?:\w|[.-]\w)/.test(text.slice(end, end + 2))) {
      ranges.push({ start: at, end });
    }
  }
  return ranges;
}

function wordsEqualTo(text: string, word: string): readonly TextRange[] {
  const ranges: TextRange[] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const range = { start: at, end: at + word.length };
    if (isWholeName(text, range)) ranges.push(range);
  }
  return ranges;
}
