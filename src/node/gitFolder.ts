import { existsSync } from 'node:fs';
import path from 'node:path';

/** Whether `folder` is a bare repository or the `.git` of one, or lies below: what is written there, git would not track. */
export function isInsideGitFolder(folder: string): boolean {
  for (let current = folder; ; current = path.dirname(current)) {
    const has = (name: string) => existsSync(path.join(current, name));
    if (has('.git')) return false;
    if (['HEAD', 'objects', 'refs'].every(has)) return true;
    if (current === path.dirname(current)) return false;
  }
}
