import { pathsThatMean } from '../library/backlinks.js';
import { DocumentMap, type PathSet } from '../library/documentMap.js';
import type { Library } from '../library/library.js';
import { referenceIndex } from '../library/references.js';
import { remembered } from '../memory/remembered.js';

/** The sets of paths of a snapshot; two snapshots share a set when it did not change between them. */
export interface PathTokens {
  readonly documents: PathSet;
  readonly files: PathSet;
  readonly symlinks: PathSet;
  readonly unreadable: PathSet;
}

const tokensOfPaths = new WeakMap<PathSet, PathTokens>();

/** The tokens of a snapshot, one object for all documents that ask; snapshots with the same paths share it. */
export function pathTokensOf({ documents, files, symlinks, unreadable }: Library): PathTokens {
  const paths = documents instanceof DocumentMap ? documents.paths : documents;
  let tokens = tokensOfPaths.get(paths);
  if (tokens?.files !== files || tokens.symlinks !== symlinks || tokens.unreadable !== unreadable) {
    tokens = { documents: paths, files, symlinks, unreadable };
    tokensOfPaths.set(paths, tokens);
  }
  return tokens;
}

/** Beyond so many paths that came or went, every document is looked at again. */
const mostChanges = 256;

type Sources = ReadonlySet<string> | 'all';
const sourcesSince = remembered((before: PathTokens) =>
  remembered((library: Library) => sourcesOfChanges(library, before, pathTokensOf(library))),
);

/**
 * Whether a link of the document at `path` may lead elsewhere than it did when `before` were the paths of the library.
 *
 * A file that comes or goes then costs the documents that refer to it, and not the whole library.
 */
export function mayLeadElsewhere(library: Library, path: string, before: PathTokens): boolean {
  const sources = sourcesSince(before)(library);
  return sources === 'all' || sources.has(path);
}

function sourcesOfChanges(library: Library, before: PathTokens, now: PathTokens): Sources {
  const symlinks = changesBetween(before.symlinks, now.symlinks);
  const files = changesBetween(before.files, now.files);
  const documents = changesBetween(before.documents, now.documents);
  const unreadable = changesBetween(before.unreadable, now.unreadable);
  const changed = [...files, ...documents, ...unreadable];
  if (symlinks.length > 0 || changed.length > mostChanges) {
    return 'all';
  }
  const keys = new Set<string>();
  for (const path of changed) {
    for (const each of [path, ...pathsThatMean(path), ...foldersAbove(path)]) {
      keys.add(`path:${each}`);
    }
  }
  addKeysBelow(library, new Set(files), keys);
  return new Set([...keys].flatMap((key) => referenceIndex.pathsOf(library, key)));
}

/** A target below a path that is a file (a submodule) is in doubt and not missing. */
function addKeysBelow(library: Library, files: ReadonlySet<string>, keys: Set<string>): void {
  if (files.size === 0) {
    return;
  }
  for (const key of referenceIndex.keys(library)) {
    const isPath = key.startsWith('path:');
    if (isPath && foldersAbove(key.slice('path:'.length)).some((above) => files.has(above))) {
      keys.add(key);
    }
  }
}

function foldersAbove(path: string): readonly string[] {
  const folders: string[] = [];
  for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
    folders.push(path.slice(0, end));
  }
  return folders;
}

/** Paths in one of the sets only. */
function changesBetween(before: PathSet, now: PathSet): readonly string[] {
  return before === now
    ? []
    : [
        ...[...before.keys()].filter((path) => !now.has(path)),
        ...[...now.keys()].filter((path) => !before.has(path)),
      ];
}
