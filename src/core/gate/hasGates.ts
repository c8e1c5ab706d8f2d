import type { Document } from '../document/document.js';
import type { Library } from '../library/library.js';
import { profileIn } from '../library/profileIn.js';

/** Whether the document passes gates itself. A template's gates are those of the documents made from it. */
export function hasGates(library: Library, document: Document): boolean {
  const { gates } = document.frontmatter.data;
  return (
    gates !== undefined && gates !== null && profileIn(library, document).kindId !== 'template'
  );
}
