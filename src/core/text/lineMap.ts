import type { TextRange } from './textRange.js';

/** A place in a text, line and column from 0, the column in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A span between two positions, the end exclusive. */
export interface PositionRange {
  readonly start: Position;
  readonly end: Position;
}

/** Offset of the first character of every line, in order; a line ends at LF, CRLF or a lone CR. */
export type LineStarts = readonly number[];

/** The line starts of `text`; an empty text has one line. */
export function lineStartsOf(text: string): LineStarts {
  const starts = [0];
  if (text.includes('\r')) {
    return addStartsWithReturns(text, starts);
  }
  for (let feed = text.indexOf('\n'); feed >= 0; feed = text.indexOf('\n', feed + 1)) {
    starts.push(feed + 1);
  }
  return starts;
}

/** How many lines end in `text`. */
export function lineBreaksIn(text: string): number {
  return text.split(text.includes('\r') ? /\r\n?|\n/ : '\n').length - 1;
}

function addStartsWithReturns(text: string, starts: number[]): LineStarts {
  for (let offset = 0; offset < text.length; offset++) {
    const code = text.charCodeAt(offset);
    if (code === 10 || (code === 13 && text.charCodeAt(offset + 1) !== 10)) {
      starts.push(offset + 1);
    }
  }
  return starts;
}

/** The line, from 0, that holds `offset`; an offset past the end belongs to the last line. */
export function lineAt(lines: LineStarts, offset: number): number {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lines[middle] ?? 0) <= offset) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return low;
}

/** The position of `offset`. */
export function positionAt(lines: LineStarts, offset: number): Position {
  const line = lineAt(lines, offset);
  return { line, column: offset - (lines[line] ?? 0) };
}

/** The positions of both ends of `range`. */
export function positionsOf(lines: LineStarts, range: TextRange): PositionRange {
  return { start: positionAt(lines, range.start), end: positionAt(lines, range.end) };
}

/** The offset of `position`; a line outside the text is clamped to it. */
export function offsetAt(lines: LineStarts, position: Position): number {
  const line = Math.max(0, Math.min(position.line, lines.length - 1));
  return (lines[line] ?? 0) + position.column;
}
