import type { Document } from '../document/document.js';
import { KeyIndex } from './keyIndex.js';
import type { Library } from './library.js';

/** The few documents whose numbers are pinned to a commit, so that nobody looks for them in all. */
export const pinnedIndex = new KeyIndex((_, { frontmatter: { data } }) =>
  Array.isArray(data['pinned']) ? ['pinned'] : [],
);

/** The documents that pin numbers, in the order of their paths. */
export function documentsWithPins(library: Library): readonly Document[] {
  return pinnedIndex
    .pathsOf(library, 'pinned')
    .flatMap((path) => library.documents.get(path) ?? []);
}
