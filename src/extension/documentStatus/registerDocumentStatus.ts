import * as vscode from 'vscode';
import { profileIn } from '../../core/library/profileIn.js';
import { reviewIn } from '../../core/library/reviewIn.js';
import type { ReviewState } from '../../core/staleness/review.js';
import type { Shared } from '../shared/context.js';
import { toTooltip } from '../shared/conversions.js';
import { describeReview } from '../shared/documentNode.js';
import { progressOf } from '../shared/itemProgress.js';
import { commands, views } from '../shared/manifest.js';

/** Shows in the status bar how far the open document's items have come and whether its review is late. */
export function registerDocumentStatus(shared: Shared): vscode.Disposable {
  const { store, clock } = shared;
  const item = vscode.window.createStatusBarItem(
    'sop.document',
    vscode.StatusBarAlignment.Right,
    95,
  );
  item.name = vscode.l10n.t('SOP Ledger: Document');
  const render = () => {
    const shown = describeActive(shared);
    if (shown === undefined) {
      item.hide();
      return;
    }
    item.text = shown.text;
    item.tooltip = toTooltip(shown.title, shown.facts);
    item.accessibilityInformation = { label: [shown.title, ...shown.facts].join(', ') };
    item.command = shown.command;
    item.show();
  };
  render();
  return vscode.Disposable.from(
    item,
    store.onDidChange(render),
    clock.onDidChange(render),
    vscode.window.onDidChangeActiveTextEditor(render),
  );
}

interface Shown {
  readonly text: string;
  readonly title: string;
  readonly facts: readonly string[];
  readonly command: string;
}

function describeActive({ store, clock }: Shared): Shown | undefined {
  const editor = vscode.window.activeTextEditor;
  const found = editor && store.find(editor.document.uri);
  const document = found?.open.library.documents.get(found.path);
  if (found === undefined || document === undefined) return undefined;
  const { library } = found.open;
  const profile = profileIn(library, document);
  const review = reviewIn(library, document, clock.today);
  const progress = progressOf(document, clock.today);
  const late = lateWords(review);
  const parts = [
    ...(progress === undefined ? [] : [`$(checklist) ${progress}`]),
    ...(late === undefined ? [] : [`$(watch) ${late}`]),
  ];
  if (parts.length === 0) return undefined;
  const reviewText = describeReview(review);
  return {
    text: parts.join('  '),
    title: profile.title,
    facts: [
      ...(progress === undefined ? [] : [vscode.l10n.t('Items settled: {0}', progress)]),
      ...(reviewText === undefined ? [] : [reviewText]),
    ],
    command: late === undefined ? `${views.checklists}.focus` : commands.markReviewed,
  };
}

function lateWords({ status }: ReviewState): string | undefined {
  switch (status) {
    case 'overdue':
    case 'long-overdue':
      return vscode.l10n.t('Review overdue');
    case 'due-soon':
      return vscode.l10n.t('Review due');
    case 'never':
      return vscode.l10n.t('Never reviewed');
    case 'current':
    case 'invalid':
    case 'none':
      return undefined;
    default:
      return status satisfies never;
  }
}
