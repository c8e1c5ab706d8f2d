import * as vscode from 'vscode';
import type { Document } from '../../core/document/document.js';
import { parseDocument } from '../../core/document/parseDocument.js';
import { decodeText } from '../../core/text/decodeText.js';
import { lineStartsOf } from '../../core/text/lineMap.js';
import type { TextEdit } from '../../core/text/textEdit.js';
import { Refused } from './commandWrapper.js';
import { toEditorEdits } from './conversions.js';
import { hasSameLines, wordsOfChanging, nextChange } from './editorAndFile.js';
import type { OpenLibrary } from './openLibrary.js';
import { workspaceFiles } from './workspaceFiles.js';

/** Edits of one document, planned on the text its editor has; throws `Refused` when it will not. */
export interface DocumentPlan {
  readonly path: string;
  readonly plan: (source: {
    readonly text: string;
    readonly document: Document;
  }) => readonly TextEdit[];
}

/** How often a text may change under its plan before the person is told. */
const attempts = 3;

/**
 * Changes several documents in one edit, so that one undo takes all of it back.
 *
 * Those whose editors had no changes of their own are saved. They show what their files hold first: another program
 * may have written them a moment ago, and VS Code saves no text over a file that it has not read.
 */
export async function changeTogether(
  open: OpenLibrary,
  plans: readonly DocumentPlan[],
): Promise<void> {
  if (!vscode.workspace.isTrusted) {
    throw new Refused(vscode.l10n.t('Documents can be changed once you trust this workspace.'));
  }
  for (let attempt = 0; attempt < attempts; attempt++) {
    const editors = await Promise.all(
      plans.map(({ path }) => vscode.workspace.openTextDocument(open.uriOf(path))),
    );
    const late = await findLate(editors);
    if (late !== undefined) {
      await nextChange(late);
    } else if (await changeAll(editors, plans)) {
      open.touch(plans.map(({ path }) => path));
      await open.settle();
      return;
    }
  }
  throw new Refused(wordsOfChanging(plans.map(({ path }) => path).join(', ')));
}

/** An editor without changes of its own that shows something else than its file holds. */
async function findLate(
  editors: readonly vscode.TextDocument[],
): Promise<vscode.TextDocument | undefined> {
  const texts = await Promise.all(editors.map((editor) => readFile(editor)));
  return editors.find((editor, index) => {
    const text = texts[index];
    return text !== undefined && !editor.isDirty && !hasSameLines(editor.getText(), text);
  });
}

/** Undefined where the file does not count, or has an encoding that only its editor knows. */
async function readFile({ uri, isDirty }: vscode.TextDocument): Promise<string | undefined> {
  if (isDirty) return undefined;
  const bytes = await workspaceFiles.read(uri);
  if (bytes === undefined) throw new Refused(vscode.l10n.t('{0} is no longer there.', uri.path));
  const { text, problem } = decodeText(bytes);
  return problem === undefined ? text : undefined;
}

/** False when a text changed meanwhile, and nothing was written. */
async function changeAll(
  editors: readonly vscode.TextDocument[],
  plans: readonly DocumentPlan[],
): Promise<boolean> {
  const unchanged = editors.filter(({ isDirty }) => !isDirty);
  const edit = new vscode.WorkspaceEdit();
  for (const [index, { path, plan }] of plans.entries()) {
    const editor = editors[index];
    if (editor === undefined) throw new Error('An editor was asked for and not opened.');
    const text = editor.getText();
    const document = parseDocument(path, { text, bom: false });
    edit.set(editor.uri, toEditorEdits(lineStartsOf(text), plan({ text, document })));
  }
  // VS Code takes no edits for edits that failed.
  if (edit.entries().every(([, edits]) => edits.length === 0)) return true;
  if (!(await vscode.workspace.applyEdit(edit))) return false;
  for (const editor of unchanged) {
    if (!(await editor.save())) {
      throw new Refused(vscode.l10n.t('{0} was changed but could not be saved.', editor.uri.path));
    }
  }
  return true;
}
