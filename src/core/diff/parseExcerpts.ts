/** Two versions of a document, read no further than a comparison needs. */
import type { Document, Item } from '../document/document.js';
import { parseBody } from '../document/parseDocument.js';
import type { Library } from '../library/library.js';
import { labelOf, type Label } from '../schema/profileOf.js';
import type { TextRange } from '../text/textRange.js';
import type { Cover } from './cover.js';
import type { DividedText } from './differences.js';
import { excerptsOf, type Excerpt, type Excerpts, type LeftOut } from './excerpt.js';
import { ownLines } from './ownLines.js';
import { ownRange, ownText, pairSections } from './pairSections.js';
import type { DifferIn } from './version.js';

/** A document with the text it was read from. */
export interface ReadVersion {
  readonly document: Document;
  readonly text: string;
  readonly leftOut?: readonly LeftOut[];
}

export interface ReadVersions {
  readonly base: ReadVersion;
  readonly head: ReadVersion;
  readonly differIn: DifferIn;
}

export interface BothCovers {
  readonly base: Cover;
  readonly head: Cover;
}

/**
 * Reads what differs between two versions of a document.
 *
 * Undefined where they must be read whole: gates look at all items, templates reach their runs, and a
 * heading or an id that changed is looked for everywhere.
 */
export function parseExcerpts(
  library: Library,
  { base, head }: BothCovers,
): ReadVersions | undefined {
  const { configuration } = library;
  const before = labelOf(base.document, configuration);
  const isSameCover =
    base.document.frontmatter === head.document.frontmatter &&
    base.document.path === head.document.path;
  const after = isSameCover ? before : labelOf(head.document, configuration);
  if (before.id !== after.id || isLookedAtWhole(base, before) || isLookedAtWhole(head, after)) {
    return undefined;
  }
  const [old, fresh] = [dividedText(base), dividedText(head)];
  if (old === undefined || fresh === undefined) {
    return undefined;
  }
  for (const excerpts of excerptsOf(old, fresh)) {
    const now = read(head, excerpts.head);
    const ticked = readTicks(base, excerpts.base, now);
    if (ticked !== undefined) {
      return { base: ticked, head: now, differIn: 'ticks' };
    }
    const versions = { base: read(base, excerpts.base), head: now };
    if (isEnough(library, versions, excerpts)) {
      return { ...versions, differIn: excerpts.whole?.length === 0 ? 'items' : 'anything' };
    }
  }
  return undefined;
}

/** Undefined where it is uncertain where the body begins, or where that would pass for frontmatter if it stood alone. */
function dividedText({ document, text }: Cover): DividedText | undefined {
  const { status, block } = document.frontmatter;
  const isUnclosed = status === 'invalid' && block.end === 0;
  return isUnclosed || text.startsWith('-', block.end) ? undefined : { text, bodyStart: block.end };
}

const nowhere = { start: 0, end: 0 };

function read({ document: { path, frontmatter } }: Cover, excerpt: Excerpt): ReadVersion {
  const { text, bodyStart, leftOut } = excerpt;
  const own = bodyStart === 0 ? { ...frontmatter, block: nowhere, yaml: nowhere } : frontmatter;
  const document: Document = {
    path,
    frontmatter: own,
    anchors: [],
    problems: [],
    ...parseBody(text, bodyStart),
    length: text.length,
    text,
  };
  return { document, text, leftOut };
}

/** The other version, if ticks of items are all that sets the two excerpts apart: nothing else need be read again then. */
function readTicks(
  { document: { path, frontmatter } }: Cover,
  { text, bodyStart, leftOut }: Excerpt,
  { document, text: other }: ReadVersion,
): ReadVersion | undefined {
  const isAlike =
    bodyStart === 0 &&
    text.length === other.length &&
    withoutTicks(text, document) === withoutTicks(other, document);
  if (!isAlike || document.items.some(({ box }) => !/[ xX]/.test(text.charAt(box)))) {
    return undefined;
  }
  const items = document.items.map((item) => ({ ...item, checked: text.charAt(item.box) !== ' ' }));
  const own = { ...frontmatter, block: nowhere, yaml: nowhere };
  return { document: { ...document, path, frontmatter: own, items, text }, text, leftOut };
}

