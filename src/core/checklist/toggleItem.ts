import type { Document, Item } from '../document/document.js';
import { parseDocument } from '../document/parseDocument.js';
import { applyEdits, type TextEdit } from '../text/textEdit.js';
import {
  findItem,
  identitiesOf,
  identityOf,
  type ItemIdentity,
  normalizeItemText,
  repeatsOf,
} from './itemIdentity.js';

/**
 * An item as somebody saw it, so that it can be found again in a later text of its document.
 *
 * Plain data: it may travel in a message or wait in a tree.
 */
export interface ItemReference {
  readonly identity: ItemIdentity;
  /** For people and for noticing that it was reworded. */
  readonly text: string;
  /** The state of the box that the person wants to change. */
  readonly checked: boolean;
  /** Identity of the item around it. */
  readonly parent?: ItemIdentity;
  /** Only for an item that its document repeats: where it stood, for nothing else tells it from its twins. */
  readonly place?: ItemPlace;
}

/** Where an item stood in a document that holds it several times. */
export interface ItemPlace {
  readonly box: number;
  /** Length of the document. */
  readonly length: number;
  /** Checksum of everything the document was known to say but for the state of its boxes. */
  readonly outline: number;
}

export type ToggleOutcome =
  | { readonly kind: 'edit'; readonly edit: TextEdit }
  | { readonly kind: 'refused'; readonly reason: ToggleRefusal; readonly message: string };

export type ToggleRefusal =
  'gone' | 'ambiguous' | 'reworded' | 'moved' | 'state-changed' | 'unreadable';

/** The item at `index` as a person sees it now. */
export function referenceTo(document: Document, index: number): ItemReference {
  const identity = identityOf(document, index);
  const item = document.items[index];
  if (item === undefined) {
    throw new RangeError(`${document.path} has no item ${index}.`);
  }
  const repeated = repeatsOf(document, index).length > 1;
  return {
    identity,
    text: item.text,
    checked: item.checked,
    ...(item.parent === undefined ? {} : { parent: identityOf(document, item.parent) }),
    ...(repeated ? { place: placeOf(document, item) } : {}),
  };
}

/**
 * Ticks the item if it was open when it was seen, opens it if it was ticked: exactly one character is replaced.
 *
 * `document` is `text` freshly read, perhaps long after the reference was made. The item is looked up anew, and the
 * edit is tried on the text first: whatever leaves a doubt about which item is meant is refused.
 */
export function toggleItemEdit(
  text: string,
  document: Document,
  reference: ItemReference,
): ToggleOutcome {
  const index = findItem(document, reference.identity);
  const item = index === undefined ? undefined : document.items[index];
  if (index === undefined || item === undefined) {
    return refused('gone', reference, `is no longer in ${document.path}`);
  }
  const repeated = repeatsOf(document, index).length > 1;
  if (repeated || reference.place !== undefined) {
    const now = repeated ? placeOf(document, item) : undefined;
    if (now === undefined || !isSamePlace(now, reference.place)) {
      return refused(
        'ambiguous',
        reference,
        'stands more than once in the document, which changed since; tick it in the text',
      );
    }
  }
  if (normalizeItemText(item.text) !== normalizeItemText(reference.text)) {
    return refused('reworded', reference, `now reads "${item.text}"`);
  }
  const parent = item.parent === undefined ? undefined : identityOf(document, item.parent);
  if (parent !== reference.parent) {
    return refused('moved', reference, 'was moved to another place of the list');
  }
  if (item.checked !== reference.checked) {
    const state = item.checked ? 'already ticked' : 'already open again';
    return refused('state-changed', reference, `is ${state}`);
  }
  const edit = {
    range: { start: item.box, end: item.box + 1 },
    newText: item.checked ? ' ' : 'x',
  };
  return changesOnlyBox({ text, document, index, edit })
    ? { kind: 'edit', edit }
    : refused('unreadable', reference, 'cannot be changed by its box alone; edit it in the text');
}

function placeOf(document: Document, { box }: Item): ItemPlace {
  const identities = identitiesOf(document);
  const parts = [
    ...document.headings.map(({ text }) => text),
    ...document.items.map(
      ({ details }, index) => `${identities[index]} ${JSON.stringify(details)}`,
    ),
    ...document.links.map(({ target }) => target),
  ];
  return { box, length: document.length, outline: checksum(parts.join('\n')) };
}

function isSamePlace(one: ItemPlace, other: ItemPlace | undefined): boolean {
  return one.box === other?.box && one.length === other.length && one.outline === other.outline;
}

/** FNV-1a; it has to notice an edit, not to withstand an attack. */
function checksum(text: string): number {
  let sum = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    sum = Math.imul(sum ^ text.charCodeAt(index), 0x01000193);
  }
  return sum >>> 0;
}

function refused(reason: ToggleRefusal, reference: ItemReference, why: string): ToggleOutcome {
  return { kind: 'refused', reason, message: `"${reference.text}" ${why}.` };
}

/** Whether the edited text reads as the same items with this one turned over: a box may hold an odd blank or a line end. */
function changesOnlyBox(change: {
  readonly text: string;
  readonly document: Document;
  readonly index: number;
  readonly edit: TextEdit;
}): boolean {
  const { text, document, index, edit } = change;
  if (edit.range.end > text.length || text.length !== document.length) {
    return false;
  }
  const after = parseDocument(document.path, { text: applyEdits(text, [edit]), bom: false });
  const identities = identitiesOf(document);
  const identitiesAfter = identitiesOf(after);
  return (
    after.items.length === document.items.length &&
    document.items.every((item, at) => {
      const twin = after.items[at];
      return (
        twin?.box === item.box &&
        identitiesAfter[at] === identities[at] &&
        twin.checked === (at === index ? !item.checked : item.checked)
      );
    })
  );
}
