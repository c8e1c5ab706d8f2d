import * as vscode from 'vscode';
import type { Document } from '../../core/document/document.js';
import { parseDocument } from '../../core/document/parseDocument.js';
import { lineStartsOf } from '../../core/text/lineMap.js';
import type { TextEdit } from '../../core/text/textEdit.js';
import { Refused } from './commandWrapper.js';
import { toEditorEdits } from './conversions.js';
import type { OpenLibrary } from './openLibrary.js';

/** Edits of one document, planned on the text its editor has; throws `Refused` when it will not. */
export interface DocumentPlan {
  readonly path: string;
  readonly plan: (source: {
    readonly text: string;
    readonly document: Document;
  }) => readonly TextEdit[];
}

/**
 * Changes several documents in one edit, so that one undo takes all of it back.
 *
 * Those whose editors had no changes of their own are saved.
 */
export async function changeTogether(
  open: OpenLibrary,
  plans: readonly DocumentPlan[],
): Promise<void> {
  if (!vscode.workspace.isTrusted) {
    throw new Refused(vscode.l10n.t('Documents can be changed once you trust this workspace.'));
  }
  const editors = await Promise.all(
    plans.map(({ path }) => vscode.workspace.openTextDocument(open.uriOf(path))),
  );
  const unchanged = editors.filter(({ isDirty }) => !isDirty);
  const edit = new vscode.WorkspaceEdit();
  for (const [index, { path, plan }] of plans.entries()) {
    const editor = editors[index];
    if (editor === undefined) throw new Error('An editor was asked for and not opened.');
    const text = editor.getText();
    const document = parseDocument(path, { text, bom: false });
    edit.set(editor.uri, toEditorEdits(lineStartsOf(text), plan({ text, document })));
  }
  if (!(await vscode.workspace.applyEdit(edit))) {
    throw new Refused(vscode.l10n.t('The documents changed meanwhile; try again.'));
  }
  for (const editor of unchanged) {
    if (!(await editor.save())) {
      throw new Refused(vscode.l10n.t('{0} was changed but could not be saved.', editor.uri.path));
    }
  }
  open.touch(plans.map(({ path }) => path));
  await open.settle();
}
