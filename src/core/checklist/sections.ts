import type { Document, Heading, Item } from '../document/document.js';

const pathsOfDocument = new WeakMap<Document, readonly (readonly Heading[])[]>();

/**
 * For each heading of the document the headings it stands under, outermost first and itself last.
 *
 * Computed once per document: rules and trees ask for every item.
 */
export function headingPaths(document: Document): readonly (readonly Heading[])[] {
  let paths = pathsOfDocument.get(document);
  if (paths === undefined) {
    const open: Heading[] = [];
    paths = document.headings.map((heading) => {
      while (open.length > 0 && (open[open.length - 1]?.level ?? 0) >= heading.level) {
        open.pop();
      }
      open.push(heading);
      return [...open];
    });
    pathsOfDocument.set(document, paths);
  }
  return paths;
}

/** The headings above the item, outermost first; none for an item before the first heading. */
export function headingsAbove(document: Document, item: Item): readonly Heading[] {
  return item.heading === undefined ? [] : (headingPaths(document)[item.heading] ?? []);
}

/** Where it starts: the headings of a document may be made anew. */
const titleOfDocument = new WeakMap<Document, number | false>();

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

function soleTitleOf(document: Document): number | false {
  let title = titleOfDocument.get(document);
  if (title === undefined) {
    const [first, second] = document.headings.filter((heading) => heading.level === 1);
    title = first !== undefined && second === undefined ? first.range.start : false;
    titleOfDocument.set(document, title);
  }
  return title;
}
