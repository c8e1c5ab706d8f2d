/** Which files of a tree are documents of the library. */
import type { Configuration } from './configuration.js';
import { createPathMatcher, type PathMatcher } from './pathMatcher.js';

/** Folders that hold no documents anywhere: git's own, installed packages, and our settings. */
const alwaysIgnored = ['.git', 'node_modules', '.sop'];

/** One matcher per configuration: it is asked once for every file of the tree. */
const ignoreMatchers = new WeakMap<Configuration, PathMatcher>();

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
  let matcher = ignoreMatchers.get(configuration);
  if (matcher === undefined) {
    const always = createPathMatcher(alwaysIgnored);
    const configured = createPathMatcher(configuration.ignore);
    matcher = (candidate) => always(candidate) || configured(candidate);
    ignoreMatchers.set(configuration, matcher);
  }
  return matcher(path);
}
