import type { Document, Item } from '../document/document.js';
import { headingsAbove } from './sections.js';

/**
 * Whose an item is, as a role or a person's handle: its own mention, else that of the nearest item around it,
 * else that of the nearest heading above, else the document's owner.
 *
 * `owner` is the owner of the document's profile.
 */
export function roleOf(document: Document, item: Item, owner?: string): string | undefined {
  for (let at: Item | undefined = item; at !== undefined; at = parentOf(document, at)) {
    if (at.markers.mention !== undefined) {
      return at.markers.mention;
    }
  }
  const headings = headingsAbove(document, item);
  for (let index = headings.length - 1; index >= 0; index--) {
    const mention = headings[index]?.mention;
    if (mention !== undefined) {
      return mention;
    }
  }
  return owner;
}

function parentOf(document: Document, item: Item): Item | undefined {
  return item.parent === undefined ? undefined : document.items[item.parent];
}
