import * as vscode from 'vscode';
import { itemsAt, openItemFrom } from '../../core/checklist/itemsAt.js';
import { moveItem } from '../../core/checklist/moveItem.js';
import { Refused } from '../shared/commandWrapper.js';
import type { Shared } from '../shared/context.js';
import { applyToEditor, currentItems, currentText } from './currentItems.js';

/** Puts the cursor on the next or previous open item. */
export function goToOpenItem(shared: Shared, direction: 'next' | 'previous'): void {
  const { editor, document } = currentText(shared);
  const offset = editor.document.offsetAt(editor.selection.active);
  const index = openItemFrom(document, offset, direction);
  const item = index === undefined ? undefined : document.items[index];
  if (item === undefined) throw new Refused(vscode.l10n.t('No item of this document is open.'));
  const start = editor.document.positionAt(item.textRange.start);
  editor.selection = new vscode.Selection(start, start);
  editor.revealRange(
    new vscode.Range(start, start),
    vscode.TextEditorRevealType.InCenterIfOutsideViewport,
  );
}

/** Moves the item at the cursor, with everything nested in it, past its neighbour; the cursor stays in it. */
export async function moveCurrentItem(shared: Shared, direction: 'up' | 'down'): Promise<void> {
  const current = currentItems(shared);
  const { editor, document, text } = current;
  const offset = editor.document.offsetAt(editor.selection.active);
  const [index] = itemsAt(document, { start: offset, end: offset });
  if (index === undefined) throw new Refused(vscode.l10n.t('Put the cursor on an item.'));
  const outcome = moveItem({ text, document }, index, direction);
  if (outcome.kind === 'refused') throw new Refused(outcome.message);
  await applyToEditor(editor, { text, edits: outcome.edits });
  const place = editor.document.positionAt(offset + outcome.moved);
  editor.selection = new vscode.Selection(place, place);
  editor.revealRange(editor.selection);
}