/** The text with a blank in every box of the document. */
function withoutTicks(text: string, { items }: Document): string {
  let [open, last] = ['', 0];
  for (const { box } of items) {
    open += `${text.slice(last, box)} `;
    last = box + 1;
  }
  return open + text.slice(last);
}

function isLookedAtWhole({ document }: Cover, { kindId }: Label): boolean {
  return document.frontmatter.data['gates'] !== undefined || kindId === 'template';
}

type BothVersions = Pick<ReadVersions, 'base' | 'head'>;

/** How many headings, each with the one in its place, read differently; infinitely many where one came or went. */
function differingHeadings({ base, head }: BothVersions): number {
  const [old, now] = [base.document.headings, head.document.headings];
  return old.length === now.length && old.every(({ level }, at) => level === now[at]?.level)
    ? old.filter(({ text }, at) => text !== now[at]?.text).length
    : Infinity;
}

/** Whether a single heading reads differently, and is still known for what it was: then no other comes into question. */
function isOneRenamed(library: Library, versions: BothVersions): boolean {
  if (differingHeadings(versions) !== 1) {
    return false;
  }
  const [base, head] = [
    { library, ...versions.base },
    { library, ...versions.head },
  ];
  return pairSections({ base, head }).freeInBase().length === 0;
}

/** Whether nothing else is needed to tell what is to be told. */
function isEnough(library: Library, versions: BothVersions, excerpts: Excerpts): boolean {
  if (excerpts.isApart && !keepsItems(versions)) {
    return false;
  }
  const hasSameHeadings = differingHeadings(versions) === 0;
  return excerpts.whole === undefined
    ? hasSameHeadings || isOneRenamed(library, versions)
    : hasSameHeadings && differsInItems(versions, excerpts.whole);
}

/** Whether all items but at most one are what they were in the same place: then none of them is one that was left out. */
function keepsItems({ base, head }: BothVersions): boolean {
  const [old, now] = [base.document.items, head.document.items];
  const isInPlace = ({ heading, parent }: Item, index: number) =>
    heading === now[index]?.heading && parent === now[index]?.parent;
  const isOther = ({ title, key }: Item, index: number) =>
    title !== now[index]?.title || key !== now[index]?.key;
  return old.length === now.length && old.every(isInPlace) && old.filter(isOther).length < 2;
}

/**
 * Whether nothing but the items themselves differs, as many as before, outside of `whole` sections.
 *
 * What comes, goes or is worded anew between them may be found again in what was left out of their section.
 */
function differsInItems({ base, head }: BothVersions, whole: readonly TextRange[]): boolean {
  const { items, headings } = base.document;
  return (
    items.length === head.document.items.length &&
    headings.every(
      ({ range }, index) =>
        ownText(base, index) === ownText(head, index) ||
        whole.some(({ start, end }) => range.start >= start && range.start < end) ||
        (holdsItemsAlone(base, index) && holdsItemsAlone(head, index)) ||
        linesIn(base, index) === linesIn(head, index),
    )
  );
}

/** Whether there is nothing in a section but the words of its items, which is told without looking at its lines. */
function holdsItemsAlone({ document, text }: ReadVersion, index: number): boolean {
  const { start, end } = ownRange(document, index);
  let [rest, last] = ['', start];
  for (const { range, textRange } of document.items) {
    if (range.start < start || range.start >= end) continue;
    rest += text.slice(last, range.start);
    last = textRange.end;
  }
  return (rest + text.slice(last, end)).trim() === '';
}

function linesIn(version: ReadVersion, index: number): string {
  return ownLines(version, index)
    .map(({ text }) => text)
    .join('\n');
}
