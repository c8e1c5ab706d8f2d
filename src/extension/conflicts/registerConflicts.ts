import * as vscode from 'vscode';
import type { Shared } from '../shared/context.js';
import { commands } from '../shared/manifest.js';
import { conflictLines } from './conflictLines.js';
import { resolveDocument } from './resolveDocument.js';

const documents: readonly vscode.DocumentFilter[] = [
  { language: 'markdown' },
  { pattern: '**/*.{md,markdown,MD,erb}' },
];
const title = vscode.l10n.t('Resolve Conflicts in This Document');

/** Offers to settle the conflicts of a document by what its items mean: above each conflict, as a quick fix, and as a command. */
export function registerConflicts(shared: Shared): vscode.Disposable {
  const command = (editor: vscode.TextDocument) => ({
    title,
    command: commands.resolveConflicts,
    arguments: [editor.uri],
  });
  const linesOf = (editor: vscode.TextDocument) =>
    vscode.workspace.isTrusted && shared.store.find(editor.uri) !== undefined
      ? conflictLines(editor)
      : [];
  return vscode.Disposable.from(
    shared.wrapper.register(commands.resolveConflicts, (argument) =>
      resolveDocument(shared, argument),
    ),
    vscode.languages.registerCodeLensProvider(documents, {
      provideCodeLenses: (editor) =>
        linesOf(editor).map(
          (line) =>
            new vscode.CodeLens(new vscode.Range(line, 0, line, 0), {
              ...command(editor),
              title: `$(git-merge)\u00A0${title}`,
            }),
        ),
    }),
    vscode.languages.registerCodeActionsProvider(
      documents,
      {
        provideCodeActions: (editor, range) => {
          const isInConflict = linesOf(editor).some(
            (line) => line >= range.start.line - 1 && line <= range.end.line,
          );
          if (!isInConflict) return [];
          const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
          action.command = command(editor);
          return [action];
        },
      },
      { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
    ),
  );
}
