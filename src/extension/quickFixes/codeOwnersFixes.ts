import * as vscode from 'vscode';
import { codeOwnerLines, codeOwnersEdit } from '../../core/library/codeOwners.js';
import { codeOwnersDrift } from '../../core/rules/codeowners/codeOwnersDrift.js';
import { toRange } from '../shared/conversions.js';
import type { Shared } from '../shared/context.js';
import { shows } from '../shared/diagnostics.js';
import type { Target } from '../shared/treeNode.js';
import type { Place } from './place.js';

/** Brings the lines of a `CODEOWNERS` file up to roster and owners; everything around them stays. */
export function codeOwnersFixes(
  { findings, clock }: Pick<Shared, 'findings' | 'clock'>,
  { open, path }: Target,
  { editor, range, diagnostics }: Place,
): vscode.CodeAction[] {
  open.follow(editor);
  const drift = findings.at(open, path).find(({ code }) => code === codeOwnersDrift.code);
  if (drift === undefined || toRange(drift.range).intersection(range) === undefined) return [];
  const lines = codeOwnerLines(open.library, clock.today);
  const edit = codeOwnersEdit(editor.getText(), lines);
  const place = new vscode.Range(
    editor.positionAt(edit.range.start),
    editor.positionAt(edit.range.end),
  );
  const action = new vscode.CodeAction(
    vscode.l10n.t('Make these lines again from roster and owners'),
    vscode.CodeActionKind.QuickFix,
  );
  action.diagnostics = diagnostics.filter((diagnostic) => shows(diagnostic, drift));
  action.isPreferred = true;
  action.edit = new vscode.WorkspaceEdit();
  action.edit.set(editor.uri, [vscode.TextEdit.replace(place, edit.newText)]);
  return [action];
}
