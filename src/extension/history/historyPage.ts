import * as vscode from 'vscode';
import { instantOfSeconds } from '../../core/schema/unixTime.js';
import type { TimelineCommit, TimelineEntry } from '../../core/timeline/timelineEvent.js';
import type { DocumentHistory } from '../../git/audit/documentHistory.js';
import { citedDigits } from '../shared/itemTouchWords.js';

/** The history of a document as a page to read, with the places that lead to the changes of commits. */
export interface HistoryPage {
  readonly text: string;
  readonly links: readonly HistoryLink[];
}

export interface HistoryLink {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly commit: string;
}

/** Days as headings, the newest first, as one looks for what happened last; within a commit events keep their order. */
export function historyPage(
  title: string,
  { entries, isCutOff }: DocumentHistory & { readonly kind: 'known' },
): HistoryPage {
  const lines: string[] = [`# ${vscode.l10n.t('History of {0}', oneLine(title))}`, ''];
  const links: HistoryLink[] = [];
  lines.push(
    vscode.l10n.t(
      'Click a commit to see what it changed. Times are in UTC, by the clocks of the authors.',
    ),
    '',
  );
  if (isCutOff) {
    lines.push(
      vscode.l10n.t('This clone is shallow: what happened before its oldest commit is not told.'),
      '',
    );
  }
  let day = '';
  for (const entry of entries.toReversed()) {
    if (entry.day !== day) {
      day = entry.day;
      if (lines.at(-1) !== '') lines.push('');
      lines.push(`## ${day}`, '');
    }
    const head = headOf(entry);
    if (entry.commit !== undefined) {
      const start = head.length - citedDigits;
      links.push({ line: lines.length, start, end: head.length, commit: entry.commit.hash });
    }
    lines.push(head, ...entry.events.flatMap(eventLines));
  }
  return { text: `${lines.join('\n')}\n`, links };
}

function headOf({ commit }: TimelineEntry): string {
  return commit === undefined
    ? `- ${vscode.l10n.t('By itself')}`
    : `- ${whoAndWhen(commit)} ${commit.hash.slice(0, citedDigits)}`;
}

function whoAndWhen({ author, authoredAt, isMerge }: TimelineCommit): string {
  const time = instantOfSeconds(authoredAt).slice(11, 16);
  const what = isMerge ? vscode.l10n.t('merge commit') : vscode.l10n.t('commit');
  return `${time} ${oneLine(author.name)}, ${what}`;
}

function eventLines({ message, causes = [] }: TimelineEntry['events'][number]): readonly string[] {
  return [`  - ${oneLine(message)}`, ...causes.map((cause) => `    - ${oneLine(cause)}`)];
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
