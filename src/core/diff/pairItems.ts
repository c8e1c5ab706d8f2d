/** Which item of the base is which item of the head: by key, by its words within its section, then by likeness. */
import { normalizeItemText } from '../checklist/itemIdentity.js';
import type { Document, Item } from '../document/document.js';
import { likenessOf, pairAlike, wordSetOf } from './likeness.js';
import { Pairing } from './pairing.js';
import type { Sides } from './version.js';

/** Items that share fewer words within a section are two different ones. */
const leastWithin = 0.4;
/** From one section to another more is asked. */
const leastAcross = 0.6;

export function pairItems({ base, head }: Sides, sections: Pairing): Pairing {
  const [old, now] = [base.document, head.document];
  const pairing = new Pairing(old.items.length, now.items.length);
  const sectionOfOld = (item: Item) => {
    const paired = item.heading === undefined ? undefined : sections.headOf(item.heading);
    return item.heading === undefined
      ? 'top'
      : paired === undefined
        ? `gone ${item.heading}`
        : `${paired}`;
  };
  const sectionOfNow = (item: Item) => (item.heading === undefined ? 'top' : `${item.heading}`);
  const byName = (
    nameOf: (document: Document, item: Item, section: string) => string | undefined,
  ) => {
    const nameIn = (document: Document, index: number, sectionOf: (item: Item) => string) => {
      const item = document.items[index];
      return item && nameOf(document, item, sectionOf(item));
    };
    pairing.pairByName(
      (index) => nameIn(old, index, sectionOfOld),
      (index) => nameIn(now, index, sectionOfNow),
    );
  };
  pairing.pairEnds((one, other) => {
    const [before, after] = [old.items[one], now.items[other]];
    if (before === undefined || after === undefined) return false;
    const above = old.items[before.parent ?? -1]?.title;
    return (
      before.title === after.title &&
      before.key === after.key &&
      above === now.items[after.parent ?? -1]?.title &&
      sectionOfOld(before) === sectionOfNow(after)
    );
  });
  if (pairing.isComplete) {
    return pairing;
  }
  byName((_, { key }) => key);
  byName((document, item, section) =>
    JSON.stringify([section, ...wordsWithParents(document, item)]),
  );
  byName((_, { title }, section) => JSON.stringify([section, normalizeItemText(title)]));
  pairByLikeness({ old, now }, pairing, (one, other) =>
    sectionOfOld(one) === sectionOfNow(other) ? leastWithin : undefined,
  );
  byName(({ items }, { key, title, parent }) =>
    key === undefined
      ? JSON.stringify([items[parent ?? -1]?.title ?? '', normalizeItemText(title)])
      : undefined,
  );
  byName((_, { key, title }) => (key === undefined ? normalizeItemText(title) : undefined));
  pairByLikeness({ old, now }, pairing, () => leastAcross);
  return pairing;
}

function wordsWithParents(document: Document, item: Item): readonly string[] {
  const above = item.parent === undefined ? undefined : document.items[item.parent];
  const own = normalizeItemText(item.title);
  return above === undefined
    ? [own]
    : [...(above.key === undefined ? wordsWithParents(document, above) : [above.key]), own];
}

function pairByLikeness(
  { old, now }: { readonly old: Document; readonly now: Document },
  pairing: Pairing,
  leastFor: (one: Item, other: Item) => number | undefined,
): void {
  const free = {
    base: pairing.freeInBase(),
    head: pairing.freeInHead(),
  };
  if (free.base.length === 0 || free.head.length === 0) {
    return;
  }
  const words = (document: Document, indexes: readonly number[]) =>
    new Map(indexes.map((index) => [index, wordSetOf(document.items[index]?.title ?? '')]));
  const [before, after] = [words(old, free.base), words(now, free.head)];
  const found = pairAlike(free.base, free.head, (base, head) => {
    const [one, other] = [old.items[base], now.items[head]];
    // An item that has a key is that item, however it reads.
    if (!one || !other || (one.key !== undefined && other.key !== undefined)) return 0;
    const least = leastFor(one, other);
    const [first, second] = [before.get(base), after.get(head)];
    if (least === undefined || !first || !second) return 0;
    const likeness = likenessOf(first, second);
    return likeness >= least ? likeness : 0;
  });
  for (const { base, head } of found) {
    pairing.pair(base, head);
  }
}
