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

/** Where the cells of a row lie, as pairs of start and end; empty cells have none. */
export interface TableRow {
  /** Cells counted as for a head row. */
  readonly count: number;
  readonly cells: readonly number[];
}

/** The cells of a table row, split at pipes that no backslash precedes. */
export function readTableRow(text: string, at: number, end: number): TableRow {
  const cells: number[] = [];
  let count = 0;
  let cellStart = -1;
  let cellEnd = -1;
  let open = text.charCodeAt(at) !== 124;
  const flush = (): void => {
    if (cellStart >= 0) {
      cells.push(cellStart, cellEnd);
    }
    cellStart = -1;
  };
  for (let next = at; next < end; next++) {
    const code = text.charCodeAt(next);
    if (isBlank(code)) {
      continue;
    }
    if (open) {
      open = false;
      count++;
    }
    if (code === 124) {
      flush();
      open = true;
      continue;
    }
    cellStart = cellStart < 0 ? next : cellStart;
    if (
      code === 92 &&
      next + 1 < end &&
      (text.charCodeAt(next + 1) === 92 || text.charCodeAt(next + 1) === 124)
    ) {
      next++;
    }
    cellEnd = next + 1;
  }
  flush();
  return { count, cells };
}

/** Tells `sink` of the cells of a row. */
export function tellCells(sink: BlockSink, text: string, { start, end }: OutlineSpan): void {
  const { cells } = readTableRow(text, start, end);
  for (let index = 0; index < cells.length; index += 2) {
    sink.cell(cells[index] ?? 0, cells[index + 1] ?? 0);
  }
}
