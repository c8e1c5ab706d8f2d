import type { Agreement } from './agreement.js';
import { currentOrder } from './priorityEdits.js';
import type { PriorityList, PriorityRequest } from './priorityList.js';

/** One entry of the order that is in force, with what is known of it. */
export interface OrderEntry {
  /** From 1. */
  readonly place: number;
  readonly title: string;
  /** What was written down when it was asked for; absent for what was there from the beginning. */
  readonly request?: PriorityRequest;
}

/** The order that a change starts from, entry by entry; a request belongs to the entry of its words, the last one if there are several. */
export function orderEntries(list: PriorityList, agreement: Agreement): readonly OrderEntry[] {
  return currentOrder(list, agreement).map((title, at) => {
    const request = list.requests.findLast(({ what }) => what === title);
    return { place: at + 1, title, ...(request === undefined ? {} : { request }) };
  });
}
