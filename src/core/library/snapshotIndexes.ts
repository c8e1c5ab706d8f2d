import { idIndex, nameIndex } from './documentNames.js';
import { gatedIndex } from './gatedDocuments.js';
import type { Library } from './library.js';
import { projectIndex } from './projectDocuments.js';
import { referenceIndex } from './references.js';

/** Brings what the indexes know of `before` along to `after`, in which only `changed` differs. */
export function carryIndexes(before: Library, after: Library, changed: ReadonlySet<string>): void {
  for (const index of [idIndex, nameIndex, gatedIndex, projectIndex, referenceIndex]) {
    index.carry(before, after, changed);
  }
}
