import * as vscode from 'vscode';
import type { Debt } from '../../core/detention/debt.js';
import type { Library } from '../../core/library/library.js';
import type { GateWork } from '../../core/query/gateWork.js';
import { createWorkFilter, workOn, type Work } from '../../core/query/work.js';
import type { CivilDate } from '../../core/schema/civilDate.js';
import { setContext, type Shared } from '../shared/context.js';
import { count, groupNode, nodesOfLibraries } from '../shared/groupNode.js';
import { commands, contextKeys, views } from '../shared/manifest.js';
import type { OpenLibrary } from '../shared/openLibrary.js';
import { registerTree, type Tree } from '../shared/registerTree.js';
import type { TreeNode } from '../shared/treeNode.js';
import { detentionNodes, listDebts } from './detentionNodes.js';
import { describeGateWork, gateWorkNodes, listGateWork } from './gateWorkNodes.js';
import { listReading, readNodes, type ReadingWork } from './readNodes.js';
import { workNodes } from './workNodes.js';

/** What one library has to do, and for whom it is shown. */
interface WorkList {
  readonly work: readonly Work[];
  readonly gates: readonly GateWork[];
  readonly reading: readonly ReadingWork[];
  readonly debts: readonly Debt[];
  readonly scope: 'mine' | 'everyone';
  /** Why it is everyone's although mine was asked for. */
  readonly excuse?: string;
}

const groups: readonly {
  readonly urgency: Work['urgency'];
  readonly label: string;
  readonly icon: vscode.ThemeIcon;
}[] = [
  {
    urgency: 'overdue',
    label: 'Overdue',
    icon: new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground')),
  },
  { urgency: 'due-soon', label: 'Due Soon', icon: new vscode.ThemeIcon('watch') },
  { urgency: 'open', label: 'To Do', icon: new vscode.ThemeIcon('tasklist') },
];

/** The view of what waits for the person at the keyboard, or for anybody. */
export function registerMyWork(shared: Shared): Tree {
  const { store, settings, clock, whoAmI, wrapper, overview } = shared;
  const tree = registerTree(views.myWork, store, () =>
    nodesOfLibraries(store.ready, (open) => groupNodes(open, listWork(open, shared), shared)),
  );
  const announce = () => {
    const lists = store.ready.map((open) => listWork(open, shared));
    tree.view.badge = badgeOf(lists);
    // An empty text is how a view's message is taken away.
    tree.view.message = lists.map(({ excuse }) => excuse).find(Boolean) ?? '';
    setContext(contextKeys.workScope, settings.current.workScope);
    tree.refresh();
  };
  const subscriptions = vscode.Disposable.from(
    tree,
    store.onDidChange(announce),
    settings.onDidChange(announce),
    clock.onDidChange(announce),
    whoAmI.onDidChange(announce),
    overview.onDidChange(announce),
    wrapper.register(commands.showMyWorkOnly, () => settings.update('workScope', 'mine')),
    wrapper.register(commands.showEveryonesWork, () => settings.update('workScope', 'everyone')),
  );
  setContext(contextKeys.workScope, settings.current.workScope);
  return {
    ...tree,
    dispose: () => {
      subscriptions.dispose();
    },
  };
}

function listWork(open: OpenLibrary, shared: Shared): WorkList {
  const { today } = shared.clock;
  const { library } = open;
  const everyones = (): WorkList => ({
    work: everyonesWork(library, today),
    gates: listGateWork(open, shared.overview, 'everyone'),
    reading: listReading(open, 'everyone', today),
    debts: listDebts(open, 'everyone', today),
    scope: 'everyone',
  });
  if (shared.settings.current.workScope === 'everyone') return everyones();
  const identity = shared.whoAmI.now(open);
  if (identity === 'asking') {
    return { work: [], gates: [], reading: [], debts: [], scope: 'mine' };
  }
  const { email, person } = identity;
  if (person === undefined) {
    const excuse =
      email === undefined
        ? 'Git has no address for you here, so this is everyone’s work.'
        : `${email} is not in the roster, so this is everyone’s work.`;
    return { ...everyones(), excuse };
  }
  const { handle } = person;
  const isMine = createWorkFilter(library, { handle, today });
  return {
    work: collectWork(library, today, isMine),
    gates: listGateWork(open, shared.overview, { handle, today }),
    reading: listReading(open, { handle }, today),
    debts: listDebts(open, { handle }, today),
    scope: 'mine',
  };
}

/** Everyone's undated work is the Checklists view. */
function everyonesWork(library: Library, today: CivilDate): readonly Work[] {
  return collectWork(library, today, ({ urgency }) => urgency !== 'open');
}

function collectWork(
  library: Library,
  today: CivilDate,
  isWanted: (work: Work) => boolean,
): readonly Work[] {
  const wanted: Work[] = [];
  for (const document of library.documents.values()) {
    for (const work of workOn(library, document, today)) {
      if (isWanted(work)) wanted.push(work);
    }
  }
  return wanted;
}

function groupNodes(
  open: OpenLibrary,
  { work, gates, reading, debts, scope }: WorkList,
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
    ...(unread === 0 ? [] : [`${unread} to read`]),
    ...(overdue === 0 ? [] : [`${overdue} overdue`]),
  ];
  return value === 0 ? undefined : { value, tooltip: `For you: ${words.join(', ')}` };
}

function isOverdue({ urgency }: Work): boolean {
  return urgency === 'overdue';
}
