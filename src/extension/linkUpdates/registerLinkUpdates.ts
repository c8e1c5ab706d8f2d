import * as vscode from 'vscode';
import { filesMovedBy, movedLinks } from '../../core/language/movedLinks.js';
import { signerOfCovered } from '../../core/language/renameId.js';
import { applyEdits, type TextEdit } from '../../core/text/textEdit.js';
import { lineStartsOf } from '../../core/text/lineMap.js';
import type { Shared } from '../shared/context.js';
import { toEditorEdits } from '../shared/conversions.js';
import type { OpenLibrary } from '../shared/openLibrary.js';

/** Lets links follow documents, files and folders that are moved or renamed in the Explorer; one undo takes back both. */
export function registerLinkUpdates(shared: Shared): vscode.Disposable {
  return vscode.workspace.onWillRenameFiles((event) => {
    if (!shared.settings.current.updateLinks || !vscode.workspace.isTrusted) return;
    event.waitUntil(editsFor(shared, event));
  });
}

async function editsFor(
  shared: Shared,
  { files, token }: vscode.FileWillRenameEvent,
): Promise<vscode.WorkspaceEdit> {
  const edit = new vscode.WorkspaceEdit();
  for (const open of shared.store.ready) {
    await open.settle();
    const moves = new Map<string, string>();
    for (const { oldUri, newUri } of files) {
      const from = open.pathOf(oldUri);
      const to = open.pathOf(newUri);
      if (from !== undefined && to !== undefined) moves.set(from, to);
    }
    const moved = filesMovedBy(open.library, moves);
    const plans = movedLinks(open.library, moved, { wikiOnly: isDoneByMarkdown(open) });
    for (const [path, edits] of plans) {
      if (token.isCancellationRequested) return new vscode.WorkspaceEdit();
      await addEdits(edit, { shared, open, path, edits });
    }
  }
  return edit;
}

/** VS Code's Markdown features update their links after the move if they were told to; two of us would change them twice. */
function isDoneByMarkdown(open: OpenLibrary): boolean {
  const wanted = vscode.workspace
    .getConfiguration('markdown', open.root)
    .get<unknown>('updateLinksOnFileMove.enabled');
  return wanted === 'always' || wanted === 'prompt';
}

/** What was signed stays as it was signed: a finding tells of the link that leads nowhere. */
async function addEdits(
  edit: vscode.WorkspaceEdit,
  plan: {
    readonly shared: Shared;
    readonly open: OpenLibrary;
    readonly path: string;
    readonly edits: readonly TextEdit[];
  },
): Promise<void> {
  const { shared, open, path, edits } = plan;
  const uri = open.uriOf(path);
  const editor = await vscode.workspace.openTextDocument(uri);
  const text = editor.getText();
  if (open.library.documents.get(path)?.length !== text.length) return;
  const edited = applyEdits(text, edits);
  if (signerOfCovered(open.library, { path, edited }, shared.clock.today) !== undefined) {
    shared.log.info(`${path} is signed; its links to what moved stay as they are.`);
    return;
  }
  edit.set(uri, toEditorEdits(lineStartsOf(text), edits));
}
