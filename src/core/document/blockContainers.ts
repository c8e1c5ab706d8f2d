import type { BlockSink } from './blockSink.js';
import { isDigit, isFootnoteDefinition, listMarkerAt, skipBlanks } from './blockStarts.js';
import type { LineCursor } from './lineCursor.js';

/** Containers inside each other beyond which nothing is opened any more. */
export const deepestNesting = 100;
const greaterThan = 62;
const openBracket = 91;

/** A quote or a list item that is open. */
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

/** The quotes and list items around the current line, outermost first. */
export class BlockContainers {
  depth = 0;
  /** Where containers first nest deeper than is read; -1 where none do. */
  tooDeepAt = -1;
  /** Quotes among the open containers. */
  quotes = 0;
  /** End of the last line that held anything. */
  contentEnd = 0;
  /** Whether the last block was code or HTML that nothing closed. */
  isTailOpen = false;
  /** Whether the last lines were such that only remark knows where an item with them ends. */
  isTailUnsure = false;
  #isBlankQuote = false;
  readonly #stack: Container[] = [];
  readonly #line: LineCursor;
  readonly #sink: BlockSink;

  constructor(line: LineCursor, sink: BlockSink) {
    this.#line = line;
    this.#sink = sink;
  }

  /** Passes the marks of the containers that the line continues, and gives their number. */
  match(): number {
    let matched = 0;
    while (matched < this.depth) {
      const container = this.#stack[matched] as Container;
      const continues = container.isItem ? this.#continueItem(container) : this.#continueQuote();
      if (!continues) {
        break;
      }
      matched++;
    }
    return matched;
  }

  /** Whether the line, which does not continue the container at `index`, begins a new item of its list. */
  isSiblingOf(index: number): boolean {
    const container = index < this.depth ? this.#stack[index] : undefined;
    const { text, next, end, indent } = this.#line;
    if (container?.isItem !== true || indent > 3) {
      return false;
    }
    const length = listMarkerAt(text, next, end);
    return length > 0 && text.charCodeAt(next + length - 1) === container.marker;
  }

  /** Whether the line begins a container here; `interrupts` when that would end a paragraph. */
  mayOpen(interrupts: boolean): boolean {
    const { text, next, end, indent } = this.#line;
    if (indent > 3 || next === end) {
      return false;
    }
    const code = text.charCodeAt(next);
    if (code === greaterThan) {
      return true;
    }
    if (code > greaterThan) {
      if (code === openBracket && isFootnoteDefinition(text, next, end)) {
        this.#sink.unsureOfBlock(next);
      }
      return false;
    }
    const length = listMarkerAt(text, next, end);
    if (length === 0 || !interrupts) {
      return length > 0;
    }
    const isHigher = isDigit(code) && (code !== 49 || length !== 2);
    return !isHigher && skipBlanks(text, next + length, end) < end;
  }

  /** Opens containers as long as the line begins one; `interrupts` as remark keeps it for the whole line. */
  open(interrupts: boolean): void {
    while (this.mayOpen(interrupts)) {
      if (this.depth >= deepestNesting) {
        this.tooDeepAt = this.tooDeepAt < 0 ? this.#line.next : this.tooDeepAt;
        return;
      }
      if (this.#line.text.charCodeAt(this.#line.next) === greaterThan) {
        this.#openQuote();
      } else {
        this.openItem();
      }
    }
  }

  openItem(): void {
    const line = this.#line;
    const { text, next, end, indent } = line;
    this.noLongerFirst();
    const item = this.#push(true);
    const length = listMarkerAt(text, next, end);
    item.start = next;
    item.marker = text.charCodeAt(next + length - 1);
    item.isOver = false;
    item.task = -1;
    line.passMark(length);
    item.startsBlank = line.isEmpty;
    if (item.startsBlank) {
      item.size = indent + length + 1;
      item.mayBeTask = line.at === end;
    } else {
      const blanks = line.indent <= 4 ? line.indent : 1;
      item.size = indent + length + blanks;
      item.mayBeTask = true;
      line.passBlanks(blanks);
    }
    this.contentEnd = end;
  }

