/** The code spans of one paragraph's text, in order, backticks included. */
export function findCodeSpans(text: string): { readonly start: number; readonly end: number }[] {
  const spans: { start: number; end: number }[] = [];
  let at = text.indexOf('`');
  while (at >= 0) {
    const length = runLength(text, at);
    const escaped = text.charCodeAt(at - 1) === 92;
    const close = escaped ? -1 : findRun(text, at + length, length);
    if (close >= 0) {
      spans.push({ start: at, end: close + length });
      at = text.indexOf('`', close + length);
    } else {
      at = text.indexOf('`', at + (escaped ? 1 : length));
    }
  }
  return spans;
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

const markup = /[`*_~\\<&[]/;

/**
 * One line of Markdown as a person would say it: links by their words, code and emphasis without their marks.
 *
 * For titles only; it follows the common cases and not every rule of Markdown.
 */
export function toPlainText(text: string): string {
  if (!markup.test(text)) {
    return text;
  }
  let result = '';
  let at = 0;
  for (const { start, end } of findCodeSpans(text)) {
    result +=
      withoutMarkup(text.slice(at, start)) + text.slice(start, end).replace(/^`+ ?| ?`+$/g, '');
    at = end;
  }
  return result + withoutMarkup(text.slice(at));
}

function withoutMarkup(text: string): string {
  return text
    .replace(/\[\[(?:[^\][|]*\|)?([^\][|]*)\]\]/g, '$1')
    .replace(/!?\[([^\][]*)\](?:\([^()]*\)|\[[^\][]*\])/g, '$1')
    .replace(/<(https?:[^<>\s]*)>/g, '$1')
    .replace(/<\/?[A-Za-z!][^<>]*>/g, '')
    .replace(/(?<!\\)(\*\*|__|~~)(?=\S)([^*_~]*\S)\1/g, '$2')
    .replace(/(?<![\w\\*])([*_])(?=[^\s*_])([^*_]*[^\s*_])\1(?!\w)/g, '$2')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1');
}
