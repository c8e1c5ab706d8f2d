import * as vscode from 'vscode';
import { markerFile, rosterFile } from '../shared/manifest.js';
import { commitAlone } from './bringToCommit.js';
import type { Signing } from './signing.js';

/**
 * Has the roster in git before the first sign-off, once the person agrees: signers are proven by the one that is
 * committed, so that a record made before it would never count.
 */
export async function bringSettingsToCommit({ shared, git }: Signing): Promise<boolean> {
  if (git.proof === 'text' || (await git.commitState(rosterFile)) !== 'untracked') return true;
  const isMarkerNew = (await git.commitState(markerFile)) === 'untracked';
  const paths = isMarkerNew ? [markerFile, rosterFile] : [rosterFile];
  const button = vscode.l10n.t('Commit');
  const answer = await shared.dialogs.confirm({
    message: vscode.l10n.t('Commit the roster first?'),
    detail: [
      vscode.l10n.t(
        'It was never committed, and git proves signers by the roster that is. These files are committed on their own:',
      ),
      ...paths,
    ],
    buttons: [button],
  });
  if (answer !== button) return false;
  for (const path of paths) await commitAlone(git, path, `Add ${path}`);
  return true;
}
