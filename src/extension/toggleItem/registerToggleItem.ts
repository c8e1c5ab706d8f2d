import * as vscode from 'vscode';
import { referenceTo } from '../../core/checklist/toggleItem.js';
import type { Document } from '../../core/document/document.js';
import { lineAt, offsetAt } from '../../core/text/lineMap.js';
import { Refused } from '../shared/commandWrapper.js';
import type { Shared } from '../shared/context.js';
import { commands } from '../shared/manifest.js';
import { tickItem } from '../shared/ticking.js';

const advice = 'Put the cursor on an item of a document in the library.';

/** Turns over the box of the item that the cursor is in. */
export function registerToggleItem(shared: Shared): vscode.Disposable {
  const { store, wrapper } = shared;
  return wrapper.register(commands.toggleItem, async () => {
    const editor = vscode.window.activeTextEditor;
    const found = editor && store.find(editor.document.uri);
    if (editor === undefined || found === undefined) throw new Refused(advice);
    found.open.follow(editor.document);
    const document = found.open.library.documents.get(found.path);
    const index = document && itemAt(document, editor.selection.active);
    if (document === undefined || index === undefined) throw new Refused(advice);
    await tickItem(shared, found, referenceTo(document, index));
  });
}

/** The innermost item around the position; a line that several end on belongs to the one that begins there. */
function itemAt(document: Document, { line, character }: vscode.Position): number | undefined {
  const offset = offsetAt(document.lines, { line, column: character });
  const onLine = document.items.findIndex(({ box }) => lineAt(document.lines, box) === line);
  if (onLine !== -1) return onLine;
  const around = document.items.findLastIndex(
    ({ range }) => range.start <= offset && offset <= range.end,
  );
  return around === -1 ? undefined : around;
}
