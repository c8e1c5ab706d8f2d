/**
 * Of two versions of a document the parts that differ, so that the rest need not be read.
 *
 * A heading at the beginning of a line, outside fences and HTML, ends whatever was open before it: what
 * stands from one such heading to another reads alone as it reads in the whole document.
 */
import { splitFrontmatter } from '../document/splitFrontmatter.js';
import { commonStart, commonEnd } from './commonEnds.js';
import { RootHeadings } from './rootHeadings.js';

/** The frontmatter of a version, its title, and the sections from the first that differs to the last. */
export interface Excerpt {
  readonly text: string;
  readonly leftOut: LeftOut;
  /** Where the frontmatter ends. */
  readonly bodyStart: number;
}

/** What was left out between the title and the first section that differs. */
export interface LeftOut {
  /** Offset in the excerpt. */
  readonly at: number;
  readonly text: string;
}

export interface Excerpts {
  readonly base: Excerpt;
  readonly head: Excerpt;
}

/** Where the parts lie, in offsets of one text. */
interface Parts {
  readonly bodyStart: number;
  readonly titleEnd: number;
  readonly start: number;
  readonly end: number;
}

/** A title that is certain to say something. */
const titleLine = /# [ \t]*[\p{L}\p{N}][^\r\n]*\r?\n/uy;
/** What may be a heading of the first level, wherever it stands. */
const mayBeTitle = /^[ \t>*+\-\d.)]*(?:#(?:[ \t]|$)|=+[ \t]*$)/m;
/** Beyond this the whole text may be read in another way than a part of it. */
const longest = 100_000;

/** Undefined where no part is certain to read alone as it does in the whole, or where whole documents are needed. */
export function excerptsOf(base: string, head: string): Excerpts | undefined {
  if (Math.max(base.length, head.length) > longest) {
    return undefined;
  }
  const [oldStart, newStart] = [bodyStartOf(base), bodyStartOf(head)];
  if (oldStart === undefined || newStart === undefined) {
    return undefined;
  }
  if (needsWhole(base, oldStart) || needsWhole(head, newStart)) {
    return undefined;
  }
  const titleLength = lengthOfTitle(base, oldStart);
  const same = commonStart({ text: base, from: oldStart }, { text: head, from: newStart });
  if (titleLength > same || titleLength === 0) {
    return undefined;
  }
  const titleEnd = oldStart + titleLength;
  const moved = newStart - oldStart;
  const parts = partsThatDiffer({ base, head }, { bodyStart: oldStart, titleEnd, same, moved });
  if (parts === undefined) {
    return undefined;
  }
  const grown = head.length - base.length;
  return {
    base: cut(base, parts),
    head: cut(head, {
      bodyStart: newStart,
      titleEnd: titleEnd + moved,
      start: parts.start + moved,
      end: parts.end + grown,
    }),
  };
}

/** Whether a body must be read whole: definitions count everywhere, and a lone CR ends a line as LF does. */
function needsWhole(text: string, from: number): boolean {
  return text.includes(']:', from) || (text.includes('\r', from) && /\r(?!\n)/.test(text));
}

function bodyStartOf(text: string): number | undefined {
  const { block, unclosed } = splitFrontmatter(text);
  return unclosed ? undefined : (block?.end ?? 0);
}

/** Length of a body up to and with its first heading, when that is its title; else 0. */
function lengthOfTitle(text: string, from: number): number {
  const first = new RootHeadings(text, from).next() ?? -1;
  titleLine.lastIndex = first;
  return first >= 0 && titleLine.test(text) ? titleLine.lastIndex - from : 0;
}

interface Bounds {
  readonly bodyStart: number;
  readonly titleEnd: number;
  /** Length of what both bodies begin with. */
  readonly same: number;
  /** How much further the body of the head starts. */
  readonly moved: number;
}

/** The parts of the base; those of the head lie `moved` and `grown` further. */
function partsThatDiffer(
  { base, head }: { readonly base: string; readonly head: string },
  { bodyStart, titleEnd, same, moved }: Bounds,
): Parts | undefined {
  const firstDifference = bodyStart + same;
  if (firstDifference === base.length && firstDifference + moved === head.length) {
    return { bodyStart, titleEnd, start: base.length, end: base.length };
  }
  const start = lastHeadingBefore(base, titleEnd, firstDifference);
  if (start === undefined) {
    return undefined;
  }
  const lastDifference =
    base.length -
    commonEnd({ text: base, from: firstDifference }, { text: head, from: firstDifference + moved });
  const from = start < 0 ? titleEnd : start;
  const end = headingAfter(
    { base: new RootHeadings(base, from), head: new RootHeadings(head, from + moved) },
    lastDifference,
    head.length - base.length,
  );
  if (end === undefined) {
    return undefined;
  }
  if (start >= 0) {
    return { bodyStart, titleEnd, start, end: end < 0 ? base.length : end };
  }
  // What stands below the title is told by whether it is the only one.
  return end >= 0 && mayBeTitle.test(base.slice(end))
    ? undefined
    : { bodyStart, titleEnd, start: titleEnd, end: end < 0 ? base.length : end };
}

/** Start of the last heading whose line ends before `limit`; -1 where there is none, undefined where that is uncertain. */
function lastHeadingBefore(text: string, from: number, limit: number): number | undefined {
  const headings = new RootHeadings(text, from);
  for (let last = -1; ;) {
    const next = headings.next(limit);
    if (next === undefined) return undefined;
    const lineEnd = next < 0 ? -1 : text.indexOf('\n', next);
    if (lineEnd < 0 || lineEnd >= limit) return last;
    last = next;
  }
}

/** Start in the base of the first heading at or after `limit` that is one in both; -1 where there is none, undefined where that is uncertain. */
function headingAfter(
  { base, head }: { readonly base: RootHeadings; readonly head: RootHeadings },
  limit: number,
  grown: number,
): number | undefined {
  let now = head.next();
  for (;;) {
    const old = base.next();
    if (old === undefined || now === undefined) return undefined;
    if (old < 0) return -1;
    if (old < limit) continue;
    while (now !== undefined && now >= 0 && now < old + grown) {
      now = head.next();
    }
    if (now === old + grown) return old;
    if (now === undefined || now < 0) return now;
  }
}

function cut(text: string, { bodyStart, titleEnd, start, end }: Parts): Excerpt {
  return {
    text: text.slice(0, titleEnd) + text.slice(start, end),
    leftOut: { at: titleEnd, text: text.slice(titleEnd, start) },
    bodyStart,
  };
}
