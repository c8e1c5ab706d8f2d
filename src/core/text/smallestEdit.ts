import type { TextEdit } from './textEdit.js';

/** One edit for several: what differs between two texts, from the first character to the last. */
export function smallestEdit(before: string, after: string): TextEdit {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let same = 0;
  while (same < shorter - start && before.at(-1 - same) === after.at(-1 - same)) same++;
  // An editor knows no place between the two characters of a line end.
  if (start > 0 && before[start - 1] === '\r') start--;
  if (same > 0 && before.at(-same) === '\n' && same < shorter - start) same--;
  return {
    range: { start, end: before.length - same },
    newText: after.slice(start, after.length - same),
  };
}
