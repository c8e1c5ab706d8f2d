import type { Document, Item } from '../document/document.js';
import { remembered } from '../memory/remembered.js';
import { sectionOf } from './sections.js';

/**
 * What makes an item the same item after the text around it changed: its key, or its normalised text within its section.
 *
 * An opaque text, equal for equal items of two versions of a document. When a document repeats an item, the second
 * one ends in `~2`, and so on in the order of the text; `repeatsOf` says how many share an identity.
 */
export type ItemIdentity = string;

interface Identities {
  readonly identities: readonly ItemIdentity[];
  /** For each item the indexes of all items that share its key or wording and section. */
  readonly groups: readonly (readonly number[])[];
}

const identify = remembered(readIdentities);

/** The identities of all items, not remembered: for whoever compares a document once and lets it go. */
export function readIdentities(document: Document): Identities {
  const byBase = new Map<string, number[]>();
  const identities: ItemIdentity[] = [];
  const sections = new Map<number | undefined, readonly string[]>();
  const groups = document.items.map((item, index) => {
    const section = sections.get(item.heading) ?? sectionKeysOf(document, item);
    sections.set(item.heading, section);
    const base = item.key ?? JSON.stringify([...section, normalizeItemText(item.title)]);
    const group = byBase.get(base) ?? [];
    byBase.set(base, group);
    group.push(index);
    identities.push(group.length === 1 ? base : `${base}~${group.length}`);
    return group;
  });
  return { identities, groups };
}

/** The identities of all items, in their order. */
export function identitiesOf(document: Document): readonly ItemIdentity[] {
  return identify(document).identities;
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
  return identify(document).groups[index] ?? [];
}

/** Text that compares equal for what a reader takes for the same wording: case, blanks and Unicode form aside. */
export function normalizeItemText(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim().toLowerCase();
}

/** The same for all items below one heading. */
function sectionKeysOf(document: Document, item: Item): readonly string[] {
  return sectionOf(document, item).map(normalizeItemText);
}
