import type { Document } from '../document/document.js';
import { DocumentMap } from '../library/documentMap.js';
import { idIndex, nameIndex } from '../library/documentNames.js';
import type { Library } from '../library/library.js';

/**
 * What the findings of one document took from the rest of the library.
 *
 * It holds no snapshot, so that old ones can be forgotten, and little of anything, since every document has one.
 */
export interface Answers {
  /** Present when it mattered which paths exist. */
  readonly paths: PathTokens | undefined;
  /** Ids, each with the paths of the documents that claim it. */
  readonly ids: readonly (readonly [string, readonly string[]])[];
  /** Names in lower case, each with the paths of the documents that have it. */
  readonly names: readonly (readonly [string, readonly string[]])[];
  /** Documents whose headings and anchors mattered, by path. */
  readonly anchored: readonly (readonly [string, Document | undefined])[];
}

/** Objects that two snapshots share exactly when the same paths are documents, files and so on in both. */
export interface PathTokens {
  readonly documents: object;
  readonly files: object;
  readonly symlinks: object;
  readonly unreadable: object;
}

export const noAnswers: Answers = { paths: undefined, ids: [], names: [], anchored: [] };

/** Whether `library` would give the same answers. */
export function holdFor({ paths, ids, names, anchored }: Answers, library: Library): boolean {
  return (
    (paths === undefined || isSameTokens(paths, pathTokensOf(library))) &&
    ids.every(([id, known]) => isSameList(known, idIndex.pathsOf(library, id))) &&
    names.every(([name, known]) => isSameList(known, nameIndex.pathsOf(library, name))) &&
    anchored.every(([path, document]) => library.documents.get(path) === document)
  );
}

const tokensOfLibrary = new WeakMap<Library, PathTokens>();

/** The tokens of a snapshot, one object for all documents that ask. */
export function pathTokensOf(library: Library): PathTokens {
  let tokens = tokensOfLibrary.get(library);
  if (tokens === undefined) {
    const { documents, files, symlinks, unreadable } = library;
    const paths = documents instanceof DocumentMap ? documents.paths : documents;
    tokens = { documents: paths, files, symlinks, unreadable };
    tokensOfLibrary.set(library, tokens);
  }
  return tokens;
}

function isSameTokens(one: PathTokens, other: PathTokens): boolean {
  return (
    one === other ||
    (one.documents === other.documents &&
      one.files === other.files &&
      one.symlinks === other.symlinks &&
      one.unreadable === other.unreadable)
  );
}

/** Indexes hand out the same list as long as nothing about its key changed. */
function isSameList(one: readonly string[], other: readonly string[]): boolean {
  return (
    one === other ||
    (one.length === other.length && one.every((text, index) => text === other[index]))
  );
}
