/**
 * Of two versions of a document the parts that differ, so that the rest need not be read.
 *
 * A heading at the beginning of a line, outside fences and HTML, ends whatever was open before it: what
 * stands from one such heading to another reads alone as it reads in the whole document.  So does what
 * stands from one item at the beginning of a line to another.
 */
import { commonStart, commonEnd } from './commonEnds.js';
import { RootStarts, type RootBlock } from './rootStarts.js';
import { lineStartsOf } from '../text/lineMap.js';
import type { TextRange } from '../text/textRange.js';

/** A body with its frontmatter before it. */
export interface DividedText {
  readonly text: string;
  /** Where the frontmatter ends. */
  readonly bodyStart: number;
}

/** The frontmatter of a version unless both have the same, its title, and what lies from the first difference to the last. */
export interface Excerpt extends DividedText {
  readonly leftOut: readonly LeftOut[];
}

/** A part of the document that an excerpt lacks. */
export interface LeftOut {
  /** Offset in the excerpt where it would stand. */
  readonly at: number;
  /** How many lines it has. */
  readonly lines: number;
}

export interface Excerpts {
  readonly base: Excerpt;
  readonly head: Excerpt;
  /** What both were cut into. */
  readonly by: RootBlock;
}

/** Two versions, and what is known of both. */
interface Versions {
  readonly base: DividedText;
  readonly head: DividedText;
  /** Length of what both bodies begin with. */
  readonly same: number;
  /** How much further the body of the head starts. */
  readonly moved: number;
  /** How much longer the head is. */
  readonly grown: number;
}

/** Where the parts lie, in offsets of the base; `end` and what comes then lies `grown` further in the head, the rest `moved`. */
interface Parts {
  readonly titleEnd: number;
  readonly start: number;
  readonly end: number;
  /** Where the heading of the first section ends, if something below it is left out. */
  readonly headingEnd?: number;
  readonly from?: number;
}

/** A title that is certain to say something. */
const titleLine = /# [ \t]*[\p{L}\p{N}][^\r\n]*\r?\n/uy;
/** What may be a heading of the first level, wherever it stands. */
const mayBeTitle = /^[ \t>*+\-\d.)]*(?:#(?:[ \t]|$)|=+[ \t]*$)/m;
/** Beyond this the whole text may be read in another way than a part of it. */
const longest = 100_000;

/**
 * Excerpts that read as they do in the whole, the shortest first; none where no part is certain to, or where
 * whole documents are needed.
 */
export function* excerptsOf(base: DividedText, head: DividedText): Generator<Excerpts> {
  if (Math.max(base.text.length, head.text.length) > longest || needsWhole(base)) {
    return;
  }
  if (needsWhole(head)) {
    return;
  }
  const titleLength = lengthOfTitle(base);
  const same = commonStart(
    { text: base.text, from: base.bodyStart },
    { text: head.text, from: head.bodyStart },
  );
  if (titleLength > same || titleLength === 0) {
    return;
  }
  const versions: Versions = {
    base,
    head,
    same,
    moved: head.bodyStart - base.bodyStart,
    grown: head.text.length - base.text.length,
  };
  const sections = sectionsThatDiffer(versions, base.bodyStart + titleLength);
  if (sections === undefined) {
    return;
  }
  const items = itemsThatDiffer(versions, sections);
  if (items !== undefined) {
    yield { ...cutBoth(versions, items), by: 'item' };
  }
  yield { ...cutBoth(versions, sections), by: 'heading' };
}

/** Whether a body must be read whole: definitions count everywhere, and a lone CR ends a line as LF does. */
function needsWhole({ text, bodyStart }: DividedText): boolean {
  return (
    text.includes(']:', bodyStart) || (text.includes('\r', bodyStart) && /\r(?!\n)/.test(text))
  );
}

/** Length of a body up to and with its first heading, when that is its title; else 0. */
function lengthOfTitle({ text, bodyStart }: DividedText): number {
  const first = new RootStarts(text, bodyStart, 'heading').next() ?? -1;
  titleLine.lastIndex = first;
  return first >= 0 && titleLine.test(text) ? titleLine.lastIndex - bodyStart : 0;
}

function sectionsThatDiffer(versions: Versions, titleEnd: number): Parts | undefined {
  const { base, same, moved, grown } = versions;
  const { text } = base;
  const firstDifference = base.bodyStart + same;
  if (firstDifference === text.length && moved === grown) {
    return { titleEnd, start: text.length, end: text.length };
  }
  const start = lastStart(base, { from: titleEnd, limit: firstDifference, block: 'heading' });
  if (start === undefined) {
    return undefined;
  }
  const from = start < 0 ? titleEnd : start;
  const limit = lastDifference(versions);
  const end = endAfter(versions, { from, limit, until: text.length, block: 'heading' });
  if (end === undefined) {
    return undefined;
  }
  // What stands below the title is told by whether it is the only one.
  return start < 0 && end < text.length && mayBeTitle.test(text.slice(end))
    ? undefined
    : { titleEnd, start: from, end };
}

/** The items that differ within the sections that do; undefined where that is uncertain, or not less. */
function itemsThatDiffer(versions: Versions, sections: Parts): Parts | undefined {
  const { base, same, moved } = versions;
  const { start, end, titleEnd } = sections;
  if (start === end) {
    return undefined;
  }
  // Where it is prose that differs, more than items is needed; looking at the first line is enough to leave most of it.
  const limit = base.bodyStart + same;
  if (
    ![base.text, versions.head.text].some((text, side) => isItemLine(text, limit + side * moved))
  ) {
    return undefined;
  }
  // Below the title there is no heading before.
  const headingEnd = start === titleEnd ? start : base.text.indexOf('\n', start) + 1;
  const from = lastStart(base, { from: headingEnd, limit, block: 'item' });
  if (from === undefined || from < 0 || !beginsItem(versions.head.text, from + moved)) {
    return undefined;
  }
  // A line that begins behind the last difference begins there in both.
  const last = lastDifference(versions) + 1;
  const to = endAfter(versions, { from, limit: last, until: end, block: 'item' });
  return to === undefined ? undefined : { titleEnd, start, headingEnd, from, end: to };
}

const itemLine = /[ \t>]*(?:[-*+]|\d+[.)]) +\[[ xX]\]/y;

