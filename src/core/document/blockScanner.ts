import type { LineStarts } from '../text/lineMap.js';
import { BlockContainers } from './blockContainers.js';
import type { BlockSink } from './blockSink.js';
import {
  headingContent,
  headingLevelAt,
  htmlEndFrom,
  htmlEndsIn,
  htmlKindAt,
  isClosingFence,
  isSetextUnderline,
  isThematicBreak,
  openingFenceAt,
  type HtmlKind,
} from './blockStarts.js';
import { LineCursor } from './lineCursor.js';
import { OpenParagraph } from './openParagraph.js';
import { tellCells } from './tableRows.js';

type Leaf = 'none' | 'paragraph' | 'fence' | 'html' | 'indented' | 'table';

/**
 * Reads the block structure of CommonMark and GFM in one pass over the lines.
 *
 * It follows remark where remark and the specification differ, keeps to offsets and copies no text.
 */
export class BlockScanner {
  readonly #text: string;
  readonly #sink: BlockSink;
  readonly #line: LineCursor;
  readonly #containers: BlockContainers;
  readonly #paragraph: OpenParagraph;

  /* The block that is open inside the containers, unless it is a paragraph. */
  #leaf: Leaf = 'none';
  #lastLineEnd = 0;
  #start = 0;
  #end = 0;
  #fence = { marker: 0, length: 0 };
  #htmlKind: HtmlKind = 1;

  constructor(text: string, sink: BlockSink) {
    this.#text = text;
    this.#sink = sink;
    this.#line = new LineCursor(text);
    this.#containers = new BlockContainers(this.#line, sink);
    this.#paragraph = new OpenParagraph(this.#line, this.#containers, sink);
  }

  /** Whether the text ended in code or HTML that nothing closed. */
  endsOpen = false;

  /** Where containers nest deeper than is read; -1 where none do. */
  get tooDeepAt(): number {
    return this.#containers.tooDeepAt;
  }

  /** Reads the lines from the line with number `first` on. */
  scan(lines: LineStarts, first: number): void {
    const { length } = this.#text;
    this.#containers.contentEnd = lines[first] ?? 0;
    this.#readLines(lines, first);
    this.endsOpen = this.#leaf === 'fence' || this.#leaf === 'html' || this.#containers.isTailOpen;
    this.#closeLeaf();
    this.#containers.close(0, length);
  }

