import type { Document, Heading, Item } from '../document/document.js';
import { remembered } from '../memory/remembered.js';

/**
 * For each heading of the document the headings it stands under, outermost first and itself last.
 *
 * Remembered, because rules and trees ask for every item.
 */
export const headingPaths = remembered(
  ({ headings }: Document): readonly (readonly Heading[])[] => {
    const open: Heading[] = [];
    return headings.map((heading) => {
      while ((open.at(-1)?.level ?? 0) >= heading.level) {
        open.pop();
      }
      open.push(heading);
      return [...open];
    });
  },
);

/** The headings above the item, outermost first; none for an item before the first heading. */
export function headingsAbove(document: Document, item: Item): readonly Heading[] {
  return item.heading === undefined ? [] : (headingPaths(document)[item.heading] ?? []);
}

/**
 * The section an item belongs to, as texts of the headings above it, outermost first.
 *
 * A document's only level-1 heading is its title and no section. A heading's `@role` is no part of its name.
 */
export function sectionOf(document: Document, item: Item): readonly string[] {
  const title = soleTitleOf(document);
  return headingsAbove(document, item)
    .filter(({ range }) => range.start !== title)
    .map(sectionName);
}

/** A heading's text without the mention at its end. */
export function sectionName(heading: Heading): string {
  const { text, mention } = heading;
  if (mention === undefined) {
    return text;
  }
  const at = text.lastIndexOf(`@${mention}`);
  return at === -1 ? text : text.slice(0, at).trimEnd();
}

/** Where it starts: the headings of a document may be made anew. */
const soleTitleOf = remembered(({ headings }: Document): number | false => {
  const [first, second] = headings.filter((heading) => heading.level === 1);
  return first !== undefined && second === undefined ? first.range.start : false;
});
