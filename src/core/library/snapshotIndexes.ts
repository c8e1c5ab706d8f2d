import { idIndex, nameIndex } from './documentNames.js';
import { gatedIndex } from './gatedDocuments.js';
import { lessonIndex, lessonMarkIndex } from './lessons.js';
import type { Library } from './library.js';
import { pinnedIndex } from './pinnedDocuments.js';
import { projectIndex, projectPageIndex } from './projectDocuments.js';
import { referenceIndex } from './references.js';

const indexes = [
  idIndex,
  nameIndex,
  referenceIndex,
  gatedIndex,
  lessonIndex,
  lessonMarkIndex,
  pinnedIndex,
  projectIndex,
  projectPageIndex,
];

/**
 * Makes what lookups of ids, names, backlinks, gates, lessons and projects need, a little with each step.
 *
 * The first lookup in a large library would otherwise do all of it at once; a caller that shares its thread takes as many steps as it has time for and goes on later. Snapshots made from this one afterwards are served by the same work; one made before the last step is not.
 */
export function* prepareIndexes(library: Library): Generator<undefined> {
  for (const index of indexes) {
    yield* index.prepare(library);
  }
}

/** Brings what the indexes know of `before` along to `after`, in which only `changed` differs. */
export function carryIndexes(before: Library, after: Library, changed: ReadonlySet<string>): void {
  for (const index of indexes) {
    index.carry(before, after, changed);
  }
}
