import type { Heading, Item, Link } from './document.js';
import { readItemDetails } from './itemDetails.js';
import { readItemMarkers } from './itemMarkers.js';
import type { OutlineItem } from './outline.js';
import { toPlainText } from './plainText.js';

const key =
  /^(?:\*\*|__)?([A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*-\d+[a-z]?)(?::(?:\*\*|__)?|(?:\*\*|__):)(?:\s+|$)/;

/** Completes the task items of an outline: markers, key, details, and what belongs to which. */
export function toItems(
  text: string,
  outline: readonly OutlineItem[],
  { headings, links }: { readonly headings: readonly Heading[]; readonly links: readonly Link[] },
): readonly Item[] {
  const parents = findParents(outline);
  const headingOf = createFollower(headings);
  const linksOf = distributeLinks(outline, parents, links);
  return outline.map((item, index) => {
    const line = oneLine(text.slice(item.box + 2, item.textEnd));
    const match = key.exec(line);
    const words = match === null ? line : line.slice(match[0].length);
    const details = readItemDetails(text, item, nestedItems(outline, index));
    const { markers, rest } = readItemMarkers(words, beforeDetails(words, details));
    const parent = parents[index];
    const heading = headingOf(item.start);
    return {
      range: { start: item.start, end: item.end },
      textRange: { start: item.box + 2, end: item.textEnd },
      box: item.box,
      checked: item.checked,
      ...(match?.[1] === undefined ? {} : { key: match[1] }),
      text: words,
      title: toPlainText(rest).trim(),
      depth: item.depth,
      ...(parent === undefined ? {} : { parent }),
      ...(heading === undefined ? {} : { heading }),
      markers,
      links: linksOf[index] ?? [],
      details,
    };
  });
}

function nestedItems(outline: readonly OutlineItem[], index: number): readonly OutlineItem[] {
  const end = outline[index]?.end ?? 0;
  let last = index + 1;
  while (last < outline.length && (outline[last]?.start ?? end) < end) {
    last++;
  }
  return outline.slice(index + 1, last);
}

/** Details that continue the item's paragraph are no part of what people call the item. */
function beforeDetails(text: string, details: Readonly<Record<string, string>>): string {
  let end = text.length;
  for (const name of Object.keys(details)) {
    const at = text.indexOf(` ${name}: ${details[name] ?? ''}`.trimEnd());
    end = at < 0 ? end : Math.min(end, at);
  }
  return text.slice(0, end);
}

/** The text of a paragraph without its line endings and the quote marks and indents after them. */
function oneLine(text: string): string {
  return text.replace(/[ \t]*(?:\r\n|\r|\n)[ \t>]*/g, ' ').trim();
}

function findParents(outline: readonly OutlineItem[]): readonly (number | undefined)[] {
  const open: number[] = [];
  return outline.map((item, index) => {
    while (open.length > 0 && (outline[open[open.length - 1] ?? 0]?.end ?? 0) <= item.start) {
      open.pop();
    }
    const parent = open[open.length - 1];
    open.push(index);
    return parent;
  });
}

/** Gives, for offsets that only grow, the index of the last heading before each. */
function createFollower(headings: readonly Heading[]): (offset: number) => number | undefined {
  let next = 0;
  return (offset) => {
    while (next < headings.length && (headings[next]?.range.start ?? offset) < offset) {
      next++;
    }
    return next === 0 ? undefined : next - 1;
  };
}

function distributeLinks(
  outline: readonly OutlineItem[],
  parents: readonly (number | undefined)[],
  links: readonly Link[],
): readonly (readonly number[] | undefined)[] {
  const result: number[][] = [];
  let item = -1;
  links.forEach(({ kind, range }, index) => {
    while (item + 1 < outline.length && (outline[item + 1]?.start ?? Infinity) <= range.start) {
      item++;
    }
    let holder: number | undefined = item < 0 ? undefined : item;
    while (holder !== undefined && (outline[holder]?.end ?? 0) <= range.start) {
      holder = parents[holder];
    }
    if (holder !== undefined && kind !== 'definition') {
      (result[holder] ??= []).push(index);
    }
  });
  return result;
}
