import * as vscode from 'vscode';
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
    return touch === undefined && state === 'open' ? undefined : verbs[state].uncommitted;
  }
  return verbs[state].by(wordsOfCommit(touch.commit));
}

const verbs = {
  done: {
    uncommitted: vscode.l10n.t('Ticked, not committed yet'),
    by: (commit: string) => vscode.l10n.t('Ticked by {0}', commit),
  },
  open: {
    uncommitted: vscode.l10n.t('Opened again, not committed yet'),
    by: (commit: string) => vscode.l10n.t('Opened again by {0}', commit),
  },
  'not-applicable': {
    uncommitted: vscode.l10n.t('Set not applicable, not committed yet'),
    by: (commit: string) => vscode.l10n.t('Set not applicable by {0}', commit),
  },
} as const;

/** Author, day and commit. */
export function wordsOfCommit({ author, authoredAt, hash }: TimelineCommit): string {
  return vscode.l10n.t(
    '{0} on {1} ({2})',
    author.name,
    instantOfSeconds(authoredAt).slice(0, 10),
    hash.slice(0, citedDigits),
  );
}
