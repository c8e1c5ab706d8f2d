import * as vscode from 'vscode';
import type { Work } from '../../core/query/work.js';
import { setContext, type Shared } from '../shared/context.js';
import { count, groupNode, nodesOfLibraries } from '../shared/groupNode.js';
import { commands, contextKeys, views } from '../shared/manifest.js';
import type { OpenLibrary } from '../shared/openLibrary.js';
import { registerTree, type Tree } from '../shared/registerTree.js';
import type { TreeNode } from '../shared/treeNode.js';
import { detentionNodes } from './detentionNodes.js';
import { describeGateWork, gateWorkNodes } from './gateWorkNodes.js';
import { readNodes } from './readNodes.js';
import { snoozedNodes } from './snoozedNodes.js';
import { WorkLists, type WorkList } from './workLists.js';
import { workNodes } from './workNodes.js';

const groups: readonly {
  readonly urgency: Work['urgency'];
  readonly label: string;
  readonly icon: vscode.ThemeIcon;
}[] = [
  {
    urgency: 'overdue',
    label: vscode.l10n.t('Overdue'),
    icon: new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground')),
  },
  { urgency: 'due-soon', label: vscode.l10n.t('Due Soon'), icon: new vscode.ThemeIcon('watch') },
  { urgency: 'open', label: vscode.l10n.t('To Do'), icon: new vscode.ThemeIcon('tasklist') },
];

/** The view, and a word for suites when it shows the present snapshots. */
export interface MyWork extends Tree {
  settled(): Promise<void>;
}

/** The view of what waits for the person at the keyboard, or for anybody. */
export function registerMyWork(shared: Shared): MyWork {
  const { store, settings, wrapper } = shared;
  const lists = new WorkLists(shared);
  const known = () => store.ready.flatMap((open) => lists.of(open) ?? []);
  const tree = registerTree(views.myWork, store, {
    roots: () =>
      nodesOfLibraries(store.ready, (open) => {
        const list = lists.of(open);
        return list === undefined ? [] : groupNodes(open, list, shared);
      }),
    listed: {
      key: contextKeys.myWorkListed,
      value: () => (known().length < store.ready.length ? undefined : known()[0]?.scope),
    },
  });
  const announce = () => {
    const all = known();
    tree.view.badge = badgeOf(all);
    // An empty text is how a view's message is taken away.
    tree.view.message = all.map(({ excuse }) => excuse).find(Boolean) ?? '';
    setContext(contextKeys.workScope, settings.current.workScope);
    tree.refresh();
  };
  const subscriptions = vscode.Disposable.from(
    tree,
    lists,
    lists.onDidChange(announce),
    settings.onDidChange(announce),
    wrapper.register(commands.showMyWorkOnly, () => settings.update('workScope', 'mine')),
    wrapper.register(commands.showEveryonesWork, () => settings.update('workScope', 'everyone')),
  );
  setContext(contextKeys.workScope, settings.current.workScope);
  return {
    ...tree,
    settled: () => lists.settled(),
    dispose: () => {
      subscriptions.dispose();
    },
  };
}

function groupNodes(
  open: OpenLibrary,
  { work, gates, reading, debts, snoozes, scope }: WorkList,
  { clock }: Shared,
): readonly TreeNode[] {
  const dated = groups.flatMap(({ urgency, label, icon }) => {
    const entries = work.filter((entry) => entry.urgency === urgency);
    if (entries.length === 0) return [];
    const id = `work:${urgency}:${open.root.toString()}`;
    return groupNode({
      id,
      label,
      icon,
      description: String(entries.length),
      spoken: `${label}, ${count(entries.length, 'task')}`,
      expanded: true,
      children: () => workNodes(open, entries, { id, today: clock.today }),
    });
  });
  const { today } = clock;
  return [
    ...gateWorkNodes(open, gates, today),
    ...readNodes(open, reading, { today, scope }),
    ...dated,
    ...detentionNodes(open, debts, { today, scope }),
    ...snoozedNodes(open, snoozes, today),
  ];
}

/** What waits for others is no reason to call this person. */
function badgeOf(lists: readonly WorkList[]): vscode.ViewBadge | undefined {
  const mine = lists.filter(({ scope }) => scope === 'mine');
  const gates = mine.flatMap((list) => list.gates);
  const overdue = mine.reduce((sum, { work }) => sum + work.filter(isOverdue).length, 0);
  const unread = mine.reduce((sum, { reading }) => sum + reading.length, 0);
  const value = gates.length + unread + overdue;
  const words = [
    ...describeGateWork(gates),
    ...(unread === 0 ? [] : [vscode.l10n.t('{0} to read', unread)]),
    ...(overdue === 0 ? [] : [vscode.l10n.t('{0} overdue', overdue)]),
  ];
  return value === 0
    ? undefined
    : { value, tooltip: vscode.l10n.t('For you: {0}', words.join(', ')) };
}

function isOverdue({ urgency }: Work): boolean {
  return urgency === 'overdue';
}
