import * as vscode from 'vscode';
import { setContext } from './context.js';
import type { LibraryStore } from './libraryStore.js';
import type { contextKeys, views } from './manifest.js';
import type { OpenLibrary } from './openLibrary.js';
import { inSlices } from './slices.js';
import { NodeTree } from './nodeTree.js';
import type { TreeNode } from './treeNode.js';

export interface Tree extends vscode.Disposable {
  readonly view: vscode.TreeView<TreeNode>;
  /** For tests, which cannot look into a view. */
  readonly nodes: NodeTree;
  refresh(): void;
}

/** What a view shows of the libraries. */
export interface TreeContents {
  readonly roots: () => readonly TreeNode[];
  /** What is to be made in steps before the rows of a changed library are asked for. */
  readonly prepare?: (open: OpenLibrary) => Iterable<undefined>;
  /** For a view that says something where it has no rows. */
  readonly listed?: Listed;
  readonly dragAndDrop?: vscode.TreeDragAndDropController<TreeNode>;
}

/**
 * A key that tells what the rows are that VS Code holds, for texts in their place where there are none.
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
  { roots, prepare, listed, dragAndDrop: dragAndDropController }: TreeContents,
): Tree {
  const nodes = new NodeTree(listed === undefined ? roots : tellingWhatIs(listed, roots, store));
  const view = vscode.window.createTreeView(id, {
    treeDataProvider: nodes,
    showCollapseAll: true,
    manageCheckboxStateManually: true,
    ...(dragAndDropController === undefined ? {} : { dragAndDropController }),
  });
  const refresh = () => {
    void isPrepared(store.ready, prepare).then((isSo) => {
      if (isSo) nodes.refresh();
    });
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

/** False when a library changed meanwhile: then somebody else prepares its rows. */
async function isPrepared(
  libraries: readonly OpenLibrary[],
  prepare: TreeContents['prepare'],
): Promise<boolean> {
  if (prepare === undefined) return true;
  for (const open of libraries) {
    const { library } = open;
    const isCurrent = () => open.library === library;
    if (!(await inSlices(prepare(open), () => undefined, isCurrent))) return false;
  }
  return true;
}

/** Tells behind the rows, which are on their way to the view at the end of the turn that asked for them. */
function tellingWhatIs(
  { key, value }: Listed,
  roots: TreeContents['roots'],
  store: LibraryStore,
): TreeContents['roots'] {
  let told = '';
  // A window keeps its keys when its extensions start anew.
  setContext(key, told);
  return () => {
    const rows = roots();
    const next = store.ready.length === 0 ? '' : (value() ?? '');
    if (next !== told) {
      told = next;
      setTimeout(() => {
        setContext(key, next);
      });
    }
    return rows;
  };
}
