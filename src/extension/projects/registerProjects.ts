import * as vscode from 'vscode';
import type { Shared } from '../shared/context.js';
import { nodesOfLibraries } from '../shared/groupNode.js';
import { commands, contextKeys, views } from '../shared/manifest.js';
import { registerTree, type Tree } from '../shared/registerTree.js';
import { accept, addChangeLogEntry, logTold } from './changeProject.js';
import { registerBriefings } from './openBriefing.js';
import { projectNodes } from './projectNodes.js';

/** The view of projects by phase, and what is done to a project as a whole. */
export function registerProjects(shared: Shared): Tree {
  const { store, clock, overview, wrapper } = shared;
  const tree = registerTree(views.projects, store, {
    roots: () =>
      nodesOfLibraries(store.ready, (open) => projectNodes(open, { today: clock.today, overview })),
    listed: { key: contextKeys.projectsListed, value: () => 'all' },
  });
  const refresh = () => {
    tree.refresh();
  };
  const briefings = registerBriefings(shared);
  const subscriptions = vscode.Disposable.from(
    tree,
    briefings,
    clock.onDidChange(refresh),
    overview.onDidChange(refresh),
    wrapper.register(commands.acceptOwnership, (argument) => accept(shared, argument)),
    wrapper.register(commands.addChangeLogEntry, (argument) => addChangeLogEntry(shared, argument)),
    wrapper.register(commands.logCommunication, (argument) => logTold(shared, argument)),
    wrapper.register(commands.openBriefing, (argument) => briefings.open(argument)),
  );
  return {
    ...tree,
    dispose: () => {
      subscriptions.dispose();
    },
  };
}
