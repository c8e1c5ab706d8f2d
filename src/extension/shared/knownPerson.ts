import * as vscode from 'vscode';
import type { Person } from '../../core/schema/roster.js';
import type { Shared } from './context.js';
import { rosterFile } from './manifest.js';
import type { OpenLibrary } from './openLibrary.js';

/** The person at the keyboard, for `what` needs one; somebody git or the roster does not know is told what to do about it. */
export async function knownPerson(
  { whoAmI }: Pick<Shared, 'whoAmI'>,
  open: OpenLibrary,
  what: string,
): Promise<Person | undefined> {
  whoAmI.forget();
  const person = await whoAmI.person(open);
  if (person !== undefined) return person;
  const email = await whoAmI.email(open.root);
  const message =
    email === undefined
      ? vscode.l10n.t(
          '{0} needs to know who you are: set your address with git config user.email.',
          what,
        )
      : vscode.l10n.t(
          '{0} needs a person of the roster, and nobody there has the address {1}.',
          what,
          email,
        );
  const openRoster = vscode.l10n.t('Open Roster');
  void vscode.window.showWarningMessage(message, openRoster).then(async (choice) => {
    if (choice === openRoster) await vscode.window.showTextDocument(open.uriOf(rosterFile));
  });
  return undefined;
}
