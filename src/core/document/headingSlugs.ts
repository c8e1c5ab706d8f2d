import { slug } from 'github-slugger';

/** Makes the anchors of one document's headings as GitHub does, in the order of the headings. */
export class HeadingSlugs {
  readonly #occurrences = new Map<string, number>();

  /** The anchor of the next heading, whose text makes this one. */
  next(original: string): string {
    let result = original;
    while (this.#occurrences.has(result)) {
      const count = (this.#occurrences.get(original) ?? 0) + 1;
      this.#occurrences.set(original, count);
      result = `${original}-${count}`;
    }
    this.#occurrences.set(result, 0);
    return result;
  }
}

/** The anchor that a heading's text makes, before it is numbered. */
export function slugOf(text: string): string {
  return simpleSlug(text) ?? slug(text);
}

/** The slug of a plain ASCII heading, without the package's very large pattern; undefined for any other. */
function simpleSlug(text: string): string | undefined {
  let result = '';
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 126 || (code < 32 && code !== 10)) {
      return undefined;
    }
    if (isKept(code)) {
      continue;
    }
    result += text.slice(start, at);
    start = at + 1;
    if (code === 32) {
      result += '-';
    }
  }
  return (result + text.slice(start)).toLowerCase();
}

function isKept(code: number): boolean {
  const isDigit = code >= 48 && code <= 57;
  const isLetter = (code | 32) >= 97 && (code | 32) <= 122;
  return isLetter || isDigit || code === 45 || code === 95;
}
