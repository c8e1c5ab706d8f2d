import type { Grouping } from '../../core/query/groupDocuments.js';

/** What narrows the view of the library. */
export interface LibraryFilter {
  readonly query: string;
  /** Of a saved filter. */
  readonly title?: string;
  readonly sort?: string;
  /** Instead of what the view is set to. */
  readonly group?: Grouping;
}

export const noFilter: LibraryFilter = { query: '' };
