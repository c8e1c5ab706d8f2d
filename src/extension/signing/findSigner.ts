import * as vscode from 'vscode';
import type { Person } from '../../core/schema/roster.js';
import { findByEmail } from '../../core/schema/rosterLookup.js';
import { rosterFile } from '../shared/manifest.js';
import type { Signing } from './signing.js';

export interface Signer {
  readonly email: string;
  readonly person: Person;
}

/**
 * Who signs: the person of the roster with the address that git commits with, whatever other address is set for the
 * views. Somebody whom git or the roster does not know is told what to do.
 */
export async function findSigner({ shared, target }: Signing): Promise<Signer | undefined> {
  const { whoAmI, dialogs } = shared;
  const { open } = target;
  const { email } = await whoAmI.gitIdentity(open.root);
  if (email === undefined) {
    const copy = 'Copy Commands';
    const lines = ['git config user.name "Your Name"', 'git config user.email you@company.example'];
    const answer = await dialogs.confirm({
      message: 'git does not know who you are.',
      detail: [
        'A sign-off is a commit in your name. Set your name and the address that the roster has for you, in a terminal:',
        '',
        ...lines,
      ],
      buttons: [copy],
      isRefusal: true,
    });
    if (answer === copy) await vscode.env.clipboard.writeText(`${lines.join('\n')}\n`);
    return undefined;
  }
  const person = findByEmail(open.library.roster, email);
  if (person !== undefined) return { email, person };
  const openRoster = 'Open Roster';
  const answer = await dialogs.confirm({
    message: `Nobody in the roster has the address ${email}.`,
    detail: [
      'git commits with this address here, and only people of the roster can sign.',
      `Ask whoever keeps ${rosterFile} to add you, or set the address that it has for you: git config user.email`,
    ],
    buttons: [openRoster],
    isRefusal: true,
  });
  if (answer === openRoster) await vscode.window.showTextDocument(open.uriOf(rosterFile));
  return undefined;
}
