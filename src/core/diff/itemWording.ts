/** What an item asks in words, the evidence aside that people name in the same line. */
import { evidenceOf } from '../checklist/evidence.js';
import type { Document, Item } from '../document/document.js';
import { toPlainText } from '../document/plainText.js';
import { titleWithoutEvidence } from '../gate/evidenceInTitle.js';
import type { ItemPair } from './itemPair.js';
import type { Sides, Version } from './version.js';
import { isSameWording } from './wordDiff.js';

export interface Wordings {
  readonly before: string;
  readonly after: string;
  /** Whether nothing but evidence was added, taken away or replaced. */
  readonly isSame: boolean;
}

export function wordingsOf(
  { base, head }: Sides,
  { old, now }: Pick<ItemPair, 'old' | 'now'>,
): Wordings {
  const [before, after] = [titleOf(base, old), titleOf(head, now)];
  const isSame =
    isSameWording(before, after) ||
    isSameWording(old.title, now.title) ||
    addsEvidenceOnly(old, { version: head, item: now }) ||
    addsEvidenceOnly(now, { version: base, item: old });
  return isSame ? { before, after, isSame } : { before: old.title, after: now.title, isSame };
}

function titleOf({ document, text }: Version, item: Item): string {
  return titleWithoutEvidence({ ...document, text }, item);
}

/** Whether `item` says what `plain` says and then names its evidence. */
function addsEvidenceOnly(
  plain: Item,
  { version, item }: { readonly version: Version; readonly item: Item },
): boolean {
  if (!item.title.startsWith(plain.title)) {
    return false;
  }
  let rest = item.title.slice(plain.title.length);
  for (const name of evidenceNames(version.document, version.text, item)) {
    rest = rest.replace(name, '');
  }
  return /^[\s(),;:.–-]*$/u.test(rest);
}

function evidenceNames(document: Document, text: string, item: Item): readonly string[] {
  const links = item.links.flatMap((index) => {
    const range = document.links[index]?.range;
    return range === undefined || range.end > item.textRange.end
      ? []
      : [toPlainText(text.slice(range.start, range.end)).trim()];
  });
  const tickets = evidenceOf(document, item).flatMap(({ kind, target }) =>
    kind === 'ticket' ? [target] : [],
  );
  return [...links, ...tickets].filter((name) => name !== '');
}
