import * as vscode from 'vscode';
import type { ListWords } from '../../core/lists/listWords.js';

/** A place for a value that whoever shows the text puts in. */
const first = '{0}';
const second = '{1}';

/** What lists say around what was found, in the language of the window. */
export function listWords(): ListWords {
  return {
    oneItem: vscode.l10n.t('1 item'),
    items: vscode.l10n.t('{0} items', first),
    oneDocument: vscode.l10n.t('1 document'),
    documents: vscode.l10n.t('{0} documents', first),
    nothing: vscode.l10n.t('Nothing at the moment.'),
    none: vscode.l10n.t('none'),
    notAnswered: vscode.l10n.t('This list cannot be answered.'),
    problemInLine: vscode.l10n.t('Line {0}: {1}', first, second),
    snoozed: vscode.l10n.t('{0} snoozed', first),
    more: vscode.l10n.t('and {0} more', first),
    noLists: vscode.l10n.t('This dashboard has no lists: write them in sop-list blocks.'),
    actions: vscode.l10n.t('Actions'),
    board: vscode.l10n.t('{0}, board', first),
    asItShouldBe: vscode.l10n.t('as it should be'),
    shouldBeNone: vscode.l10n.t('should be none'),
    shouldBeAtMost: vscode.l10n.t('should be at most {0}', first),
    fineUpTo: vscode.l10n.t('fine up to {0}', first),
    bar: vscode.l10n.t('Bar'),
    number: vscode.l10n.t('Number'),
    figures: vscode.l10n.t('Figures'),
    mostInMonth: vscode.l10n.t('most in a month: {0}', first),
    byMonth: vscode.l10n.t('{0} by month. {1}', first, second),
  };
}
