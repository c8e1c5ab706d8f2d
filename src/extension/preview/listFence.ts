import type * as vscode from 'vscode';
import { listMarkup, type RowControls } from '../../core/lists/listMarkup.js';
import type { ListResult } from '../../core/lists/listResult.js';
import { element, toHtml } from '../../core/lists/markup.js';
import type { Shared } from '../shared/context.js';
import type { ListAnswers } from '../shared/listAnswers.js';

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
    return isCurrent ? undefined : toHtml(element('p', { class: 'sop-empty' }, 'Looking it up …'));
  }
  const list =
    result.lists.find((each) => each.line === line) ??
    (isCurrent ? undefined : result.lists[index]);
  return list && drawList(list, target.path);
}

function drawList(list: ListResult, from: string): string {
  const frame = { id: `sop-list-${list.line ?? 0}`, headingLevel: 2 } as const;
  const controls: RowControls = {
    name: (row, text) =>
      element('a', { href: `${relativeAddress(from, row.path)}#L${row.line + 1}` }, text),
  };
  return `${toHtml(listMarkup(list, frame, controls))}\n`;
}

/** The address of a document from another, as the preview follows it; it never looks like a scheme. */
function relativeAddress(from: string, to: string): string {
  const here = from.split('/').slice(0, -1);
  const there = to.split('/');
  let shared = 0;
  while (shared < here.length && here[shared] === there[shared]) shared++;
  const up = here.slice(shared).map(() => '..');
  const down = there.slice(shared).map(encodeURIComponent);
  return ['.', ...up, ...down].join('/');
}
