import type { Item } from '../document/document.js';

/** Where an item stands. A bare `(n/a)` gives no reason and so changes nothing: the box decides. */
export type ItemState = 'open' | 'done' | 'not-applicable';

/** The state of one item by itself, whatever is nested below it. */
export function stateOf(item: Item): ItemState {
  const reason = item.markers.notApplicable;
  if (reason !== undefined && reason.trim() !== '') {
    return 'not-applicable';
  }
  return item.checked ? 'done' : 'open';
}

/** The state as a sentence says it. */
export function itemStateWords(state: string): string {
  return state === 'not-applicable' ? 'not applicable' : state;
}

/** Whether the item can hold up a gate: everything can but what is marked `(optional)`. */
export function isRequired(item: Item): boolean {
  return !item.markers.optional;
}
