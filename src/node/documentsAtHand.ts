import type { Document } from '../core/document/document.js';
import type { Library } from '../core/library/library.js';
import { readDocumentFile } from './documentFile.js';

/**
 * Finds the documents of a library on disk whose files still are what another state of it has at the same place.
 *
 * Most documents of last week are as they were: comparing bytes is a small part of reading and keeping them once more.
 */
export function documentsAtHand(
  root: string,
  library: Library,
): (path: string, bytes: Uint8Array) => Document | undefined {
  return (path, bytes) => {
    const document = library.documents.get(path);
    if (document === undefined) return undefined;
    const reading = readDocumentFile(`${root}/${path}`);
    return reading.kind === 'read' && Buffer.compare(reading.bytes, bytes) === 0
      ? document
      : undefined;
  };
}
