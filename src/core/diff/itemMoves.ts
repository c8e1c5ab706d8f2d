/** Which items stand elsewhere: the fewest that explain the new order. */
import { sectionOf } from '../checklist/sections.js';
import type { Document, Item } from '../document/document.js';
import type { Change } from './change.js';
import { itemName, type Pairings } from './itemPair.js';
import type { Sides } from './version.js';
import { quote } from './wording.js';

/** Moves by the numbers of the items in the head; what hangs below a moved item moves with it untold. */
export function moves(
  { base, head }: Sides,
  pairings: Pairings,
): ReadonlyMap<number, readonly Change[]> {
  const [old, now] = [base.document, head.document];
  const told = new Map<number, readonly Change[]>();
  if (areInPlace({ old, now }, pairings)) {
    return told;
  }
  const tell = (index: number, message: string) =>
    told.set(index, [{ code: 'item-moved', severity: 'neutral', message }]);
  const groups = new Map<string, { readonly from: number; readonly to: number }[]>();
  now.items.forEach((item, to) => {
    const from = pairings.items.baseOf(to);
    const before = from === undefined ? undefined : old.items[from];
    if (from === undefined || before === undefined) {
      return;
    }
    const elsewhere = placeChange({ old, now }, pairings, { before, item });
    if (elsewhere !== undefined) {
      tell(to, `${itemName(now, item)} was moved ${elsewhere}.`);
      return;
    }
    const group = `${item.parent ?? ''}/${item.heading ?? ''}`;
    const companions = groups.get(group);
    if (companions === undefined) groups.set(group, [{ from, to }]);
    else companions.push({ from, to });
  });
  for (const group of groups.values()) {
    const kept = longestRise(group.map(({ from }) => from));
    group.forEach(({ to }, index) => {
      const item = now.items[to];
      if (!kept.has(index) && item !== undefined) {
        tell(
          to,
          `${itemName(now, item)} was moved ${direction(group, index)}${within(now, item)}.`,
        );
      }
    });
  }
  return told;
}

/** Whether each item stands where it stood, below the same item and heading: then there is no order to explain. */
function areInPlace(
  { old, now }: { readonly old: Document; readonly now: Document },
  { sections, items }: Pairings,
): boolean {
  if (old.items.length !== now.items.length) {
    return false;
  }
  for (let index = 0; index < now.items.length; index++) {
    const [before, item] = [old.items[index], now.items[index]];
    const section = before?.heading === undefined ? undefined : sections.headOf(before.heading);
    const isInPlace =
      items.baseOf(index) === index && before?.parent === item?.parent && section === item?.heading;
    if (!isInPlace) return false;
  }
  return true;
}

function within(document: Document, item: Item): string {
  const section = sectionOf(document, item).at(-1);
  return section === undefined ? '' : ` within ${quote(section)}`;
}

/** Whether more of its companions stand on its other side now above or below it. */
function direction(group: readonly { readonly from: number }[], index: number): 'up' | 'down' {
  const own = group[index]?.from ?? 0;
  const up = group.slice(index + 1).filter(({ from }) => from < own).length;
  const down = group.slice(0, index).filter(({ from }) => from > own).length;
  return up >= down ? 'up' : 'down';
}

function placeChange(
  { old, now }: { readonly old: Document; readonly now: Document },
  { sections, items }: Pairings,
  { before, item }: { readonly before: Item; readonly item: Item },
): string | undefined {
  const parent = before.parent === undefined ? undefined : items.headOf(before.parent);
  if (before.parent !== undefined && parent !== undefined && parent === item.parent) {
    return undefined;
  }
  const section = before.heading === undefined ? undefined : sections.headOf(before.heading);
  if (section !== item.heading) {
    const [from, to] = [sectionOf(old, before).at(-1), sectionOf(now, item).at(-1)];
    const source = from === undefined ? '' : ` from ${quote(from)}`;
    return `${source}${to === undefined ? ' to the beginning' : ` to ${quote(to)}`}`.trimStart();
  }
  if (before.parent === undefined && item.parent === undefined) {
    return undefined;
  }
  const above = item.parent === undefined ? undefined : now.items[item.parent];
  const below = before.parent === undefined ? undefined : old.items[before.parent];
  if (above === undefined) {
    return `out from below ${below === undefined ? 'another item' : itemName(old, below)}`;
  }
  return `below ${itemName(now, above)}`;
}

/** Indexes of a longest rising subsequence. */
function longestRise(values: readonly number[]): ReadonlySet<number> {
  const tails: number[] = [];
  const before: (number | undefined)[] = [];
  values.forEach((value, index) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[tails[middle] ?? 0] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    before[index] = low === 0 ? undefined : tails[low - 1];
    tails[low] = index;
  });
  const kept = new Set<number>();
  for (let at = tails.at(-1); at !== undefined; at = before[at]) {
    kept.add(at);
  }
  return kept;
}
