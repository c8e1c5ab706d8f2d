import { isAcknowledgementPath } from '../../src/core/acknowledgement/acknowledgement.js';
import { parseDocument } from '../../src/core/document/parseDocument.js';
import { applyChanges } from '../../src/core/library/applyChanges.js';
import { emptyLibrary } from '../../src/core/library/emptyLibrary.js';
import type { Library, LibraryChange } from '../../src/core/library/library.js';
import { isDocumentPath } from '../../src/core/schema/documentPath.js';
import { parseConfiguration } from '../../src/core/schema/parseConfiguration.js';
import { parseRoster } from '../../src/core/schema/parseRoster.js';
import { isSavedFilterPath } from '../../src/core/schema/savedFilter.js';
import { sha256 } from './sha256.js';

/** A library in memory: text by path, `.sop/library.yml` and `.sop/roster.yml` among them when it has any. */
export function libraryOf(files: Readonly<Record<string, string>>): Library {
  const configuration = parseConfiguration(files['.sop/library.yml']);
  const roster = parseRoster(files['.sop/roster.yml']);
  const texts = new Map(Object.entries(files).filter(([path]) => isAcknowledgementPath(path)));
  const changes = Object.entries(files).map(([path, text]): LibraryChange =>
    isDocumentPath(path, configuration)
      ? { kind: 'document', document: parseDocument(path, { text, bom: false }) }
      : { kind: 'file', path },
  );
  const views = new Map(Object.entries(files).filter(([path]) => isSavedFilterPath(path)));
  if (views.size > 0) changes.push({ kind: 'savedFilters', texts: views });
  if (texts.size > 0) changes.push({ kind: 'acknowledgements', texts });
  const source = files['CODEOWNERS'];
  if (source !== undefined) {
    changes.push({ kind: 'codeOwners', file: { path: 'CODEOWNERS', source } });
  }
  return applyChanges(emptyLibrary(configuration, roster, sha256), changes).library;
}
