import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import type { FileStamp } from './documentFile.js';
import type { PackedDocument } from './packedDocument.js';

/** What is known of one document's file. */
export interface CacheEntry {
  readonly path: string;
  readonly stamp: FileStamp;
  /**
   * SHA-256 of the content, kept when the file was read so soon after it changed that a later change might leave the same stamp.
   * Such an entry holds only for this content.
   */
  readonly digest?: string;
  readonly packed: PackedDocument;
}

/** First bytes of every cache file; another number for another layout. */
const magic = Buffer.from('SOPLEDG2');
/** The checksum of everything behind it follows the magic, then the length of the meta data. */
const checkedFrom = magic.length + 4;
const metaFrom = checkedFrom + 4;
/** Size, both times, length of the packed document. */
const numbersPerEntry = 4;
const chunkSize = 1024 * 1024;

interface CacheMeta {
  /** Library and program that the entries belong to. */
  readonly key: string;
  readonly count: number;
  /** In bytes, all of them with a NUL between. */
  readonly pathsLength: number;
  readonly digests: readonly (readonly [index: number, digest: string])[];
}

/**
 * What an earlier reading of a library left in a file.
 *
 * A file that is absent, damaged, of another layout, library or program is an empty cache: reading without one is always right, only slower.
 */
export class LibraryCache {
  readonly #bytes: Buffer;
  readonly #indexes: ReadonlyMap<string, number>;
  readonly #numbers: Float64Array;
  /** Where each packed document starts. */
  readonly #starts: Float64Array;
  readonly #digests: ReadonlyMap<number, string>;

  private constructor(bytes: Buffer, meta: CacheMeta, metaEnd: number) {
    const numbersEnd = metaEnd + meta.count * numbersPerEntry * 8;
    const pathsEnd = numbersEnd + meta.pathsLength;
    const paths = meta.count === 0 ? [] : bytes.toString('utf8', numbersEnd, pathsEnd).split('\0');
    this.#bytes = bytes;
    this.#indexes = new Map(paths.map((each, index) => [each, index]));
    // Copied, because numbers must start at a multiple of their size.
    this.#numbers = new Float64Array(new Uint8Array(bytes.subarray(metaEnd, numbersEnd)).buffer);
    this.#starts = new Float64Array(meta.count);
    this.#digests = new Map(meta.digests);
    let start = pathsEnd;
    for (let index = 0; index < meta.count; index++) {
      this.#starts[index] = start;
      start += this.#numberAt(index, 3);
    }
  }

  static read(file: string, key: string): LibraryCache {
    return LibraryCache.#parse(file, key) ?? LibraryCache.empty();
  }

  static empty(): LibraryCache {
    return new LibraryCache(Buffer.alloc(0), { key: '', count: 0, pathsLength: 0, digests: [] }, 0);
  }

  get size(): number {
    return this.#indexes.size;
  }

  /** What is known of the file in the state `stamp`; with a digest, only for that content. */
  find(entryPath: string, stamp: FileStamp): CacheEntry | undefined {
    const index = this.#indexes.get(entryPath);
    if (
      index === undefined ||
      this.#numberAt(index, 0) !== stamp.size ||
      this.#numberAt(index, 1) !== stamp.modifiedMs ||
      this.#numberAt(index, 2) !== stamp.changedMs
    ) {
      return undefined;
    }
    const start = this.#starts[index] ?? 0;
    const packed = this.#bytes.subarray(start, start + this.#numberAt(index, 3));
    const digest = this.#digests.get(index);
    return { path: entryPath, stamp, packed, ...(digest !== undefined && { digest }) };
  }

  static #parse(file: string, key: string): LibraryCache | undefined {
    let bytes: Buffer;
    try {
      bytes = readFileSync(file);
    } catch {
      // Nothing was left there, or not for us.
      return undefined;
    }
    if (
      bytes.length < metaFrom ||
      !bytes.subarray(0, magic.length).equals(magic) ||
      bytes.readUInt32LE(magic.length) !== crc32(bytes.subarray(checkedFrom))
    ) {
      return undefined;
    }
    const metaEnd = metaFrom + bytes.readUInt32LE(checkedFrom);
    // The checksum holds, so this is what `writeCache` wrote.
    const meta = JSON.parse(bytes.toString('utf8', metaFrom, metaEnd)) as CacheMeta;
    return meta.key === key ? new LibraryCache(bytes, meta, metaEnd) : undefined;
  }

  #numberAt(index: number, column: number): number {
    return this.#numbers[index * numbersPerEntry + column] ?? 0;
  }
}

/** Replaces the cache file in one step, so that a reader sees the old one or the new one; that it cannot be written is no failure. */
export function writeCache(file: string, key: string, entries: readonly CacheEntry[]): void {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    writeParts(temporary, [...headParts(key, entries), ...entries.map(({ packed }) => packed)]);
    renameSync(temporary, file);
  } catch {
    // A folder that cannot be written to costs time at the next start, nothing else.
    removeQuietly(temporary);
  }
}

function removeQuietly(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // Then it never came into being.
  }
}

function headParts(key: string, entries: readonly CacheEntry[]): readonly Uint8Array[] {
  const paths = Buffer.from(entries.map((entry) => entry.path).join('\0'));
  const numbers = Float64Array.from(
    entries.flatMap(({ stamp, packed }) => [
      stamp.size,
      stamp.modifiedMs,
      stamp.changedMs,
      packed.length,
    ]),
  );
  const meta: CacheMeta = {
    key,
    count: entries.length,
    pathsLength: paths.length,
    digests: entries.flatMap(({ digest }, index) =>
      digest === undefined ? [] : [[index, digest] as const],
    ),
  };
  const metaBytes = Buffer.from(JSON.stringify(meta));
  const metaLength = Buffer.alloc(4);
  metaLength.writeUInt32LE(metaBytes.length);
  return [metaLength, metaBytes, new Uint8Array(numbers.buffer), paths];
}

/** Writes magic, checksum and parts through one buffer: many small writes, or one of everything, would cost more. */
function writeParts(file: string, parts: readonly Uint8Array[]): void {
  const descriptor = openSync(file, 'w', 0o600);
  try {
    const chunk = Buffer.allocUnsafe(chunkSize);
    let used = 0;
    let checksum = 0;
    const flush = () => {
      writeFully(descriptor, chunk.subarray(0, used), undefined);
      used = 0;
    };
    writeFully(descriptor, Buffer.concat([magic, Buffer.alloc(4)]), undefined);
    for (const part of parts) {
      checksum = crc32(part, checksum);
      if (used + part.length > chunkSize) flush();
      if (part.length > chunkSize) {
        writeFully(descriptor, part, undefined);
      } else {
        chunk.set(part, used);
        used += part.length;
      }
    }
    flush();
    const sum = Buffer.alloc(4);
    sum.writeUInt32LE(checksum);
    writeFully(descriptor, sum, magic.length);
  } finally {
    closeSync(descriptor);
  }
}

/** Writes all of `bytes` at `position`, or behind what was written last. */
function writeFully(descriptor: number, bytes: Uint8Array, position: number | undefined): void {
  for (let done = 0; done < bytes.length;) {
    const at = position === undefined ? null : position + done;
    done += writeSync(descriptor, bytes, done, bytes.length - done, at);
  }
}
