import * as vscode from 'vscode';
import type { Person } from '../../core/schema/roster.js';
import type { Shared } from './context.js';
import { rosterFile } from './manifest.js';
import type { OpenLibrary } from './openLibrary.js';

/** Tells what to do where there is no program git to ask who works here; VS Code keeps the PATH it was started with. */
export async function explainMissingGit({ dialogs }: Pick<Shared, 'dialogs'>): Promise<void> {
  await dialogs.confirm({
    message: vscode.l10n.t('git was not found.'),
    detail: [vscode.l10n.t('Install it, or add its folder to PATH, and then start VS Code again.')],
    buttons: [],
    isRefusal: true,
  });
}

/** The person at the keyboard, for `what` needs one; somebody git or the roster does not know is told what to do about it. */
export async function knownPerson(
  shared: Pick<Shared, 'whoAmI' | 'dialogs'>,
  open: OpenLibrary,
  what: string,
): Promise<Person | undefined> {
  const { whoAmI } = shared;
  whoAmI.forget();
  const person = await whoAmI.person(open);
  if (person !== undefined) return person;
  const email = await whoAmI.email(open.root);
  if (email === undefined) {
    const { isGitMissing } = await whoAmI.gitIdentity(open.root);
    if (isGitMissing) {
      await explainMissingGit(shared);
      return undefined;
    }
    void vscode.window.showWarningMessage(
      vscode.l10n.t(
        '{0} needs to know who you are: set your address with git config user.email.',
        what,
      ),
    );
    return undefined;
  }
  const openRoster = vscode.l10n.t('Open Roster');
  const message = vscode.l10n.t(
    '{0} needs a person of the roster, and nobody there has the address {1}.',
    what,
    email,
  );
  void vscode.window.showWarningMessage(message, openRoster).then(async (choice) => {
    if (choice === openRoster) await vscode.window.showTextDocument(open.uriOf(rosterFile));
  });
  return undefined;
}
