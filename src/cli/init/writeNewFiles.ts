import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { StarterFile } from '../../core/templates/starterLibrary.js';

export interface WrittenFiles {
  readonly written: readonly string[];
  /** Files that were there already, and stay as they are. */
  readonly kept: readonly string[];
}

/** Writes files that do not exist yet, and never touches one that does. */
export function writeNewFiles(root: string, files: readonly StarterFile[]): WrittenFiles {
  const written: string[] = [];
  const kept: string[] = [];
  for (const file of files) {
    const target = path.join(root, file.path);
    if (existsSync(target)) {
      kept.push(file.path);
      continue;
    }
    mkdirSync(path.dirname(target), { recursive: true });
    // The flag refuses a file that appeared in the meantime.
    writeFileSync(target, file.text, { flag: 'wx' });
    written.push(file.path);
  }
  return { written, kept };
}
