import * as vscode from 'vscode';
import type { Document } from '../../core/document/document.js';
import { profileIn } from '../../core/library/profileIn.js';
import { Refused } from './commandWrapper.js';
import type { LibraryStore } from './libraryStore.js';
import { findTarget, type Target } from './treeNode.js';

/** The document a command acts on: that of a row, of an address, or of the active editor. */
export function findTargetDocument(store: LibraryStore, argument: unknown): Target | undefined {
  const row = findTarget(argument);
  if (row !== undefined) return row;
  const uri =
    argument instanceof vscode.Uri ? argument : vscode.window.activeTextEditor?.document.uri;
  const found = uri && store.find(uri);
  return found?.open.library.documents.has(found.path) === true ? found : undefined;
}

/** The title of the document that is meant, or its path where it is gone. */
export function titleOfTarget({ open, path }: Target): string {
  const document = open.library.documents.get(path);
  return document === undefined ? path : profileIn(open.library, document).title;
}

/** The document as its editor has it now; throws `Refused` when it is gone. */
export function currentDocument({ open, path }: Target): Document {
  const editor = findEditor(open.uriOf(path));
  if (editor !== undefined) open.follow(editor);
  const document = open.library.documents.get(path);
  if (document === undefined) throw new Refused(vscode.l10n.t('{0} is no longer there.', path));
  return document;
}

/** The open text at `uri`, whether it is on the screen or not. */
export function findEditor(uri: vscode.Uri): vscode.TextDocument | undefined {
  const wanted = uri.toString();
  return vscode.workspace.textDocuments.find(
    (editor) => editor.uri.toString() === wanted && !editor.isClosed,
  );
}

/** Brings a place of the library into an editor; lines from 0. */
export async function revealPlace({ open, path, line = 0 }: Target): Promise<void> {
  const selection = new vscode.Range(line, 0, line, 0);
  await vscode.window.showTextDocument(open.uriOf(path), { selection });
}
