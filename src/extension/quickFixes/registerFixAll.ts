import * as vscode from 'vscode';
import { fixAllEdits } from '../../core/rules/fixAllEdits.js';
import { lineStartsOf } from '../../core/text/lineMap.js';
import { Refused } from '../shared/commandWrapper.js';
import type { Shared } from '../shared/context.js';
import { toEditorEdits } from '../shared/conversions.js';
import { findTargetDocument, findEditor } from '../shared/findTargetDocument.js';
import { commands } from '../shared/manifest.js';

const fixAll = vscode.CodeActionKind.SourceFixAll.append('sop');

/** Fixes every finding of a document that has an obvious remedy: as a command, and when saving where that is set. */
export function registerFixAll(shared: Shared): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.languages.registerCodeActionsProvider(
      [{ language: 'markdown' }, { pattern: '**/*.{md,markdown,MD,erb}' }],
      {
        provideCodeActions: async (editor, _range, { only }) => {
          // It reads the document several times over, and so only when somebody asks for just this.
          if (only?.contains(fixAll) !== true && only?.intersects(fixAll) !== true) return [];
          const edit = await editFor(shared, editor);
          if (edit === undefined) return [];
          const action = new vscode.CodeAction(vscode.l10n.t('Fix all SOP findings'), fixAll);
          action.edit = edit;
          return [action];
        },
      },
      { providedCodeActionKinds: [fixAll] },
    ),
    shared.wrapper.register(commands.fixAll, async (argument) => {
      const target = findTargetDocument(shared.store, argument);
      if (target === undefined)
        throw new Refused(vscode.l10n.t('Open a document of a library first.'));
      const uri = target.open.uriOf(target.path);
      const editor = findEditor(uri) ?? (await vscode.workspace.openTextDocument(uri));
      const edit = await editFor(shared, editor);
      if (edit === undefined)
        throw new Refused(vscode.l10n.t('No finding of this document has an obvious fix.'));
      if (!(await vscode.workspace.applyEdit(edit)))
        throw new Refused(vscode.l10n.t('The text changed meanwhile; try again.'));
    }),
  );
}

async function editFor(
  { store, clock, findings }: Shared,
  editor: vscode.TextDocument,
): Promise<vscode.WorkspaceEdit | undefined> {
  const found = store.find(editor.uri);
  if (found === undefined) return undefined;
  const { open, path } = found;
  let text: string;
  do {
    // What is written while the library is being looked at asks for another look.
    open.follow(editor);
    text = editor.getText();
    await findings.bringUp(open);
  } while (text !== editor.getText());
  if (!open.library.documents.has(path)) return undefined;
  const others = findings.ofLibrary(open).get(path);
  const edits = fixAllEdits(open.library, { path, text, others }, clock.today);
  if (edits.length === 0) return undefined;
  const edit = new vscode.WorkspaceEdit();
  edit.set(editor.uri, toEditorEdits(lineStartsOf(text), edits));
  return edit;
}
