import type { BlockContainers } from './blockContainers.js';
import type { BlockSink } from './blockSink.js';
import { isBlank, skipBlanks } from './blockStarts.js';
import type { LineCursor } from './lineCursor.js';
import { countCells, delimiterCells, tellCells } from './tableRows.js';

const openBracket = 91;
/** `[ ]`, which is no part of the item's words. */
const boxLength = 3;

/** The paragraph that lines are added to, until it turns out what it is. */
export class OpenParagraph {
  readonly #line: LineCursor;
  readonly #containers: BlockContainers;
  readonly #sink: BlockSink;
  #start = 0;
  #end = 0;
  #lineCount = 0;
  #lastLineStart = 0;
  #isLastLineLazy = false;
  #isLastLineIndented = false;
  #inQuote = false;
  /** Where the content of each line after the first begins, for paragraphs in a quote. */
  #lineContents: number[] = [];

  constructor(line: LineCursor, containers: BlockContainers, sink: BlockSink) {
    this.#line = line;
    this.#containers = containers;
    this.#sink = sink;
  }

  /** Begins at the current line. */
  begin(): void {
    const { next, end, indent } = this.#line;
    this.#start = next;
    this.#end = end;
    this.#lineCount = 1;
    this.#lastLineStart = next;
    this.#isLastLineLazy = false;
    this.#isLastLineIndented = false;
    this.#inQuote = this.#containers.quotes > 0;
    if (this.#inQuote) {
      this.#lineContents = [];
    }
    if (indent > 0) {
      // remark knows a task only by a box that directly follows the marks of the item.
      this.#containers.noLongerFirst();
    }
  }

  /** Adds the current line; lazily, when it lacks marks of the containers. */
  add(isLazy: boolean): void {
    const { next, end, indent } = this.#line;
    this.#end = end;
    this.#lineCount++;
    this.#lastLineStart = next;
    this.#isLastLineLazy = isLazy;
    this.#isLastLineIndented = indent > 3;
    if (this.#inQuote) {
      this.#lineContents.push(next);
    }
    this.#containers.contentEnd = end;
    this.#containers.seeContent();
  }

  /** Tells of the paragraph, of the definitions before its text and of its box. */
  close(): void {
    this.#close(this.#end);
  }

  /** Makes it the heading that the current line underlines; false when it held only definitions. */
  closeAsHeading(level: number): boolean {
    const text = this.#line.text;
    let start = this.#start;
    if (text.charCodeAt(start) === openBracket) {
      start = this.#sink.readDefinitions(start, this.#end, this.#inQuote);
      if (start !== this.#start) {
        this.#sink.unsureOfBlock(this.#start);
      }
      if (start >= this.#end) {
        return false;
      }
    }
    this.#containers.noLongerFirst();
    if (this.#inQuote && this.#lineCount > 1) {
      this.#sink.unsureOfBlock(start);
    }
    let end = this.#end;
    while (end > start && isBlank(text.charCodeAt(end - 1))) {
      end--;
    }
    this.#sink.heading({ start, end: this.#line.end }, level, { start, end });
    this.#containers.contentEnd = this.#line.end;
    return true;
  }

  /**
   * Whether the current line, which begins with `code`, makes the last line the head of a table.
   *
   * The lines before it are a paragraph then, and the head is told of.
   */
  endsInTableHead(code: number): boolean {
    const { text, next, end } = this.#line;
    if ((code !== 124 && code !== 45 && code !== 58) || this.#isLastLineIndented) {
      return false;
    }
    const cells = delimiterCells(text, next, end);
    if (cells === 0 || countCells(text, this.#lastLineStart, this.#end) !== cells) {
      return false;
    }
    if (this.#isLastLineLazy) {
      this.#sink.unsureOfBlock(this.#lastLineStart);
    }
    if (this.#lineCount > 1) {
      this.#lineCount--;
      this.#close(lineEndBefore(text, this.#lastLineStart));
    }
    this.#containers.noLongerFirst();
    tellCells(this.#sink, text, { start: this.#lastLineStart, end: this.#end });
    this.#containers.contentEnd = end;
    return true;
  }

  #close(end: number): void {
    let start = this.#start;
    const isFirst = this.#containers.isFirst();
    const isQuoted = this.#inQuote && this.#lineCount > 1;
    this.#containers.noLongerFirst();
    const { text } = this.#line;
    if (text.charCodeAt(start) === openBracket) {
      if (isFirst && this.#isTask(start, end)) {
        this.#containers.makeTask(start, end);
        start += boxLength;
      } else {
        start = this.#sink.readDefinitions(start, end, isQuoted);
        if (isFirst && start !== this.#start && text.charCodeAt(start) === openBracket) {
          this.#sink.unsureOfBlock(start);
        }
      }
    }
    if (start < end) {
      this.#sink.paragraph(start, end, isQuoted ? this.#lineContents : undefined);
    }
  }

  /** Whether a box and text behind it stand at `start`. */
  #isTask(start: number, end: number): boolean {
    const { text } = this.#line;
    const mark = text.charCodeAt(start + 1);
    if (mark === 9 || mark === 10 || mark === 13) {
      // A line break may be a box's blank; a tab is one only where it is no wider than a blank.
      if (text.charCodeAt(skipMarks(text, start + 1, end)) === 93) {
        this.#sink.unsureOfBlock(start);
      }
      return false;
    }
    const isBox = mark === 32 || mark === 88 || mark === 120;
    if (!isBox || start + 3 >= end || text.charCodeAt(start + 2) !== 93) {
      return false;
    }
    const after = text.charCodeAt(start + 3);
    if (after === 10 || after === 13) {
      return true;
    }
    return isBlank(after) && skipBlanks(text, start + 3, end) < end;
  }
}

/** The end of the line before the one that holds `offset`. */
function lineEndBefore(text: string, offset: number): number {
  let at = offset;
  while (text.charCodeAt(at - 1) !== 10 && text.charCodeAt(at - 1) !== 13) {
    at--;
  }
  at--;
  return text.charCodeAt(at) === 10 && text.charCodeAt(at - 1) === 13 ? at - 1 : at;
}

/** Behind blanks, line endings and quote marks. */
function skipMarks(text: string, at: number, end: number): number {
  let next = at;
  while (next < end) {
    const code = text.charCodeAt(next);
    if (!isBlank(code) && code !== 10 && code !== 13 && code !== 62) {
      break;
    }
    next++;
  }
  return next;
}
