import * as vscode from 'vscode';
import type { Shared } from '../shared/context.js';
import type { Tree } from '../shared/registerTree.js';
import type { NodeTree } from '../shared/nodeTree.js';
import type { Target, TreeNode } from '../shared/treeNode.js';

/** The row of a document in the view; undefined where a filter leaves it out. */
export function findRowOf(nodes: NodeTree, { open, path }: Target): Promise<TreeNode | undefined> {
  return nodes.find(({ target }) => target?.open === open && target.path === path);
}

interface RevealOptions {
  readonly focus: boolean;
  /** Whether the row is still to be shown; asked before each attempt. */
  readonly isWanted?: () => boolean;
}

/**
 * Selects the row of a document.
 *
 * A view that is drawn anew meanwhile knows no selection, or says that it has no such row; where it still has not got it
 * a moment later, it is asked again.
 */
export async function revealRowOf(
  { view, nodes }: Tree,
  target: Target,
  { focus, isWanted = () => true }: RevealOptions,
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const row = await findRowOf(nodes, target);
    if (row === undefined || !isWanted() || (attempt > 1 && isSelected(view, target))) return;
    try {
      await view.reveal(row, { select: true, focus });
      if (isSelected(view, target)) return;
    } catch (error) {
      if (attempt >= mostAttempts) throw error;
    }
    if (attempt >= mostAttempts) return;
    await new Promise((resolve) => setTimeout(resolve, redrawMs));
  }
}

/** While a library is being read its view may be drawn anew for seconds. */
const mostAttempts = 20;
/** VS Code waits a fifth of a second for further changes before it draws a view anew. */
const redrawMs = 250;

function isSelected({ selection }: vscode.TreeView<TreeNode>, { open, path }: Target): boolean {
  return selection.some(({ target }) => target?.open === open && target.path === path);
}

/** Selects the document of the active editor in the view, where the person wants that and can see it. */
export function registerFollowing(tree: Tree, { store, settings, log }: Shared): vscode.Disposable {
  const { view } = tree;
  const follow = async () => {
    const document = vscode.window.activeTextEditor?.document;
    const target = document && store.find(document.uri);
    if (target === undefined) return;
    const isWanted = () =>
      settings.current.followEditor &&
      view.visible &&
      vscode.window.activeTextEditor?.document === document &&
      !isSelected(view, target);
    if (isWanted()) await revealRowOf(tree, target, { focus: false, isWanted });
  };
  const tryToFollow = () => {
    follow().catch((error: unknown) => {
      // The view was redrawn meanwhile.
      log.debug(`Following the editor: ${String(error)}`);
    });
  };
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(tryToFollow),
    view.onDidChangeVisibility(tryToFollow),
    settings.onDidChange(tryToFollow),
  );
}
