/** Which item of now is which item of then. */
import type { YamlMapping, YamlValue } from '../document/frontmatter.js';
import { isList } from '../document/yamlValues.js';

/** An item as a fingerprint sees it. */
export interface SignedItem {
  readonly key: string | undefined;
  readonly state: string;
  readonly depth: number;
  readonly text: string;
  readonly evidence: readonly YamlValue[];
}

export interface ItemMatch {
  /** From the number of an item now to its number then. */
  readonly pairs: ReadonlyMap<number, number>;
  /** Numbers of the items then that are no more. */
  readonly removed: readonly number[];
}

/** Reads an entry of `items` in signed content. */
export function toSignedItem(value: YamlValue): SignedItem {
  // Made by `signedContentOf` alone, which knows no other form.
  const { key, state, depth, text, evidence } = value as YamlMapping;
  return {
    key: typeof key === 'string' ? key : undefined,
    state: typeof state === 'string' ? state : '',
    depth: Number(depth),
    text: typeof text === 'string' ? text : '',
    evidence: isList(evidence) ? evidence : [],
  };
}

/**
 * Pairs items by key, then by equal text, then, among those left between the same neighbours, by the words they share.
 *
 * Each item is paired at most once, the first of several equal ones with the first.
 */
export function matchItems(before: readonly SignedItem[], after: readonly SignedItem[]): ItemMatch {
  const pairs = new Map<number, number>();
  const free = new Set(before.keys());
  const pairBy = (nameOf: (item: SignedItem) => string | undefined) => {
    const waiting = new Map<string, number[]>();
    for (const index of free) {
      const name = before[index] && nameOf(before[index]);
      if (name !== undefined) {
        waiting.set(name, [...(waiting.get(name) ?? []), index]);
      }
    }
    after.forEach((item, index) => {
      const name = pairs.has(index) ? undefined : nameOf(item);
      const found = name === undefined ? undefined : waiting.get(name)?.shift();
      if (found !== undefined) {
        pairs.set(index, found);
        free.delete(found);
      }
    });
  };
  pairBy(({ key }) => key);
  pairBy(({ text }) => text);
  after.forEach((item, index) => {
    const found = pairs.has(index) ? undefined : mostAlike(item, before, free);
    if (found !== undefined) {
      pairs.set(index, found);
      free.delete(found);
    }
  });
  return { pairs, removed: [...free] };
}

/** Items with less in common than this are two different ones. */
const leastAlike = 0.5;

function mostAlike(
  item: SignedItem,
  before: readonly SignedItem[],
  free: ReadonlySet<number>,
): number | undefined {
  let best: { readonly index: number; readonly likeness: number } | undefined;
  for (const index of free) {
    const other = before[index];
    // An item that has a key is that item, however it reads.
    if (other === undefined || (other.key !== undefined && item.key !== undefined)) {
      continue;
    }
    const likeness = likenessOf(item.text, other.text);
    if (likeness >= leastAlike && likeness > (best?.likeness ?? 0)) {
      best = { index, likeness };
    }
  }
  return best?.index;
}

/** Shared words against all words, from 0 to 1. */
function likenessOf(one: string, other: string): number {
  const [first, second] = [wordsOf(one), wordsOf(other)];
  const shared = [...first].filter((word) => second.has(word)).length;
  const all = first.size + second.size - shared;
  return all === 0 ? 0 : shared / all;
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
}
