import * as vscode from 'vscode';
import { groupings, type Grouping } from '../../core/query/groupDocuments.js';
import { Refused } from '../shared/commandWrapper.js';
import { setContext, type Shared } from '../shared/context.js';
import { findTargetDocument } from '../shared/findTargetDocument.js';
import { nodesOfLibraries } from '../shared/groupNode.js';
import { commands, contextKeys, views } from '../shared/manifest.js';
import { registerTree, type Tree } from '../shared/registerTree.js';
import type { TreeNode } from '../shared/treeNode.js';
import { askForFilter } from './askForFilter.js';
import { noFilter, type LibraryFilter } from './libraryFilter.js';
import { groupingLabels, libraryNodes } from './libraryNodes.js';
import { createDragAndDrop, moveToWorkflow } from './moveToWorkflow.js';
import { findRowOf, registerFollowing, revealRowOf } from './revealDocument.js';
import { chooseSavedFilter, saveFilter } from './savedFilters.js';

export interface LibraryView extends Tree {
  readonly dragAndDrop: vscode.TreeDragAndDropController<TreeNode>;
}

/** The view of all documents, grouped by one of their facts and narrowed by a query. */
export function registerLibraryView(shared: Shared): LibraryView {
  const { store, settings, clock, wrapper } = shared;
  let filter = noFilter;
  const grouping = () => filter.group ?? settings.current.groupBy;
  const dragAndDrop = createDragAndDrop(shared);
  const tree = registerTree(views.library, store, {
    roots: () =>
      nodesOfLibraries(store.ready, (open) =>
        libraryNodes(open, { filter, grouping: grouping(), today: clock.today }),
      ),
    listed: {
      key: contextKeys.libraryListed,
      value: () => (filter.query === '' ? 'all' : 'filtered'),
    },
    dragAndDrop,
  });
  const setFilter = (next: LibraryFilter) => {
    filter = next;
    setContext(contextKeys.filtered, filter.query !== '');
    // An empty text is how a view's description is taken away.
    tree.view.description = filter.title ?? filter.query;
    tree.refresh();
  };
  const refresh = () => {
    tree.refresh();
  };
  const subscriptions = vscode.Disposable.from(
    tree,
    settings.onDidChange(refresh),
    clock.onDidChange(refresh),
    registerFollowing(tree, shared),
    registerFilters(shared, { current: () => filter, grouping, setFilter }),
    wrapper.register(commands.moveToWorkflow, (argument) => moveToWorkflow(shared, argument)),
    wrapper.register(commands.revealInLibrary, async (argument) => {
      await store.start();
      const target = findTargetDocument(store, argument);
      if (target === undefined)
        throw new Refused(vscode.l10n.t('Open a document of a library first.'));
      if ((await findRowOf(tree.nodes, target)) === undefined) setFilter(noFilter);
      await revealRowOf(tree, target, { focus: true });
    }),
  );
  return {
    ...tree,
    dragAndDrop,
    dispose: () => {
      subscriptions.dispose();
    },
  };
}

interface FilterHolder {
  readonly current: () => LibraryFilter;
  readonly grouping: () => Grouping;
  readonly setFilter: (filter: LibraryFilter) => void;
}

function registerFilters(shared: Shared, holder: FilterHolder): vscode.Disposable {
  const { store, settings, clock, wrapper } = shared;
  const { current, grouping, setFilter } = holder;
  return vscode.Disposable.from(
    wrapper.register(commands.groupLibrary, async () => {
      const chosen = await pickGrouping(grouping());
      if (chosen === undefined) return;
      if (current().group !== undefined) setFilter({ ...current(), group: chosen });
      else await settings.update('groupBy', chosen);
    }),
    wrapper.register(commands.filterLibrary, async () => {
      await store.start();
      const text = await askForFilter(store.ready, {
        filter: current().query,
        today: clock.today,
      });
      if (text !== undefined) setFilter({ query: text.trim() });
    }),
    wrapper.register(commands.clearFilter, () => {
      setFilter(noFilter);
    }),
    wrapper.register(commands.openSavedFilter, async () => {
      await store.start();
      const chosen = await chooseSavedFilter(shared);
      if (chosen !== undefined) setFilter(chosen);
    }),
    wrapper.register(commands.saveFilter, async () => {
      const saved = await saveFilter(shared, current(), grouping());
      if (saved !== undefined) setFilter(saved);
    }),
  );
}

async function pickGrouping(current: Grouping): Promise<Grouping | undefined> {
  const choices = groupings.map((grouping) => ({
    label: groupingLabels[grouping],
    grouping,
    ...(grouping === current ? { description: vscode.l10n.t('current') } : {}),
  }));
  const chosen = await vscode.window.showQuickPick(choices, {
    title: vscode.l10n.t('Group the Library By'),
  });
  return chosen?.grouping;
}
