import * as vscode from 'vscode';
import { summaryOf } from '../../core/diff/diffSummary.js';
import { Refused } from '../shared/commandWrapper.js';
import { setContext, type Shared } from '../shared/context.js';
import { nodesOfLibraries } from '../shared/groupNode.js';
import { commands, contextKeys, views } from '../shared/manifest.js';
import { libraryPicks } from '../shared/libraryTitle.js';
import type { OpenLibrary } from '../shared/openLibrary.js';
import { registerTree, type Tree } from '../shared/registerTree.js';
import { BaseTexts } from './baseTexts.js';
import { BranchChanges, type BranchState } from './branchChanges.js';
import { severityNodes, type ChangeToOpen } from './changeNodes.js';

export interface ChangesTree extends Tree {
  /** For suites, which cannot wait for a view. */
  readonly branch: BranchChanges;
}

/** The view of what this branch does to SOPs, gates and sign-offs against its base. */
export function registerChanges(shared: Shared): ChangesTree {
  const { store, wrapper, environment } = shared;
  const texts = new BaseTexts(environment);
  const tree = registerTree(views.changes, store, {
    roots: () =>
      nodesOfLibraries(store.ready, (open) => {
        const state = branch.stateOf(open);
        return state.kind === 'compared' ? severityNodes({ open, ...state }) : [];
      }),
  });
  const branch = new BranchChanges(shared, () => tree.view.visible);
  const show = () => {
    if (tree.view.visible)
      void vscode.window.withProgress({ location: { viewId: views.changes } }, async () => {
        await store.start();
        await branch.show();
      });
  };
  const subscriptions = vscode.Disposable.from(
    tree,
    branch,
    texts,
    tree.view.onDidChangeVisibility(show),
    branch.onDidChange(() => {
      announce(tree.view, store.ready, branch);
      tree.refresh();
    }),
    wrapper.register(commands.refreshChanges, () => branch.refresh()),
    wrapper.register(commands.chooseChangesBase, () => chooseBase(shared, branch)),
    wrapper.register(commands.compareWithDefault, async () => {
      for (const open of store.ready) await branch.choose(open, undefined);
    }),
    wrapper.register(commands.openChange, (argument) => openChange(texts, argument)),
  );
  return {
    ...tree,
    branch,
    dispose: () => {
      subscriptions.dispose();
    },
  };
}

/** Says beside the title what is compared, and by a context key why there may be nothing to see. */
function announce(
  view: vscode.TreeView<unknown>,
  libraries: readonly OpenLibrary[],
  branch: BranchChanges,
): void {
  const states = libraries.map((open) => branch.stateOf(open));
  setContext(contextKeys.changesState, shownState(states));
  const chosen = libraries.map((open) => branch.chosenBaseOf(open));
  setContext(
    contextKeys.baseChosen,
    chosen.some((name) => name !== undefined),
  );
  const [only] = states;
  const [name] = chosen;
  view.description =
    only?.kind === 'compared' && states.length === 1
      ? name === undefined
        ? vscode.l10n.t('since the default branch')
        : vscode.l10n.t('since {0}', name)
      : '';
  const problem = states.find((state) => state.kind === 'impossible');
  view.message = problem?.message ?? '';
  const loosens = states.reduce(
    (sum, state) => sum + (state.kind === 'compared' ? summaryOf(state.diff).loosens : 0),
    0,
  );
  view.badge =
    loosens === 0
      ? undefined
      : {
          value: loosens,
          tooltip:
            loosens === 1
              ? vscode.l10n.t('1 change that loosens what is asked or proven')
              : vscode.l10n.t('{0} changes that loosen what is asked or proven', loosens),
        };
}

function shownState(states: readonly BranchState[]): string {
  const kinds = states.map((state) =>
    state.kind !== 'compared' ? state.kind : state.diff.documents.length > 0 ? 'changes' : 'same',
  );
  const order = ['changes', 'impossible', 'same', 'waiting', 'untrusted', 'noGit'] as const;
  return order.find((kind) => kinds.includes(kind)) ?? 'waiting';
}

async function chooseBase({ store, environment, dialogs }: Shared, branch: BranchChanges) {
  await store.start();
  const open = await chooseLibrary(dialogs, store.ready);
  if (open === undefined) return;
  const git = vscode.workspace.isTrusted ? environment.gitAt(open.root) : undefined;
  if (git === undefined) {
    throw new Refused(vscode.l10n.t('git is asked only in a trusted folder on disk.'));
  }
  const revisions = await git.revisions();
  const icons = { branch: 'git-branch', remote: 'cloud', tag: 'tag' } as const;
  const picked = await dialogs.pick(
    [
      {
        label: vscode.l10n.t('Where this branch left the default branch'),
        description: vscode.l10n.t('as a pull request would show it'),
        iconPath: new vscode.ThemeIcon('git-pull-request'),
        revision: undefined,
      },
      {
        label: vscode.l10n.t('Last commit'),
        description: vscode.l10n.t('what is not committed yet'),
        iconPath: new vscode.ThemeIcon('git-commit'),
        revision: 'HEAD',
      },
      ...revisions.map(({ name, kind, subject }) => ({
        label: name,
        description: subject,
        iconPath: new vscode.ThemeIcon(icons[kind]),
        revision: name,
      })),
    ],
    {
      title: vscode.l10n.t('Compare With'),
      placeHolder: vscode.l10n.t('Branch, tag or commit to compare this branch with'),
    },
  );
  if (picked === undefined) return;
  await branch.choose(open, picked.revision);
  await vscode.commands.executeCommand(`${views.changes}.focus`);
}

async function chooseLibrary(
  dialogs: Shared['dialogs'],
  libraries: readonly OpenLibrary[],
): Promise<OpenLibrary | undefined> {
  if (libraries.length === 0)
    throw new Refused(vscode.l10n.t('No folder of this window is a library yet.'));
  if (libraries.length === 1) return libraries[0];
  const picked = await dialogs.pick(libraryPicks(libraries), {
    title: vscode.l10n.t('Choose Base of Changes in Which Library?'),
  });
  return picked?.open;
}

/** Opens the two states side by side at the change; what one side lacks is opened alone. */
async function openChange(texts: BaseTexts, argument: unknown): Promise<void> {
  const asked = toOpenFrom(argument);
  if (asked === undefined)
    throw new Refused(vscode.l10n.t('Choose a change in the view Changes first.'));
  const { open, base, document, change } = asked;
  const { path, previousPath } = document;
  const before = texts.uriOf(open, base, previousPath ?? path);
  const after = open.uriOf(path);
  const at = (line: number | undefined) => ({
    preserveFocus: true,
    ...(line === undefined ? {} : { selection: new vscode.Range(line, 0, line, 0) }),
  });
  if (document.change === 'added') {
    await vscode.commands.executeCommand('vscode.open', after, at(change?.headLine));
  } else if (document.change === 'removed') {
    const name = vscode.l10n.t('{0} (removed)', fileName(path));
    await vscode.commands.executeCommand('vscode.open', before, at(change?.baseLine), name);
  } else {
    const title = vscode.l10n.t('{0} ({1} ↔ now)', fileName(path), base.slice(0, 7));
    const line = change?.headLine ?? change?.baseLine;
    await vscode.commands.executeCommand('vscode.diff', before, after, title, at(line));
  }
}

function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function toOpenFrom(argument: unknown): ChangeToOpen | undefined {
  if (typeof argument !== 'object' || argument === null || !('document' in argument)) {
    return undefined;
  }
  // Only our own rows have these, and the command is in no menu.
  return argument as ChangeToOpen;
}
