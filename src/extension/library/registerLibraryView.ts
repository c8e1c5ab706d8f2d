import * as vscode from 'vscode';
import {
  groupDocuments,
  groupings,
  sortByTitle,
  type DocumentGroup,
  type Grouping,
} from '../../core/query/groupDocuments.js';
import { selectDocuments } from '../../core/query/selectDocuments.js';
import { setContext, type Shared } from '../shared/context.js';
import { libraryDocumentNode } from './libraryDocumentNode.js';
import { count, groupNode, nodesOfLibraries } from '../shared/groupNode.js';
import { kindIcon } from '../shared/kindIcon.js';
import { commands, contextKeys, views } from '../shared/manifest.js';
import type { OpenLibrary } from '../shared/openLibrary.js';
import { registerTree, type Tree } from '../shared/registerTree.js';
import type { TreeNode } from '../shared/treeNode.js';
import { askForFilter } from './askForFilter.js';

const groupingLabels: Readonly<Record<Grouping, string>> = {
  workflow: 'Workflow',
  kind: 'Kind',
  owner: 'Owner',
  client: 'Client',
  status: 'Status',
};

/** The view of all documents, grouped by one of their facts and narrowed by a query. */
export function registerLibraryView(shared: Shared): Tree {
  const { store, settings, clock, wrapper } = shared;
  let filter = '';
  const tree = registerTree(views.library, store, () =>
    nodesOfLibraries(store.ready, (open) =>
      groupNodes(open, { filter, grouping: settings.current.groupBy, today: clock.today }),
    ),
  );
  const setFilter = (text: string) => {
    filter = text;
    setContext(contextKeys.filtered, filter !== '');
    // An empty text is how a view's description is taken away.
    tree.view.description = filter;
    tree.refresh();
  };
  const refresh = () => {
    tree.refresh();
  };
  const subscriptions = vscode.Disposable.from(
    tree,
    settings.onDidChange(refresh),
    clock.onDidChange(refresh),
    wrapper.register(commands.groupLibrary, async () => {
      const chosen = await pickGrouping(settings.current.groupBy);
      if (chosen !== undefined) await settings.update('groupBy', chosen);
    }),
    wrapper.register(commands.filterLibrary, async () => {
      await store.start();
      const text = await askForFilter(store.ready, { filter, today: clock.today });
      if (text !== undefined) setFilter(text.trim());
    }),
    wrapper.register(commands.clearFilter, () => {
      setFilter('');
    }),
  );
  return {
    ...tree,
    dispose: () => {
      subscriptions.dispose();
    },
  };
}

interface Shown {
  readonly filter: string;
  readonly grouping: Grouping;
  readonly today: Parameters<typeof selectDocuments>[1]['today'];
}

function groupNodes(open: OpenLibrary, shown: Shown): readonly TreeNode[] {
  const { documents } = selectDocuments(open.library, { query: shown.filter, today: shown.today });
  const groups = groupDocuments(open.library, documents, shown.grouping);
  return groups.map((group) => documentsNode(open, group, shown));
}

function documentsNode(open: OpenLibrary, group: DocumentGroup, shown: Shown): TreeNode {
  const { grouping, filter, today } = shown;
  const name = groupingLabels[grouping];
  // What a person opened or closed is remembered by id: a filter starts afresh, with its few documents in sight.
  const id = `${grouping}:${open.root.toString()}:${group.value ?? ''}:${filter}`;
  const label = group.label ?? `No ${name.toLowerCase()}`;
  return groupNode({
    id,
    label,
    description: String(group.documents.length),
    spoken: `${name} ${label}, ${count(group.documents.length, 'document')}`,
    ...(grouping === 'kind' ? { icon: kindIcon(group.value ?? '') } : {}),
    expanded: filter !== '' && group.documents.length <= 20,
    children: () =>
      sortByTitle(open.library, group.documents).map((document) =>
        libraryDocumentNode(open, document, { id, today }),
      ),
  });
}

async function pickGrouping(current: Grouping): Promise<Grouping | undefined> {
  const choices = groupings.map((grouping) => ({
    label: groupingLabels[grouping],
    grouping,
    ...(grouping === current ? { description: 'current' } : {}),
  }));
  const chosen = await vscode.window.showQuickPick(choices, { title: 'Group the Library By' });
  return chosen?.grouping;
}
