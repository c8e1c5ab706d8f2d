import type * as vscode from 'vscode';
import { toggleItemEdit, type ItemReference } from '../../core/checklist/toggleItem.js';
import { changeDocument } from './changeDocument.js';
import { Refused } from './commandWrapper.js';
import { wordsOfTouch } from './itemTouchWords.js';
import { setContext, type Shared } from './context.js';
import { contextKeys } from './manifest.js';
import type { Target, TreeNode } from './treeNode.js';
import type { Tree } from './registerTree.js';

/** Turns over the box of an item as it was seen; refuses when it is no longer that item. */
export async function tickItem(
  { environment }: Pick<Shared, 'environment'>,
  target: Target,
  reference: ItemReference,
): Promise<void> {
  await changeDocument(environment.files, target, ({ text, document }) => {
    const outcome = toggleItemEdit(text, document, reference);
    if (outcome.kind === 'refused') throw new Refused(outcome.message);
    return [outcome.edit];
  });
}

/** Ticks the item of a row; a row without one stays as it is. */
export async function tickRow(
  { target, reference }: TreeNode,
  shared: Pick<Shared, 'environment'>,
): Promise<void> {
  if (target === undefined || reference === undefined) return;
  await tickItem(shared, target, reference);
  setContext(contextKeys.ticked, true);
}

/** Who brought the item of a row into its state. */
async function tellTouch({ target, reference }: TreeNode, { provenance }: Shared) {
  const document = target?.open.library.documents.get(target.path);
  if (target === undefined || document === undefined || reference === undefined) return undefined;
  return wordsOfTouch(await provenance.history(target), document, reference.identity);
}

/** Lets the boxes of a view tick the items of its rows, and its tooltips tell who did. */
export function registerTicking(tree: Tree, shared: Shared): vscode.Disposable {
  tree.nodes.tellMoreBy((row) => tellTouch(row, shared));
  return tree.view.onDidChangeCheckboxState(async ({ items }) => {
    for (const [row] of items) {
      await shared.wrapper.run('Ticking an item', () => tickRow(row, shared));
    }
    // The box was turned over by the click already: a refusal has to turn it back.
    tree.refresh();
  });
}
