import type { Document } from '../document/document.js';

/** A document, or what makes it when somebody asks for it. */
export type DocumentSource = Document | (() => Document);

/** A set of paths, whatever holds it. */
export type PathSet = Pick<ReadonlyMap<string, unknown>, 'has' | 'keys'>;

/** How many documents may differ from the shared base before a fresh one is made. */
const mostEdits = 256;

/**
 * The documents of one snapshot by path, in code-unit order of the paths.
 *
 * Snapshots share one base table, so that a keystroke in one document of many thousands copies only
 * the few entries edited since; documents out of a cache are made when they are first asked for, and
 * then kept for every snapshot that shares them.
 */
export class DocumentMap implements ReadonlyMap<string, Document> {
  readonly #base: Map<string, DocumentSource>;
  /** Only paths that the base holds too. */
  readonly #edited: ReadonlyMap<string, Document>;

  /** The set of paths: two tables share it only when they hold the same paths. */
  readonly paths: PathSet;

  private constructor(
    base: Map<string, DocumentSource>,
    edited: ReadonlyMap<string, Document>,
    paths: PathSet = base,
  ) {
    this.#base = base;
    this.#edited = edited;
    this.paths = paths;
  }

  /** A table of `entries`; of two for one path the later counts. */
  static from(entries: Iterable<readonly [string, DocumentSource]>): DocumentMap {
    return new DocumentMap(sortedByPath(new Map(entries)), new Map());
  }

  get size(): number {
    return this.#base.size;
  }

  get(path: string): Document | undefined {
    const edited = this.#edited.get(path);
    if (edited !== undefined) {
      return edited;
    }
    const source = this.#base.get(path);
    if (typeof source !== 'function') {
      return source;
    }
    const document = source();
    this.#base.set(path, document);
    return document;
  }

  has(path: string): boolean {
    return this.#base.has(path);
  }

  /** The table after `set` has been put in and `removed` taken out. */
  with(set: ReadonlyMap<string, Document>, removed: ReadonlySet<string>): DocumentMap {
    const onlyReplaces = removed.size === 0 && [...set.keys()].every((path) => this.has(path));
    if (onlyReplaces && this.#edited.size + set.size <= mostEdits) {
      const edited = new Map(this.#edited);
      for (const [path, document] of set) {
        edited.set(path, document);
      }
      return new DocumentMap(this.#base, edited, this.paths);
    }
    const base = new Map(this.#base);
    for (const [path, document] of this.#edited) {
      base.set(path, document);
    }
    for (const path of removed) {
      base.delete(path);
    }
    for (const [path, document] of set) {
      base.set(path, document);
    }
    return onlyReplaces
      ? new DocumentMap(base, new Map(), this.paths)
      : new DocumentMap(sortedByPath(base), new Map());
  }

  keys(): MapIterator<string> {
    return this.#base.keys();
  }

  *values(): MapIterator<Document> {
    for (const path of this.#base.keys()) {
      const document = this.get(path);
      if (document !== undefined) {
        yield document;
      }
    }
  }

  *entries(): MapIterator<[string, Document]> {
    for (const path of this.#base.keys()) {
      const document = this.get(path);
      if (document !== undefined) {
        yield [path, document];
      }
    }
  }

  [Symbol.iterator](): MapIterator<[string, Document]> {
    return this.entries();
  }

  forEach(
    visit: (document: Document, path: string, map: ReadonlyMap<string, Document>) => void,
  ): void {
    for (const [path, document] of this.entries()) {
      visit(document, path, this);
    }
  }
}

/** The same entries in code-unit order; the map itself when they already are. */
function sortedByPath<Value>(map: Map<string, Value>): Map<string, Value> {
  let previous = '';
  for (const path of map.keys()) {
    if (path < previous) {
      return new Map([...map].sort(([a], [b]) => (a < b ? -1 : 1)));
    }
    previous = path;
  }
  return map;
}
