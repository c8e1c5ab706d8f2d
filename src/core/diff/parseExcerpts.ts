/** Two versions of a document, read no further than a comparison needs. */
import type { Document } from '../document/document.js';
import { parseDocument } from '../document/parseDocument.js';
import type { Library } from '../library/library.js';
import { profileIn } from '../library/profileIn.js';
import type { Profile } from '../schema/profile.js';
import type { Cover } from './cover.js';
import { excerptsOf, type DividedText, type Excerpt, type LeftOut } from './excerpt.js';
import { ownLines } from './ownLines.js';
import { ownText } from './pairSections.js';

/** A document with the text it was read from. */
export interface ReadVersion {
  readonly document: Document;
  readonly text: string;
  readonly leftOut?: readonly LeftOut[];
}

export interface ReadVersions {
  readonly base: ReadVersion;
  readonly head: ReadVersion;
  /** Whether nothing but items differs below the frontmatter. */
  readonly hasSameProse: boolean;
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
  const [before, after] = [profileIn(library, base.document), profileIn(library, head.document)];
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
      return { base: ticked, head: now, hasSameProse: true };
    }
    const versions = { base: read(base, excerpts.base), head: now };
    if (!hasSameHeadings(versions.base.document, versions.head.document)) {
      return undefined;
    }
    if (excerpts.by === 'heading') {
      return { ...versions, hasSameProse: false };
    }
    if (differsInItems(versions)) {
      return { ...versions, hasSameProse: true };
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
  const blank = text.slice(0, bodyStart).replaceAll(/[^\r\n]/g, ' ');
  const body = parseDocument(path, { text: blank + text.slice(bodyStart), bom: false });
  const own = bodyStart === 0 ? { ...frontmatter, block: nowhere, yaml: nowhere } : frontmatter;
  return { document: { ...body, frontmatter: own, text }, text, leftOut };
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

function isLookedAtWhole({ document }: Cover, { kindId }: Profile): boolean {
  return document.frontmatter.data['gates'] !== undefined || kindId === 'template';
}

function hasSameHeadings({ headings }: Document, other: Document): boolean {
  return (
    headings.length === other.headings.length &&
    headings.every(
      ({ level, text }, at) =>
        level === other.headings[at]?.level && text === other.headings[at].text,
    )
  );
}

/**
 * Whether nothing but the items themselves differs, as many as before.
 *
 * What comes, goes or is worded anew between them may be found again in what was left out of their section.
 */
function differsInItems({ base, head }: Pick<ReadVersions, 'base' | 'head'>): boolean {
  const { items, headings } = base.document;
  return (
    items.length === head.document.items.length &&
    [...headings.keys()].every(
      (index) =>
        ownText(base, index) === ownText(head, index) ||
        linesIn(base, index) === linesIn(head, index),
    )
  );
}

function linesIn(version: ReadVersion, index: number): string {
  return ownLines(version, index)
    .map(({ text }) => text)
    .join('\n');
}
