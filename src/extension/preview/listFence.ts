import * as vscode from 'vscode';
import { linkedRows } from '../../core/lists/linkedRows.js';
import { listMarkup } from '../../core/lists/listMarkup.js';
import type { ListResult } from '../../core/lists/listResult.js';
import { element, toHtml } from '../../core/lists/markup.js';
import type { Shared } from '../shared/context.js';
import type { ListAnswers } from '../shared/listAnswers.js';
import { inWindowLanguage } from '../shared/listsInWindowLanguage.js';
import { listWords } from '../shared/listWords.js';

/** Where a fence stands in the page that is drawn. */
export interface FencePlace {
  readonly uri: vscode.Uri;
  /** Line of the opening fence from 0, where markdown-it tells it. */
  readonly line: number | undefined;
  /** How many list fences were drawn before it. */
  readonly index: number;
}

/** The answered list for a fence, as HTML; undefined where the block is none of ours and stays code. */
export function listFence(
  { store }: Shared,
  answers: ListAnswers,
  { uri, line, index }: FencePlace,
): string | undefined {
  const target = store.find(uri);
  if (target === undefined) return undefined;
  const { result, isCurrent } = answers.now(target);
  if (result === undefined) {
    return isCurrent
      ? undefined
      : toHtml(element('p', { class: 'sop-empty' }, vscode.l10n.t('Looking it up...')));
  }
  const list =
    result.lists.find((each) => each.line === line) ??
    (isCurrent ? undefined : result.lists[index]);
  const [told] = list === undefined ? [] : inWindowLanguage({ ...result, lists: [list] }).lists;
  return told && drawList(told, target.path);
}

function drawList(list: ListResult, from: string): string {
  const frame = { id: `sop-list-${list.line ?? 0}`, headingLevel: 2 } as const;
  return `${toHtml(listMarkup(list, frame, linkedRows(from, listWords())))}\n`;
}
