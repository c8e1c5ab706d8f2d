import path from 'node:path';
import { findLibraryRoot } from './findLibraryRoot.js';

/** What a file is called to people: its path from the root of the library around it, for many files have the same name; the name alone where there is no library. */
export function pathInLibrary(file: string): string {
  const root = findLibraryRoot(path.dirname(file));
  return root === undefined
    ? path.basename(file)
    : path.relative(root, path.resolve(file)).split(path.sep).join('/');
}
