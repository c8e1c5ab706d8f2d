import { lineAt, type LineStarts } from '../text/lineMap.js';
import type { Item, Link } from './document.js';
import { noDetails, readItemDetails } from './itemDetails.js';
import { readItemKey } from './itemKey.js';
import { readItemMarkers } from './itemMarkers.js';
import type { OutlineHeading, OutlineItem } from './outline.js';
import { toPlainText } from './plainText.js';

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** What an outline's items are completed from. */
export interface ItemSurroundings {
  readonly lines: LineStarts;
  readonly headings: readonly OutlineHeading[];
  readonly links: readonly Link[];
}

const noLinks: readonly number[] = Object.freeze([]);

/** Completes the task items of an outline: markers, key, details, and what belongs to which. */
export function toItems(
  text: string,
  outline: readonly OutlineItem[],
  { lines, headings, links }: ItemSurroundings,
): readonly Item[] {
  if (outline.length === 0) {
    return [];
  }
  const parents = findParents(outline);
  const linksOf = distributeLinks(outline, parents, links);
  const items: Item[] = [];
  let heading = 0;
  let line = lineAt(lines, outline[0]?.start ?? 0);
  for (let index = 0; index < outline.length; index++) {
    const found = outline[index] as OutlineItem;
    while (heading < headings.length && (headings[heading]?.start ?? 0) < found.start) {
      heading++;
    }
    while ((lines[line + 1] ?? Infinity) <= found.box) {
      line++;
    }
    const words = wordsOf(text, found, lines[line + 1] ?? Infinity);
    const item = toItem(words, found, readItemDetails(text, outline, { index, lines, line }));
    item.links = linksOf[index] ?? noLinks;
    const parent = parents[index];
    if (parent !== undefined && parent >= 0) {
      item.parent = parent;
    }
    if (heading > 0) {
      item.heading = heading - 1;
    }
    items.push(item);
  }
  return items;
}

function toItem(
  line: string,
  { start, end, box, checked, textEnd, depth }: OutlineItem,
  details: Item['details'],
): Writable<Item> {
  const key = readItemKey(line);
  const text = key === undefined ? line : line.slice(key.length).trimStart();
  const shown = details === noDetails ? text : beforeDetails(text, details);
  const { markers, rest } = readItemMarkers(text, shown);
  const item: Writable<Item> = {
    range: { start, end },
    textRange: { start: box + 2, end: textEnd },
    box,
    checked,
    text,
    title: toPlainText(rest).trim(),
    depth,
    markers,
    links: noLinks,
    details,
  };
  if (key !== undefined) {
    item.key = key.name;
  }
  return item;
}

/** Details that continue the item's paragraph are no part of what people call the item. */
function beforeDetails(text: string, details: Item['details']): string {
  let end = text.length;
  for (const name in details) {
    const at = text.indexOf(` ${name}: ${details[name] ?? ''}`.trimEnd());
    end = at < 0 ? end : Math.min(end, at);
  }
  return text.slice(0, end);
}

/** The text of a paragraph without its line endings and the quote marks and indents after them. */
function wordsOf(text: string, { box, textEnd }: OutlineItem, nextLine: number): string {
  const paragraph = text.slice(box + 2, textEnd).trim();
  return nextLine < textEnd ? paragraph.replace(/[ \t]*(?:\r\n|\r|\n)[ \t>]*/g, ' ') : paragraph;
}

/** Index of the nearest item around each, -1 for none. */
function findParents(outline: readonly OutlineItem[]): readonly number[] {
  const parents: number[] = [];
  for (let index = 0; index < outline.length; index++) {
    const start = outline[index]?.start ?? 0;
    let parent = index - 1;
    while (parent >= 0 && (outline[parent]?.end ?? 0) <= start) {
      parent = parents[parent] ?? -1;
    }
    parents.push(parent);
  }
  return parents;
}

/** The links of each item, without those of the items inside it. */
function distributeLinks(
  outline: readonly OutlineItem[],
  parents: readonly number[],
  links: readonly Link[],
): readonly (number[] | undefined)[] {
  const result: (number[] | undefined)[] = [];
  let item = -1;
  for (let index = 0; index < links.length; index++) {
    const link = links[index] as Link;
    while (item + 1 < outline.length && (outline[item + 1]?.start ?? 0) <= link.range.start) {
      item++;
    }
    let holder = item;
    while (holder >= 0 && (outline[holder]?.end ?? 0) <= link.range.start) {
      holder = parents[holder] ?? -1;
    }
    if (holder >= 0 && link.kind !== 'definition') {
      (result[holder] ??= []).push(index);
    }
  }
  return result;
}
