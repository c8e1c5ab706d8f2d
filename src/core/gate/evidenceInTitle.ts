import { evidenceOf } from '../checklist/evidence.js';
import type { Document, Item } from '../document/document.js';
import { toPlainText } from '../document/plainText.js';

/** An item's title without the links and ticket numbers at its end: they name its evidence and are no wording of what to do. */
export function titleWithoutEvidence(document: Document, item: Item): string {
  const names = [...linkNames(document, item), ...ticketNames(document, item)].filter(
    (name) => name !== '',
  );
  let { title } = item;
  for (;;) {
    const end = title.replace(/[\s(),;]+$/u, '');
    const name = names.find((each) => end.endsWith(each));
    if (name === undefined) {
      return title;
    }
    title = end.slice(0, -name.length).replace(/[\s(]+$/u, '');
  }
}

/** What a reader sees of the links in the item's own text. */
function linkNames({ links, text }: Document, item: Item): readonly string[] {
  return item.links.flatMap((index) => {
    const range = links[index]?.range;
    return text !== undefined && range !== undefined && range.end <= item.textRange.end
      ? [toPlainText(text.slice(range.start, range.end)).trim()]
      : [];
  });
}

function ticketNames(document: Document, item: Item): readonly string[] {
  return evidenceOf(document, item).flatMap(({ kind, target }) =>
    kind === 'ticket' ? [target] : [],
  );
}
