import * as vscode from 'vscode';
import type { PageWords } from '../../webview/protocol.js';
import { listWords } from '../shared/listWords.js';

/** A place for a value that the page puts in. */
const first = '{0}';
const second = '{1}';

/** What the dashboard page says itself, in the language of the window. */
export function pageWords(): PageWords {
  return {
    ...listWords(),
    dashboards: vscode.l10n.t('Dashboards'),
    lookingUp: vscode.l10n.t('Looking it up...'),
    asOf: vscode.l10n.t('As of {0}', first),
    idAsOf: vscode.l10n.t('{0} · as of {1}', first, second),
    openDocument: vscode.l10n.t('Open the Document'),
    sign: vscode.l10n.t('Sign'),
    return: vscode.l10n.t('Return'),
    review: vscode.l10n.t('Mark Reviewed'),
    snooze: vscode.l10n.t('Snooze'),
    snoozeRow: vscode.l10n.t('Snooze: {0}', first),
    wake: vscode.l10n.t('Wake (until {0})', first),
    wakeRow: vscode.l10n.t('Wake: {0}, snoozed until {1}', first, second),
    show: vscode.l10n.t('Show'),
    hide: vscode.l10n.t('Hide'),
    showSnoozed: vscode.l10n.t('Show what is snoozed: {0}', first),
    hideSnoozed: vscode.l10n.t('Hide what is snoozed: {0}', first),
  };
}
