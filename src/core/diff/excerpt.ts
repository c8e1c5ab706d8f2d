/**
 * Of two versions of a document the parts that differ, so that the rest need not be read.
 *
 * A heading at the beginning of a line, outside fences and HTML, ends whatever was open before it: what
 * stands from one such heading to another reads alone as it reads in the whole document.  So does what
 * stands from one item at the beginning of a line to another.
 */
import { lineStartAt } from '../text/textEdges.js';
import { blocksAround, type Surroundings } from './blocksAround.js';
import { differencesOf, joined, type DividedText, type Stretch } from './differences.js';
import { RootStarts } from './rootStarts.js';
import { lineBreaksIn } from '../text/lineMap.js';
import type { TextRange } from '../text/textRange.js';

/** The frontmatter of a version unless both have the same, its title, and blocks around what differs. */
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
  /** Whether something is left out between two differences. */
  readonly isApart: boolean;
  /** Where in the excerpt of the base whole sections stand, if of others no more than items is kept. */
  readonly whole: readonly TextRange[] | undefined;
}

/** Two versions, and what is known of both. */
interface Versions {
  readonly base: DividedText;
  readonly head: DividedText;
  /** Where the title ends in the base. */
  readonly titleEnd: number;
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
  if (titleLength === 0) {
    return;
  }
  const differences = differencesOf(base, head);
  const titleEnd = base.bodyStart + titleLength;
  const versions: Versions = { base, head, titleEnd };
  if ((differences[0]?.start ?? titleEnd) < titleEnd) {
    return;
  }
  const mayBeApart = differences.length > 1 && rewordedItems(versions, differences) < 2;
  if (mayBeApart) {
    yield* excerptsAround(versions, differences);
  }
  yield* excerptsAround(versions, joined(differences));
}

function* excerptsAround(versions: Versions, differences: readonly Stretch[]): Generator<Excerpts> {
  const sections = sectionsThatDiffer(versions, differences);
  if (sections === undefined) {
    return;
  }
  const items = itemsThatDiffer(versions, sections);
  if (items !== undefined) {
    yield { ...cutBoth(versions, items), isApart: differences.length > 1 };
  }
  yield { ...cutBoth(versions, sections), whole: undefined, isApart: sections.length > 1 };
}

/** Whether a body must be read whole: definitions count everywhere, and a lone CR ends a line as LF does, that before it too. */
function needsWhole({ text, bodyStart }: DividedText): boolean {
  return (
    text.includes(']:', bodyStart) || (text.includes('\r', bodyStart - 1) && /\r(?!\n)/.test(text))
  );
}

/** Length of a body up to and with its first heading, when that is its title; else 0. */
function lengthOfTitle({ text, bodyStart }: DividedText): number {
  const first = new RootStarts(text, bodyStart, 'heading').next() ?? -1;
  titleLine.lastIndex = first;
  return first >= 0 && titleLine.test(text) ? titleLine.lastIndex - bodyStart : 0;
}

/** Items beyond the first that read differently may each have become another one of those left out between them. */
function rewordedItems({ base, head }: Versions, differences: readonly Stretch[]): number {
  return differences.filter(({ start, end, moved, grown }) => {
    const from = lineStartAt(base.text, start);
    const old = base.text.slice(from, end);
    const now = head.text.slice(from + moved, end + grown);
    return (itemStart.test(old) || itemStart.test(now)) && opened(old) !== opened(now);
  }).length;
}

const itemStart = /^[ \t>]*(?:[-*+]|\d+[.)]) +\[[ xX]\]/;

function opened(lines: string): string {
  return lines.replace(/\[[xX]\]/g, '[ ]');
}

function sectionsThatDiffer(
  versions: Versions,
  differences: readonly Stretch[],
): readonly Surroundings[] | undefined {
  const { base, head, titleEnd } = versions;
  const search = { block: 'heading', from: titleEnd, until: base.text.length } as const;
  const sections = blocksAround(versions, differences, search);
  const first = sections?.[0];
  // What stands below the title is told by whether it is the only one.
  const isTitleInDoubt =
    first?.start === titleEnd &&
    (mayBeTitle.test(base.text.slice(first.end)) ||
      mayBeTitle.test(head.text.slice(first.end + first.grown)));
  return isTitleInDoubt ? undefined : sections;
}

