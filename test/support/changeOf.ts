import { parseDocument } from '../../src/core/document/parseDocument.js';
import type { LibraryChange } from '../../src/core/library/library.js';

/** What became of a file: its new text, or undefined where it is gone; a file that ends in `.txt` is no document. */
export function changeOf(path: string, text: string | undefined): LibraryChange {
  if (text === undefined) {
    return { kind: 'removed', path };
  }
  return path.endsWith('.txt')
    ? { kind: 'file', path }
    : { kind: 'document', document: parseDocument(path, { text, bom: false }) };
}
