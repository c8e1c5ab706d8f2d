import type { TextRange } from '../text/textRange.js';
import type { Problem } from './problem.js';

/** Where a text's frontmatter block lies, found by its fences alone. */
export interface FrontmatterSplit {
  /** Both absent when the text has no block: it is body from its first character. */
  readonly block?: TextRange;
  readonly yaml?: TextRange;
  /** Whether the text begins like a block that never ends. */
  readonly unclosed: boolean;
  readonly problems: readonly Problem[];
}

const keyLine = /^[A-Za-z_][\w.-]*[ \t]*:(?:[ \t]|$)/;
const yamlLine = /^(?:[A-Za-z_][\w.-]*[ \t]*:(?:[ \t]|$)|[ \t]|-(?:[ \t]|$)|#|$)/;
const foreignFence = /^(?:-{3}[ \t]*[^\s-]|\+{3}|;{3}(?!;))/;
/** With the line ending before it. */
const closingFence = /[\n\r](?:---|\.\.\.)[ \t]*(?=[\n\r]|$)/g;
const maxLinesWithoutFence = 200;

/**
 * Splits a text, without its byte order mark, at its `---` fences.
 *
 * Only the first line can open a block; `---` or `...` closes it. A `---` with no end that is not
 * followed by a key is a thematic break. Other fences are named and never interpreted: the language
 * after `---` is an instruction to evaluate code in other tools.
 */
export function splitFrontmatter(text: string): FrontmatterSplit {
  const first = text.charCodeAt(0);
  if (first !== 45) {
    return { unclosed: false, problems: noBlockProblems(text, first) };
  }
  const openingEnd = lineEnd(text, 0);
  if (!isFence(text, 0, openingEnd)) {
    return { unclosed: false, problems: foreignProblems(text.slice(0, openingEnd)) };
  }
  const start = nextLine(text, openingEnd);
  const closing = findClosingFence(text, start);
  if (closing !== undefined) {
    return {
      block: { start: 0, end: nextLine(text, closing.end) },
      yaml: { start, end: closing.start },
      unclosed: false,
      problems: [],
    };
  }
  return unclosedBlock(text, start);
}

function unclosedBlock(text: string, start: number): FrontmatterSplit {
  const firstLine = text.slice(start, lineEnd(text, start));
  if (!keyLine.test(firstLine)) {
    return { unclosed: false, problems: [] };
  }
  const message =
    'The frontmatter opened by "---" is never closed; expected a line "---" after it.';
  return {
    unclosed: true,
    problems: [{ code: 'frontmatter/unclosed', message, range: { start: 0, end: 3 } }],
  };
}

/** Where the line that holds `offset` ends, before its line ending. */
function lineEnd(text: string, offset: number): number {
  let at = offset;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === 10 || code === 13) {
      break;
    }
    at++;
  }
  return at;
}

function nextLine(text: string, end: number): number {
  if (end >= text.length) {
    return text.length;
  }
  return text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10 ? end + 2 : end + 1;
}

function isFence(text: string, start: number, end: number): boolean {
  const code = text.charCodeAt(start);
  if ((code !== 45 && code !== 46) || end - start < 3) {
    return false;
  }
  if (text.charCodeAt(start + 1) !== code || text.charCodeAt(start + 2) !== code) {
    return false;
  }
  for (let at = start + 3; at < end; at++) {
    const blank = text.charCodeAt(at);
    if (blank !== 32 && blank !== 9) {
      return false;
    }
  }
  return true;
}

function findClosingFence(text: string, from: number): TextRange | undefined {
  closingFence.lastIndex = from - 1;
  const match = closingFence.exec(text);
  return match === null
    ? undefined
    : { start: match.index + 1, end: match.index + match[0].length };
}

function noBlockProblems(text: string, first: number): readonly Problem[] {
  const plus = 43;
  const semicolon = 59;
  if (first === plus || first === semicolon) {
    return foreignProblems(text.slice(0, lineEnd(text, 0)));
  }
  const isLetter = (first | 32) >= 97 && (first | 32) <= 122;
  return isLetter || first === 95 ? fencelessProblems(text) : [];
}

function foreignProblems(line: string): readonly Problem[] {
  if (!foreignFence.test(line)) {
    return [];
  }
  const message = `"${line.trim().slice(0, 40)}" opens no frontmatter that is read here; expected "---" alone on the first line.`;
  return [{ code: 'frontmatter/foreign-fence', message, range: { start: 0, end: line.length } }];
}

/** Keys at the top that are closed by `---` but never opened. */
function fencelessProblems(text: string): readonly Problem[] {
  const firstEnd = lineEnd(text, 0);
  if (!keyLine.test(text.slice(0, Math.min(firstEnd, 200)))) {
    return [];
  }
  let start = nextLine(text, firstEnd);
  for (let count = 0; count < maxLinesWithoutFence && start < text.length; count++) {
    const end = lineEnd(text, start);
    if (isFence(text, start, end)) {
      const message =
        'Keys at the top of the file are read as body; expected "---" on a line before them.';
      const range = { start: 0, end: firstEnd };
      return [{ code: 'frontmatter/no-opening-fence', message, range }];
    }
    if (!yamlLine.test(text.slice(start, end))) {
      return [];
    }
    start = nextLine(text, end);
  }
  return [];
}
