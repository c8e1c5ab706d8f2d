import { matchItems, type SignedItem } from '../signoff/matchItems.js';
import type { ItemFacts } from './documentFacts.js';

export interface PairedItems {
  /** From each item now to the same item then; undefined for a new one. */
  readonly before: ReadonlyMap<ItemFacts, ItemFacts | undefined>;
  readonly removed: readonly ItemFacts[];
}

/** Finds each item again: by key or by its words within its section, then by its words alone, then by the words shared. */
export function pairItems(before: readonly ItemFacts[], after: readonly ItemFacts[]): PairedItems {
  const byIdentity = new Map(before.map((item) => [item.identity, item]));
  const pairs = new Map<ItemFacts, ItemFacts | undefined>();
  const free = new Set(before);
  for (const item of after) {
    const same = byIdentity.get(item.identity);
    pairs.set(item, same);
    if (same !== undefined) {
      free.delete(same);
    }
  }
  const [old, now] = [[...free], after.filter((item) => pairs.get(item) === undefined)];
  const rest = matchItems(old.map(toMatch), now.map(toMatch));
  now.forEach((item, index) => {
    const found = rest.pairs.get(index);
    pairs.set(item, found === undefined ? undefined : old[found]);
  });
  return { before: pairs, removed: rest.removed.flatMap((index) => old[index] ?? []) };
}

function toMatch({ key, title, state, depth }: ItemFacts): SignedItem {
  return { key, text: title, state, depth, evidence: [] };
}
