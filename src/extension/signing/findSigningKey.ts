import * as vscode from 'vscode';
import { Refused } from '../shared/commandWrapper.js';
import type { Signing } from './signing.js';

/**
 * The key that signs the record itself: the one that is set, or git's own where the library demands it of the role.
 *
 * Elsewhere nothing is signed unasked: a key may want a passphrase or a touch, and not everybody has one.
 */
export async function findSigningKey(
  { shared, target, git }: Signing,
  role: string,
): Promise<string | undefined> {
  if (git.proof === 'text') return undefined;
  const { signingKey } = shared.settings.current;
  const { policy } = target.open.library.configuration;
  const isDemanded = policy.assurance.get(role) === 'record';
  if (signingKey !== '' && signingKey !== 'git') return signingKey;
  if (signingKey === '' && !isDemanded) return undefined;
  const key = await git.signingKey();
  if (key !== undefined) return key;
  const why = isDemanded
    ? vscode.l10n.t(
        'The library demands of {0} that records themselves are signed, and git names no SSH key.',
        role,
      )
    : vscode.l10n.t('git names no SSH key to sign with.');
  throw new Refused(
    [
      why,
      vscode.l10n.t(
        'Set one with: {0}',
        'git config gpg.format ssh && git config user.signingkey FILE',
      ),
    ].join(' '),
  );
}
