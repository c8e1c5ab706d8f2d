import { mkdir, rmdir } from 'node:fs/promises';
import path from 'node:path';
import { replaceFile, type ReplaceOutcome } from './atomicFile.js';
import { codeOf } from './fileError.js';
import { pathInLibrary } from './pathInLibrary.js';

/**
 * Writes a file that must not be there yet, in folders that are made where they are missing.
 *
 * When it is not written, the folders made for it are gone again.
 *
 * @throws Error in words for people when the place cannot be written to.
 */
export async function createFile(file: string, bytes: Uint8Array): Promise<ReplaceOutcome> {
  const folder = path.dirname(file);
  const made = await makeFolder(folder);
  let outcome: ReplaceOutcome | undefined;
  try {
    outcome = await replaceFile(file, bytes, undefined);
    return outcome;
  } finally {
    if (outcome !== 'written' && made !== undefined) {
      await removeFolders(folder, made);
    }
  }
}

/** The topmost folder that had to be made. */
async function makeFolder(folder: string): Promise<string | undefined> {
  try {
    return await mkdir(folder, { recursive: true });
  } catch (error) {
    throw new Error(`The folder ${pathInLibrary(folder)} cannot be made. ${reasonOf(error)}`, {
      cause: error,
    });
  }
}

function reasonOf(error: unknown): string {
  const code = codeOf(error) ?? '';
  if (['EACCES', 'EPERM', 'EROFS'].includes(code)) return 'It is not permitted.';
  if (['ENOTDIR', 'EEXIST'].includes(code)) return 'A file is in its place.';
  return error instanceof Error ? error.message : String(error);
}

/** Removes `folder` and those above it as far as `topmost`; a folder that somebody else has put something in stays. */
async function removeFolders(folder: string, topmost: string): Promise<void> {
  for (let each = folder; ; each = path.dirname(each)) {
    try {
      await rmdir(each);
    } catch {
      // Not empty, or gone already: either way nothing of ours is left in it.
      return;
    }
    if (each === topmost) return;
  }
}