/** The items that differ within sections of which nothing else does; undefined where that is uncertain, or not less. */
function itemsThatDiffer(
  versions: Versions,
  sections: readonly Surroundings[],
): readonly Part[] | undefined {
  let isLess = false;
  const parts = sections.flatMap((section): readonly Part[] => {
    const items = itemsIn(versions, section);
    isLess ||= items !== undefined;
    return items ?? [{ ...section, isWhole: true }];
  });
  return isLess ? parts : undefined;
}

/** What is kept. */
interface Part extends Stretch {
  readonly isWhole?: boolean;
}

function itemsIn(
  versions: Versions,
  { start, end, moved, differences }: Surroundings,
): readonly Part[] | undefined {
  const { base, head, titleEnd } = versions;
  // Where it is prose that differs, more than items is needed; looking at the first line is enough to leave most of it.
  const areItems = differences.every(
    (each) => isItemLine(base.text, each.start) || isItemLine(head.text, each.start + each.moved),
  );
  if (!areItems) {
    return undefined;
  }
  // Below the title there is no heading before.
  const headingEnd = start === titleEnd ? start : base.text.indexOf('\n', start) + 1;
  const items = blocksAround(versions, differences, {
    block: 'item',
    from: headingEnd,
    until: end,
  });
  const isCertain = items?.every(
    (each) => beginsItem(base.text, each.start) && beginsItem(head.text, each.start + each.moved),
  );
  return isCertain === true && items !== undefined
    ? [{ start, end: headingEnd, moved, grown: moved }, ...items]
    : undefined;
}

const itemLine = /[ \t>]*(?:[-*+]|\d+[.)]) +\[[ xX]\]/y;

/** Whether the line at an offset may be an item's first. */
function isItemLine(text: string, at: number): boolean {
  itemLine.lastIndex = lineStartAt(text, at);
  return itemLine.test(text);
}

const item = /(?:[-*+]|1[.)]) \[[ xX]\] \S/y;

function beginsItem(text: string, at: number): boolean {
  item.lastIndex = at;
  return item.test(text);
}

/** What is kept of both, title first; what is left out between is the same in both. */
function cutBoth(
  { base, head, titleEnd }: Versions,
  parts: readonly Part[],
): Omit<Excerpts, 'isApart'> {
  const moved = head.bodyStart - base.bodyStart;
  const isSameFrontmatter = moved === 0 && head.text.startsWith(base.text.slice(0, base.bodyStart));
  const whole: TextRange[] = [];
  const title: Part = { start: base.bodyStart, end: titleEnd, moved, grown: moved };
  const excerpts = [base, head].map(({ text, bodyStart }) => ({
    text: isSameFrontmatter ? '' : text.slice(0, bodyStart),
    bodyStart: isSameFrontmatter ? 0 : bodyStart,
    leftOut: [] as LeftOut[],
  })) as [MutableExcerpt, MutableExcerpt];
  const [old, now] = excerpts;
  let last = isSameFrontmatter ? 0 : base.bodyStart;
  for (const { start, end, moved: before, grown, isWhole } of [title, ...parts]) {
    if (start > last) {
      const lines = lineBreaksIn(base.text.slice(last, start));
      for (const { text, leftOut } of excerpts) leftOut.push({ at: text.length, lines });
    }
    old.text += base.text.slice(start, end);
    now.text += head.text.slice(start + before, end + grown);
    last = end;
    // What stands below the title is its section.
    const from = start === titleEnd ? 0 : old.text.length - (end - start);
    if (isWhole === true) whole.push({ start: from, end: old.text.length });
  }
  return { base: old, head: now, whole };
}

interface MutableExcerpt {
  text: string;
  readonly bodyStart: number;
  readonly leftOut: LeftOut[];
}
