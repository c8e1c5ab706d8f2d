import * as vscode from 'vscode';
import { adoptChanges, driftingRuns, runDrift, type RunDrift } from '../../core/gate/runDrift.js';
import { profileIn } from '../../core/library/profileIn.js';
import type { DriftChange } from '../../core/templates/drift.js';
import { lineAt, lineStartsOf } from '../../core/text/lineMap.js';
import { applyEdits, type TextEdit } from '../../core/text/textEdit.js';
import type { Document } from '../../core/document/document.js';
import { changeTogether } from '../shared/changeTogether.js';
import { Refused } from '../shared/commandWrapper.js';
import type { Shared } from '../shared/context.js';
import { findTargetDocument, revealPlace } from '../shared/findTargetDocument.js';
import { count } from '../shared/groupNode.js';
import type { Target } from '../shared/treeNode.js';
import type { ProposedTexts } from './proposedTexts.js';

type Drift = RunDrift & { readonly kind: 'drift' };

interface Source {
  readonly text: string;
  readonly document: Document;
}

/** Takes changes of a template into a run: which of them the person chooses, and sees beside the run before it is written. */
export async function adopt(
  shared: Shared,
  argument: unknown,
  texts: ProposedTexts,
): Promise<void> {
  await shared.store.start();
  const target = await chooseRun(shared, argument);
  if (target === undefined) return;
  await target.open.findTemplates();
  const editor = await vscode.workspace.openTextDocument(target.open.uriOf(target.path));
  target.open.follow(editor);
  const source = readSource(target, editor);
  const drift = driftIn(shared, target, source);
  if (drift.changes.length === 0) {
    throw new Refused(vscode.l10n.t('{0} has all that {1} asks for.', target.path, drift.template));
  }
  const chosen = await chooseChanges(shared, target, drift);
  if (chosen === undefined || chosen.length === 0) return;
  const edits = editsOf(target, source, { ...drift, chosen });
  const after = applyEdits(source.text, edits);
  const proposed = texts.keep(editor.uri, after);
  const line = lineAt(lineStartsOf(after), firstPlace(chosen));
  if (!(await showAndAsk(shared, target, { proposed, chosen, line }))) return;
  await write(shared, target, chosen);
}

/** The document of the row or editor, else one of the runs that their templates have left behind. */
async function chooseRun(
  { store, clock, dialogs }: Shared,
  argument: unknown,
): Promise<Target | undefined> {
  const target = findTargetDocument(store, argument);
  const isRun = (found: Target) =>
    found.open.library.documents.get(found.path)?.frontmatter.data['template'] !== undefined;
  if (target !== undefined && (argument !== undefined || isRun(target))) return target;
  const entries = store.ready.flatMap((open) =>
    driftingRuns(open.library, clock.today).map(({ document, template, changes }) => ({
      label: profileIn(open.library, document).title,
      description: `${template} · ${count(changes.length, 'change')}`,
      target: { open, path: document.path },
    })),
  );
  if (entries.length === 0)
    throw new Refused(vscode.l10n.t('Every run has all that its template asks for.'));
  const chosen = await dialogs.pick(entries, {
    title: vscode.l10n.t('Adopt Changes'),
    placeHolder: vscode.l10n.t('Into which document?'),
  });
  return chosen?.target;
}

function readSource({ open, path }: Target, editor: vscode.TextDocument): Source {
  const document = open.library.documents.get(path);
  if (document === undefined) throw new Refused(vscode.l10n.t('{0} is no longer there.', path));
  return { text: editor.getText(), document };
}

function driftIn({ clock }: Shared, { open }: Target, source: Source): Drift {
  const drift = runDrift(open.library, source, clock.today);
  if (drift.kind === 'refused') throw new Refused(drift.reason);
  return drift;
}

const icons: Readonly<Record<DriftChange['kind'], string>> = {
  added: 'add',
  removed: 'remove',
  reworded: 'edit',
};

