import * as vscode from 'vscode';
import type { GateReason } from '../../core/gate/gateReason.js';
import type { Dialogs } from './dialogs.js';
import { revealPlace } from './findTargetDocument.js';
import type { Target } from './treeNode.js';

/** Lists reasons; choosing one brings its place into an editor. */
export async function pickReason(
  dialogs: Dialogs,
  { open, path }: Target,
  { title, reasons }: { readonly title: string; readonly reasons: readonly GateReason[] },
): Promise<void> {
  const picked = await dialogs.pick(
    reasons.map((reason) => toPick(reason, path)),
    {
      title,
      placeHolder: vscode.l10n.t('Choose one to go there'),
    },
  );
  if (picked === undefined) return;
  const { reason } = picked;
  await revealPlace({ open, path: reason.path, line: reason.range.start.line });
}

interface ReasonPick extends vscode.QuickPickItem {
  readonly reason: GateReason;
}

/** The place says less where it is the document that everything is about. */
export function toPick(reason: GateReason, path: string): ReasonPick {
  const line = reason.range.start.line + 1;
  return {
    reason,
    label: reason.message,
    description:
      reason.path === path
        ? vscode.l10n.t('line {0}', line)
        : vscode.l10n.t('{0}, line {1}', reason.path, line),
    iconPath: new vscode.ThemeIcon('circle-large-outline'),
  };
}
