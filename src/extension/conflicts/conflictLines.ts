import type * as vscode from 'vscode';

/** Lines, from 0, that open a conflict in an editor. */
export function conflictLines(editor: vscode.TextDocument): readonly number[] {
  const text = editor.getText();
  if (!text.includes('<<<<<<<')) return [];
  return [...text.matchAll(/^<{7,}(?: |\r?$)/gm)].map(({ index }) => editor.positionAt(index).line);
}
