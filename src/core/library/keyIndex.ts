import type { Document } from '../document/document.js';
import type { Library } from './library.js';
import { finish, type Steps } from './steps.js';

/** What a document is found by in one index, in any order; a key may come twice. Of the library only its configuration counts. */
export type KeysOf = (library: Library, document: Document) => Iterable<string>;

/** Changed documents an index takes in one by one; more of them, and it is made anew when next asked for. */
const mostPending = 256;

/** How many keys may differ from the shared base before a fresh one is made. */
const mostEdits = 1024;

/** Which documents carry which keys, in one snapshot. */
interface KeyTable {
  readonly base: ReadonlyMap<string, readonly string[]>;
  readonly edits: ReadonlyMap<string, readonly string[]>;
}

/** A table of an earlier snapshot and the documents, as they were then, that changed since. */
interface StaleTable {
  readonly table: KeyTable;
  readonly before: ReadonlyMap<string, Document | undefined>;
}

/**
 * An index over the documents of a library: from a key to the paths of the documents that carry it.
 *
 * It is made when a snapshot is first asked, and brought along from the snapshot before when few documents changed, so that a keystroke never pays for the whole library.
 */
export class KeyIndex {
  readonly #keysOf: KeysOf;
  readonly #tables = new WeakMap<Library, KeyTable>();
  readonly #stale = new WeakMap<Library, StaleTable>();

  constructor(keysOf: KeysOf) {
    this.#keysOf = keysOf;
  }

  /** Paths of the documents with `key`, in code-unit order. */
  pathsOf(library: Library, key: string): readonly string[] {
    return pathsIn(this.#tableOf(library), key);
  }

  /** How many keys there are. */
  sizeIn(library: Library): number {
    const { base, edits } = this.#tableOf(library);
    let size = base.size;
    for (const [key, paths] of edits) {
      size += (paths.length > 0 ? 1 : 0) - (base.has(key) ? 1 : 0);
    }
    return size;
  }

  /** Every key that some document carries. */
  *keys(library: Library): Generator<string> {
    const { base, edits } = this.#tableOf(library);
    for (const key of base.keys()) {
      if (!edits.has(key)) {
        yield key;
      }
    }
    for (const [key, paths] of edits) {
      if (paths.length > 0) {
        yield key;
      }
    }
  }

  /** Remembers for `after` what is known of `before`; without it `after` starts from scratch. */
  carry(before: Library, after: Library, changed: ReadonlySet<string>): void {
    const known = this.#tables.get(before);
    const stale = this.#stale.get(before);
    const table = known ?? stale?.table;
    const pendingBefore = known === undefined ? stale?.before : undefined;
    const pending = (pendingBefore?.size ?? 0) + changed.size;
    if (table === undefined || before.configuration !== after.configuration) return;
    if (pending > mostPending) return;
    const changes = new Map(pendingBefore);
    for (const path of changed) {
      if (!changes.has(path)) {
        changes.set(path, before.documents.get(path));
      }
    }
    this.#stale.set(after, { table, before: changes });
  }

  /** Makes the table of a snapshot that has none yet, one document with each step. */
  *prepare(library: Library): Steps<void> {
    if (this.#tables.has(library)) return;
    const stale = this.#stale.get(library);
    if (stale !== undefined) {
      const table = yield* this.#bringUpToDate(library, stale);
      this.#stale.delete(library);
      this.#tables.set(library, table);
      return;
    }
    const base = new Map<string, string[]>();
    for (const [path, document] of library.documents) {
      yield;
      for (const key of this.#keysOf(library, document)) {
        const paths = base.get(key);
        if (paths === undefined) {
          base.set(key, [path]);
        } else if (paths.at(-1) !== path) {
          paths.push(path);
        }
      }
    }
    this.#tables.set(library, { base, edits: new Map() });
  }

  #tableOf(library: Library): KeyTable {
    const known = this.#tables.get(library);
    if (known !== undefined) return known;
    finish(this.prepare(library));
    const table = this.#tables.get(library);
    if (table === undefined) throw new Error('An index was prepared without a table.');
    return table;
  }

  *#bringUpToDate(library: Library, { table, before }: StaleTable): Steps<KeyTable> {
    const edits = new Map(table.edits);
    const edited: KeyTable = { base: table.base, edits };
    for (const [path, old] of before) {
      yield undefined;
      const document = library.documents.get(path);
      const oldKeys = new Set(old && this.#keysOf(library, old));
      const newKeys = new Set(document && this.#keysOf(library, document));
      for (const key of oldKeys) {
        if (!newKeys.has(key)) {
          edits.set(
            key,
            pathsIn(edited, key).filter((other) => other !== path),
          );
        }
      }
      for (const key of newKeys) {
        if (!oldKeys.has(key)) {
          edits.set(key, [...pathsIn(edited, key), path].sort());
        }
      }
    }
    return edits.size > mostEdits ? { base: merge(edited), edits: new Map() } : edited;
  }
}

function pathsIn({ base, edits }: KeyTable, key: string): readonly string[] {
  return edits.get(key) ?? base.get(key) ?? [];
}

function merge({ base, edits }: KeyTable): ReadonlyMap<string, readonly string[]> {
  const merged = new Map(base);
  for (const [key, paths] of edits) {
    if (paths.length === 0) {
      merged.delete(key);
    } else {
      merged.set(key, paths);
    }
  }
  return merged;
}
