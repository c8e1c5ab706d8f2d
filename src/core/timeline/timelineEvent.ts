import type { CivilDate } from '../schema/civilDate.js';

/** What can happen to a document, in the words of the trade; codes never change once released. */
export type TimelineCode =
  | 'created'
  | 'removed'
  | 'restored'
  | 'moved'
  | 'unreadable'
  | 'readable'
  | 'field-changed'
  | 'gates-changed'
  | 'template-adopted'
  | 'reviewed'
  | 'item-added'
  | 'item-removed'
  | 'item-reworded'
  | 'item-moved'
  | 'ticked'
  | 'unticked'
  | 'not-applicable'
  | 'evidence-added'
  | 'evidence-removed'
  | 'text-changed'
  | 'signed'
  | 'returned'
  | 'revoked'
  | 'overridden'
  | 'record-removed'
  | 'voided'
  | 'valid-again'
  | 'lapsed'
  | 'cancelled'
  | 'resumed'
  | 'closed'
  | 'reopened';

/** One thing that a commit did to a document, or that the calendar did. */
export interface TimelineEvent {
  readonly code: TimelineCode;
  /** A sentence about the document, without who and when. */
  readonly message: string;
  /** What led to it, one sentence each, such as the changes that voided a sign-off. */
  readonly causes?: readonly string[];
  readonly item?: TimelineItem;
  /** The gate that a sign-off is about. */
  readonly gate?: string;
  /** Id of the record that a sign-off is. */
  readonly recordId?: string;
  /** Key of the frontmatter. */
  readonly field?: string;
}

export interface TimelineItem {
  readonly key?: string;
  readonly title: string;
  /** Key or title of the item around it. */
  readonly within?: string;
}

/** A commit as people cite it. */
export interface TimelineCommit {
  /** Object name. */
  readonly hash: string;
  readonly author: { readonly name: string; readonly email: string };
  /** Seconds since 1970, by the author's clock. */
  readonly authoredAt: number;
  readonly committedAt: number;
  readonly isMerge: boolean;
}

/** What one commit did, or what happened by itself on a day. */
export interface TimelineEntry {
  /** Absent for what happens by itself, such as an override that lapses. */
  readonly commit?: TimelineCommit;
  /** Day in UTC: that of the author's clock, else the day on which it happened by itself. */
  readonly day: CivilDate;
  /** Path of the document in the library, after the commit. */
  readonly path: string;
  /** Its path before the commit, where it had another one. */
  readonly pathBefore?: string;
  readonly events: readonly TimelineEvent[];
}

/** Who brought an item into the state it is in now. */
export interface ItemTouch {
  readonly item: TimelineItem;
  readonly state: 'open' | 'done' | 'not-applicable';
  readonly commit: TimelineCommit;
}

/** The life of a document, oldest first. */
export interface Timeline {
  readonly entries: readonly TimelineEntry[];
  /** By the identity of the item in the document as it is at the end; open items that never changed are not among them. */
  readonly items: ReadonlyMap<string, ItemTouch>;
}
