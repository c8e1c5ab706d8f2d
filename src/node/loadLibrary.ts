import { setImmediate as otherWork } from 'node:timers/promises';
import { readAcknowledgements } from '../core/library/acknowledgements.js';
import { DocumentMap, type DocumentSource } from '../core/library/documentMap.js';
import { emptyLibrary } from '../core/library/emptyLibrary.js';
import type { Library } from '../core/library/library.js';
import { readSavedFilters } from '../core/schema/savedFilter.js';
import { readAcknowledgementTexts } from './acknowledgementFiles.js';
import { type CacheLocation, findCacheLocation } from './cacheLocation.js';
import { readCodeOwners } from './codeOwnersFile.js';
import { RecentDocuments, unpackDocument } from './packedDocument.js';
import { readSavedFilterTexts } from './savedFilterFiles.js';
import { scanLibrary, type ScanStep } from './scanLibrary.js';
import {
  configurationPath,
  readSettingsText,
  rosterPath,
  toConfiguration,
  toRoster,
} from './settingsFiles.js';
import { sha256 } from './sha256.js';

export interface LoadOptions {
  /** Whether to use and keep what an earlier reading found, or where; on unless told otherwise. */
  readonly cache?: boolean | CacheLocation;
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

/** Paths between two looks at the signal. */
const pathsAtOnce = 256;

/**
 * Reads the whole library at the absolute path `root`: its settings, then its tree, then its documents.
 *
 * A file that cannot be read is a part of the result, not an error. Only a few documents keep what was read of them, so a
 * part of one that is asked for later is equal to the earlier one but may be another object.
 *
 * @throws Error when `root` is no folder, and what the signal was aborted with.
 */
export async function loadLibrary(root: string, options: LoadOptions = {}): Promise<Library> {
  const configuration = toConfiguration(readSettingsText(root, configurationPath));
  const roster = toRoster(readSettingsText(root, rosterPath));
  const found = createFindings();
  for (const step of scanLibrary(root, configuration, locationOf(root, options.cache ?? true))) {
    if (step.done % pathsAtOnce === 1) {
      options.onProgress?.(step.done, step.total);
      await otherWork();
      options.signal?.throwIfAborted();
    }
    add(found, step);
  }
  const { documents, files, symlinks, unreadable } = found;
  const codeOwners = readCodeOwners(root);
  return {
    ...emptyLibrary(configuration, roster, sha256),
    documents: DocumentMap.from(documents),
    files,
    symlinks,
    unreadable,
    savedFilters: readSavedFilters(readSavedFilterTexts(root)),
    acknowledgements: readAcknowledgements(readAcknowledgementTexts(root)),
    ...(codeOwners === undefined ? {} : { codeOwners }),
  };
}

function createFindings() {
  return {
    documents: new Map<string, DocumentSource>(),
    recent: new RecentDocuments(),
    files: new Set<string>(),
    symlinks: new Set<string>(),
    unreadable: new Map<string, string>(),
  };
}

function add(found: ReturnType<typeof createFindings>, { reading }: ScanStep): void {
  switch (reading.kind) {
    case 'document': {
      const { path, packed } = reading.entry;
      found.documents.set(path, () => unpackDocument(path, packed, found.recent));
      return;
    }
    case 'file':
      found.files.add(reading.path);
      return;
    case 'symlink':
      found.symlinks.add(reading.path);
      return;
    case 'unreadable':
      found.unreadable.set(reading.path, reading.reason);
      return;
    default:
      reading satisfies never;
  }
}

function locationOf(
  root: string,
  cache: NonNullable<LoadOptions['cache']>,
): CacheLocation | undefined {
  if (typeof cache === 'object') return cache;
  return cache ? findCacheLocation(root) : undefined;
}
