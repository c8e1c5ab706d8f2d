import { lstatSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { parseDocument } from '../core/document/parseDocument.js';
import { decodeText } from '../core/text/decodeText.js';
import { type FileStamp, readDocumentFile, stampOf } from './documentFile.js';
import type { OtherEntry, TreeEntry } from './fileTree.js';
import type { CacheEntry, LibraryCache } from './libraryCache.js';
import { packDocument } from './packedDocument.js';

/** What one path of the tree turned out to be; a document comes packed. */
export type TreeReading =
  { readonly kind: 'document'; readonly entry: CacheEntry; readonly fresh: boolean } | OtherEntry;

export interface TreeSource {
  /** Absolute path. */
  readonly root: string;
  readonly cache: LibraryCache;
  /** The time now, in the clock of the files. */
  readonly nowMs: number;
}

/** File systems keep times as coarse as two seconds: a file may change again within that time and show nothing of it. */
const coarsestClockMs = 2000;

/** Reads one entry of the tree; a document out of the cache when its file is still the one that was read. */
export function readEntry(source: TreeSource, entry: TreeEntry): TreeReading {
  if (entry.kind !== 'document') return entry;
  const absolute = `${source.root}/${entry.path}`;
  const known = source.cache.size === 0 ? undefined : findKnown(source.cache, entry.path, absolute);
  if (known !== undefined && known.digest === undefined) {
    return { kind: 'document', entry: known, fresh: false };
  }
  const reading = readDocumentFile(absolute);
  if (reading.kind === 'unreadable') {
    return { kind: 'unreadable', path: entry.path, reason: reading.reason };
  }
  const { bytes, stamp } = reading;
  const digest = isSettled(stamp, source.nowMs) ? undefined : digestOf(bytes);
  const packed =
    known?.digest !== undefined && known.digest === (digest ?? digestOf(bytes))
      ? known.packed
      : packDocument(parseDocument(entry.path, decodeText(bytes), { bytes }));
  return {
    kind: 'document',
    entry: { path: entry.path, stamp, packed, ...(digest !== undefined && { digest }) },
    fresh: true,
  };
}

function findKnown(cache: LibraryCache, path: string, absolute: string): CacheEntry | undefined {
  try {
    const stats = lstatSync(absolute);
    return stats.isFile() ? cache.find(path, stampOf(stats)) : undefined;
  } catch {
    // Reading it will say what is wrong with it.
    return undefined;
  }
}

function isSettled({ modifiedMs, changedMs }: FileStamp, nowMs: number): boolean {
  return Math.max(modifiedMs, changedMs) < nowMs - coarsestClockMs;
}

function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
