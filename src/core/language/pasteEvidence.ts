import { evidenceGapsOf } from '../checklist/evidence.js';
import { itemsAt } from '../checklist/itemsAt.js';
import type { Document } from '../document/document.js';
import type { TextRange } from '../text/textRange.js';

/** An address as evidence of the item it is pasted on. */
export interface PastedEvidence {
  readonly newText: string;
  /** Whether the item asks for a link and has none, so that the address is most likely meant as that. */
  readonly isWanted: boolean;
}

const address = /^(?:https?|ftps?):\/\/[^\s<>"]+$/i;

/** What pasting `pasted` over `selection` writes into an item; undefined outside of items and for what is no address. */
export function pasteEvidence(
  { document, text }: { readonly document: Document; readonly text: string },
  selection: TextRange,
  pasted: string,
): PastedEvidence | undefined {
  const url = pasted.trim();
  if (!address.test(url) || /[([<]$/.test(text.slice(0, selection.start))) return undefined;
  const [index, ...others] = itemsAt(document, selection);
  const item = index === undefined ? undefined : document.items[index];
  if (item === undefined || others.length > 0 || selection.start <= item.box + 1) return undefined;
  const words = text.slice(selection.start, selection.end).trim();
  const label = (words === '' ? labelOf(url) : words).replace(/[[\]\\]/g, '\\$&');
  const gap = /\S$/.test(text.slice(0, selection.start)) && words === '' ? ' ' : '';
  const target = /[()]/.test(url) ? `<${url}>` : url;
  const { evidence } = item.markers;
  const isWanted =
    (evidence === 'any' || evidence === 'link') && evidenceGapsOf(document, item).length > 0;
  return { newText: `${gap}[${label}](${target})`, isWanted };
}

/** The last part of an address that says something, else its host. */
export function labelOf(url: string): string {
  const [, host = url, path = ''] = /^[a-z]+:\/\/([^/?#]+)([^?#]*)/i.exec(url) ?? [];
  const last = path
    .split('/')
    .filter((part) => part !== '')
    .at(-1);
  if (last === undefined) return host;
  try {
    return decodeURIComponent(last);
  } catch {
    // A lone percent sign is an ordinary character.
    return last;
  }
}
