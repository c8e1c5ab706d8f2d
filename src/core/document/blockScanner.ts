import type { LineStarts } from '../text/lineMap.js';
import {
  headingLevelAt,
  htmlEndFrom,
  htmlEndsIn,
  htmlKindAt,
  isBlank,
  isClosingFence,
  isFootnoteDefinition,
  isSetextUnderline,
  isThematicBreak,
  listMarkerAt,
  openingFenceAt,
  skipBlanks,
  type HtmlKind,
} from './blockStarts.js';
import type { OutlineSpan } from './outline.js';
import { delimiterCells, readTableRow } from './tableRows.js';

/** What the block scanner tells of a body; what is inside of paragraphs is read afterwards. */
export interface BlockSink {
  /**
   * A paragraph's text. When its later lines may begin with quote marks, `lines` tells where the content of each line begins.
   */
  paragraph(start: number, end: number, lines: readonly number[] | undefined): void;
  heading(span: OutlineSpan, level: number, content: OutlineSpan): void;
  cell(start: number, end: number): void;
  htmlBlock(start: number, end: number): void;
  codeBlock(start: number, end: number): void;
  /** A list item ends; `task` is what `task` gave for it. */
  itemEnd(task: number, end: number): void;
  /** A task item, told when its first paragraph is complete; gives a number to name it by. */
  task(
    start: number,
    box: number,
    place: { readonly textEnd: number; readonly depth: number },
  ): number;
  /** Definitions at the start of a paragraph; gives the offset after them. */
  readDefinitions(start: number, end: number, inQuote: boolean): number;
  /** Something was met of which the scanner is not sure that it reads it as remark does. */
  unsure(): void;
}

/** Containers inside each other beyond which nothing is opened any more. */
export const deepestNesting = 100;

interface Container {
  readonly isItem: boolean;
  /** Columns that a line needs to continue the item. */
  size: number;
  /** Character of the list marker: the bullet, or the delimiter after the number. */
  marker: number;
  start: number;
  /** Whether the item began with a blank line and nothing followed yet. */
  startsBlank: boolean;
  /** Whether another blank line followed; nothing can continue such an item. */
  isOver: boolean;
  /** Whether the next block is the item's first and may be a task. */
  mayBeTask: boolean;
  /** Number of the task, -1 for a plain item. */
  task: number;
}

type Leaf = 'none' | 'paragraph' | 'fence' | 'html' | 'indented' | 'table';

/**
 * Reads the block structure of CommonMark and GFM in one pass over the lines.
 *
 * It follows remark where remark and the specification differ, keeps to offsets and copies no text.
 */
export class BlockScanner {
  /** Whether containers nest deeper than is read. */
  isTooDeep = false;
  readonly #text: string;
  readonly #sink: BlockSink;
  readonly #stack: Container[] = [];
  #depth = 0;

  /* The line, and the reading head on it. */
  #end = 0;
  #at = 0;
  #column = 0;
  /** Columns of a tab that was passed in part. */
  #spare = 0;
  /** The first character that is no blank, and the columns up to it. */
  #next = 0;
  #indent = 0;

  /* The block that is open inside the containers. */
  #leaf: Leaf = 'none';
  #leafStart = 0;
  #leafEnd = 0;
  #leafLines = 0;
  #lastLineStart = 0;
  #isLastLineLazy = false;
  #isLastLineIndented = false;
  #leafInQuote = false;
  /** Where the content of each line of a paragraph in a quote begins. */
  #lineContents: number[] = [];
  /** Whether the open block ended with blank lines so far, which may be its own or nobody's. */
  #hasBlankTail = false;
  #fenceMarker = 0;
  #fenceLength = 0;
  #htmlKind: HtmlKind = 1;
  /** End of the last line that held anything. */
  #contentEnd = 0;
  #quotes = 0;
  #isLastQuoteBlank = false;

  constructor(text: string, sink: BlockSink) {
    this.#text = text;
    this.#sink = sink;
  }

