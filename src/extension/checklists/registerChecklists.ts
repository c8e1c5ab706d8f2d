import * as vscode from 'vscode';
import { setContext, type Shared } from '../shared/context.js';
import { nodesOfLibraries } from '../shared/groupNode.js';
import { commands, contextKeys, views } from '../shared/manifest.js';
import { registerTree, type Tree } from '../shared/registerTree.js';
import { checklistNodes } from './checklistNodes.js';

/** The view of all documents with items, where they can be ticked. */
export function registerChecklists(shared: Shared): Tree {
  const { store, settings, clock, wrapper, overview } = shared;
  const tree = registerTree(views.checklists, store, {
    roots: () =>
      nodesOfLibraries(store.ready, (open) =>
        checklistNodes(open, {
          today: clock.today,
          showSettled: settings.current.showSettled,
          overview,
        }),
      ),
    listed: { key: contextKeys.checklistsListed, value: () => 'all' },
  });
  const follow = () => {
    setContext(contextKeys.settledShown, settings.current.showSettled);
    tree.refresh();
  };
  setContext(contextKeys.settledShown, settings.current.showSettled);
  const subscriptions = vscode.Disposable.from(
    tree,
    settings.onDidChange(follow),
    clock.onDidChange(follow),
    overview.onDidChange(follow),
    vscode.workspace.onDidGrantWorkspaceTrust(follow),
    wrapper.register(commands.showSettled, () => settings.update('showSettled', true)),
    wrapper.register(commands.hideSettled, () => settings.update('showSettled', false)),
  );
  return {
    ...tree,
    dispose: () => {
      subscriptions.dispose();
    },
  };
}
