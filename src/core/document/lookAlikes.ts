import { lineAt, type LineStarts } from '../text/lineMap.js';
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
  { lines, from }: { readonly lines: LineStarts; readonly from: number },
  outline: Outline,
): readonly Problem[] {
  let opaque: readonly Opaque[] | undefined;
  const problems: Problem[] = [];
  let item = 0;
  let span = 0;
  for (let line = lineAt(lines, from); line < lines.length; line++) {
    const start = lines[line] ?? 0;
    if (!mayHoldBox(text, start)) {
      continue;
    }
    const next = lines[line + 1] ?? text.length;
    while ((outline.items[item]?.box ?? Infinity) < start) {
      item++;
    }
    if ((outline.items[item]?.box ?? Infinity) < next) {
      continue;
    }
    const candidate = readCandidate(text, start, next);
    if (candidate === undefined) {
      continue;
    }
    opaque ??= opaqueSpans(text, outline);
    while ((opaque[span]?.end ?? Infinity) <= candidate.range.start) {
      span++;
    }
    const around = opaque[span];
    const where =
      around !== undefined && around.start <= candidate.range.start ? around.where : undefined;
    const problem =
      where === undefined ? lookAlike(candidate, outline) : boxInside(candidate, where);
    if (problem !== undefined) {
      problems.push(problem);
    }
  }
  return problems;
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

/** A quick look at the first few characters of a line, which rules out nearly all. */
function mayHoldBox(text: string, start: number): boolean {
  let at = start;
  let code = text.charCodeAt(at);
  while (code === 32 || code === 9 || code === 62) {
    code = text.charCodeAt(++at);
  }
  if (code >= 97 && code <= 122) {
    return false;
  }
  for (const end = at + 14; at < end; code = text.charCodeAt(++at)) {
    if (code === 91 || code === 0xff3b || code === 0x3010 || (code >= 0x25a1 && code <= 0x2b1c)) {
      return true;
    }
    if (code === 10 || code === 13 || ((code | 32) >= 97 && (code | 32) <= 122)) {
      return false;
    }
  }
  return false;
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
