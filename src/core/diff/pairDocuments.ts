/** Which document of the base is which of the head: by id, by path, and by equal content where it has no id. */
import type { Library } from '../library/library.js';
import { idOf } from '../schema/profileOf.js';

/** One side of a comparison. */
export interface DiffSide {
  readonly library: Library;
  /** The text of a document that differs from the other side. */
  readonly textOf: (path: string) => string | undefined;
}

export interface PathPair {
  readonly base: string | undefined;
  readonly head: string | undefined;
}

/** Pairs the paths that hold different documents on the two sides, in the order of their paths in the head. */
export function pairDocuments(
  base: DiffSide,
  head: DiffSide,
  paths: Iterable<string>,
): readonly PathPair[] {
  const pairs: PathPair[] = [];
  const all = [...paths].sort();
  const free = {
    base: new Set(all.filter((path) => base.library.documents.has(path))),
    head: new Set(all.filter((path) => head.library.documents.has(path))),
  };
  const pair = (one: string, other: string) => {
    pairs.push({ base: one, head: other });
    free.base.delete(one);
    free.head.delete(other);
  };
  const byName = (nameIn: (side: DiffSide, path: string) => string | undefined) => {
    const waiting = new Map<string, string>();
    for (const path of free.base) {
      const name = nameIn(base, path);
      if (name !== undefined && !waiting.has(name)) waiting.set(name, path);
    }
    for (const path of [...free.head]) {
      const name = nameIn(head, path);
      const found = name === undefined ? undefined : waiting.get(name);
      if (name !== undefined && found !== undefined) {
        pair(found, path);
        waiting.delete(name);
      }
    }
  };
  byName((side, path) => {
    const id = idAt(side, path);
    return id === undefined ? undefined : JSON.stringify([path, id]);
  });
  byName(idAt);
  byName((_, path) => path);
  byName((side, path) => (idAt(side, path) === undefined ? side.textOf(path) : undefined));
  for (const path of free.base) pairs.push({ base: path, head: undefined });
  for (const path of free.head) pairs.push({ base: undefined, head: path });
  return pairs.sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : placeOf(a) > placeOf(b) ? 1 : 0));
}

function idAt({ library }: DiffSide, path: string): string | undefined {
  const document = library.documents.get(path);
  return document && idOf(document, library.configuration);
}

function placeOf({ base, head }: PathPair): string {
  return head ?? base ?? '';
}
