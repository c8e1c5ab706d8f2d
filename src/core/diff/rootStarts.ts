/** Where blocks begin that stand in no other, told without reading anything else of a body. */

/** Headings that begin their lines with `#`; items of lists that begin theirs with a marker and a box. */
export type RootBlock = 'heading' | 'item';

/**
 * What decides at the beginning of a line whether a block begins there: its own mark, fences, HTML; with the line break
 * before it, which engines look for much faster than for the beginning of any line.
 *
 * Nothing but a `1.` begins a numbered list everywhere; another number may go on with a paragraph.
 */
const marks: Readonly<Record<RootBlock, RegExp>> = {
  heading:
    /(?:^|\n)(?:#{1,6}(?=[ \t])|([ \t>*+\-\d.)]*)(`{3,}|~{3,}|<(?=[!?/]|[A-Za-z][\w-]*(?:[\s/>]|$))))/g,
  item: /(?:^|\n)(?:(?:[-*+]|1[.)]) \[[ xX]\](?= \S)|([ \t>*+\-\d.)]*)(`{3,}|~{3,}|<(?=[!?/]|[A-Za-z][\w-]*(?:[\s/>]|$))))/g,
};

/**
 * The blocks of a kind in a body that are certain to be ones.
 *
 * Fences inside lists and quotes, and HTML other than comments, end in ways that only a full reading tells:
 * where there are any, nothing is certain.
 */
export class RootStarts {
  readonly #text: string;
  readonly #marks: RegExp;
  #at: number;
  #fence: string | undefined;

  /** `from` lies at the beginning of a line outside any block. */
  constructor(text: string, from: number, block: RootBlock) {
    this.#text = text;
    this.#at = Math.max(0, from - 1);
    this.#marks = marks[block];
  }

  /** Start of the next block; -1 where none follows before `limit`, undefined where that is uncertain. */
  next(limit = this.#text.length): number | undefined {
    const [text, pattern] = [this.#text, this.#marks];
    for (;;) {
      pattern.lastIndex = this.#at;
      const match = pattern.exec(text);
      if (match === null) return -1;
      const [all, before = '', mark] = match;
      const index = match.index + (all.startsWith('\n') ? 1 : 0);
      if (index >= limit) return -1;
      this.#at = match.index + all.length;
      if (mark === undefined) {
        if (this.#fence === undefined) return index;
      } else if (this.#fence !== undefined) {
        this.#close(before, mark);
      } else if (mark === '<' ? before !== '' || !this.#skipComment() : !this.#open(before, mark)) {
        return undefined;
      }
    }
  }

  /** Passes over a comment that begins a line: it ends with the line that has its end, whatever else stands in it. */
  #skipComment(): boolean {
    const text = this.#text;
    if (!text.startsWith('!--', this.#at) || /^-?>/.test(text.slice(this.#at + 3, this.#at + 5))) {
      return false;
    }
    const end = text.indexOf('-->', this.#at + 3);
    const lineEnd = end < 0 ? -1 : text.indexOf('\n', end);
    this.#at = lineEnd;
    return lineEnd >= 0;
  }

  /** Whether it is certain what the line opens. */
  #open(before: string, mark: string): boolean {
    const isCodeInText = mark.startsWith('`') && this.#restOfLine().includes('`');
    if (before !== '') {
      return !isCodeInText && /^ +$/.test(before) && this.#skipIndented(before.length, mark);
    }
    if (!isCodeInText) this.#fence = mark;
    return true;
  }

  /**
   * Passes over an indented fence, whatever it stands in.
   *
   * It does not matter what that is when its end is indented as its beginning, and no line between them less:
   * the two are then both fences of the same block, or both no fences.
   */
  #skipIndented(indent: number, mark: string): boolean {
    const text = this.#text;
    for (let end = text.indexOf('\n', this.#at); end >= 0;) {
      const start = end + 1;
      end = text.indexOf('\n', start);
      const line = text.slice(start, end < 0 ? undefined : end);
      const first = line.search(/[^ ]/);
      if (first < 0 || line.charCodeAt(first) === 13) continue;
      if (first < indent || line.charCodeAt(first) === 9) return false;
      if (line.startsWith(mark, first) && isOnly(mark, line.slice(first))) {
        this.#at = end < 0 ? text.length : end;
        return first === indent;
      }
    }
    return false;
  }

  #close(before: string, mark: string): void {
    if (
      /^ {0,3}$/.test(before) &&
      mark.startsWith(this.#fence ?? '') &&
      !/\S/.test(this.#restOfLine())
    ) {
      this.#fence = undefined;
    }
  }

  #restOfLine(): string {
    const end = this.#text.indexOf('\n', this.#at);
    return this.#text.slice(this.#at, end < 0 ? undefined : end);
  }
}

/** Whether a line that begins with a fence's mark ends it. */
function isOnly(mark: string, line: string): boolean {
  const character = mark.charAt(0);
  for (let at = mark.length; at < line.length; at++) {
    if (line.charAt(at) !== character) return line.slice(at).trim() === '';
  }
  return true;
}
