import type { TextRange } from '../text/textRange.js';

/** What a suggestion stands for, so that an editor can give it an icon. */
export type CompletionKind =
  'key' | 'value' | 'document' | 'role' | 'person' | 'marker' | 'day' | 'anchor' | 'field';

/** Something that may be meant at a place, before anybody knows how it is written there. */
export interface Suggestion {
  readonly text: string;
  readonly kind: CompletionKind;
  /** A few words beside it. */
  readonly detail?: string;
  /** A sentence about it, plain text. */
  readonly documentation?: string;
  /** Further words by which it is found. */
  readonly filter?: string;
}

/** A suggestion as it is written into the text. */
export interface Completion extends Omit<Suggestion, 'text'> {
  readonly label: string;
  /** What `newText` replaces; on one line. */
  readonly range: TextRange;
  readonly newText: string;
  /** Whether `newText` has tab stops (`${1:reason}`). */
  readonly isSnippet?: boolean;
  /** Whether more is to be suggested right behind it. */
  readonly leadsOn?: boolean;
}

/** The suggestions for one place, the likeliest first. */
export interface Completions {
  readonly entries: readonly Completion[];
  /** Whether there are more than these, so that they have to be asked for again once more is typed. */
  readonly isPartial: boolean;
}

export const noCompletions: Completions = { entries: [], isPartial: false };
