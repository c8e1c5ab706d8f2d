import type { Document, Item } from '../document/document.js';
import { sectionOf } from './sections.js';

/**
 * What makes an item the same item after the text around it changed: its key, or its normalised text within its section.
 *
 * An opaque text, equal for equal items of two versions of a document. When a document repeats an item, the second
 * one ends in `~2`, and so on in the order of the text; `repeatsOf` says how many share an identity.
 */
export type ItemIdentity = string;

const identitiesOfDocument = new WeakMap<Document, readonly ItemIdentity[]>();

/** The identities of all items, in their order. */
export function identitiesOf(document: Document): readonly ItemIdentity[] {
  let identities = identitiesOfDocument.get(document);
  if (identities === undefined) {
    const seen = new Map<string, number>();
    identities = document.items.map((item) => {
      const base = baseIdentityOf(document, item);
      const ordinal = (seen.get(base) ?? 0) + 1;
      seen.set(base, ordinal);
      return ordinal === 1 ? base : `${base}~${ordinal}`;
    });
    identitiesOfDocument.set(document, identities);
  }
  return identities;
}

/** The identity of one item, given by its index in `document.items`. */
export function identityOf(document: Document, index: number): ItemIdentity {
  const identity = identitiesOf(document)[index];
  if (identity === undefined) {
    throw new RangeError(`${document.path} has no item ${index}.`);
  }
  return identity;
}

/** The index of the item with this identity. */
export function findItem(document: Document, identity: ItemIdentity): number | undefined {
  const index = identitiesOf(document).indexOf(identity);
  return index === -1 ? undefined : index;
}

/** The indexes of all items that only their order tells from the item at `index`, itself included. */
export function repeatsOf(document: Document, index: number): readonly number[] {
  const item = document.items[index];
  if (item === undefined) {
    return [];
  }
  const base = baseIdentityOf(document, item);
  return document.items.flatMap((other, at) =>
    baseIdentityOf(document, other) === base ? [at] : [],
  );
}

/** Text that compares equal for what a reader takes for the same wording: case, blanks and Unicode form aside. */
export function normalizeItemText(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim().toLowerCase();
}

function baseIdentityOf(document: Document, item: Item): string {
  if (item.key !== undefined) {
    return item.key;
  }
  const section = sectionOf(document, item).map(normalizeItemText);
  return JSON.stringify([...section, normalizeItemText(item.title)]);
}
