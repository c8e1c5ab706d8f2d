/** The code spans of one paragraph's text, in order, backticks included. */
export function findCodeSpans(text: string): { readonly start: number; readonly end: number }[] {
  const spans: { start: number; end: number }[] = [];
  let at = text.indexOf('`');
  while (at >= 0) {
    const end = codeSpanEnd(text, at);
    if (end > at) {
      spans.push({ start: at, end });
    }
    at = text.indexOf('`', end > at ? end : -end);
  }
  return spans;
}

/** Behind the code span at `at`; where there is none, the negative offset behind its backticks. */
function codeSpanEnd(text: string, at: number): number {
  if (text.charCodeAt(at - 1) === 92) {
    return -(at + 1);
  }
  const length = runLength(text, at);
  const close = findRun(text, at + length, length);
  return close < 0 ? -(at + length) : close + length;
}

function runLength(text: string, start: number): number {
  let end = start;
  while (text.charCodeAt(end) === 96) {
    end++;
  }
  return end - start;
}

function findRun(text: string, from: number, length: number): number {
  let at = text.indexOf('`', from);
  while (at >= 0) {
    const run = runLength(text, at);
    if (run === length) {
      return at;
    }
    at = text.indexOf('`', at + run);
  }
  return -1;
}

const wikiLink = /\[\[(?:[^\][|]*\|)?([^\][|]*)\]\]/y;
const link = /!?\[([^\][]*)\](?:\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\][]*\])/y;
const tag = /<(?:(https?:[^<>\s]*)|\/?[A-Za-z!][^<>]*)>/y;
const escape = /\\([!-/:-@[-`{-~])/y;
const marks = /[`*_~\\<[!]/g;
const letter = /[\p{L}\p{N}]/u;

/**
 * One line of Markdown as a person would say it: links by their words, code and emphasis without their marks.
 *
 * For titles only; it follows the common cases and not every rule of Markdown.
 */
export function toPlainText(text: string): string {
  marks.lastIndex = 0;
  let match = marks.exec(text);
  if (match === null) {
    return text;
  }
  let result = '';
  let at = 0;
  while (match !== null) {
    const { index } = match;
    result += text.slice(at, index);
    const [words, end] = readMark(text, index);
    result += words;
    at = end;
    marks.lastIndex = end;
    match = marks.exec(text);
  }
  return result + text.slice(at);
}

/** What the mark at `index` shows, and the offset behind it. */
function readMark(text: string, index: number): readonly [string, number] {
  switch (text.charAt(index)) {
    case '`': {
      const end = codeSpanEnd(text, index);
      return end < 0
        ? [text.slice(index, -end), -end]
        : [text.slice(index, end).replace(/^`+ ?| ?`+$/g, ''), end];
    }
    case '[':
      return matchAt(wikiLink, text, index) ?? linkAt(text, index) ?? ['[', index + 1];
    case '!':
      return linkAt(text, index) ?? ['!', index + 1];
    case '<':
      return matchAt(tag, text, index) ?? ['<', index + 1];
    case '\\':
      return matchAt(escape, text, index) ?? ['\\', index + 1];
    default:
      return readEmphasis(text, index);
  }
}

function linkAt(text: string, index: number): readonly [string, number] | undefined {
  const match = matchAt(link, text, index);
  return match === undefined ? undefined : [toPlainText(match[0]), match[1]];
}

function matchAt(
  pattern: RegExp,
  text: string,
  index: number,
): readonly [string, number] | undefined {
  pattern.lastIndex = index;
  const match = pattern.exec(text);
  return match === null ? undefined : [match[1] ?? '', index + match[0].length];
}

/** A run of marks is emphasis when it opens or closes something; inside of words and between blanks it is text. */
function readEmphasis(text: string, index: number): readonly [string, number] {
  const mark = text.charAt(index);
  let end = index;
  while (text.charAt(end) === mark) {
    end++;
  }
  const before = text.charAt(index - 1);
  const after = text.charAt(end);
  const isLone = mark === '~' && end - index < 2;
  const isInside = letter.test(before) && letter.test(after) && (mark === '_' || end - index < 2);
  const isMark =
    !isLone &&
    !isInside &&
    ((before.trim() !== '' && hasOpener(text, mark, index)) ||
      (after.trim() !== '' && hasCloser(text, mark, end)));
  return [isMark ? '' : text.slice(index, end), end];
}

function hasCloser(text: string, mark: string, from: number): boolean {
  let at = text.indexOf(mark, from);
  while (at >= 0 && text.charAt(at - 1).trim() === '') {
    at = text.indexOf(mark, at + 1);
  }
  return at >= 0;
}

function hasOpener(text: string, mark: string, before: number): boolean {
  const at = text.lastIndexOf(mark, before - 1);
  return before > 0 && at >= 0 && text.charAt(at + 1).trim() !== '';
}
