import type { Document } from '../document/document.js';
import { lineAt } from '../text/lineMap.js';
import { settledItems } from './settled.js';

/** Lines from 0, both included. */
export interface LineRun {
  readonly first: number;
  readonly last: number;
}

/** The lines of settled items, each with everything nested in it; items that follow one another make one run. */
export function settledRuns(
  document: Document,
  isBlank: (line: number) => boolean,
): readonly LineRun[] {
  const { items, lines } = document;
  const settled = settledItems(document);
  const runs: { first: number; last: number }[] = [];
  for (const [index, { range }] of items.entries()) {
    if (settled[index] !== true) continue;
    const first = lineAt(lines, range.start);
    const last = lineAt(lines, Math.max(range.start, range.end - 1));
    const run = runs.at(-1);
    if (run === undefined) {
      runs.push({ first, last });
    } else if (first <= run.last) {
      run.last = Math.max(run.last, last);
    } else if (isGap(run.last + 1, first, isBlank)) {
      run.last = last;
    } else {
      runs.push({ first, last });
    }
  }
  return runs;
}

function isGap(from: number, to: number, isBlank: (line: number) => boolean): boolean {
  for (let line = from; line < to; line++) {
    if (!isBlank(line)) return false;
  }
  return true;
}
