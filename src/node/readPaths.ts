import { existsSync, lstatSync, type Stats } from 'node:fs';
import { isAcknowledgementPath } from '../core/acknowledgement/acknowledgement.js';
import { mayHoldCodeOwners } from '../core/library/codeOwners.js';
import type { Configuration } from '../core/schema/configuration.js';
import { isIgnored } from '../core/schema/documentPath.js';
import { isSavedFilterPath } from '../core/schema/savedFilter.js';
import { readAcknowledgementTexts } from './acknowledgementFiles.js';
import type { BatchWriter } from './batchWriter.js';
import { readCodeOwners } from './codeOwnersFile.js';
import { wordsForFileError } from './fileError.js';
import { entryOf, repositoryMark, type TreeEntry, walkTree } from './fileTree.js';
import { LibraryCache } from './libraryCache.js';
import { readEntry } from './readEntry.js';
import { readSavedFilterTexts } from './savedFilterFiles.js';
import { configurationPath, readSettingsText, rosterPath } from './settingsFiles.js';

export interface PathsToRead {
  readonly root: string;
  readonly paths: readonly string[];
  readonly configuration: Configuration;
}

/**
 * Reads what is at some paths now: a folder stands for everything below it, and a path where nothing of the library is any more is removed.
 *
 * Nothing is read through a symbolic link or in another repository, be it one of the folders above.
 */
export function readPaths({ root, paths, configuration }: PathsToRead, writer: BatchWriter): void {
  const source = { root, cache: LibraryCache.empty(), nowMs: Date.now() };
  if (paths.some(isAcknowledgementPath)) {
    writer.addAcknowledgements(readAcknowledgementTexts(root));
  }
  if (paths.some(isSavedFilterPath)) {
    writer.addSavedFilters(readSavedFilterTexts(root));
  }
  if (paths.some(mayHoldCodeOwners)) {
    writer.addCodeOwners(readCodeOwners(root));
  }
  for (const path of paths) {
    if (isAcknowledgementPath(path) || isSavedFilterPath(path)) {
      continue;
    }
    if (path === configurationPath || path === rosterPath) {
      writer.addSettings(path, readSettingsText(root, path));
      continue;
    }
    const entries = entriesAt(root, path, configuration);
    if (entries.isFolder) writer.addRemoved(path);
    let isEmpty = true;
    for (const entry of entries.list) {
      writer.addReading(readEntry(source, entry));
      isEmpty = false;
    }
    if (isEmpty && !entries.isFolder) writer.addRemoved(path);
  }
}

interface EntriesAtPath {
  readonly isFolder: boolean;
  readonly list: Iterable<TreeEntry>;
}

const nothing: EntriesAtPath = { isFolder: false, list: [] };

function entriesAt(root: string, path: string, configuration: Configuration): EntriesAtPath {
  if (isBehindBorder(root, path)) return nothing;
  let stats: Stats | undefined;
  try {
    stats = lstatSync(`${root}/${path}`, { throwIfNoEntry: false });
  } catch (error) {
    return {
      isFolder: false,
      list: [{ kind: 'unreadable', path, reason: wordsForFileError(error, path) }],
    };
  }
  if (stats === undefined) return nothing;
  if (stats.isDirectory()) {
    const folder = `${path}/`;
    if (isIgnored(folder, configuration)) return { isFolder: true, list: [] };
    return isRepository(root, path)
      ? { isFolder: true, list: [{ kind: 'file', path }] }
      : { isFolder: true, list: walkTree(root, configuration, folder) };
  }
  const entry = entryOf(stats, path, configuration);
  return { isFolder: false, list: entry === undefined ? [] : [entry] };
}

function isBehindBorder(root: string, path: string): boolean {
  for (let end = path.indexOf('/'); end > 0; end = path.indexOf('/', end + 1)) {
    const above = path.slice(0, end);
    const stats = lstatSync(`${root}/${above}`, { throwIfNoEntry: false });
    if (stats?.isDirectory() !== true || isRepository(root, above)) return true;
  }
  return false;
}

function isRepository(root: string, folder: string): boolean {
  return existsSync(`${root}/${folder}/${repositoryMark}`);
}
