import type { Item, Link } from './document.js';
import type { Section } from './bodySections.js';
import type { Problem } from './problem.js';
import type { TextRange } from '../text/textRange.js';

/** What stands before a section in its document. */
export interface SectionPlace {
  readonly offset: number;
  readonly headings: number;
  readonly items: number;
  readonly links: number;
}

/** A section's findings with the places and numbers that they have in the document. */
export interface PlacedSection {
  readonly section: Section;
  readonly place: SectionPlace;
  readonly items: readonly Item[];
  readonly links: readonly Link[];
  readonly lookAlikes: readonly Problem[];
}

/** Puts `section` in its place; `before` is the same section in an earlier place, which often is this one still. */
export function placeSection(
  section: Section,
  place: SectionPlace,
  before: PlacedSection | undefined,
): PlacedSection {
  if (before?.section === section && isSamePlace(before.place, place)) {
    return before;
  }
  const { offset } = place;
  return {
    section,
    place,
    items: section.items.map((item) => placeItem(item, place)),
    links: section.links.map((link) => placeLink(link, offset)),
    lookAlikes: section.lookAlikes.map(({ code, message, range }) => ({
      code,
      message,
      range: moved(range, offset),
    })),
  };
}

function isSamePlace(one: SectionPlace, other: SectionPlace): boolean {
  return (
    one.offset === other.offset &&
    one.headings === other.headings &&
    one.items === other.items &&
    one.links === other.links
  );
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

function placeItem(item: Item, { offset, headings, items, links }: SectionPlace): Item {
  const placed: Writable<Item> = {
    range: moved(item.range, offset),
    textRange: moved(item.textRange, offset),
    box: item.box + offset,
    checked: item.checked,
    text: item.text,
    title: item.title,
    depth: item.depth,
    markers: item.markers,
    links: item.links.length === 0 ? item.links : item.links.map((link) => link + links),
    details: item.details,
  };
  // Added one by one, because copies of whole objects are several times slower.
  if (item.key !== undefined) {
    placed.key = item.key;
  }
  if (item.parent !== undefined) {
    placed.parent = item.parent + items;
  }
  if (item.heading !== undefined) {
    placed.heading = item.heading + headings;
  }
  return placed;
}

function placeLink({ kind, range, targetRange, target }: Link, offset: number): Link {
  return { kind, range: moved(range, offset), targetRange: moved(targetRange, offset), target };
}

function moved({ start, end }: TextRange, offset: number): TextRange {
  return { start: start + offset, end: end + offset };
}
