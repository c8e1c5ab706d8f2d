import * as vscode from 'vscode';
import type { Document } from '../../core/document/document.js';
import { parseDocument } from '../../core/document/parseDocument.js';
import { decodeText, encodeText } from '../../core/text/decodeText.js';
import { applyEdits, type TextEdit } from '../../core/text/textEdit.js';
import { lineStartsOf } from '../../core/text/lineMap.js';
import { Refused } from './commandWrapper.js';
import { toEditorEdits } from './conversions.js';
import { hasSameLines, wordsOfChanging, nextChange } from './editorAndFile.js';
import type { FileStore } from './environment.js';
import type { Target } from './treeNode.js';

/** Plans edits of a text that was just read; throws `Refused` when it will not. */
export type EditPlan = (source: {
  readonly text: string;
  readonly document: Document;
}) => readonly TextEdit[];

/** How often a text may change under a plan before the person is told. */
const attempts = 3;

/**
 * Changes one document by the edits planned on its text as it is at this moment.
 *
 * An editor with changes of its own is edited and left unsaved. An editor without any is edited and saved. A
 * closed file is replaced as a whole, if it still holds what the plan was made for.
 */
export async function changeDocument(
  files: FileStore,
  { open, path }: Target,
  plan: EditPlan,
): Promise<void> {
  if (!vscode.workspace.isTrusted) {
    throw new Refused(vscode.l10n.t('Documents can be changed once you trust this workspace.'));
  }
  const uri = open.uriOf(path);
  for (let attempt = 0; attempt < attempts; attempt++) {
    if (await tryChange(files, uri, (text) => plan(read(path, text)))) {
      open.touch([path]);
      await open.settle();
      return;
    }
  }
  throw new Refused(wordsOfChanging(path));
}

function read(path: string, text: string) {
  return { text, document: parseDocument(path, { text, bom: false }) };
}

type TextPlan = (text: string) => readonly TextEdit[];

/** False when the text changed meanwhile. */
async function tryChange(files: FileStore, uri: vscode.Uri, plan: TextPlan): Promise<boolean> {
  const editor = vscode.workspace.textDocuments.find(
    (candidate) => candidate.uri.toString() === uri.toString() && !candidate.isClosed,
  );
  if (editor?.isDirty === true) return changeEditor(editor, plan);
  const bytes = await files.read(uri);
  if (bytes === undefined) throw new Refused(vscode.l10n.t('{0} is no longer there.', uri.path));
  const { text, bom, problem } = decodeText(bytes);
  if (problem !== undefined) {
    throw new Refused(
      vscode.l10n.t('The file is not valid UTF-8; save it with that encoding first.'),
    );
  }
  if (editor !== undefined && !hasSameLines(editor.getText(), text)) {
    // Typed into a moment ago and not yet said to be dirty, or not yet brought up to the file: it will tell.
    await nextChange(editor);
    return false;
  }
  if (editor?.getText() === text && savesAsIs(editor)) {
    if (!(await changeEditor(editor, plan))) return false;
    if (!(await editor.save()))
      throw new Refused(vscode.l10n.t('{0} was changed but could not be saved.', uri.path));
    return true;
  }
  const edits = plan(text);
  return (await files.replace(uri, encodeText(applyEdits(text, edits), bom), bytes)) === 'written';
}

async function changeEditor(editor: vscode.TextDocument, plan: TextPlan): Promise<boolean> {
  const text = editor.getText();
  const edits = plan(text);
  // VS Code takes no edits for edits that failed.
  if (edits.length === 0) return true;
  const edit = new vscode.WorkspaceEdit();
  edit.set(editor.uri, toEditorEdits(lineStartsOf(text), edits));
  return vscode.workspace.applyEdit(edit);
}

/** Whether saving writes the text as it stands. Otherwise a tick in a view would bring along changes nobody asked for. */
function savesAsIs(editor: vscode.TextDocument): boolean {
  const configuration = vscode.workspace.getConfiguration(undefined, editor);
  const switches = [
    'editor.formatOnSave',
    'files.trimTrailingWhitespace',
    'files.insertFinalNewline',
    'files.trimFinalNewlines',
  ];
  const actions = configuration.get<Readonly<Record<string, unknown>>>('editor.codeActionsOnSave');
  return (
    switches.every((id) => configuration.get(id) !== true) &&
    Object.keys(actions ?? {}).length === 0
  );
}
