import * as vscode from 'vscode';
import { debtsBefore } from '../../core/detention/beginRun.js';
import type { Shared } from '../shared/context.js';
import { revealPlace } from '../shared/findTargetDocument.js';
import { count } from '../shared/groupNode.js';
import type { OpenLibrary } from '../shared/openLibrary.js';

const goOn = vscode.l10n.t('Go On with a Reason...');
const openOldest = vscode.l10n.t('Open the Oldest');
/** More of them would push the buttons off the dialog. */
const mostShown = 5;

/**
 * Tells whoever begins a run what documentation they owe.
 *
 * The answer is the reason for beginning it all the same, empty where nothing is owed; undefined when the person stops.
 */
export async function askDetentionReason(
  { dialogs, clock }: Shared,
  open: OpenLibrary,
  { kind, handle }: { readonly kind: string; readonly handle: string | undefined },
): Promise<string | undefined> {
  const viewer = handle === undefined ? undefined : { handle, today: clock.today };
  const debts = debtsBefore(open.library, kind, viewer);
  const [oldest] = debts;
  if (oldest === undefined) return '';
  const more = debts.length - mostShown;
  const answer = await dialogs.confirm({
    message: vscode.l10n.t('You owe documentation: {0}.', count(debts.length, 'debt')),
    detail: [
      ...debts.slice(0, mostShown).map(({ ageDays, what }) => `${count(ageDays, 'day')}: ${what}`),
      ...(more > 0 ? [vscode.l10n.t('And {0} more under Detention in My Work.', more)] : []),
    ],
    buttons: [goOn, openOldest],
  });
  if (answer === openOldest) {
    await revealPlace({ open, path: oldest.document.path, line: oldest.line });
  }
  if (answer !== goOn) return undefined;
  const reason = await dialogs.input({
    title: vscode.l10n.t('Begin a New Run'),
    prompt: vscode.l10n.t('Why now? The new run keeps the reason.'),
    problem: (text) =>
      text === '' ? vscode.l10n.t('Say in a few words why it cannot wait.') : undefined,
  });
  return reason?.trim().replace(/\s+/g, ' ');
}
