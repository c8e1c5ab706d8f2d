/** What a change of a library does to its procedures, as data for people, programs and views. */

/** `loosens`: less is asked for, or less is proven, than before. `tightens`: more is. */
export type Severity = 'loosens' | 'tightens' | 'neutral';

/** In the order in which a reviewer wants them. */
export const severities: readonly Severity[] = ['loosens', 'tightens', 'neutral'];

export type ChangeCode =
  | 'item-removed'
  | 'item-added'
  | 'item-reworded'
  | 'item-moved'
  | 'item-state'
  | 'gate-loosened'
  | 'gate-tightened'
  | 'field-changed'
  | 'section-removed'
  | 'section-added'
  | 'prose'
  | 'sign-off-added'
  | 'sign-off-voided'
  | 'policy-changed'
  | 'review-only';

/** One change, told so that a reviewer needs no look at the lines. */
export interface Change {
  readonly code: ChangeCode;
  readonly severity: Severity;
  readonly message: string;
  /** Line from 0 in the base; absent where nothing stood. */
  readonly baseLine?: number | undefined;
  /** Line from 0 in the head; absent where nothing stands any more. */
  readonly headLine?: number | undefined;
  /** What was written and what is written now, for a rewording. */
  readonly words?: readonly WordChange[] | undefined;
}

/** A stretch of text that both versions have, or one of them. */
export interface WordChange {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** What happened to one document, or to one file of settings. */
export interface DocumentChange {
  /** Path in the head; of a removed document that in the base. */
  readonly path: string;
  readonly change: 'added' | 'removed' | 'renamed' | 'changed';
  /** Where a renamed document was. */
  readonly previousPath?: string | undefined;
  readonly id?: string | undefined;
  readonly title: string;
  /** Id of its kind; `settings` for a file of settings. */
  readonly kind: string;
  readonly changes: readonly Change[];
  /** Titles of gates that had all their acceptances in the base and lack some in the head. */
  readonly lostAcceptances: readonly string[];
  /** Runs that are not closed and were made from this template, when what it asks for changed. */
  readonly runs: readonly AffectedRun[];
}

/** Whether a document is among what loosens, tightens or does neither; one that was only added, moved or removed does neither. */
export function isOfSeverity({ changes }: DocumentChange, severity: Severity): boolean {
  return changes.length === 0
    ? severity === 'neutral'
    : changes.some((change) => change.severity === severity);
}

export interface AffectedRun {
  readonly path: string;
  readonly id?: string | undefined;
  readonly title: string;
  readonly state: string;
}

export interface LibraryDiff {
  /** In the order of their paths; those that say the same on both sides are left out. */
  readonly documents: readonly DocumentChange[];
}
