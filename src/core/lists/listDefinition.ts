import type { Problem } from '../document/problem.js';
import type { TextRange } from '../text/textRange.js';

/** How many lists a dashboard may have: whoever looks at more looks at none. */
export const mostLists = 12;

export const listViews = ['list', 'table', 'board', 'number', 'chart'] as const;
export type ListView = (typeof listViews)[number];

/** What the rows of a list are. */
export const listSubjects = ['documents', 'items'] as const;
export type ListSubject = (typeof listSubjects)[number];

/** A list as it is written in a `sop-list` block, with defaults filled in; what its fields mean depends on a library. */
export interface ListDefinition {
  readonly title: string;
  readonly of: ListSubject;
  readonly query: string;
  readonly columns: readonly string[];
  /** As in `parseSortOrder`. */
  readonly sort: string;
  readonly group?: string;
  /** Rows shown at most; all of them are counted. */
  readonly limit: number;
  readonly view: ListView;
  /** For a number: the largest one that is still good. */
  readonly atMost?: number;
}

/** One fenced `sop-list` block of a document. Ranges are offsets of the document's text. */
export interface ListBlock {
  /** The whole block with its fences. */
  readonly range: TextRange;
  /** Line of the opening fence, from 0. */
  readonly line: number;
  /** Absent when the block cannot be read. */
  readonly definition?: ListDefinition;
  readonly problems: readonly Problem[];
  /** Where the value of a key stands, or an entry of it; the whole opening line when it is not written. */
  placeOf(key: ListKey, entry?: number): TextRange;
}

export const listKeys = [
  'title',
  'of',
  'query',
  'columns',
  'sort',
  'group',
  'limit',
  'view',
  'at_most',
] as const;
export type ListKey = (typeof listKeys)[number];
