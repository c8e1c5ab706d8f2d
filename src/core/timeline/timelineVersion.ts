import type { Document } from '../document/document.js';
import type { Library } from '../library/library.js';
import type { CivilDate } from '../schema/civilDate.js';
import { dayOfSeconds } from '../schema/unixTime.js';
import type { TimelineCommit } from './timelineEvent.js';

/** A document as one commit had it. */
export interface TimelineContent {
  /** With its text, which fingerprints need. */
  readonly document: Document;
  readonly text: string;
}

/** What one commit made of a document. */
export interface TimelineVersion {
  readonly commit: TimelineCommit;
  /** Undefined when the commit removed it. */
  readonly content?: TimelineContent;
  /**
   * For each parent of the commit the place, among all versions, of the one that stood there; undefined where the
   * document did not exist. One undefined for a commit without parents.
   */
  readonly parents: readonly (number | undefined)[];
  /** Roster and configuration of the commit, as a library whose documents do not count. */
  readonly settings: Library;
}

/** Clocks of two machines may differ by this much, in seconds. */
const clockTolerance = 600;

/** The day that a commit is judged by: nothing that it holds was written later, whichever clock is right. */
export function dayOfCommit({ authoredAt, committedAt }: TimelineCommit): CivilDate {
  return dayOfSeconds(Math.max(authoredAt, committedAt) + clockTolerance);
}