  /** Nothing but the loop: engines compile it in the middle of the first text, and again if anything follows. */
  #readLines(lines: LineStarts, first: number): void {
    const text = this.#text;
    const last = lines.length - 1;
    for (let line = first; line <= last; line++) {
      const start = lines[line] as number;
      let end = line < last ? (lines[line + 1] as number) - 1 : text.length;
      if (
        line < last &&
        end > start &&
        text.charCodeAt(end) === 10 &&
        text.charCodeAt(end - 1) === 13
      ) {
        end--;
      }
      this.#line.begin(start, end);
      this.#readLine();
      this.#lastLineEnd = end;
    }
  }

  #readLine(): void {
    const containers = this.#containers;
    const matched = containers.match();
    const allMatched = matched === containers.depth;
    if (!allMatched && containers.isSiblingOf(matched)) {
      this.#closeLeaf();
      containers.openSibling(matched);
      containers.open(false);
      this.#readFlow(false);
      return;
    }
    const leaf = this.#leaf;
    if (!allMatched || (leaf !== 'fence' && leaf !== 'html')) {
      const interrupts = allMatched && (leaf === 'paragraph' || leaf === 'indented');
      if (containers.mayOpen(interrupts)) {
        this.#closeLeaf();
        containers.close(matched, this.#line.at);
        containers.open(interrupts);
        this.#readFlow(false);
        return;
      }
    }
    if (allMatched) {
      this.#readFlow(false);
    } else {
      this.#readLazy(matched);
    }
  }

  /** Reads a line that lacks marks of containers: it continues a paragraph, or ends those containers. */
  #readLazy(matched: number): void {
    if (!this.#line.isEmpty && this.#leaf === 'paragraph' && !this.#interruptsParagraph(true)) {
      this.#paragraph.add(true);
      return;
    }
    this.#closeLeaf();
    this.#containers.close(matched, this.#lastLineEnd);
    this.#readFlow(true);
  }

  #readFlow(isLazy: boolean): void {
    const { isEmpty } = this.#line;
    if (!isEmpty) {
      this.#containers.seeContent();
    }
    switch (this.#leaf) {
      case 'fence':
        this.#readFence();
        return;
      case 'html':
        this.#readHtml();
        return;
      case 'paragraph':
        this.#readParagraphLine();
        return;
      case 'indented':
        if (this.#readIndented()) {
          return;
        }
        break;
      case 'table':
        if (isEmpty || isLazy) {
          this.#leaf = 'none';
        }
        break;
      default:
        break;
    }
    if (!isEmpty) {
      this.#openLeaf();
      if (isLazy && this.#leaf === 'indented') {
        // remark ends indented code at the line itself when that line closed a container.
        this.#closeLeaf();
      }
    }
  }

  /* Paragraphs */

  #readParagraphLine(): void {
    const { isEmpty, indent, next, end } = this.#line;
    if (isEmpty) {
      this.#closeLeaf();
      return;
    }
    if (indent > 3) {
      this.#paragraph.add(false);
      return;
    }
    const code = this.#text.charCodeAt(next);
    if (this.#paragraph.endsInTableHead(code)) {
      this.#leaf = 'table';
      return;
    }
    const isUnderline = code === 61 || code === 45;
    if (isUnderline && isSetextUnderline(this.#text, next, end)) {
      this.#leaf = 'none';
      if (!this.#paragraph.closeAsHeading(code === 61 ? 1 : 2)) {
        this.#openLeaf();
      }
    } else if (this.#interruptsParagraph(false)) {
      this.#closeLeaf();
      this.#openLeaf();
    } else {
      this.#paragraph.add(false);
    }
  }

  #interruptsParagraph(isLazy: boolean): boolean {
    const { text, next: at, end, indent } = this.#line;
    if (indent > 3) {
      return false;
    }
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
          this.#sink.unsureOfBlock(at);
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

  /* Blocks of all kinds */

  #openLeaf(): void {
    const { text, next: at, end, indent } = this.#line;
    this.#containers.contentEnd = end;
    if (indent > 3) {
      this.#open('indented');
      return;
    }
    if (this.#opensMarkedLeaf(text.charCodeAt(at))) {
      return;
    }
    if (this.#leaf === 'table') {
      tellCells(this.#sink, text, { start: at, end });
      return;
    }
    this.#leaf = 'paragraph';
    this.#paragraph.begin();
  }

  /** Opens the block whose mark `code` is; false when it is a paragraph after all. */
  #opensMarkedLeaf(code: number): boolean {
    const { text, next: at, end } = this.#line;
    switch (code) {
      case 35: {
        const level = headingLevelAt(text, at, end);
        if (level > 0) {
          this.#open('none');
          this.#sink.heading({ start: at, end }, level, headingContent(text, at + level, end));
        }
        return level > 0;
      }
      case 42:
      case 45:
      case 95:
        if (!isThematicBreak(text, at, end)) {
          return false;
        }
        this.#open('none');
        return true;
      case 60: {
        const kind = htmlKindAt(text, { at, end }, false);
        if (kind !== undefined) {
          this.#openHtml(kind);
        }
        return kind !== undefined;
      }
      case 96:
      case 126: {
        const length = openingFenceAt(text, at, end);
        if (length > 0) {
          this.#open('fence');
          this.#fence = { marker: code, length };
        }
        return length > 0;
      }
      default:
        return false;
    }
  }

  #open(leaf: Leaf): void {
    this.#leaf = leaf;
    this.#start = this.#line.next;
    this.#end = this.#line.end;
    this.#containers.isTailOpen = false;
    this.#containers.noLongerFirst();
  }

  #closeLeaf(): void {
    const leaf = this.#leaf;
    this.#leaf = 'none';
    if (leaf === 'paragraph') {
      this.#paragraph.close();
    } else if (leaf === 'fence' || leaf === 'indented') {
      this.#containers.isTailOpen ||= leaf === 'fence';
      this.#sink.codeBlock(this.#start, this.#end);
    } else if (leaf === 'html') {
      this.#containers.isTailOpen ||= this.#htmlKind < 6;
      this.#sink.htmlBlock(this.#start, this.#end);
    }
  }

  /** Closes code or HTML at its own end. */
  #closeEnded(): void {
    this.#closeLeaf();
    this.#containers.isTailOpen = false;
  }

  /** Reads a line after indented code; false when it ended the code. */
  #readIndented(): boolean {
    const { isEmpty, indent, end } = this.#line;
    if (isEmpty) {
      this.#containers.isTailUnsure = true;
      return true;
    }
    if (indent > 3) {
      this.#end = end;
      this.#containers.contentEnd = end;
      return true;
    }
    this.#closeLeaf();
    return false;
  }

  #readFence(): void {
    const { text, next: at, end, indent, isEmpty } = this.#line;
    this.#continueOpen(isEmpty, end);
    const mayClose = indent <= 3 && !isEmpty && text.charCodeAt(at) === this.#fence.marker;
    if (mayClose && isClosingFence(text, { at, end }, this.#fence)) {
      this.#closeEnded();
    }
  }

  #openHtml(kind: HtmlKind): void {
    const { text, next: at, end } = this.#line;
    this.#open('html');
    this.#htmlKind = kind;
    if (htmlEndsIn(text, { at: htmlEndFrom(at, kind), end }, kind)) {
      this.#closeEnded();
    }
  }

  #readHtml(): void {
    const { text, at, end, isEmpty } = this.#line;
    if (isEmpty && this.#htmlKind >= 6) {
      this.#closeLeaf();
      return;
    }
    this.#continueOpen(isEmpty, end);
    if (htmlEndsIn(text, { at, end }, this.#htmlKind)) {
      this.#closeEnded();
    }
  }

  #continueOpen(isEmpty: boolean, end: number): void {
    this.#end = end;
    if (!isEmpty) {
      this.#containers.contentEnd = end;
    }
  }
}
