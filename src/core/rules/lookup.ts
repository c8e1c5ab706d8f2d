import type { Document, Heading, Link } from '../document/document.js';
import { DocumentMap } from '../library/documentMap.js';
import { documentsWithId } from '../library/documentNames.js';
import type { Library } from '../library/library.js';
import {
  resolveLink,
  resolveName,
  resolveTarget,
  type TargetResolution,
} from '../library/resolveTarget.js';

/**
 * How a rule asks about the rest of the library for one document, remembering the answers: findings made from them
 * hold for a later snapshot as long as the answers do.
 */
export class Lookup {
  readonly #library: Library;
  readonly #document: Document;
  readonly #links = new Map<Link, TargetResolution>();
  readonly #ids = new Map<string, readonly string[]>();
  readonly #names = new Map<string, TargetResolution>();
  /** Documents in which an anchor was looked for. */
  readonly #anchored = new Map<string, Document | undefined>();
  readonly #paths: PathTokens;

  constructor(library: Library, document: Document) {
    this.#library = library;
    this.#document = document;
    this.#paths = pathTokensOf(library);
  }

  /** Where a link of the document leads. */
  link(link: Link): TargetResolution {
    let resolution = this.#links.get(link);
    if (resolution === undefined) {
      resolution =
        link.kind === 'wiki'
          ? this.#name(link.target)
          : resolveLink(this.#library, this.#document.path, link);
      this.#rememberAnchor(resolution);
      this.#links.set(link, resolution);
    }
    return resolution;
  }

  /** Where a path or wiki name written in the document leads. */
  target(target: string, wiki: boolean): TargetResolution {
    const resolution = wiki
      ? this.#name(target)
      : resolveTarget(this.#library, this.#document.path, target);
    this.#rememberAnchor(resolution);
    return resolution;
  }

  /** Paths of the documents that claim an id, in order. */
  id(id: string): readonly string[] {
    let paths = this.#ids.get(id);
    if (paths === undefined) {
      paths = pathsWithId(this.#library, id);
      this.#ids.set(id, paths);
    }
    return paths;
  }

  /** The headings of another document, in which an anchor was looked for. */
  headings(path: string): readonly Heading[] {
    const document = this.#library.documents.get(path);
    this.#anchored.set(path, document);
    return document?.headings ?? [];
  }

  /** Whether every answer given so far is the answer `library` would give. */
  holdsFor(library: Library): boolean {
    return (
      samePaths(this.#paths, library) &&
      every(this.#anchored, (path, document) => library.documents.get(path) === document) &&
      every(this.#ids, (id, paths) => sameTexts(paths, pathsWithId(library, id))) &&
      every(this.#names, (name, known) =>
        sameResolution(known, resolveName(library, this.#document.path, name)),
      )
    );
  }

  #name(target: string): TargetResolution {
    let resolution = this.#names.get(target);
    if (resolution === undefined) {
      resolution = resolveName(this.#library, this.#document.path, target);
      this.#names.set(target, resolution);
    }
    return resolution;
  }

  #rememberAnchor(resolution: TargetResolution): void {
    if (resolution.kind === 'document' && resolution.anchor !== undefined) {
      const { path } = resolution;
      this.#anchored.set(path, this.#library.documents.get(path));
    }
  }
}

/** Objects that two snapshots share exactly when the same paths are documents, files and so on in both. */
interface PathTokens {
  readonly documents: object;
  readonly files: object;
  readonly symlinks: object;
  readonly unreadable: object;
}

const tokensOfLibrary = new WeakMap<Library, PathTokens>();

function pathTokensOf(library: Library): PathTokens {
  let tokens = tokensOfLibrary.get(library);
  if (tokens === undefined) {
    const { documents, files, symlinks, unreadable } = library;
    const paths = documents instanceof DocumentMap ? documents.paths : documents;
    tokens = { documents: paths, files, symlinks, unreadable };
    tokensOfLibrary.set(library, tokens);
  }
  return tokens;
}

function samePaths(known: PathTokens, library: Library): boolean {
  const tokens = pathTokensOf(library);
  return (
    known === tokens ||
    (known.documents === tokens.documents &&
      known.files === tokens.files &&
      known.symlinks === tokens.symlinks &&
      known.unreadable === tokens.unreadable)
  );
}

function pathsWithId(library: Library, id: string): readonly string[] {
  return documentsWithId(library, id).map(({ path }) => path);
}

function sameTexts(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((text, index) => text === others[index]);
}

function sameResolution(one: TargetResolution, other: TargetResolution): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function every<Key, Value>(
  map: ReadonlyMap<Key, Value>,
  holds: (key: Key, value: Value) => boolean,
): boolean {
  for (const [key, value] of map) {
    if (!holds(key, value)) {
      return false;
    }
  }
  return true;
}
