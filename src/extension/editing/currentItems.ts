import * as vscode from 'vscode';
import type { EditOutcome, ItemText } from '../../core/checklist/itemEdits.js';
import { itemsAt } from '../../core/checklist/itemsAt.js';
import type { Item } from '../../core/document/document.js';
import type { TextEdit } from '../../core/text/textEdit.js';
import { Refused } from '../shared/commandWrapper.js';
import type { Shared } from '../shared/context.js';
import { count } from '../shared/groupNode.js';
import { findOpenText, type OpenText } from '../shared/openText.js';

/** The items that the selections of the active editor mean. */
export interface CurrentItems extends OpenText {
  readonly editor: vscode.TextEditor;
  /** Indexes in the document, in order; at least one. */
  readonly indexes: readonly number[];
  readonly items: readonly Item[];
}

/** The document in the active editor; throws `Refused` when it is none of a library. */
export function currentText({ store }: Pick<Shared, 'store'>): OpenText & {
  readonly editor: vscode.TextEditor;
} {
  const editor = vscode.window.activeTextEditor;
  const open = editor && findOpenText(store, editor.document);
  if (editor === undefined || open === undefined) {
    throw new Refused(vscode.l10n.t('Put the cursor on an item of a document in the library.'));
  }
  return { ...open, editor };
}

export function currentItems(shared: Pick<Shared, 'store'>): CurrentItems {
  const open = currentText(shared);
  const { editor, document } = open;
  const chosen = editor.selections.flatMap((selection) =>
    itemsAt(document, {
      start: editor.document.offsetAt(selection.start),
      end: editor.document.offsetAt(selection.end),
    }),
  );
  const indexes = [...new Set(chosen)].sort((one, other) => one - other);
  if (indexes.length === 0) {
    throw new Refused(vscode.l10n.t('Put the cursor on an item of a document in the library.'));
  }
  const items = indexes.flatMap((index) => document.items[index] ?? []);
  return { ...open, indexes, items };
}

/** Changes each of the items in one step that one undo takes back; throws `Refused` when one of them will not be changed. */
export async function editItems(
  { editor, document, text, indexes }: CurrentItems,
  plan: (source: ItemText, index: number) => EditOutcome,
): Promise<void> {
  const edits = indexes.flatMap((index) => {
    const outcome = plan({ text, document }, index);
    if (outcome.kind === 'refused') throw new Refused(outcome.message);
    return outcome.edits;
  });
  await applyToEditor(editor, { text, edits });
}

/** Throws `Refused` when the text is no longer the one that the edits are for. */
export async function applyToEditor(
  editor: vscode.TextEditor,
  { text, edits }: { readonly text: string; readonly edits: readonly TextEdit[] },
): Promise<void> {
  const { document } = editor;
  if (!vscode.workspace.isTrusted) {
    throw new Refused(vscode.l10n.t('Documents can be changed once you trust this workspace.'));
  }
  if (edits.length === 0) return;
  const isDone =
    document.getText() === text &&
    (await editor.edit((builder) => {
      for (const { range, newText } of edits) {
        const place = new vscode.Range(
          document.positionAt(range.start),
          document.positionAt(range.end),
        );
        builder.replace(place, newText);
      }
    }));
  if (!isDone) throw new Refused(vscode.l10n.t('The text changed meanwhile; try again.'));
}

/** What a question about the items is titled with. */
export function titleOf({ items }: CurrentItems): string {
  const [first] = items;
  return items.length === 1 && first !== undefined
    ? (first.key ?? first.title)
    : count(items.length, 'item');
}
