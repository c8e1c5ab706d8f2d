/** Names for the items of three versions: equal names are the same item, whatever became of it. */
import { normalizeItemText } from '../checklist/itemIdentity.js';
import { likenessOf, pairAlike, wordSetOf } from '../diff/likeness.js';
import type { Document, Item } from '../document/document.js';
import { nameBaseSections, nameSideSections, type SectionNames } from './nameSections.js';

/** A name for each item of a document. */
export type ItemNames = readonly string[];

export interface ThreeDocuments {
  readonly base: Document;
  readonly ours: Document;
  readonly theirs: Document;
}

export interface ThreeNames {
  readonly base: ItemNames;
  readonly ours: ItemNames;
  readonly theirs: ItemNames;
}

/**
 * An item is the same by its key; without one by its words below the same item or in the same section; or, when
 * nothing else can be meant, by its words alone after a move, or by its place and most of its words after a rewording.
 *
 * Any doubt leaves items apart: a tick must never land on an item that nobody ticked.
 */
export function nameItems({ base, ours, theirs }: ThreeDocuments): ThreeNames {
  const baseSections = nameBaseSections(base);
  const named = name(base, baseSections, new Map());
  const sideOf = (side: Document) =>
    nameSide({ document: base, naming: named }, side, nameSideSections(base, baseSections, side));
  const [our, their] = [sideOf(ours), sideOf(theirs)];
  const doubtful = doubtfulPaths([named.counts, our.counts, their.counts]);
  return {
    base: withoutDoubtful(base, named, doubtful),
    ours: withoutDoubtful(ours, our, doubtful),
    theirs: withoutDoubtful(theirs, their, doubtful),
  };
}

interface Naming {
  readonly names: readonly string[];
  /** What each name was made from, before repetitions were numbered. */
  readonly paths: readonly string[];
  readonly counts: ReadonlyMap<string, number>;
  readonly sections: SectionNames;
}

function name(
  { items }: Document,
  sections: SectionNames,
  known: ReadonlyMap<number, string>,
): Naming {
  const names: string[] = [];
  const counts = new Map<string, number>();
  const paths = items.map((item, index) => {
    const path = pathOf(item, names, sections);
    const count = (counts.get(path) ?? 0) + 1;
    counts.set(path, count);
    names.push(known.get(index) ?? (count === 1 ? path : `${path}~${count}`));
    return path;
  });
  return { names, paths, counts, sections };
}

function pathOf(item: Item, names: readonly string[], sections: SectionNames): string {
  return item.key === undefined
    ? JSON.stringify([placeOf(item, names, sections), normalizeItemText(item.title)])
    : `key ${item.key}`;
}

/** The item around this one, or else its section. */
function placeOf(item: Item, names: readonly string[], sections: SectionNames): string {
  return item.parent === undefined
    ? `in ${sections[item.heading ?? -1] ?? ''}`
    : `below ${names[item.parent] ?? ''}`;
}

interface NamedDocument {
  readonly document: Document;
  readonly naming: Naming;
}

function nameSide(base: NamedDocument, side: Document, sections: SectionNames): Naming {
  const known = new Map<number, string>();
  for (let round = 0; round < 4; round++) {
    const naming = name(side, sections, known);
    const found = findChanged(base, { document: side, naming });
    if (found.length === 0) {
      return naming;
    }
    for (const [index, itemName] of found) {
      known.set(index, itemName);
    }
  }
  return name(side, sections, known);
}

/** Items of the side that go by another path than in the base, with their names there. */
function findChanged(
  base: NamedDocument,
  side: NamedDocument,
): readonly (readonly [number, string])[] {
  const free = {
    base: withoutPartner(base, side),
    side: withoutPartner(side, base),
  };
  if (free.base.length === 0 || free.side.length === 0) {
    return [];
  }
  const moved = findMoved(base, side, free);
  const pairs = moved.length > 0 ? moved : findReworded(base, side, free);
  return pairs.flatMap(([was, is]) => {
    const itemName = base.naming.names[was];
    return itemName === undefined ? [] : [[is, itemName] as const];
  });
}

interface Free {
  readonly base: readonly number[];
  readonly side: readonly number[];
}

function withoutPartner(one: NamedDocument, other: NamedDocument): readonly number[] {
  const names = new Set(other.naming.names);
  return one.document.items
    .map((_, index) => index)
    .filter((index) => !names.has(one.naming.names[index] ?? ''));
}

/** Outermost items whose words stand once in either version, and so can be no other item; or that got or lost a key. */
function findMoved(
  { document: base }: NamedDocument,
  { document: side }: NamedDocument,
  free: Free,
): readonly (readonly [number, number])[] {
  const [before, after] = [base, side].map(countTitles);
  const isOnly = (title: string) => before?.get(title) === 1 && after?.get(title) === 1;
  const byTitle = new Map(
    free.side.map((index) => [normalizeItemText(side.items[index]?.title ?? ''), index]),
  );
  return free.base.flatMap((was) => {
    const item = base.items[was];
    const title = normalizeItemText(item?.title ?? '');
    const is = byTitle.get(title);
    const other = side.items[is ?? -1];
    return is !== undefined && item && other && isOnly(title) && mayBeSame(item, other)
      ? [[was, is] as const]
      : [];
  });
}

