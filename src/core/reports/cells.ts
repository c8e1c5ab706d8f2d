/** Cells of the tables of reports. */
import type { Cell } from '../lists/listResult.js';
import { toDisplayLine } from '../text/displayLine.js';
import type { CommitFact } from './reportFacts.js';

/** Digits of an object name that are enough to find a commit. */
const citedDigits = 12;

export const none: Cell = { kind: 'empty' };

export function textCell(text: string | undefined): Cell {
  const shown = toDisplayLine(text ?? '').trim();
  return shown === '' ? none : { kind: 'text', text: shown };
}

/** What a document is called by: its id, which is never broken over lines, else its path. */
export function nameCell(id: string | undefined, path: string): Cell {
  const shown = toDisplayLine(id ?? '').trim();
  return shown === '' ? textCell(path) : { kind: 'code', text: shown };
}

export function numberCell(value: number | undefined): Cell {
  return value === undefined ? none : { kind: 'number', value };
}

export function dayCell(on: string | undefined): Cell {
  return on === undefined ? none : { kind: 'date', on };
}

export function commitCell(commit: CommitFact | string | undefined): Cell {
  const hash = typeof commit === 'object' ? commit.hash : commit;
  return hash === undefined ? none : { kind: 'code', text: hash.slice(0, citedDigits) };
}
