import { statSync } from 'node:fs';
import type { Configuration } from '../core/schema/configuration.js';
import type { CacheLocation } from './cacheLocation.js';
import { walkTree } from './fileTree.js';
import { type CacheEntry, LibraryCache, writeCache } from './libraryCache.js';
import { readEntry, type TreeReading } from './readEntry.js';

export interface ScanStep {
  readonly reading: TreeReading;
  /** Paths read, this one included. */
  readonly done: number;
  readonly total: number;
}

/**
 * Reads everything below `root`, one path at a time in code-unit order, so that the caller may rest or stop between two of them.
 *
 * After the last one the cache at `location` is brought up to date, if that is worth writing it.
 *
 * @throws Error when `root` is no folder.
 */
export function* scanLibrary(
  root: string,
  configuration: Configuration,
  location?: CacheLocation,
): Generator<ScanStep> {
  if (!statSync(root).isDirectory()) throw new Error(`${root} is no folder.`);
  const cache = location ? LibraryCache.read(location.file, location.key) : LibraryCache.empty();
  const source = { root, cache, nowMs: Date.now() };
  const tree = [...walkTree(root, configuration)];
  const entries: CacheEntry[] = [];
  let fresh = 0;
  for (const [index, entry] of tree.entries()) {
    const reading = readEntry(source, entry);
    if (reading.kind === 'document' && location !== undefined) {
      entries.push(reading.entry);
      fresh += reading.fresh ? 1 : 0;
    }
    yield { reading, done: index + 1, total: tree.length };
  }
  const gone = cache.size - (entries.length - fresh);
  if (location !== undefined && isWorthWriting(Math.max(fresh, gone), entries.length)) {
    writeCache(location.file, location.key, entries);
  }
}

/** Reading a few documents again costs less than writing all of them. */
function isWorthWriting(outdated: number, total: number): boolean {
  return outdated > 16 + total / 100 || (outdated > 0 && total <= 16);
}
