import * as vscode from 'vscode';
import { profileIn } from '../../core/library/profileIn.js';
import { reviewIn } from '../../core/library/reviewIn.js';
import type { ReviewState } from '../../core/staleness/review.js';
import type { Shared } from '../shared/context.js';
import { describeReview } from '../shared/documentNode.js';
import { progressOf } from '../shared/itemProgress.js';
import { commands, views } from '../shared/manifest.js';
import { registerStatusItem, type StatusShown } from '../shared/registerStatusItem.js';

/** Shows in the status bar how far the open document's items have come and whether its review is late. */
export function registerDocumentStatus(shared: Shared): vscode.Disposable {
  const entry = { id: 'sop.document', name: vscode.l10n.t('SOP Ledger: Document'), priority: 95 };
  return registerStatusItem(shared, entry, (editor) => editor && describe(shared, editor));
}

function describe({ store, clock }: Shared, editor: vscode.TextDocument): StatusShown | undefined {
  const found = store.find(editor.uri);
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
