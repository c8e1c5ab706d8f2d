import { identitiesOf } from '../../core/checklist/itemIdentity.js';
import { stateOf } from '../../core/checklist/itemState.js';
import type { Document } from '../../core/document/document.js';
import { instantOfSeconds } from '../../core/schema/unixTime.js';
import type { TimelineCommit } from '../../core/timeline/timelineEvent.js';
import type { DocumentHistory } from '../../git/audit/documentHistory.js';

/** Digits of a commit's name that people cite. */
export const citedDigits = 10;

/** Who brought an item into its state and when, in a few words; undefined for an open item that nobody touched. */
export function wordsOfTouch(
  history: DocumentHistory,
  document: Document,
  identity: string,
): string | undefined {
  const item = document.items[identitiesOf(document).indexOf(identity)];
  if (history.kind === 'unknown' || item === undefined) return undefined;
  const state = stateOf(item);
  const touch = history.items.get(identity);
  if (touch?.state !== state) {
    // What HEAD has is open, or another state than the editor shows.
    return touch === undefined && state === 'open'
      ? undefined
      : `${stateVerbs[state]}, not committed yet`;
  }
  return `${stateVerbs[state]} by ${wordsOfCommit(touch.commit)}`;
}

const stateVerbs = {
  done: 'Ticked',
  open: 'Opened again',
  'not-applicable': 'Set not applicable',
} as const;

/** Author, day and commit. */
export function wordsOfCommit({ author, authoredAt, hash }: TimelineCommit): string {
  return `${author.name} on ${instantOfSeconds(authoredAt).slice(0, 10)} (${hash.slice(0, citedDigits)})`;
}
