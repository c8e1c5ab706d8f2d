import * as vscode from 'vscode';
import { setContext } from './context.js';
import type { LibraryStore } from './libraryStore.js';
import type { contextKeys, views } from './manifest.js';
import type { Steps } from '../../core/library/steps.js';
import { NodeTree } from './nodeTree.js';
import { toRows, type Rows, type TreeNode } from './treeNode.js';

export interface Tree extends vscode.Disposable {
  readonly view: vscode.TreeView<TreeNode>;
  /** For tests, which cannot look into a view. */
  readonly nodes: NodeTree;
  refresh(): void;
}

/** What a view shows of the libraries. */
export interface TreeContents {
  readonly roots: () => Rows | Steps<Rows>;
  /** For a view that says something where it has no rows. */
  readonly listed?: Listed;
  readonly dragAndDrop?: vscode.TreeDragAndDropController<TreeNode>;
}

/**
 * A key that tells of what VS Code holds no rows, for texts in their place; empty while there are some.
 *
 * VS Code takes a view for empty until the rows have come, so that the state of the library is not enough to go by.
 */
export interface Listed {
  readonly key: (typeof contextKeys)[keyof typeof contextKeys];
  /** Asked together with the rows; undefined while they are not known yet. */
  readonly value: () => string | undefined;
}

/** A view over the libraries that follows them, and reads them when it is first looked at. */
export function registerTree(
  id: (typeof views)[keyof typeof views],
  store: LibraryStore,
  { roots, listed, dragAndDrop: dragAndDropController }: TreeContents,
): Tree {
  const nodes = new NodeTree(listed === undefined ? roots : tellingWhatIs(listed, roots, store));
  const view = vscode.window.createTreeView(id, {
    treeDataProvider: nodes,
    showCollapseAll: true,
    manageCheckboxStateManually: true,
    ...(dragAndDropController === undefined ? {} : { dragAndDropController }),
  });
  const refresh = () => {
    nodes.refresh();
  };
  const start = () => {
    if (view.visible)
      void vscode.window.withProgress({ location: { viewId: id } }, () => store.start());
  };
  const subscriptions = vscode.Disposable.from(
    view,
    nodes,
    view.onDidChangeVisibility(start),
    store.onDidChange(refresh),
  );
  return {
    view,
    nodes,
    refresh,
    dispose: () => {
      subscriptions.dispose();
    },
  };
}

/**
 * Tells what is listed where that is nothing, behind the rows that are none: VS Code draws rows some time after it got them,
 * and would say meanwhile that there is nothing.
 */
function tellingWhatIs(
  { key, value }: Listed,
  roots: TreeContents['roots'],
  store: LibraryStore,
): TreeContents['roots'] {
  let told = '';
  let next = told;
  const tell = () => {
    if (next === told) return;
    told = next;
    setContext(key, told);
  };
  // A window keeps its keys when its extensions start anew.
  setContext(key, told);
  return function* () {
    const listed = store.ready.length === 0 ? '' : (value() ?? '');
    const rows = yield* toRows(roots());
    next = rows.length > 0 ? '' : listed;
    if (next === '') tell();
    else setTimeout(tell);
    return rows;
  };
}
