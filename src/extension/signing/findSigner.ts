import * as vscode from 'vscode';
import type { Person } from '../../core/schema/roster.js';
import { findByEmail } from '../../core/schema/rosterLookup.js';
import type { Shared } from '../shared/context.js';
import type { GitIdentity } from '../shared/environment.js';
import { explainMissingGit } from '../shared/knownPerson.js';
import { rosterFile, settings } from '../shared/manifest.js';
import type { Signing } from './signing.js';

export interface Signer {
  readonly email: string;
  readonly person: Person;
}

/**
 * Who signs: the person of the roster with the address that git commits with, whatever other address is set for the
 * views. Somebody whom git or the roster does not know is told what to do.
 */
export async function findSigner(signing: Signing): Promise<Signer | undefined> {
  const { shared, target, git } = signing;
  const { whoAmI, dialogs } = shared;
  const { open } = target;
  const isGit = git.proof === 'git';
  const identity: GitIdentity = isGit ? await whoAmI.gitIdentity(open.root) : {};
  const email = isGit ? identity.email : await whoAmI.email(open.root);
  if (email === undefined) {
    const explain = isGit ? explainGitIdentity : explainSetting;
    await (identity.isGitMissing ? explainMissingGit : explain)(shared);
    return undefined;
  }
  const person = findByEmail(open.library.roster, email);
  if (person !== undefined) return { email, person };
  const openRoster = vscode.l10n.t('Open Roster');
  const place = isGit
    ? 'git config user.email'
    : vscode.l10n.t('the setting {0}', settings.email.id);
  const answer = await dialogs.confirm({
    message: vscode.l10n.t('Nobody in the roster has the address {0}.', email),
    detail: [
      isGit
        ? vscode.l10n.t(
            'git commits with this address here, and only people of the roster can sign.',
          )
        : vscode.l10n.t(
            'This address stands in {0}, and only people of the roster can sign.',
            place,
          ),
      vscode.l10n.t(
        'Ask whoever keeps {0} to add you, or set the address that it has for you: {1}',
        rosterFile,
        place,
      ),
    ],
    buttons: [openRoster],
    isRefusal: true,
  });
  if (answer === openRoster) await vscode.window.showTextDocument(open.uriOf(rosterFile));
  return undefined;
}

async function explainGitIdentity({ dialogs }: Shared): Promise<void> {
  const copy = vscode.l10n.t('Copy Commands');
  const lines = ['git config user.name "Your Name"', 'git config user.email you@company.example'];
  const answer = await dialogs.confirm({
    message: vscode.l10n.t('git does not know who you are.'),
    detail: [
      vscode.l10n.t(
        'A sign-off is a commit in your name. Set your name and the address that the roster has for you, in a terminal:',
      ),
      '',
      ...lines,
    ],
    buttons: [copy],
    isRefusal: true,
  });
  if (answer === copy) await vscode.env.clipboard.writeText(`${lines.join('\n')}\n`);
}

/** Where there is no git to ask, the person says who they are. */
async function explainSetting({ dialogs }: Shared): Promise<void> {
  const openSetting = vscode.l10n.t('Open Setting');
  const answer = await dialogs.confirm({
    message: vscode.l10n.t('SOP Ledger does not know who you are.'),
    detail: [
      vscode.l10n.t(
        'There is no git here to ask. Set the address that the roster has for you in {0}.',
        settings.email.id,
      ),
    ],
    buttons: [openSetting],
    isRefusal: true,
  });
  if (answer !== openSetting) return;
  await vscode.commands.executeCommand('workbench.action.openSettings', settings.email.id);
}
