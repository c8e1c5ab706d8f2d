import type { DocumentChange } from '../../src/core/diff/change.js';
import { diffLibraries } from '../../src/core/diff/diffLibraries.js';
import { roster, today } from './closeout.js';
import { libraryOf } from './libraryOf.js';

export type Files = Readonly<Record<string, string>>;

/** What sets two libraries in memory apart, judged on the day of tests. */
export function diffOf(base: Files, head: Files): readonly DocumentChange[] {
  return diffLibraries({ base: sideOf(base), head: sideOf(head), today }).documents;
}

function sideOf(files: Files) {
  const all = { '.sop/library.yml': 'title: Test\n', '.sop/roster.yml': roster, ...files };
  const texts: Files = all;
  return { library: libraryOf(all), textOf: (path: string) => texts[path] };
}
