import { randomUUID } from 'node:crypto';
import type { Stats } from 'node:fs';
import { access, constants, lstat, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { codeOf } from './fileError.js';
import { acquireLock } from './fileLock.js';
import { pathInLibrary } from './pathInLibrary.js';
import { transientNames } from './transientFile.js';

/** `changed`: the file no longer holds what was expected, and was left alone. */
export type ReplaceOutcome = 'written' | 'changed';

/** Replacements under way in this process, by file: each waits for the one before instead of polling its lock. */
const underWay = new Map<string, Promise<unknown>>();

/**
 * Puts `bytes` in the place of `expected`, which must still be what the file holds; undefined expects no file.
 *
 * The file holds the old bytes or the new ones at every moment, whatever happens to this process: they are written and synced beside it and moved into its place. Of several writers that use this function, in any number of processes, none undoes another. Mode and, where permitted, owner stay.
 *
 * @throws Error for a symbolic link, for anything that is no regular file, for a file that may not be written, and when the disk fails.
 */
export async function replaceFile(
  file: string,
  bytes: Uint8Array,
  expected: Uint8Array | undefined,
): Promise<ReplaceOutcome> {
  const before = underWay.get(file);
  const replacing = (before ?? Promise.resolve())
    .catch(() => undefined)
    .then(() => replaceUnderLock(file, bytes, expected));
  underWay.set(file, replacing);
  try {
    return await replacing;
  } catch (error) {
    throw new Error(`${pathInLibrary(file)} cannot be written. ${reasonOf(error)}`, {
      cause: error,
    });
  } finally {
    if (underWay.get(file) === replacing) underWay.delete(file);
  }
}

async function replaceUnderLock(
  file: string,
  bytes: Uint8Array,
  expected: Uint8Array | undefined,
): Promise<ReplaceOutcome> {
  const names = transientNames(file);
  const lock = await acquireLock(names.lock);
  const temporary = names.temporary(`${process.pid}-${randomUUID()}`);
  try {
    if (lock.wasAbandoned) await removeLeftovers(names.lock);
    const stats = await statRegular(file);
    if (!(await holds(file, stats, expected))) return 'changed';
    await writeTemporary(temporary, bytes, stats);
    if (!(await lock.isHeld()) || !isSame(stats, await statRegular(file))) return 'changed';
    await moveInto(temporary, file);
    await syncFolder(path.dirname(file));
    return 'written';
  } finally {
    await rm(temporary, { force: true });
    await lock.release();
  }
}

/** Undefined when there is no such file. */
async function statRegular(file: string): Promise<Stats | undefined> {
  let stats: Stats;
  try {
    stats = await lstat(file);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
  if (stats.isSymbolicLink()) throw new Error('It is a symbolic link.');
  if (!stats.isFile()) throw new Error('It is no regular file.');
  return stats;
}

async function holds(
  file: string,
  stats: Stats | undefined,
  expected: Uint8Array | undefined,
): Promise<boolean> {
  if (stats === undefined || expected === undefined) return stats === expected;
  if (stats.size !== expected.length) return false;
  // Moving another file into its place would not ask for this permission.
  await access(file, constants.W_OK);
  return (await readFile(file)).equals(expected);
}

async function writeTemporary(
  temporary: string,
  bytes: Uint8Array,
  like: Stats | undefined,
): Promise<void> {
  const handle = await open(temporary, 'wx', 0o666);
  try {
    await handle.writeFile(bytes);
    if (like !== undefined) {
      // Giving a file away takes rights that few have; the mode is set after, because this may clear bits of it.
      await handle.chown(like.uid, like.gid).catch(() => undefined);
      await handle.chmod(like.mode & 0o7777);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Whether a program that knows no lock left the file alone meanwhile. */
function isSame(before: Stats | undefined, now: Stats | undefined): boolean {
  if (before === undefined || now === undefined) return before === now;
  return before.ino === now.ino && before.size === now.size && before.mtimeMs === now.mtimeMs;
}

async function moveInto(temporary: string, file: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await rename(temporary, file);
      return;
    } catch (error) {
      // On Windows another program that has the file open for a moment keeps it from being replaced.
      const busy = ['EPERM', 'EACCES', 'EBUSY'].includes(codeOf(error) ?? '');
      if (process.platform !== 'win32' || !busy || attempt === 20) throw error;
      await pause(attempt * 5);
    }
  }
}

/** Makes the move itself last; systems that cannot sync a folder do without. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } catch (error) {
    if (!['EINVAL', 'ENOTSUP', 'EPERM'].includes(codeOf(error) ?? '')) throw error;
  } finally {
    await handle.close();
  }
}

/** Files that a process which died beside its lock never moved into place; asked for under the lock, when nobody else has any. */
async function removeLeftovers(lockPath: string): Promise<void> {
  const folder = path.dirname(lockPath);
  const stem = path.basename(lockPath, '.lock');
  for (const name of await readdir(folder)) {
    if (name.startsWith(`${stem}-`)) {
      await rm(path.join(folder, name), { force: true });
    }
  }
}

function reasonOf(error: unknown): string {
  const code = codeOf(error);
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return 'It is not permitted.';
  if (code === 'ENOSPC') return 'The disk is full.';
  return error instanceof Error ? error.message : String(error);
}
