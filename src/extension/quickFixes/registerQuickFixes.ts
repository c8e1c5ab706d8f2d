import * as vscode from 'vscode';
import type { Document } from '../../core/document/document.js';
import type { Finding } from '../../core/rules/finding.js';
import { fixEdits } from '../../core/rules/fixEdits.js';
import { fixTitle } from '../../core/rules/fixTitle.js';
import type { FixRequest } from '../../core/rules/rule.js';
import { toEditorEdits, toRange } from '../shared/conversions.js';
import type { Shared } from '../shared/context.js';
import { shows } from '../shared/diagnostics.js';
import { commands } from '../shared/manifest.js';
import { findOpenText } from '../shared/openText.js';
import type { Target } from '../shared/treeNode.js';
import { codeOwnersFixes } from './codeOwnersFixes.js';
import type { Place } from './place.js';

/** Offers the obvious remedy of a finding where there is one. */
export function registerQuickFixes(shared: Shared): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(
    { pattern: '**/*' },
    {
      provideCodeActions: (editor, range, { diagnostics }) =>
        fixesAt(shared, { editor, range, diagnostics }),
    },
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
  );
}

function fixesAt(shared: Shared, place: Place): vscode.CodeAction[] {
  const { store, findings } = shared;
  const target = store.find(place.editor.uri);
  if (target === undefined) return [];
  const read = findOpenText(store, place.editor);
  if (read === undefined) return codeOwnersFixes(shared, target, place);
  const { document } = read;
  return findings.in(target.open, document).flatMap((finding) => {
    if (toRange(finding.range).intersection(place.range) === undefined) return [];
    const { fix } = finding;
    const obvious = fix && actionFor(finding, { target, document, fix }, place);
    const asking = askingActions(finding, target, place);
    return obvious === undefined ? asking : [obvious, ...asking];
  });
}

/** Commands that ask a person for what only a person knows, by the findings that they settle. */
const askingCommands: Readonly<
  Record<string, { readonly command: string; readonly title: string }>
> = {
  'item/evidence-missing': {
    command: commands.attachEvidence,
    title: vscode.l10n.t('Attach evidence...'),
  },
  'item/evidence-file-missing': {
    command: commands.attachEvidence,
    title: vscode.l10n.t('Attach evidence...'),
  },
  'item/overdue': { command: commands.setDueDate, title: vscode.l10n.t('Set another due date...') },
  'item/not-applicable-without-reason': {
    command: commands.markNotApplicable,
    title: vscode.l10n.t('Write the reason...'),
  },
  'acknowledgement/missing': {
    command: commands.acknowledge,
    title: vscode.l10n.t('I have read this'),
  },
  'sign-off/stale': {
    command: commands.showChangesSinceSigned,
    title: vscode.l10n.t('Show what changed since it was signed'),
  },
  'gate/returned': {
    command: commands.showGateReasons,
    title: vscode.l10n.t('Show what holds it up'),
  },
};

/** Commands on items act on the item at the cursor, and so are offered only where the cursor is. */
function askingActions(
  finding: Finding,
  target: Target,
  { editor, diagnostics }: Place,
): vscode.CodeAction[] {
  const asking = askingCommands[finding.code];
  const active = vscode.window.activeTextEditor;
  if (asking === undefined || !vscode.workspace.isTrusted) return [];
  const isOnItem = finding.code.startsWith('item/');
  if (isOnItem && active?.document !== editor) return [];
  const action = new vscode.CodeAction(asking.title, vscode.CodeActionKind.QuickFix);
  action.diagnostics = diagnostics.filter((diagnostic) => shows(diagnostic, finding));
  action.command = {
    command: asking.command,
    title: action.title,
    arguments: isOnItem ? [] : [{ target }],
  };
  return [action];
}

interface Remedy {
  readonly target: Target;
  readonly document: Document;
  readonly fix: FixRequest;
}

function actionFor(
  finding: Finding,
  { target, document, fix }: Remedy,
  { editor, diagnostics }: Place,
): vscode.CodeAction | undefined {
  const action = new vscode.CodeAction(fixTitle(fix), vscode.CodeActionKind.QuickFix);
  action.diagnostics = diagnostics.filter((diagnostic) => shows(diagnostic, finding));
  action.isPreferred = true;
  if (fix.kind === 'mark-reviewed') {
    action.command = {
      command: commands.markReviewed,
      title: action.title,
      arguments: [{ target }],
    };
    return action;
  }
  const edits = fixEdits(target.open.library, finding, editor.getText());
  if (edits.length === 0) return undefined;
  action.edit = new vscode.WorkspaceEdit();
  action.edit.set(editor.uri, toEditorEdits(document.lines, edits));
  return action;
}
