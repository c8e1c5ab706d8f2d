import type { Document } from '../document/document.js';
import { documentsAt } from './documentsAt.js';
import { KeyIndex } from './keyIndex.js';
import type { Library } from './library.js';

/** The few documents with gates or sign-offs of their own, made from a template, or to be acknowledged, so that nobody looks for them in all. */
export const gatedIndex = new KeyIndex((_, { frontmatter: { data } }) =>
  ['gates', 'sign_offs', 'template', 'acknowledge'].filter(
    (key) => data[key] !== undefined && data[key] !== null,
  ),
);

/** The documents that set `key` in their frontmatter, in the order of their paths. */
export function documentsWithKey(
  library: Library,
  key: 'gates' | 'sign_offs' | 'template' | 'acknowledge',
): readonly Document[] {
  return documentsAt(library, gatedIndex.pathsOf(library, key));
}
