import type { Item } from '../document/document.js';
import type { Pairing } from './pairing.js';
import { quote } from './wording.js';

/** Which heading and which item of the base is which of the head. */
export interface Pairings {
  readonly sections: Pairing;
  readonly items: Pairing;
}

/** An item that both sides have. */
export interface ItemPair {
  readonly old: Item;
  readonly now: Item;
  /** Their numbers in base and head. */
  readonly from: number;
  readonly to: number;
}

/** How an item is called in a sentence: by its key, else by its words. */
export function itemName({ key, title, text }: Item): string {
  return key ?? quote(title === '' ? text : title);
}

/** The same with its words, for an item that a reader may not know. */
export function fullItemName(item: Item): string {
  return item.key === undefined ? itemName(item) : `${item.key} ${quote(item.title)}`;
}
