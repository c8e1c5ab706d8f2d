import { codeOwnersPlaces } from '../core/library/codeOwners.js';
import type { CodeOwnersFile } from '../core/library/library.js';
import { decodeText } from '../core/text/decodeText.js';
import { readDocumentFile } from './documentFile.js';

/** The first `CODEOWNERS` file of the library at `root` that forges would find; undefined without one that can be read. */
export function readCodeOwners(root: string): CodeOwnersFile | undefined {
  for (const path of codeOwnersPlaces) {
    const reading = readDocumentFile(`${root}/${path}`);
    if (reading.kind !== 'unreadable') return { path, source: decodeText(reading.bytes).text };
  }
  return undefined;
}
