import type { ItemFacts } from './documentFacts.js';
import type { PairedItems } from './pairItems.js';
import type { ItemTouch, TimelineCommit } from './timelineEvent.js';

/** By the identities of the items of one version. */
export type ItemTouches = ReadonlyMap<string, ItemTouch>;

/** A version before, with what is known of its items. */
export interface TouchedParent {
  readonly touches: ItemTouches;
  /** The items of now with those of then. */
  readonly pairs: PairedItems['before'];
}

/**
 * Who brought each item into its state, as of a commit whose parents are known.
 *
 * A state that an item had in any parent is that parent's work; so a merge touches only what it changes itself.
 */
export function itemTouchesOf(
  items: readonly ItemFacts[],
  commit: TimelineCommit,
  parents: readonly TouchedParent[],
): ItemTouches {
  const touches = new Map<string, ItemTouch>();
  for (const item of items) {
    const touch = touchOf(item, commit, parents);
    if (touch !== undefined) {
      touches.set(item.identity, touch);
    }
  }
  return touches;
}

function touchOf(
  item: ItemFacts,
  commit: TimelineCommit,
  parents: readonly TouchedParent[],
): ItemTouch | undefined {
  const { key, title, state } = item;
  const named = { title, ...(key === undefined ? {} : { key }) };
  let isKnown = false;
  for (const { touches, pairs } of parents) {
    const was = pairs.get(item);
    if (was?.state === state && was.reason === item.reason) {
      const touch = touches.get(was.identity);
      return touch && { ...touch, item: named };
    }
    isKnown ||= was !== undefined;
  }
  return isKnown || state !== 'open' ? { item: named, state, commit } : undefined;
}
