import type { Link } from './document.js';
import type { Target } from './inlineSink.js';
import {
  decodeText,
  destinationAt,
  labelEnd,
  normalizeLabel,
  skipWhitespace,
  titleEnd,
} from './linkSyntax.js';
import { isBlank, skipBlanks } from './blockStarts.js';

/** Takes the definitions from the start of paragraphs. */
export class DefinitionReader {
  readonly targets = new Map<string, Target>();
  /** Where the first definition is that is not read here as remark reads it for certain; -1 where none is. */
  unsureAt = -1;
  readonly #text: string;
  readonly #links: Link[];

  constructor(text: string, links: Link[]) {
    this.#text = text;
    this.#links = links;
  }

  /**
   * Reads the definitions from `start` on; gives where the paragraph's own text begins, or `end`.
   *
   * With quote marks before later lines only the shape of a definition is looked for.
   */
  read(start: number, end: number, inQuote: boolean): number {
    if (inQuote) {
      const label = labelEnd(this.#text, start, end);
      if (label >= 0 && this.#text.charCodeAt(label) === 58) {
        this.#unsure(start);
      }
    }
    let at = start;
    while (at < end && this.#text.charCodeAt(at) === 91) {
      const after = this.#definition(at, end);
      if (after < 0) {
        return at;
      }
      at = skipWhitespace(this.#text, after, end);
    }
    return at;
  }

  /** The end of the definition at `at`, or -1. */
  #definition(at: number, end: number): number {
    const text = this.#text;
    const label = labelEnd(text, at, end);
    if (label < 0 || label >= end || text.charCodeAt(label) !== 58) {
      return -1;
    }
    const from = skipWhitespace(text, label + 1, end);
    const destination = destinationAt(text, { at: from, end }, Infinity);
    if (destination === undefined || from >= end) {
      return -1;
    }
    const lineEnd = endOfLine(text, destination.after, end);
    const close = this.#titleEnd(destination.after, end) ?? lineEnd;
    if (close === undefined) {
      return -1;
    }
    this.#add(
      normalizeLabel(text.slice(at + 1, label - 1)),
      { start: at, end: close },
      destination,
    );
    return close;
  }

  #unsure(at: number): void {
    this.unsureAt = this.unsureAt < 0 ? at : this.unsureAt;
  }

  #titleEnd(at: number, end: number): number | undefined {
    const from = skipWhitespace(this.#text, at, end);
    const title = from > at ? titleEnd(this.#text, from, end) : -1;
    return title < 0 ? undefined : endOfLine(this.#text, title, end);
  }

  #add(
    label: string,
    range: { readonly start: number; readonly end: number },
    destination: { readonly start: number; readonly end: number },
  ): void {
    const source = this.#text.slice(destination.start, destination.end);
    const target = decodeText(source);
    if (target === undefined) {
      this.#unsure(range.start);
    }
    const isEmpty = source === '';
    const close = range.end - 1;
    const targetRange = isEmpty
      ? { start: close, end: close }
      : { start: destination.start, end: destination.end };
    const place: Target = { target: target ?? source, targetRange };
    this.#links.push({ kind: 'definition', range, ...place });
    if (!this.targets.has(label)) {
      this.targets.set(label, place);
    }
  }
}

/** The end of the line when nothing but blanks follows on it, blanks included. */
function endOfLine(text: string, at: number, end: number): number | undefined {
  const next = skipBlanks(text, at, end);
  const code = text.charCodeAt(next);
  if (next < end && code !== 10 && code !== 13 && !isBlank(code)) {
    return undefined;
  }
  return next;
}