/** Whether the line at an offset may be an item's first. */
function isItemLine(text: string, at: number): boolean {
  itemLine.lastIndex = text.lastIndexOf('\n', at - 1) + 1;
  return itemLine.test(text);
}

const item = /(?:[-*+]|1[.)]) \[[ xX]\] \S/y;

function beginsItem(text: string, at: number): boolean {
  item.lastIndex = at;
  return item.test(text);
}

/** Offset in the base behind which both say the same. */
function lastDifference({ base, head, same }: Versions): number {
  const from = base.bodyStart + same;
  return (
    base.text.length -
    commonEnd({ text: base.text, from }, { text: head.text, from: head.bodyStart + same })
  );
}

interface Search {
  /** At the beginning of a line outside any block. */
  readonly from: number;
  readonly limit: number;
  readonly block: RootBlock;
}

interface EndSearch extends Search {
  /** Where the search ends in the base. */
  readonly until: number;
}

/** Start of the last block that begins before `limit`, a heading with its whole line; -1 where there is none, undefined where that is uncertain. */
function lastStart({ text }: DividedText, { from, limit, block }: Search): number | undefined {
  const starts = new RootStarts(text, from, block);
  for (let last = -1; ;) {
    const next = starts.next(limit);
    if (next === undefined) return undefined;
    if (next < 0) return last;
    const lineEnd = block === 'item' ? next : text.indexOf('\n', next);
    if (lineEnd < 0 || lineEnd >= limit) return last;
    last = next;
  }
}

/** Start in the base of the first block at or after `limit` that is one in both, else `until`; undefined where that is uncertain. */
function endAfter(
  { base, head, moved, grown }: Versions,
  { from, limit, until, block }: EndSearch,
): number | undefined {
  const bases = new RootStarts(base.text, from, block);
  const heads = new RootStarts(head.text, from + moved, block);
  let now = heads.next(until + grown);
  for (;;) {
    const old = bases.next(until);
    if (old === undefined || now === undefined) return undefined;
    if (old < 0) return until;
    if (old < limit) continue;
    while (now !== undefined && now >= 0 && now < old + grown) {
      now = heads.next(until + grown);
    }
    if (now === old + grown) return old;
    if (now === undefined) return undefined;
    if (now < 0) return until;
  }
}

function cutBoth(
  { base, head, moved, grown }: Versions,
  parts: Parts,
): Pick<Excerpts, 'base' | 'head'> {
  const isSameFrontmatter = moved === 0 && head.text.startsWith(base.text.slice(0, base.bodyStart));
  const { titleEnd, start, end, headingEnd = start, from = start } = parts;
  const keptOf = (bodyStart: number, before: number, after: number): readonly TextRange[] => [
    { start: bodyStart, end: titleEnd + before },
    { start: start + before, end: headingEnd + before },
    { start: from + before, end: end + after },
  ];
  return {
    base: cut(base, keptOf(base.bodyStart, 0, 0), isSameFrontmatter),
    head: cut(head, keptOf(head.bodyStart, moved, grown), isSameFrontmatter),
  };
}

function cut(
  { text, bodyStart }: DividedText,
  kept: readonly TextRange[],
  withoutFrontmatter: boolean,
): Excerpt {
  const leftOut: LeftOut[] = [];
  let excerpt = withoutFrontmatter ? '' : text.slice(0, bodyStart);
  let last = withoutFrontmatter ? 0 : bodyStart;
  for (const { start, end } of kept) {
    if (start > last) {
      leftOut.push({ at: excerpt.length, lines: countLines(text, last, start) });
    }
    excerpt += text.slice(start, end);
    last = end;
  }
  return { text: excerpt, bodyStart: withoutFrontmatter ? 0 : bodyStart, leftOut };
}

/** Lines that end between two places. */
function countLines(text: string, from: number, to: number): number {
  return lineStartsOf(text.slice(from, to)).length - 1;
}
