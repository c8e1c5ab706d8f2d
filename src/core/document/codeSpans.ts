import type { OutlineSpan } from './outline.js';

/** Offset of the run of exactly `length` backticks that closes a code span, -1 when there is none. */
export function closingRun(text: string, { start, end }: OutlineSpan, length: number): number {
  let at = text.indexOf('`', start);
  while (at >= 0 && at < end) {
    let runEnd = at;
    while (runEnd < end && text.charCodeAt(runEnd) === 96) {
      runEnd++;
    }
    if (runEnd - at === length) {
      return at;
    }
    at = text.indexOf('`', runEnd);
  }
  return -1;
}

/** A code span's content: line endings are blanks, and one blank at both ends is padding. */
export function codeText(content: string): string {
  const line = content.replace(/\r\n|\r|\n/g, ' ');
  const isPadded = line.startsWith(' ') && line.endsWith(' ') && line.trim() !== '';
  return isPadded ? line.slice(1, -1) : line;
}
