import type { LineStarts } from '../text/lineMap.js';
import type { TextRange } from '../text/textRange.js';
import type { Frontmatter } from './frontmatter.js';
import type { Problem } from './problem.js';

/** One Markdown file, read: everything the index knows of it. */
export interface Document {
  /** Path from the library's root, with `/`. */
  readonly path: string;
  readonly frontmatter: Frontmatter;
  readonly headings: readonly Heading[];
  /** In the order of the text; an item's parent stands before it. */
  readonly items: readonly Item[];
  readonly links: readonly Link[];
  /** Names that HTML in the body declares as anchors (`<a id="x">`). */
  readonly anchors: readonly string[];
  readonly problems: readonly Problem[];
  readonly lines: LineStarts;
  /** Length of the text in UTF-16 code units, without a byte order mark. */
  readonly length: number;
  /**
   * The text itself, kept only where a fingerprint may be asked for: frontmatter with `sign_offs`, `reviewed_content`, `acknowledge` or `template`, or of kind `template`; and where it may hold marks of lessons or `sop-list` blocks.
   * Everything else is forgotten once read, so that a large library stays small.
   */
  readonly text?: string;
}

export interface Heading {
  /** The whole heading, underline of a Setext heading included. */
  readonly range: TextRange;
  readonly level: number;
  /** Plain text as a reader sees it, without markup. */
  readonly text: string;
  /** Anchor as GitHub makes it, numbered when repeated (`scope-1`). */
  readonly slug: string;
  /** The name after `@` at the end of the heading: whose the items below are. */
  readonly mention?: string;
}

/** A GFM task-list item. */
export interface Item {
  /** From the list marker to the end of the item, nested lists included (as remark's listItem). */
  readonly range: TextRange;
  /** From after the box to the end of the item's first paragraph. */
  readonly textRange: TextRange;
  /** Offset of the one character between the brackets. */
  readonly box: number;
  /** Whether the box holds `x` or `X`. */
  readonly checked: boolean;
  /** `NOC-3` of `NOC-3: Export rules`. */
  readonly key?: string;
  /** The first paragraph on one line without key; markers are still in it. */
  readonly text: string;
  /** `text` without its markers, for people. */
  readonly title: string;
  /** How many list items enclose it. */
  readonly depth: number;
  /** Index in `items` of the nearest item around it. */
  readonly parent?: number;
  /** Index in `headings` of the heading above it. */
  readonly heading?: number;
  readonly markers: ItemMarkers;
  /** Links, images and autolinks in the item or below it, as indexes in `links`; nested items keep their own. */
  readonly links: readonly number[];
  /** Lines below the item's text of the form `Name: value` (`Date: 2026-11-20`), nested items' lines excluded. */
  readonly details: Readonly<Record<string, string>>;
}

/** What is written in an item's text for the product to read (DESIGN section 3). */
export interface ItemMarkers {
  /** `(optional)`. */
  readonly optional: boolean;
  /** `(evidence)` is `any`; else the form asked for. */
  readonly evidence?: EvidenceForm;
  /** `(n/a: reason)`; a bare `(n/a)` has the empty reason. */
  readonly notApplicable?: string;
  /** `(due 2026-12-01)`: the text after `due`, valid date or not. */
  readonly due?: string;
  /** The first `@name` of the item. */
  readonly mention?: string;
  /** Ids named by `(from LL-7Q3K9)`. */
  readonly from: readonly string[];
}

export type EvidenceForm = 'any' | 'file' | 'link' | 'ticket' | 'meeting';

export interface Link {
  readonly kind: 'inline' | 'reference' | 'image' | 'autolink' | 'wiki' | 'definition';
  readonly range: TextRange;
  /** Where the target is written; a reference points into its definition. */
  readonly targetRange: TextRange;
  /** As written, unescaped and percent-encoding untouched: `../sops/a.md#scope`, `https://...`, `SOP-0012` of a wiki link. */
  readonly target: string;
}
