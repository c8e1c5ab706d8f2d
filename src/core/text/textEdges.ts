/** Where lines and words begin and end around a place in a text. */
import type { TextRange } from './textRange.js';

/** The beginning of the line that holds `offset`; lines end at LF. */
export function lineStartAt(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** The end of that line, before its line break. */
export function lineEndAt(text: string, offset: number): number {
  const at = text.indexOf('\n', offset);
  const end = at === -1 ? text.length : at;
  return text.charAt(end - 1) === '\r' && end > offset ? end - 1 : end;
}

/** The end of a range without the blanks at its end. */
export function trimmedEnd(text: string, { start, end }: TextRange): number {
  return start + text.slice(start, end).trimEnd().length;
}

/** How the lines of a text end: as its first one does. */
export function lineBreakOf(text: string): string {
  return /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
}