function countTitles({ items }: Document): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { title } of items) {
    const words = normalizeItemText(title);
    counts.set(words, (counts.get(words) ?? 0) + 1);
  }
  return counts;
}

/** An item that has a key is that item, however it reads; what belongs to an item goes with it. */
function mayBeSame(one: Item, other: Item): boolean {
  return (
    (one.key === undefined || other.key === undefined) &&
    (one.parent === undefined) === (other.parent === undefined)
  );
}

/** Items with fewer words in common than this are two. */
const leastAlike = 0.5;

/**
 * Items at the same place with most of their words in common: between the same neighbours, or, after a move, where
 * no other item of the place is alike.
 */
function findReworded(
  base: NamedDocument,
  side: NamedDocument,
  free: Free,
): readonly (readonly [number, number])[] {
  const gaps = { base: gapsOf(base, side), side: gapsOf(side, base) };
  const likeness = (was: number, is: number) => likenessAt(base, side, [was, is]);
  const inPlace = pairAlike(free.base, free.side, (was, is) =>
    gaps.base[was] === gaps.side[is] ? likeness(was, is) : 0,
  );
  if (inPlace.length > 0 || free.base.length * free.side.length > mostCompared) {
    return inPlace.map(({ base: was, head: is }) => [was, is] as const);
  }
  return free.base.flatMap((was) => {
    const [is, ...others] = free.side.filter((index) => likeness(was, index) > 0);
    const isOnly =
      is !== undefined &&
      others.length === 0 &&
      free.base.every((index) => index === was || likeness(index, is) === 0);
    return isOnly ? [[was, is] as const] : [];
  });
}

/** Beyond this nobody waits for comparisons. */
const mostCompared = 10_000;

/** 0 for items that are two. */
function likenessAt(
  base: NamedDocument,
  side: NamedDocument,
  [was, is]: readonly [number, number],
): number {
  const [one, other] = [base.document.items[was], side.document.items[is]];
  if (
    !one ||
    !other ||
    !mayBeSame(one, other) ||
    placeOf(one, base.naming.names, base.naming.sections) !==
      placeOf(other, side.naming.names, side.naming.sections)
  ) {
    return 0;
  }
  const likeness = likenessOf(wordSetOf(one.title), wordSetOf(other.title));
  return likeness >= leastAlike ? likeness : 0;
}

/** For each item the names of the nearest items around it that the other version has too. */
function gapsOf(one: NamedDocument, other: NamedDocument): readonly string[] {
  const partners = new Set(other.naming.names);
  const { names } = one.naming;
  const behind: string[] = [];
  let next = 'end';
  for (let index = names.length - 1; index >= 0; index--) {
    behind[index] = next;
    next = partners.has(names[index] ?? '') ? (names[index] ?? '') : next;
  }
  let before = 'start';
  return names.map((itemName, index) => {
    const gap = JSON.stringify([before, behind[index]]);
    before = partners.has(itemName) ? itemName : before;
    return gap;
  });
}

/** Paths that the versions repeat, each another number of times: there is no telling which one is gone or new. */
function doubtfulPaths(all: readonly ReadonlyMap<string, number>[]): ReadonlySet<string> {
  const doubtful = new Set<string>();
  for (const path of new Set(all.flatMap((counts) => [...counts.keys()]))) {
    const numbers = all.map((counts) => counts.get(path) ?? 0).filter((count) => count > 0);
    if (new Set(numbers).size > 1) {
      doubtful.add(path);
    }
  }
  return doubtful;
}

/** What stands below a doubtful item is as doubtful, unless a key names it. */
function withoutDoubtful(
  { items }: Document,
  { names, paths, counts }: Naming,
  doubtful: ReadonlySet<string>,
): ItemNames {
  const result: string[] = [];
  const seen = new Map<string, number>();
  items.forEach((item, index) => {
    const path = paths[index] ?? '';
    const count = (seen.get(path) ?? 0) + 1;
    seen.set(path, count);
    const isBelow = item.key === undefined && isTwin(result[item.parent ?? -1]);
    result.push(
      isBelow || doubtful.has(path)
        ? `${twin}${count} of ${counts.get(path) ?? 0} ${path}`
        : (names[index] ?? ''),
    );
  });
  return result;
}

const twin = 'twin ';

/** Whether the name is that of an item that cannot be told from others, in which case its lines are mere text. */
export function isTwin(itemName: string | undefined): boolean {
  return itemName?.startsWith(twin) === true;
}
