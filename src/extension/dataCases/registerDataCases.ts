import * as vscode from 'vscode';
import { lineOfField } from '../../core/document/fieldLine.js';
import { profileIn } from '../../core/library/profileIn.js';
import { pinEdits } from '../../core/lists/pinnedNumbers.js';
import { changeTogether } from '../shared/changeTogether.js';
import { Refused } from '../shared/commandWrapper.js';
import type { Shared } from '../shared/context.js';
import { currentDocument, findTargetDocument, revealPlace } from '../shared/findTargetDocument.js';
import { commands } from '../shared/manifest.js';
import type { Target } from '../shared/treeNode.js';

/** Pins the numbers of a data case, so that later readers know what it was argued with. */
export function registerDataCases(shared: Shared): vscode.Disposable {
  return shared.wrapper.register(commands.pinNumbers, (argument) => pinNumbers(shared, argument));
}

async function pinNumbers(shared: Shared, argument: unknown): Promise<void> {
  await shared.store.start();
  const target = findTargetDocument(shared.store, argument);
  if (target === undefined || !isDataCase(target)) {
    throw new Refused(
      vscode.l10n.t('Open a data case first: a document with the line kind: data-case.'),
    );
  }
  const { open, path } = target;
  const git = vscode.workspace.isTrusted ? shared.environment.gitAt(open.root) : undefined;
  if (git === undefined) {
    throw new Refused(
      vscode.l10n.t(
        'Numbers are pinned to a commit, and git is asked only in a trusted folder on disk.',
      ),
    );
  }
  const text = (await vscode.workspace.openTextDocument(open.uriOf(path))).getText();
  const then = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Window,
      title: vscode.l10n.t('Counting at the last commit'),
    },
    () => git.numbersThen(path, text, shared.clock.today),
  );
  if (then.kind === 'unknown') throw new Refused(then.why);
  const { commit, numbers } = then;
  if (numbers.length === 0) {
    throw new Refused(
      vscode.l10n.t(
        'The case has no number to pin: a sop-list block with view: number counts one.',
      ),
    );
  }
  await changeTogether(open, [{ path, plan: (file) => pinEdits(file, commit, numbers) }]);
  await revealPlace({ open, path, line: lineOfField(currentDocument(target), ['pinned']) });
  void vscode.window.showInformationMessage(
    vscode.l10n.t(
      'Pinned {0} at {1}.',
      numbers.map(({ title, value }) => `${title}: ${value}`).join(', '),
      commit.slice(0, 10),
    ),
  );
}

function isDataCase(target: Target): boolean {
  return profileIn(target.open.library, currentDocument(target)).kindId === 'data-case';
}
