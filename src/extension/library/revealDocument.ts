import * as vscode from 'vscode';
import type { Shared } from '../shared/context.js';
import type { Tree } from '../shared/registerTree.js';
import type { NodeTree, Target, TreeNode } from '../shared/treeNode.js';

/** The row of a document in the view; undefined where a filter leaves it out. */
export function findRowOf(nodes: NodeTree, { open, path }: Target): TreeNode | undefined {
  const search = (above?: TreeNode): TreeNode | undefined => {
    for (const row of nodes.getChildren(above)) {
      if (row.target?.open === open && row.target.path === path) return row;
      const below = row.children === undefined ? undefined : search(row);
      if (below !== undefined) return below;
    }
    return undefined;
  };
  return search();
}

/** Selects the document of the active editor in the view, where the person wants that and can see it. */
export function registerFollowing(
  { view, nodes }: Tree,
  { store, settings, log }: Shared,
): vscode.Disposable {
  const follow = () => {
    if (!settings.current.followEditor || !view.visible) return;
    const uri = vscode.window.activeTextEditor?.document.uri;
    const target = uri && store.find(uri);
    const selected = view.selection[0]?.target;
    if (target === undefined || (selected?.open === target.open && selected.path === target.path)) {
      return;
    }
    const row = findRowOf(nodes, target);
    if (row === undefined) return;
    view.reveal(row, { select: true, focus: false }).then(undefined, (error: unknown) => {
      // The view was redrawn meanwhile.
      log.debug(`Following the editor: ${String(error)}`);
    });
  };
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(follow),
    view.onDidChangeVisibility(follow),
    settings.onDidChange(follow),
  );
}
