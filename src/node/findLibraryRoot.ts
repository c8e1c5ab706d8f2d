import { existsSync } from 'node:fs';
import path from 'node:path';
import { configurationPath } from './settingsFiles.js';

/**
 * The root of the library that `folder` lies in: the nearest folder upwards with a `.sop/library.yml`, else the top of the git repository.
 *
 * The top of a repository ends the search, so that a repository inside another library is looked at on its own. Undefined when there is neither.
 */
export function findLibraryRoot(folder: string): string | undefined {
  for (let current = path.resolve(folder); ; current = path.dirname(current)) {
    const isRoot = [configurationPath, '.git'].some((name) => existsSync(path.join(current, name)));
    if (isRoot) return current;
    if (current === path.dirname(current)) return undefined;
  }
}
