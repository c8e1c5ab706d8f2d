import type { BlockSink } from './blockSink.js';
import { isBlank, skipBlanks } from './blockStarts.js';
import type { OutlineSpan } from './outline.js';

/** Cells that a delimiter row (`| --- | :-: |`) announces; 0 when the line is none. */
export function delimiterCells(text: string, at: number, end: number): number {
  let next = at;
  let cells = 0;
  let seen = false;
  if (text.charCodeAt(next) === 124) {
    seen = true;
    next = skipBlanks(text, next + 1, end);
  }
  while (next < end) {
    const start = next;
    if (text.charCodeAt(next) === 58) {
      seen = true;
      next++;
    }
    const dashes = next;
    while (next < end && text.charCodeAt(next) === 45) {
      next++;
    }
    if (next === dashes) {
      return 0;
    }
    if (next < end && text.charCodeAt(next) === 58) {
      seen = true;
      next++;
    }
    cells += next > start ? 1 : 0;
    next = skipBlanks(text, next, end);
    if (next < end) {
      if (text.charCodeAt(next) !== 124) {
        return 0;
      }
      seen = true;
      next = skipBlanks(text, next + 1, end);
    }
  }
  return seen ? cells : 0;
}

/** The cells of a table row, counted as for a head row: split at pipes that no backslash precedes. */
export function countCells(text: string, at: number, end: number): number {
  let count = 0;
  let isOpen = text.charCodeAt(at) !== 124;
  for (let next = at; next < end; next++) {
    const code = text.charCodeAt(next);
    if (isBlank(code)) {
      continue;
    }
    count += isOpen ? 1 : 0;
    isOpen = code === 124;
    if (code === 92 && escapesPipe(text, next, end)) {
      next++;
    }
  }
  return count;
}

/** Tells `sink` where the cells of a row lie, blanks around them left out; empty cells are not told of. */
export function tellCells(sink: BlockSink, text: string, { start, end }: OutlineSpan): void {
  let cellStart = -1;
  let cellEnd = -1;
  for (let next = start; next < end; next++) {
    const code = text.charCodeAt(next);
    if (code === 124) {
      if (cellStart >= 0) {
        sink.cell(cellStart, cellEnd);
      }
      cellStart = -1;
    } else if (!isBlank(code)) {
      cellStart = cellStart < 0 ? next : cellStart;
      if (code === 92 && escapesPipe(text, next, end)) {
        next++;
      }
      cellEnd = next + 1;
    }
  }
  if (cellStart >= 0) {
    sink.cell(cellStart, cellEnd);
  }
}

function escapesPipe(text: string, backslash: number, end: number): boolean {
  const next = text.charCodeAt(backslash + 1);
  return backslash + 1 < end && (next === 92 || next === 124);
}