  /** Reads the lines from the one that begins at `from`. */
  scan(lines: LineStarts, firstLine: number): void {
    const text = this.#text;
    const last = lines.length - 1;
    this.#contentEnd = lines[firstLine] ?? 0;
    for (let line = firstLine; line <= last; line++) {
      const start = lines[line] ?? 0;
      let end = line === last ? text.length : (lines[line + 1] ?? 0) - 1;
      if (
        line !== last &&
        text.charCodeAt(end) === 10 &&
        text.charCodeAt(end - 1) === 13 &&
        end > start
      ) {
        end--;
      }
      this.#readLine(start, end);
    }
    this.#closeLeaf();
    this.#closeContainers(0);
  }

  #readLine(start: number, end: number): void {
    this.#at = start;
    this.#end = end;
    this.#column = 0;
    this.#spare = 0;
    this.#measure();
    let matched = 0;
    let hasNewContainer = false;
    while (matched < this.#depth) {
      const container = this.#stack[matched] as Container;
      if (container.isItem) {
        const continues = this.#continueItem(container);
        if (!continues) {
          if (this.#isSibling(container)) {
            this.#closeLeaf();
            this.#closeContainers(matched);
            this.#openItem();
            matched++;
            hasNewContainer = true;
            this.#openContainers(false);
            matched = this.#depth;
          }
          break;
        }
      } else if (!this.#continueQuote()) {
        break;
      }
      matched++;
    }
    let isLazy = false;
    if (!hasNewContainer) {
      const allMatched = matched === this.#depth;
      const isConcrete = allMatched && (this.#leaf === 'fence' || this.#leaf === 'html');
      if (!isConcrete) {
        const interrupts = allMatched && (this.#leaf === 'paragraph' || this.#leaf === 'indented');
        hasNewContainer = this.#openFirstContainer(matched, interrupts);
      }
      isLazy = !hasNewContainer && !allMatched;
    }
    this.#readFlow(isLazy, matched);
  }

  /* Containers */

  #continueItem(item: Container): boolean {
    if (this.#next === this.#end) {
      item.isOver = item.isOver || item.startsBlank;
      this.#advance(Math.min(this.#indent, item.size));
      return true;
    }
    const continues = !item.isOver && this.#indent >= item.size;
    item.isOver = false;
    item.startsBlank = false;
    if (continues) {
      this.#advance(item.size);
    }
    return continues;
  }

