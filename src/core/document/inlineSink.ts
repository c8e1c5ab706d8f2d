import type { Link } from './document.js';
import type { OutlineSpan } from './outline.js';

/** Where a reference leads. */
export interface Target {
  readonly target: string;
  readonly targetRange: OutlineSpan;
}

/** What the inline scanner finds, in the order of the text once a paragraph is done. */
export interface InlineSink {
  readonly links: Link[];
  readonly html: OutlineSpan[];
  readonly definitions: ReadonlyMap<string, Target>;
  unsure(): void;
  /** Asked for headings only, of which the text is wanted and not just the links. */
  readonly markup?: MarkupSink;
}

/** Learns what of a text is markup. */
export interface MarkupSink {
  /** A reader sees `newText` instead of what stands there. */
  replace(start: number, end: number, newText: string): void;
  /** A link's text is complete; what was told from `start` on belongs to it. */
  closeLink(start: number): void;
  /** A character that means something in headings only; gives the offset behind what it began. */
  mark(at: number, floor: number, end: number): number;
}
