import { lineAt, type LineStarts } from '../text/lineMap.js';
import type { TextSurvey } from '../text/textSurvey.js';
import type { TextRange } from '../text/textRange.js';
import type { Outline, OutlineSpan } from './outline.js';
import type { Problem } from './problem.js';

/** A box, or what may be taken for one, with what stands before it on the line. */
const boxLine =
  /^([ \t>]*)(\\?)([-*+•·●◦‣∙–—−－]|\d{1,9}[.)])?([ \t]*)(\\?)(?:[[［【]([^\]］】\r\n]{0,4})(\\?)[\]］】]|([☐☑☒□⬜])\uFE0F?)(.*)$/u;
const real = /^[ xX]$/;
/** Letters and signs that people take for a tick, besides any single sign that is neither letter nor digit. */
const tickLike =
  /^(?:[xXvV×хХχΧｘＸ]|[^\p{L}\p{N}\s[\]^@#$%&|\\]\uFE0F?|[ \t\u00A0\u3000]*[xXхХ]?[ \t\u00A0\u3000]*)$/u;
const bullet = /^(?:[-*+]|\d{1,9}[.)])$/;

interface Candidate {
  readonly quote: string;
  readonly escapedBullet: boolean;
  readonly bullet: string;
  readonly gap: string;
  readonly escapedBox: boolean;
  /** What stands between the brackets; undefined for a drawn box. */
  readonly inside: string | undefined;
  /** Whether the brackets are not those of the keyboard. */
  readonly isForeign: boolean;
  readonly after: string;
  readonly range: TextRange;
}

/** Spans in which nothing is an item, looked up for lines that only go forward. */
interface Opaque extends OutlineSpan {
  readonly where: string;
}

/**
 * Lines that look like a checklist item but are none, from `from` on.
 *
 * In code, comments and other HTML they are examples more often than not, and have a code of their own.
 */
export function findLookAlikes(
  text: string,
  { survey, from }: { readonly survey: TextSurvey; readonly from: number },
  outline: Outline,
): readonly Problem[] {
  const { lines } = survey;
  const finder = new LookAlikeFinder(text, outline);
  if (survey.hasForeignBox) {
    for (let line = lineAt(lines, from); line < lines.length; line++) {
      finder.look(lines[line] ?? 0, lines[line + 1] ?? text.length);
    }
    return finder.problems;
  }
  let item = 0;
  for (const at of survey.marks) {
    if (at < from || text.charCodeAt(at) !== 91) {
      continue;
    }
    // Not even looked at beyond the last, because engines do not expect that of a list.
    if (item < outline.items.length && outline.items[item]?.box === at + 1) {
      item++;
      continue;
    }
    const start = lineStartBefore(text, at);
    if (start >= 0) {
      finder.look(start, lines[lineAt(lines, start) + 1] ?? text.length);
    }
  }
  return finder.problems;
}

/** Looks at lines that only go forward. */
class LookAlikeFinder {
  readonly problems: Problem[] = [];
  readonly #text: string;
  readonly #outline: Outline;
  #opaque: readonly Opaque[] | undefined;
  #item = 0;
  #span = 0;
  #last = -1;

  constructor(text: string, outline: Outline) {
    this.#text = text;
    this.#outline = outline;
  }

  look(start: number, next: number): void {
    if (start === this.#last || this.#nextBox(start) < next) {
      return;
    }
    this.#last = start;
    const candidate = readCandidate(this.#text, start, next);
    if (candidate === undefined) {
      return;
    }
    const where = this.#whereIs(candidate.range.start);
    const problem =
      where === undefined ? lookAlike(candidate, this.#outline) : boxInside(candidate, where);
    if (problem !== undefined) {
      this.problems.push(problem);
    }
  }

  /** The first box of an item from `start` on. */
  #nextBox(start: number): number {
    const { items } = this.#outline;
    while (this.#item < items.length) {
      const box = items[this.#item]?.box ?? Infinity;
      if (box >= start) {
        return box;
      }
      this.#item++;
    }
    return Infinity;
  }

  /** What makes an item impossible at `offset`, in words. */
  #whereIs(offset: number): string | undefined {
    const opaque = (this.#opaque ??= opaqueSpans(this.#text, this.#outline));
    while (this.#span < opaque.length && (opaque[this.#span]?.end ?? Infinity) <= offset) {
      this.#span++;
    }
    const around = this.#span < opaque.length ? opaque[this.#span] : undefined;
    return around !== undefined && around.start <= offset ? around.where : undefined;
  }
}

/** Boxes in frontmatter that could not be read: nobody counts them, and somebody may have meant them. */
export function findBoxesInBlock(
  text: string,
  lines: LineStarts,
  block: TextRange,
): readonly Problem[] {
  return lines
    .filter((start) => start >= block.start && start < block.end)
    .flatMap((start) => {
      const candidate = readCandidate(text, start, lines[lines.indexOf(start) + 1] ?? text.length);
      const problem = candidate && boxInside(candidate, 'the frontmatter');
      return problem === undefined ? [] : [{ ...problem, code: 'item/look-alike' }];
    });
}

/** Characters of a list marker with what may stand before it, at most. */
const longestMarker = 40;

/** Where the line of the bracket at `at` begins, if only marks stand before it; else -1. */
function lineStartBefore(text: string, at: number): number {
  for (let before = at - 1; before >= at - longestMarker; before--) {
    const code = text.charCodeAt(before);
    if (before < 0 || code === 10 || code === 13) {
      return before + 1;
    }
    const isMark =
      code === 32 ||
      code === 9 ||
      code > 127 ||
      code === 92 ||
      (code >= 40 && code <= 62 && code !== 58);
    if (!isMark) {
      return -1;
    }
  }
  return -1;
}

function readCandidate(text: string, start: number, next: number): Candidate | undefined {
  const line = text.slice(start, next).replace(/[\r\n]+$/, '');
  const match = boxLine.exec(line);
  if (match === null) {
    return undefined;
  }
  const [
    all,
    quote = '',
    escape = '',
    mark = '',
    gap = '',
    escapedBox = '',
    inside,
    ,
    drawn,
    after = '',
  ] = match;
  const before = quote.length + escape.length + mark.length + gap.length;
  const end = all.length - after.length;
  return {
    quote,
    escapedBullet: escape !== '',
    bullet: mark,
    gap,
    escapedBox: escapedBox !== '',
    inside: drawn === undefined ? (inside ?? '') : undefined,
    isForeign: /[［】【］]/.test(all.slice(before, end)),
    after,
    range: { start: start + before, end: start + end },
  };
}

/** An ordinary item where none can be. */
function boxInside(
  { bullet: mark, gap, inside, after, range }: Candidate,
  where: string,
): Problem | undefined {
  const isBox = bullet.test(mark) && gap !== '' && inside !== undefined && real.test(inside);
  if (!isBox || !/^[ \t]+\S/.test(after)) {
    return undefined;
  }
  const message = `The item "${shorten(after)}" stands in ${where} and does not count as a checklist item.`;
  return { code: 'item/box-in-code', message, range };
}

function lookAlike(candidate: Candidate, outline: Outline): Problem | undefined {
  const reason = reasonOf(candidate);
  if (reason === undefined || isLink(candidate, outline)) {
    return undefined;
  }
  const words = shorten(candidate.after);
  const name = words === '' ? 'This line' : `"${words}"`;
  const message = `${name} looks like a checklist item but is none: ${reason}.`;
  return { code: 'item/look-alike', message, range: candidate.range };
}

function reasonOf(candidate: Candidate): string | undefined {
  const { escapedBullet, bullet: mark, gap, escapedBox, inside, isForeign, after } = candidate;
  const isText = /^[ \t]+\S/.test(after);
  const isEmpty = after.trim() === '';
  if (inside === undefined) {
    return mark !== '' && gap !== '' && isText
      ? 'expected "[ ]" or "[x]" instead of a drawn box'
      : undefined;
  }
  const written = inside.replace(/\\$/, '');
  if (/^[([:]/.test(after) || !tickLike.test(written)) {
    return undefined;
  }
  const isReal = real.test(written);
  if (escapedBullet || escapedBox) {
    return isReal && mark !== '' && isText ? 'a backslash makes it plain text' : undefined;
  }
  if (mark === '') {
    return isReal && isText ? 'expected a list marker such as "-" before the box' : undefined;
  }
  if (!bullet.test(mark)) {
    return isText ? `expected "-" instead of "${mark}" before the box` : undefined;
  }
  if (gap === '') {
    return isReal && isText ? 'expected a blank between the list marker and the box' : undefined;
  }
  if (isEmpty) {
    return isReal ? 'expected text after the box' : undefined;
  }
  if (isForeign) {
    return isText ? 'expected the brackets "[" and "]"' : undefined;
  }
  if (!isText) {
    return isReal ? 'expected a blank after the box' : undefined;
  }
  return isReal
    ? 'it continues the text above; expected a blank line before it'
    : `expected "[ ]" or "[x]" instead of "[${written}]"`;
}

/** Brackets that lead somewhere are no box, whatever stands in them. */
function isLink({ range }: Candidate, { links }: Outline): boolean {
  return links.some((link) => link.range.start === range.start);
}

function opaqueSpans(text: string, { code, html }: Outline): readonly Opaque[] {
  const spans = [
    ...code.map(({ start, end }) => ({ start, end, where: 'a code block' })),
    ...html.map(({ start, end }) => ({
      start,
      end,
      where: text.startsWith('<!--', start) ? 'a comment' : 'a block of HTML',
    })),
  ];
  return spans.sort((a, b) => a.start - b.start);
}

function shorten(after: string): string {
  const words = after.trim();
  return words.length > 60 ? `${words.slice(0, 59)}…` : words;
}
