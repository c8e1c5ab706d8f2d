import type { Document, Item } from '../document/document.js';
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

/** How an item is called in a sentence: by its key, else by its words, below a named one with that one's name. */
export function itemName(document: Document, { key, title, text, parent }: Item): string {
  const above = parent === undefined ? undefined : document.items[parent];
  const own = key ?? quote(title === '' ? text : title);
  return key !== undefined || above?.key === undefined ? own : `${own} below ${above.key}`;
}

/** The same with its words, for an item that a reader may not know. */
export function fullItemName(document: Document, item: Item): string {
  return item.key === undefined ? itemName(document, item) : `${item.key} ${quote(item.title)}`;
}
