/** Which files of a tree are documents of the library. */
import { remembered } from '../memory/remembered.js';
import type { Configuration } from './configuration.js';
import { createPathMatcher, type PathMatcher } from './pathMatcher.js';

/** Folders that hold no documents anywhere: git's own, installed packages, and our settings. */
const alwaysIgnored = ['.git', 'node_modules', '.sop'];

/** Whether the file's name makes it a document: `.md` and `.markdown` in any case, and the configured endings. */
export function isDocumentPath(path: string, configuration: Configuration): boolean {
  const lower = path.toLowerCase();
  return (
    lower.endsWith('.md') ||
    lower.endsWith('.markdown') ||
    configuration.extensions.some((extension) => lower.endsWith(extension))
  );
}

/**
 * Whether the path lies outside the library, so that neither it nor anything below it is looked at.
 *
 * A folder's path ends in `/`, so that a reader can leave out whole folders. `.github` and other hidden folders
 * are part of the library.
 */
export function isIgnored(path: string, configuration: Configuration): boolean {
  return ignoreMatcherOf(configuration)(path);
}

/** It is asked once for every file of the tree. */
const ignoreMatcherOf = remembered(({ ignore }: Configuration): PathMatcher => {
  const always = createPathMatcher(alwaysIgnored);
  const configured = createPathMatcher(ignore);
  return (candidate) => always(candidate) || configured(candidate);
});
