import type { Item } from '../document/document.js';
import { type CivilDate, parseCivilDate } from '../schema/civilDate.js';
import { stateOf } from './itemState.js';

/** The last good day of an item with a valid `(due ...)`. */
export function dueOnOf(item: Item): CivilDate | undefined {
  return item.markers.due === undefined ? undefined : parseCivilDate(item.markers.due);
}

/** Whether the item is still open after its last good day. */
export function isOverdue(item: Item, today: CivilDate): boolean {
  if (item.markers.due === undefined || stateOf(item) !== 'open') {
    return false;
  }
  const dueOn = dueOnOf(item);
  return dueOn !== undefined && dueOn < today;
}