async function chooseChanges(
  { dialogs }: Shared,
  { path }: Target,
  { template, changes }: Drift,
): Promise<readonly DriftChange[] | undefined> {
  const adoptable = changes.filter(({ edit }) => edit !== undefined);
  if (adoptable.length === 0) {
    const names = changes.map(({ key, title }) => key ?? title).join(', ');
    throw new Refused(
      vscode.l10n.t('{0} words {1} in its own way; change that by hand.', path, names),
    );
  }
  const left = changes.length - adoptable.length;
  const entries = adoptable.map((change) => ({
    label: `$(${icons[change.kind]}) ${change.key ?? change.title}`,
    description: change.kind,
    ...(change.key === undefined ? {} : { detail: change.title }),
    picked: true,
    change,
  }));
  const picked = await dialogs.pickMany(entries, {
    title: vscode.l10n.t('Adopt Changes of {0}', template),
    placeHolder:
      left === 0
        ? vscode.l10n.t('Which changes come into the run?')
        : left === 1
          ? vscode.l10n.t('Which changes come into the run? It words 1 other item in its own way.')
          : vscode.l10n.t(
              'Which changes come into the run? It words {0} other items in its own way.',
              left,
            ),
  });
  return picked?.map(({ change }) => change);
}

function editsOf(
  { open }: Target,
  source: Source,
  choice: Drift & { readonly chosen: readonly DriftChange[] },
): readonly TextEdit[] {
  const adoption = adoptChanges(open.library, source, choice);
  if (adoption.kind === 'refused') throw new Refused(adoption.reason);
  return adoption.edits;
}

interface Proposal {
  readonly proposed: vscode.Uri;
  readonly chosen: readonly DriftChange[];
  /** Of the first change, from 0. */
  readonly line: number;
}

/** Where the first change is in the changed text; what the run remembers of its template stands before it and keeps its length. */
function firstPlace(chosen: readonly DriftChange[]): number {
  const starts = chosen.flatMap(({ edit }) =>
    edit === undefined
      ? []
      : [edit.range.start + edit.newText.length - edit.newText.trimStart().length],
  );
  return Math.min(...starts);
}

async function showAndAsk(
  { dialogs }: Shared,
  { open, path }: Target,
  { proposed, chosen, line }: Proposal,
): Promise<boolean> {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const title = vscode.l10n.t('{0} (now ↔ with the changes)', name);
  await vscode.commands.executeCommand('vscode.diff', open.uriOf(path), proposed, title, {
    preview: true,
    selection: new vscode.Range(line, 0, line, 0),
  });
  const adoptIt = vscode.l10n.t('$(check) Adopt {0}', count(chosen.length, 'change'));
  const isSigned = open.library.documents.get(path)?.frontmatter.data['sign_offs'] !== undefined;
  const answer = await dialogs.pick(
    [
      {
        label: adoptIt,
        detail: isSigned
          ? vscode.l10n.t(
              'Ticks, evidence and notes stay, but what was signed must be signed again.',
            )
          : vscode.l10n.t('Ticks, evidence and notes stay; one undo takes it back.'),
      },
      { label: vscode.l10n.t('$(close) Leave it as it is') },
    ],
    {
      title: vscode.l10n.t('Adopt Changes: {0}', name),
      placeHolder: vscode.l10n.t('As shown?'),
      staysOpen: true,
    },
  );
  await closeDiff(proposed);
  return answer?.label === adoptIt;
}

async function closeDiff(proposed: vscode.Uri): Promise<void> {
  const tabs = vscode.window.tabGroups.all
    .flatMap((group) => group.tabs)
    .filter(
      ({ input }) =>
        input instanceof vscode.TabInputTextDiff &&
        input.modified.toString() === proposed.toString(),
    );
  await vscode.window.tabGroups.close(tabs);
}

/** Plans anew on the text as it is by now: a change that it has meanwhile is not made twice. */
async function write(
  shared: Shared,
  target: Target,
  chosen: readonly DriftChange[],
): Promise<void> {
  const { open, path } = target;
  let first = 0;
  await changeTogether(open, [
    {
      path,
      plan: (source) => {
        const drift = driftIn(shared, target, source);
        const still = drift.changes.filter((change) =>
          chosen.some(({ kind, name }) => change.kind === kind && change.name === name),
        );
        if (still.length < chosen.length) {
          throw new Refused(
            vscode.l10n.t('{0} or its template changed meanwhile; look at it again.', path),
          );
        }
        const edits = editsOf(target, source, { ...drift, chosen: still });
        first = firstPlace(still);
        return edits;
      },
    },
  ]);
  const { document } = readSource(
    target,
    await vscode.workspace.openTextDocument(open.uriOf(path)),
  );
  await revealPlace({ ...target, line: lineAt(document.lines, Math.min(first, document.length)) });
}
