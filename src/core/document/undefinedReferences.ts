import type { TextRange } from '../text/textRange.js';
import { closingRun } from './codeSpans.js';
import { normalizeLabel } from './linkSyntax.js';
import type { Outline, OutlineSpan } from './outline.js';
import type { Problem } from './problem.js';

/** CommonMark's limit for the label of a reference. */
const longestLabel = 999;
const blank = /^[ \t>]*$/;
/** A line that begins a block of its own, whatever stands before it. */
const opening = /^[ \t>]*(?:#{1,6}(?:[ \t]|$)|[-*+][ \t]|\d{1,9}[.)][ \t])/;
/** Before a bracket these make an index of it (`rows[0][1]`), or the next of several brackets. */
const indexed = /[\p{L}\p{N}_)\]}$]/u;

/** A full reference `[text][label]`, or a collapsed one, `[label][]`, by its brackets alone. */
interface Reference {
  readonly range: TextRange;
  /** The second pair of brackets. */
  readonly labelSpan: OutlineSpan;
  readonly words: string;
  readonly label: string;
}

/**
 * References from `from` on that no line `[label]: target` defines, so that a page shows their brackets instead of a link.
 *
 * A bracket alone, `[label]`, is plain text too often to be taken for one.
 */
export function findUndefinedReferences(
  text: string,
  from: number,
  outline: Pick<Outline, 'links' | 'html' | 'code'>,
): readonly Problem[] {
  let at = text.indexOf('][', from);
  if (at < 0) {
    return [];
  }
  const problems: Problem[] = [];
  let templated: ReadonlySet<string> | undefined;
  const taken = new SpanSet([
    ...outline.links.map(({ range }) => range),
    ...outline.html,
    ...outline.code,
  ]);
  while (at >= 0) {
    const region = paragraphAround(text, at, from);
    const { references, bare } = bracketsIn(text, region);
    // Brackets alone beside them are tags, or what a tool prints: `[storage][slow] Volumes [driver]`.
    if (!bare.some((span) => isTag(text, span) && !taken.overlaps(span))) {
      problems.push(
        ...references
          .filter((one) => isMeant(text, one) && !taken.overlaps(one.labelSpan))
          .filter(({ label }) => !(templated ??= templatedLabels(text)).has(normalizeLabel(label)))
          .map((one) => undefinedReference(text, one)),
      );
    }
    at = text.indexOf('][', region.end);
  }
  return problems;
}

