import path from 'node:path';
import type { Document } from '../../core/document/document.js';
import { parseDocument } from '../../core/document/parseDocument.js';
import type { Library } from '../../core/library/library.js';
import { filesEndingIn } from '../../core/templates/adoptionPlan.js';
import { decodeText } from '../../core/text/decodeText.js';
import { readDocumentFile } from '../../node/documentFile.js';

/** The documents of the library, and the files that would be documents too if their endings were configured. */
export function readWithEndings(
  root: string,
  library: Library,
  endings: ReadonlyMap<string, number>,
): readonly Document[] {
  const documents = [...library.documents.values()];
  for (const file of filesEndingIn(endings, library.files)) {
    const reading = readDocumentFile(path.join(root, file));
    if (reading.kind !== 'unreadable') {
      documents.push(parseDocument(file, decodeText(reading.bytes)));
    }
  }
  return documents;
}
