import type { Document, Heading, Item } from '../document/document.js';
import { locateField } from '../document/locateInYaml.js';
import { lineInPlainYaml } from '../document/plainYaml.js';
import type { Library } from '../library/library.js';
import { lineAt } from '../text/lineMap.js';
import type { LeftOut } from './excerpt.js';

/** A document as one side has it, with the library it belongs to there. */
export interface Version {
  readonly library: Library;
  readonly document: Document;
  readonly text: string;
  /** What was not read, since both sides have it: lines are told as if it stood there. */
  readonly leftOut?: readonly LeftOut[] | undefined;
}

/** What alone differs below the frontmatter, where that is known: whether items are ticked, items, or more than them. */
export type DifferIn = 'ticks' | 'items' | 'anything';

/** The same document before and after. */
export interface Sides {
  readonly base: Version;
  readonly head: Version;
  readonly differIn?: DifferIn | undefined;
}

export function lineOfItem({ document }: Version, item: Item): number {
  return lineAt(document.lines, item.box);
}

export function lineOfHeading({ document }: Version, heading: Heading): number {
  return lineAt(document.lines, heading.range.start);
}

/** Line of a key or an entry of the frontmatter; undefined where it is not there. */
export function lineOfField(
  { document }: Version,
  path: readonly (string | number)[],
): number | undefined {
  const { yaml } = document.frontmatter;
  const line = lineInPlainYaml(document.frontmatter, path);
  if (line !== undefined) {
    return lineAt(document.lines, yaml.start) + line;
  }
  const place = locateField(document, path);
  return place && lineAt(document.lines, (place.key ?? place.value).start);
}

/** The line in the document that a line of the version's text is. */
export function lineInWhole({ document, leftOut = [] }: Version): (line: number) => number {
  const gaps = leftOut.map(({ at, lines }) => ({ from: lineAt(document.lines, at), lines }));
  return (line) =>
    gaps.reduce((whole, { from, lines }) => (line < from ? whole : whole + lines), line);
}
