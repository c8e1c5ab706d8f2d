import type { Link } from './document.js';

/**
 * What a body's Markdown consists of, as far as the product looks: the common result of both readers.
 *
 * Everything is in the order of the text; offsets are those of the whole text.
 */
export interface Outline {
  readonly headings: readonly OutlineHeading[];
  readonly items: readonly OutlineItem[];
  readonly links: readonly Link[];
  readonly html: readonly OutlineSpan[];
  readonly code: readonly OutlineSpan[];
}

export interface OutlineSpan {
  readonly start: number;
  readonly end: number;
}

export interface OutlineHeading extends OutlineSpan {
  readonly level: number;
  /** What a reader sees, without markup. */
  readonly text: string;
}

/** A task-list item. */
export interface OutlineItem extends OutlineSpan {
  /** Offset between the brackets. */
  readonly box: number;
  readonly checked: boolean;
  /** End of the paragraph that begins with the box. */
  readonly textEnd: number;
  /** List items around it. */
  readonly depth: number;
}
