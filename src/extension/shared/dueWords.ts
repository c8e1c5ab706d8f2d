import * as vscode from 'vscode';

/** When something is due, or since when it should have been done. */
export function wordsOfDue(dueOn: string, isOverdue: boolean): string {
  return isOverdue ? vscode.l10n.t('overdue since {0}', dueOn) : vscode.l10n.t('due {0}', dueOn);
}
