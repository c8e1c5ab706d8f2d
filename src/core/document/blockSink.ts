import type { OutlineSpan } from './outline.js';

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
  /** A task item, told when its first paragraph is complete; gives a number to name it by. */
  task(
    start: number,
    box: number,
    place: { readonly textEnd: number; readonly depth: number },
  ): number;
  /** The task item with this number ends. */
  itemEnd(task: number, end: number): void;
  /** Definitions at the start of a paragraph; gives the offset after them. */
  readDefinitions(start: number, end: number, inQuote: boolean): number;
  /** Something was met at `at` of which the scanner is not sure that it reads it as remark does. */
  unsureOfBlock(at: number): void;
}
