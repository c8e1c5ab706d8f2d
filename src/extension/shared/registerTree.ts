import * as vscode from 'vscode';
import type { LibraryStore } from './libraryStore.js';
import type { views } from './manifest.js';
import { NodeTree, type TreeNode } from './treeNode.js';

export interface Tree extends vscode.Disposable {
  readonly view: vscode.TreeView<TreeNode>;
  /** For tests, which cannot look into a view. */
  readonly nodes: NodeTree;
  refresh(): void;
}

/** A view over the libraries that follows them, and reads them when it is first looked at. */
// eslint-disable-next-line @typescript-eslint/max-params -- id, store and rows make a view; dragging is for the one that has it
export function registerTree(
  id: (typeof views)[keyof typeof views],
  store: LibraryStore,
  roots: () => readonly TreeNode[],
  dragAndDropController?: vscode.TreeDragAndDropController<TreeNode>,
): Tree {
  const nodes = new NodeTree(roots);
  const view = vscode.window.createTreeView(id, {
    treeDataProvider: nodes,
    showCollapseAll: true,
    manageCheckboxStateManually: true,
    ...(dragAndDropController === undefined ? {} : { dragAndDropController }),
  });
  const start = () => {
    if (view.visible)
      void vscode.window.withProgress({ location: { viewId: id } }, () => store.start());
  };
  const subscriptions = vscode.Disposable.from(
    view,
    nodes,
    view.onDidChangeVisibility(start),
    store.onDidChange(() => {
      nodes.refresh();
    }),
  );
  return {
    view,
    nodes,
    refresh: () => {
      nodes.refresh();
    },
    dispose: () => {
      subscriptions.dispose();
    },
  };
}
