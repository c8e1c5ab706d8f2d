import type { TextRange } from './textRange.js';

/** Replaces the characters of `range` by `newText`; an empty range inserts. */
export interface TextEdit {
  readonly range: TextRange;
  readonly newText: string;
}

/** Puts text in where nothing is replaced. */
export function insertionAt(offset: number, newText: string): TextEdit {
  return { range: { start: offset, end: offset }, newText };
}

/**
 * The text after all edits, whose ranges refer to the text before any of them.
 *
 * Edits may come in any order; two insertions at one offset keep their order in the list.
 *
 * @throws RangeError when two edits overlap or one reaches outside the text: a broken promise of the caller.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = [...edits].sort((a, b) => a.range.start - b.range.start);
  let result = '';
  let position = 0;
  for (const { range, newText } of ordered) {
    if (range.start < position || range.end < range.start || range.end > text.length) {
      throw new RangeError(`Edit ${range.start}-${range.end} overlaps another or leaves the text.`);
    }
    result += text.slice(position, range.start) + newText;
    position = range.end;
  }
  return result + text.slice(position);
}