  /**
   * Closes all containers but the first `depth`.
   *
   * An item ends with its last line that holds anything; but when that line left code or HTML open,
   * it ends where remark says that it does, at `openEnd`.
   */
  close(depth: number, openEnd: number): void {
    let hasInner = false;
    const isBehindQuoteMark = openEnd === this.#line.at && this.#hasQuote(depth);
    while (this.depth > depth) {
      const container = this.#stack[--this.depth] as Container;
      if (!container.isItem) {
        this.quotes--;
        this.isTailUnsure ||= this.#isBlankQuote;
      } else if (container.task >= 0) {
        // remark counts the bare marks of a quote behind a nested list to the item around the list.
        if (this.isTailUnsure || (hasInner && (this.#isBlankQuote || isBehindQuoteMark))) {
          this.#sink.unsureOfBlock(container.start);
        }
        this.#sink.itemEnd(container.task, this.isTailOpen ? openEnd : this.contentEnd);
      }
      hasInner = true;
    }
    if (this.isTailOpen) {
      // For the containers that stay, what was open is over.
      this.contentEnd = openEnd;
      this.isTailOpen = false;
    }
  }

  /** Closes the item at `index` with all inside, and opens the next item of its list, which begins on this line. */
  openSibling(index: number): void {
    const { isTailOpen } = this;
    const { task = -1 } = this.#stack[index] ?? {};
    this.close(index, this.#line.start);
    this.openItem();
    if (isTailOpen && task >= 0) {
      this.#sink.itemEnd(task, this.#line.at);
    }
  }

  /** Tells that the line holds something besides marks of containers. */
  seeContent(): void {
    this.isTailOpen = false;
    this.isTailUnsure = false;
    this.#isBlankQuote = false;
  }

  /** Whether a paragraph that begins here is the first block of an item. */
  isFirst(): boolean {
    return this.depth > 0 && this.#stack[this.depth - 1]?.mayBeTask === true;
  }

  /** The innermost item got a block, so that none after it can be its task. */
  noLongerFirst(): void {
    const top = this.depth > 0 ? this.#stack[this.depth - 1] : undefined;
    if (top !== undefined) {
      top.mayBeTask = false;
    }
  }

  /** Makes the innermost item a task whose first paragraph goes from `start` to `end`. */
  makeTask(start: number, end: number): void {
    const top = this.#stack[this.depth - 1] as Container;
    let depth = -1;
    for (let index = 0; index < this.depth; index++) {
      depth += this.#stack[index]?.isItem === true ? 1 : 0;
    }
    top.task = this.#sink.task(top.start, start + 1, { textEnd: end, depth });
  }

  /** Whether one of the first `depth` containers is a quote. */
  #hasQuote(depth: number): boolean {
    for (let index = 0; index < depth; index++) {
      if (this.#stack[index]?.isItem === false) {
        return true;
      }
    }
    return false;
  }

  #continueItem(item: Container): boolean {
    const line = this.#line;
    if (line.isEmpty) {
      item.isOver = item.isOver || item.startsBlank;
      line.passBlanks(Math.min(line.indent, item.size));
      return true;
    }
    const continues = !item.isOver && line.indent >= item.size;
    item.isOver = false;
    item.startsBlank = false;
    if (continues) {
      line.passBlanks(item.size);
    }
    return continues;
  }

  #continueQuote(): boolean {
    const line = this.#line;
    if (line.isEmpty || line.indent > 3 || line.text.charCodeAt(line.next) !== greaterThan) {
      return false;
    }
    line.passMark(1);
    if (line.indent > 0) {
      line.passBlanks(1);
    }
    this.#isBlankQuote ||= line.isEmpty;
    return true;
  }

  #openQuote(): void {
    this.noLongerFirst();
    const quote = this.#push(false);
    quote.start = this.#line.next;
    this.quotes++;
    this.#continueQuote();
    this.contentEnd = this.#line.end;
  }

  /** Objects of closed containers are used again. */
  #push(isItem: boolean): Container {
    let container = this.#stack[this.depth];
    if (container?.isItem !== isItem) {
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
      this.#stack[this.depth] = container;
    }
    this.depth++;
    return container;
  }
}
