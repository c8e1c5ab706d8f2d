import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Document } from '../../core/document/document.js';
import { parseDocument } from '../../core/document/parseDocument.js';
import { applyChanges } from '../../core/library/applyChanges.js';
import type { Library } from '../../core/library/library.js';
import { decodeText } from '../../core/text/decodeText.js';
import type { OpenedLibrary } from '../commands/openLibrary.js';

/** A document to be written to: its bytes, and the library with it as those bytes say. */
export interface OpenDocument {
  readonly library: Library;
  readonly document: Document;
  readonly file: string;
  readonly bytes: Buffer;
  readonly text: string;
  readonly bom: boolean;
  /** Why it must not be written back. */
  readonly problem?: string;
}

/** Reads a document of the library afresh, whatever an earlier reading found. */
export function openDocument({ root, library }: OpenedLibrary, name: string): OpenDocument {
  const file = path.join(root, name);
  const bytes = readFileSync(file);
  const decoded = decodeText(bytes);
  const document = parseDocument(name, decoded);
  const changed = applyChanges(library, [{ kind: 'document', document }]);
  const opened = { library: changed.library, document, file, bytes, ...decoded };
  return decoded.problem === undefined
    ? opened
    : { ...opened, problem: `${name} is no UTF-8 text, so nothing is written into it.` };
}
