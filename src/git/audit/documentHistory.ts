/** What is told of the past to whoever shows it: plain data that threads can hand over. */
import type { CivilDate } from '../../core/schema/civilDate.js';
import type { ItemTouch, TimelineEntry } from '../../core/timeline/timelineEvent.js';

/** The life of a document, or in words why it cannot be told. */
export type DocumentHistory =
  | {
      readonly kind: 'known';
      /** The commit it ends with. */
      readonly tip: string;
      /** Oldest first. */
      readonly entries: readonly TimelineEntry[];
      /** Who brought items into their states, by the identities that they have at the end. */
      readonly items: ReadonlyMap<string, ItemTouch>;
      /** First parents of the commits, by which their changes are shown. */
      readonly parents: ReadonlyMap<string, string>;
      /** Whether this clone does not reach the beginning of the document. */
      readonly isCutOff: boolean;
    }
  | { readonly kind: 'unknown'; readonly why: string };

/** A document as it was listed at some time. */
export interface DocumentThen {
  readonly path: string;
  readonly id?: string;
  readonly title: string;
  readonly kind: string;
}

/** The library at some time, or in words why it cannot be told. */
export type LibraryThen =
  | {
      readonly kind: 'known';
      readonly commit: string;
      readonly day: CivilDate;
      readonly documents: readonly DocumentThen[];
    }
  | { readonly kind: 'unknown'; readonly why: string };
