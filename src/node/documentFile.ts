import { closeSync, constants, fstatSync, openSync, readSync, type Stats } from 'node:fs';
import { wordsForFileError } from './fileError.js';

/** Larger files are not read: no procedure of a person's is this long. */
export const largestDocument = 5 * 1024 * 1024;

/** What tells one state of a file from another without reading it. */
export interface FileStamp {
  readonly size: number;
  readonly modifiedMs: number;
  /** When anything about the file changed, which setting back its clock changes too. */
  readonly changedMs: number;
}

export type FileReading =
  /** The bytes are valid until the next file is read. */
  | { readonly kind: 'read'; readonly bytes: Uint8Array; readonly stamp: FileStamp }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** Not through a symbolic link, and not waiting for the other end of a pipe; Windows knows neither. */
const openFlags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

let buffer = Buffer.allocUnsafeSlow(64 * 1024);

/** Reads the regular file at `absolutePath` in one go; whatever keeps it from being read is the reason. */
export function readDocumentFile(absolutePath: string): FileReading {
  let file: number;
  try {
    file = openSync(absolutePath, openFlags);
  } catch (error) {
    return { kind: 'unreadable', reason: wordsForFileError(error, absolutePath) };
  }
  try {
    return readOpenFile(file);
  } catch (error) {
    return { kind: 'unreadable', reason: wordsForFileError(error, absolutePath) };
  } finally {
    closeSync(file);
  }
}

function readOpenFile(file: number): FileReading {
  const stats = fstatSync(file);
  if (!stats.isFile()) return { kind: 'unreadable', reason: 'It is no regular file.' };
  const { size } = stats;
  let length = 0;
  // One byte more than the file should have shows that it is still growing.
  while (size <= largestDocument) {
    buffer = withRoom(buffer, Math.max(size, length) + 1);
    const read = readSync(file, buffer, length, buffer.length - length, length);
    length += read;
    // All of it, and not the one byte more: there is no need to ask again.
    if (read === 0 || length === size) {
      const bytes = buffer.subarray(0, length);
      return { kind: 'read', bytes, stamp: { ...stampOf(stats), size: length } };
    }
    if (length > largestDocument) break;
  }
  return { kind: 'unreadable', reason: 'It is larger than 5 MiB.' };
}

/** The stamp of a file as its folder knows it. */
export function stampOf({ size, mtimeMs, ctimeMs }: Stats): FileStamp {
  return { size, modifiedMs: mtimeMs, changedMs: ctimeMs };
}

function withRoom(current: Buffer<ArrayBuffer>, size: number): Buffer<ArrayBuffer> {
  if (size <= current.length) return current;
  const larger = Buffer.allocUnsafeSlow(Math.max(size, current.length * 2));
  current.copy(larger);
  return larger;
}