/** Labels of definitions whose target only a template engine knows: `[label]: {% page "..." %}`. */
function templatedLabels(text: string): ReadonlySet<string> {
  const definitions = text.matchAll(/^[ \t>]*\[([^[\]\r\n]+)\]:[ \t]*(?:\{[{%]|<%)/gm);
  return new Set([...definitions].map(([, label = '']) => normalizeLabel(label)));
}

function undefinedReference(text: string, { range, label }: Reference): Problem {
  const written = shortened(text.slice(range.start, range.end));
  const message = `"${written}" is no link; expected a line "[${shortened(label)}]: target" that says where it leads.`;
  return { code: 'link/undefined-reference', message, range };
}

function shortened(written: string): string {
  const line = written.replace(/\s+/g, ' ').trim();
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}

/** Whether somebody meant a link: no box, footnote, index or pair of citations (`[1][2]`). */
function isMeant(text: string, { range, words, label }: Reference): boolean {
  const isImage = text.charAt(range.start) === '!';
  const before = isImage ? '' : text.charAt(range.start - 1);
  return (
    !indexed.test(before) &&
    /[\p{L}\p{N}\p{S}`!]/u.test(words) &&
    !/^(?:\^|[xX]$|[\d\s,–-]+$)/.test(words) &&
    !/^(?:\^|[xX]$)/.test(label) &&
    label !== '' &&
    label.length <= longestLabel
  );
}

/** Whether a bracket alone is a word in brackets: no box, footnote or blank. */
function isTag(text: string, { start, end }: OutlineSpan): boolean {
  const words = text.slice(start + 1, end - 1).trim();
  return words !== '' && !/^(?:\^|[xX]$)/.test(words);
}

/** What one paragraph has in brackets, outside of its code spans. */
interface Brackets {
  readonly references: readonly Reference[];
  /** Pairs of brackets with nothing behind them that makes a link of them. */
  readonly bare: readonly OutlineSpan[];
}

function bracketsIn(text: string, { start, end }: OutlineSpan): Brackets {
  const references: Reference[] = [];
  const bare: OutlineSpan[] = [];
  const open: number[] = [];
  const unclosed = new Set<number>();
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 92) {
      at++;
    } else if (code === 96) {
      at = behindCode(text, { start: at, end }, unclosed) - 1;
    } else if (code === 91) {
      open.push(at);
    } else if (code === 93) {
      const from = open.pop();
      if (from === undefined) {
        continue;
      }
      const reference = referenceAt(text, { start: from, end: at }, end);
      if (reference !== undefined) {
        references.push(reference);
        at = reference.range.end - 1;
      } else if (!'([:'.includes(text.charAt(at + 1)) || at + 1 >= end) {
        bare.push({ start: from, end: at + 1 });
      }
    }
  }
  return { references, bare };
}

/** Behind the code span, or the backticks that begin none, at the start of `span`. */
function behindCode(text: string, { start, end }: OutlineSpan, unclosed: Set<number>): number {
  let behind = start;
  while (behind < end && text.charCodeAt(behind) === 96) {
    behind++;
  }
  const length = behind - start;
  const closing = unclosed.has(length) ? -1 : closingRun(text, { start: behind, end }, length);
  if (closing < 0) {
    unclosed.add(length);
  }
  return closing < 0 ? behind : closing + length;
}

/** The reference whose first pair of brackets stands at `words`. */
function referenceAt(text: string, words: OutlineSpan, limit: number): Reference | undefined {
  const labelStart = words.end + 1;
  if (text.charCodeAt(labelStart) !== 91 || labelStart >= limit) {
    return undefined;
  }
  for (let at = labelStart + 1; at < limit && at <= labelStart + longestLabel + 1; at++) {
    const code = text.charCodeAt(at);
    if (code === 92) {
      at++;
    } else if (code === 91) {
      return undefined;
    } else if (code === 93) {
      const shown = text.slice(words.start + 1, words.end).trim();
      const own = text.slice(labelStart + 1, at);
      const isImage = text.charCodeAt(words.start - 1) === 33;
      return {
        range: { start: words.start - (isImage ? 1 : 0), end: at + 1 },
        labelSpan: { start: labelStart, end: at + 1 },
        words: shown,
        label: own === '' ? shown : own.trim(),
      };
    }
  }
  return undefined;
}

/** The lines around `at` that may belong to one paragraph; no reference and no code span reaches beyond. */
function paragraphAround(text: string, at: number, from: number): OutlineSpan {
  let start = lineStart(text, at, from);
  while (start > from && !opening.test(lineAt(text, start))) {
    const before = lineStart(text, start - 1, from);
    if (blank.test(lineAt(text, before))) {
      break;
    }
    start = before;
  }
  let end = nextLine(text, at);
  while (end < text.length) {
    const line = lineAt(text, end);
    if (blank.test(line) || opening.test(line)) {
      break;
    }
    end = nextLine(text, end);
  }
  return { start, end };
}

function lineStart(text: string, at: number, from: number): number {
  return at <= from ? from : Math.max(from, text.lastIndexOf('\n', at - 1) + 1);
}

function nextLine(text: string, at: number): number {
  const feed = text.indexOf('\n', at);
  return feed < 0 ? text.length : feed + 1;
}

function lineAt(text: string, start: number): string {
  const feed = text.indexOf('\n', start);
  const end = feed < 0 ? text.length : feed;
  return text.slice(start, text.charCodeAt(end - 1) === 13 ? end - 1 : end);
}

/** Stretches of text, to be asked whether something lies in one of them. */
class SpanSet {
  readonly #spans: readonly OutlineSpan[];

  constructor(spans: readonly OutlineSpan[]) {
    this.#spans = joined([...spans].sort((a, b) => a.start - b.start));
  }

  overlaps({ start, end }: OutlineSpan): boolean {
    let low = 0;
    let high = this.#spans.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#spans[middle]?.end ?? Infinity) <= start) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return (this.#spans[low]?.start ?? Infinity) < end;
  }
}

/** Sorted spans with those joined that touch each other. */
function joined(spans: readonly OutlineSpan[]): readonly OutlineSpan[] {
  const result: { start: number; end: number }[] = [];
  for (const { start, end } of spans) {
    const last = result.at(-1);
    if (last !== undefined && start < last.end) {
      last.end = Math.max(last.end, end);
    } else {
      result.push({ start, end });
    }
  }
  return result;
}
