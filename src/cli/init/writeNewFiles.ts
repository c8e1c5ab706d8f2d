import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { StarterFile } from '../../core/templates/starterLibrary.js';
import { createFile } from '../../node/createFile.js';

export interface WrittenFiles {
  readonly written: readonly string[];
  /** Files that were there already, and stay as they are. */
  readonly kept: readonly string[];
}

/**
 * Writes files that do not exist yet, and never touches one that does; each is whole or not there.
 *
 * @throws Error in words for people when one cannot be written; those written before are gone again then.
 */
export async function writeNewFiles(
  root: string,
  files: readonly StarterFile[],
): Promise<WrittenFiles> {
  const written: string[] = [];
  const kept: string[] = [];
  try {
    for (const file of files) {
      const target = path.join(root, file.path);
      const isWritten =
        !existsSync(target) && (await createFile(target, Buffer.from(file.text))) === 'written';
      (isWritten ? written : kept).push(file.path);
    }
  } catch (error) {
    await Promise.all(written.map((name) => rm(path.join(root, name), { force: true })));
    throw error;
  }
  return { written, kept };
}
