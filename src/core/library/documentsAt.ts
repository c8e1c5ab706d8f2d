import type { Document } from '../document/document.js';
import type { Library } from './library.js';

/** The documents at `paths`, in their order, without those that are not there. */
export function documentsAt(library: Library, paths: readonly string[]): readonly Document[] {
  // In a loop, because this is asked thousands of times after each keystroke.
  const found: Document[] = [];
  for (const path of paths) {
    const document = library.documents.get(path);
    if (document !== undefined) {
      found.push(document);
    }
  }
  return found;
}