  #continueQuote(): boolean {
    if (this.#next === this.#end || this.#indent > 3 || this.#text.charCodeAt(this.#next) !== 62) {
      return false;
    }
    this.#advance(this.#indent);
    this.#at++;
    this.#column++;
    this.#measure();
    if (this.#indent > 0) {
      this.#advance(1);
    }
    this.#isLastQuoteBlank = this.#next === this.#end;
    return true;
  }

  /** Whether a new item of the same list begins here. */
  #isSibling(item: Container): boolean {
    if (this.#indent > 3) {
      return false;
    }
    const length = listMarkerAt(this.#text, this.#next, this.#end);
    return length > 0 && this.#text.charCodeAt(this.#next + length - 1) === item.marker;
  }

  #openFirstContainer(matched: number, interrupts: boolean): boolean {
    if (this.#next === this.#end || this.#indent > 3) {
      return false;
    }
    const code = this.#text.charCodeAt(this.#next);
    if (code > 62 && code !== 91) {
      return false;
    }
    if (!this.#mayOpen(code, interrupts)) {
      return false;
    }
    this.#closeLeaf();
    this.#closeContainers(matched);
    this.#openContainers(interrupts);
    return true;
  }

  /** Opens containers as long as the line begins one; `interrupts` as remark keeps it for the whole line. */
  #openContainers(interrupts: boolean): void {
    while (this.#next < this.#end && this.#indent <= 3) {
      const code = this.#text.charCodeAt(this.#next);
      if (!this.#mayOpen(code, interrupts)) {
        return;
      }
      if (this.#depth >= deepestNesting) {
        this.isTooDeep = true;
        return;
      }
      if (code === 62) {
        this.#openQuote();
      } else {
        this.#openItem();
      }
    }
  }

  #mayOpen(code: number, interrupts: boolean): boolean {
    if (code === 62) {
      return true;
    }
    if (code === 91) {
      if (isFootnoteDefinition(this.#text, this.#next, this.#end)) {
        this.#sink.unsure();
      }
      return false;
    }
    const length = listMarkerAt(this.#text, this.#next, this.#end);
    if (length === 0) {
      return false;
    }
    if (!interrupts) {
      return true;
    }
    const isOrdered = code >= 48 && code <= 57;
    if (isOrdered && (code !== 49 || length !== 2)) {
      return false;
    }
    return skipBlanks(this.#text, this.#next + length, this.#end) < this.#end;
  }

  #push(isItem: boolean): Container {
    let container = this.#stack[this.#depth];
    if (container === undefined || container.isItem !== isItem) {
      container = {
        isItem,
        size: 0,
        marker: 0,
        start: 0,
        startsBlank: false,
        isOver: false,
        mayBeTask: false,
        task: -1,
      };
      this.#stack[this.#depth] = container;
    }
    this.#depth++;
    return container;
  }

  #openQuote(): void {
    this.#noLongerFirst();
    const quote = this.#push(false);
    quote.start = this.#next;
    this.#quotes++;
    this.#continueQuote();
    this.#contentEnd = this.#end;
  }

  #openItem(): void {
    this.#noLongerFirst();
    const item = this.#push(true);
    const length = listMarkerAt(this.#text, this.#next, this.#end);
    item.start = this.#next;
    item.marker = this.#text.charCodeAt(this.#next + length - 1);
    item.isOver = false;
    item.task = -1;
    const prefix = this.#indent;
    this.#advance(prefix);
    this.#at += length;
    this.#column += length;
    this.#measure();
    item.startsBlank = this.#next === this.#end;
    if (item.startsBlank) {
      item.size = prefix + length + 1;
      item.mayBeTask = this.#at === this.#end;
    } else {
      const blanks = this.#indent <= 4 ? this.#indent : 1;
      item.size = prefix + length + blanks;
      item.mayBeTask = true;
      this.#advance(blanks);
    }
    this.#contentEnd = this.#end;
  }

  /** The innermost item gets a block that is no paragraph of its own. */
  #noLongerFirst(): void {
    const top = this.#stack[this.#depth - 1];
    if (top !== undefined && this.#depth > 0) {
      top.mayBeTask = false;
    }
  }

  #closeContainers(depth: number): void {
    while (this.#depth > depth) {
      const container = this.#stack[--this.#depth] as Container;
      if (!container.isItem) {
        this.#quotes--;
        continue;
      }
      if (container.task >= 0) {
        if (this.#isLastQuoteBlank || this.#hasBlankTail) {
          this.#sink.unsure();
        }
        this.#sink.itemEnd(container.task, this.#contentEnd);
      }
    }
  }

  /* Flow */

  #readFlow(isLazy: boolean, matched: number): void {
    const isEmpty = this.#next === this.#end;
    if (isLazy) {
      if (!isEmpty && this.#leaf === 'paragraph' && !this.#interruptsParagraph(true)) {
        this.#addLine(true);
        return;
      }
      this.#closeLeaf();
      this.#closeContainers(matched);
    }
    if (!isEmpty) {
      this.#isLastQuoteBlank = false;
      this.#hasBlankTail = false;
    }
    switch (this.#leaf) {
      case 'fence':
        this.#readFence();
        return;
      case 'html':
        this.#readHtml();
        return;
      case 'paragraph':
        if (isEmpty) {
          this.#closeLeaf();
        } else {
          this.#readParagraphLine();
        }
        return;
      case 'indented':
        if (isEmpty) {
          this.#hasBlankTail = true;
          return;
        }
        if (this.#indent >= 4) {
          this.#hasBlankTail = false;
          this.#leafEnd = this.#end;
          this.#contentEnd = this.#end;
          return;
        }
        this.#closeLeaf();
        break;
      case 'table':
        if (isEmpty) {
          this.#leaf = 'none';
          return;
        }
        if (isLazy) {
          this.#leaf = 'none';
        }
        break;
      case 'none':
        break;
      default:
        this.#leaf satisfies never;
    }
    if (!isEmpty) {
      this.#openLeaf();
      this.#contentEnd = this.#end;
      if (isLazy && this.#leaf === 'indented') {
        // remark ends indented code at the line itself when that line closed a container.
        this.#closeLeaf();
      }
    }
  }

  #readParagraphLine(): void {
    const code = this.#text.charCodeAt(this.#next);
    if (this.#indent <= 3) {
      if (this.#beginsTable(code)) {
        return;
      }
      const isUnderline = code === 61 || code === 45;
      if (isUnderline && isSetextUnderline(this.#text, this.#next, this.#end)) {
        if (this.#closeAsSetext(code === 61 ? 1 : 2)) {
          return;
        }
        this.#openLeaf();
        this.#contentEnd = this.#end;
        return;
      }
      if (this.#interruptsParagraph(false)) {
        this.#closeLeaf();
        this.#openLeaf();
        this.#contentEnd = this.#end;
        return;
      }
    }
    this.#addLine(false);
  }

  #addLine(isLazy: boolean): void {
    this.#leafEnd = this.#end;
    this.#leafLines++;
    this.#lastLineStart = this.#next;
    this.#isLastLineLazy = isLazy;
    this.#isLastLineIndented = this.#indent > 3;
    if (this.#leafInQuote) {
      this.#lineContents.push(this.#next);
    }
    this.#contentEnd = this.#end;
    this.#isLastQuoteBlank = false;
  }

  #interruptsParagraph(isLazy: boolean): boolean {
    if (this.#indent > 3) {
      return false;
    }
    const text = this.#text;
    const at = this.#next;
    const end = this.#end;
    switch (text.charCodeAt(at)) {
      case 35:
        return headingLevelAt(text, at, end) > 0;
      case 42:
      case 45:
      case 95:
        return isThematicBreak(text, at, end);
      case 60: {
        const kind = htmlKindAt(text, { at, end }, !isLazy);
        if (kind === 7) {
          this.#sink.unsure();
        }
        return kind !== undefined;
      }
      case 96:
      case 126:
        return openingFenceAt(text, at, end) > 0;
      default:
        return false;
    }
  }

  #openLeaf(): void {
    const text = this.#text;
    const at = this.#next;
    const end = this.#end;
    if (this.#indent > 3) {
      this.#open('indented', at);
      this.#noLongerFirst();
      return;
    }
    switch (text.charCodeAt(at)) {
      case 35: {
        const level = headingLevelAt(text, at, end);
        if (level > 0) {
          this.#heading(level);
          return;
        }
        break;
      }
      case 42:
      case 45:
      case 95:
        if (isThematicBreak(text, at, end)) {
          this.#leaf = 'none';
          this.#noLongerFirst();
          return;
        }
        break;
      case 60: {
        const kind = htmlKindAt(text, { at, end }, false);
        if (kind !== undefined) {
          this.#openHtml(kind);
          return;
        }
        break;
      }
      case 96:
      case 126: {
        const length = openingFenceAt(text, at, end);
        if (length > 0) {
          this.#open('fence', at);
          this.#fenceMarker = text.charCodeAt(at);
          this.#fenceLength = length;
          this.#noLongerFirst();
          return;
        }
        break;
      }
      default:
        break;
    }
    if (this.#leaf === 'table') {
      this.#row(at);
      return;
    }
    this.#open('paragraph', at);
    this.#leafLines = 1;
    this.#lastLineStart = at;
    this.#isLastLineLazy = false;
    this.#isLastLineIndented = false;
    const top = this.#depth > 0 ? this.#stack[this.#depth - 1] : undefined;
    if (top?.mayBeTask === true && this.#indent > 0) {
      top.mayBeTask = false;
    }
  }

  #open(leaf: Leaf, start: number): void {
    this.#leaf = leaf;
    this.#leafStart = start;
    this.#leafEnd = this.#end;
    this.#leafInQuote = this.#quotes > 0;
    this.#hasBlankTail = false;
    if (this.#leafInQuote) {
      this.#lineContents = [];
    }
  }

  #closeLeaf(): void {
    const leaf = this.#leaf;
    this.#leaf = 'none';
    if (leaf === 'paragraph') {
      this.#closeParagraph(this.#leafEnd);
    } else if (leaf === 'fence' || leaf === 'indented') {
      this.#hasBlankTail = this.#hasBlankTail || leaf === 'fence';
      this.#sink.codeBlock(this.#leafStart, this.#leafEnd);
    } else if (leaf === 'html') {
      this.#hasBlankTail = this.#hasBlankTail || this.#htmlKind < 6;
      this.#sink.htmlBlock(this.#leafStart, this.#leafEnd);
    }
  }

  /** Tells of a paragraph, its definitions and its box; gives where its own text begins, or its end. */
  #closeParagraph(end: number): void {
    let start = this.#leafStart;
    const top = this.#depth > 0 ? this.#stack[this.#depth - 1] : undefined;
    const isFirst = top?.mayBeTask === true;
    if (top !== undefined) {
      top.mayBeTask = false;
    }
    const isBracket = this.#text.charCodeAt(start) === 91;
    if (isBracket && isFirst && this.#isTask(start, end)) {
      top.task = this.#sink.task(top.start, start + 1, { textEnd: end, depth: this.#itemDepth() });
    } else if (isBracket) {
      start = this.#sink.readDefinitions(start, end, this.#leafInQuote && this.#leafLines > 1);
      if (isFirst && start !== this.#leafStart && this.#text.charCodeAt(start) === 91) {
        this.#sink.unsure();
      }
    }
    if (start < end) {
      const isQuoted = this.#leafInQuote && this.#leafLines > 1;
      this.#sink.paragraph(start, end, isQuoted ? this.#lineContents : undefined);
    }
  }

  #isTask(start: number, end: number): boolean {
    const text = this.#text;
    const mark = text.charCodeAt(start + 1);
    if (mark === 10 || mark === 13) {
      this.#sink.unsure();
      return false;
    }
    const isBox = mark === 32 || mark === 9 || mark === 88 || mark === 120;
    if (!isBox || start + 3 >= end || text.charCodeAt(start + 2) !== 93) {
      return false;
    }
    const after = text.charCodeAt(start + 3);
    if (after === 10 || after === 13) {
      return true;
    }
    return isBlank(after) && skipBlanks(text, start + 3, end) < end;
  }

  /** List items around the innermost one. */
  #itemDepth(): number {
    let depth = -1;
    for (let index = 0; index < this.#depth; index++) {
      depth += this.#stack[index]?.isItem === true ? 1 : 0;
    }
    return depth;
  }

  /** Makes the open paragraph a heading; false when it held only definitions. */
  #closeAsSetext(level: number): boolean {
    this.#leaf = 'none';
    let start = this.#leafStart;
    if (this.#text.charCodeAt(start) === 91) {
      start = this.#sink.readDefinitions(start, this.#leafEnd, this.#leafInQuote);
      if (start !== this.#leafStart) {
        this.#sink.unsure();
      }
      if (start >= this.#leafEnd) {
        return false;
      }
    }
    this.#noLongerFirst();
    if (this.#leafInQuote && this.#leafLines > 1) {
      this.#sink.unsure();
    }
    let end = this.#leafEnd;
    while (end > start && isBlank(this.#text.charCodeAt(end - 1))) {
      end--;
    }
    this.#sink.heading({ start, end: this.#end }, level, { start, end });
    this.#contentEnd = this.#end;
    return true;
  }

  #heading(level: number): void {
    const text = this.#text;
    this.#leaf = 'none';
    this.#noLongerFirst();
    const start = skipBlanks(text, this.#next + level, this.#end);
    let end = this.#end;
    while (end > start && isBlank(text.charCodeAt(end - 1))) {
      end--;
    }
    let closing = end;
    while (closing > start && text.charCodeAt(closing - 1) === 35) {
      closing--;
    }
    if (closing === start) {
      end = start;
    } else if (closing < end && isBlank(text.charCodeAt(closing - 1))) {
      end = closing;
      while (end > start && isBlank(text.charCodeAt(end - 1))) {
        end--;
      }
    }
    this.#sink.heading({ start: this.#next, end: this.#end }, level, { start, end });
  }

  #readFence(): void {
    const { at, end } = { at: this.#next, end: this.#end };
    this.#leafEnd = end;
    this.#hasBlankTail = at === end;
    if (at < end) {
      this.#contentEnd = end;
    }
    const isClosing =
      this.#indent <= 3 &&
      at < end &&
      this.#text.charCodeAt(at) === this.#fenceMarker &&
      isClosingFence(this.#text, { at, end }, this.#fenceMarker, this.#fenceLength);
    if (isClosing) {
      this.#closeLeaf();
      this.#hasBlankTail = false;
    }
  }

  #openHtml(kind: HtmlKind): void {
    this.#open('html', this.#next);
    this.#htmlKind = kind;
    this.#noLongerFirst();
    if (htmlEndsIn(this.#text, { at: htmlEndFrom(this.#next, kind), end: this.#end }, kind)) {
      this.#closeLeaf();
      this.#hasBlankTail = false;
    }
  }

  #readHtml(): void {
    const isEmpty = this.#next === this.#end;
    if (isEmpty && this.#htmlKind >= 6) {
      this.#closeLeaf();
      return;
    }
    this.#leafEnd = this.#end;
    this.#hasBlankTail = isEmpty;
    if (!isEmpty) {
      this.#contentEnd = this.#end;
    }
    if (htmlEndsIn(this.#text, { at: this.#at, end: this.#end }, this.#htmlKind)) {
      this.#closeLeaf();
      this.#hasBlankTail = false;
    }
  }

  /* Tables */

  /** Whether this line makes the last line of the open paragraph the head of a table; begins it then. */
  #beginsTable(code: number): boolean {
    if (code !== 124 && code !== 45 && code !== 58) {
      return false;
    }
    const cells = delimiterCells(this.#text, this.#next, this.#end);
    if (cells === 0 || this.#isLastLineIndented) {
      return false;
    }
    const row = readTableRow(this.#text, this.#lastLineStart, this.#leafEnd);
    if (row.count !== cells) {
      return false;
    }
    if (this.#isLastLineLazy) {
      this.#sink.unsure();
    }
    if (this.#leafLines > 1) {
      this.#leafLines--;
      this.#closeParagraph(this.#previousLineEnd(this.#lastLineStart));
    }
    this.#noLongerFirst();
    this.#leaf = 'table';
    this.#cells(row.cells);
    this.#contentEnd = this.#end;
    return true;
  }

  /** The end of the line before the one that holds `offset`. */
  #previousLineEnd(offset: number): number {
    let at = offset;
    while (!isLineEnd(this.#text.charCodeAt(at - 1))) {
      at--;
    }
    at--;
    return this.#text.charCodeAt(at) === 10 && this.#text.charCodeAt(at - 1) === 13 ? at - 1 : at;
  }

  #row(at: number): void {
    this.#cells(readTableRow(this.#text, at, this.#end).cells);
  }

  #cells(cells: readonly number[]): void {
    for (let index = 0; index < cells.length; index += 2) {
      this.#sink.cell(cells[index] ?? 0, cells[index + 1] ?? 0);
    }
  }

  /* The reading head */

  /** Finds the first character that is no blank. */
  #measure(): void {
    const text = this.#text;
    let next = this.#at;
    let column = this.#column + this.#spare;
    for (; next < this.#end; next++) {
      const code = text.charCodeAt(next);
      if (code === 32) {
        column++;
      } else if (code === 9) {
        column += 4 - (column & 3);
      } else {
        break;
      }
    }
    this.#next = next;
    this.#indent = column - this.#column;
  }

  /** Passes `columns` columns of blanks; a tab is passed as soon as its first column is. */
  #advance(columns: number): void {
    let left = columns;
    while (left > 0) {
      if (this.#spare > 0) {
        this.#spare--;
        this.#column++;
        left--;
      } else if (this.#text.charCodeAt(this.#at) === 9) {
        this.#spare = 4 - (this.#column & 3);
        this.#at++;
      } else {
        this.#at++;
        this.#column++;
        left--;
      }
    }
    this.#indent -= columns;
  }
}

function isLineEnd(code: number): boolean {
  return code === 10 || code === 13;
}
