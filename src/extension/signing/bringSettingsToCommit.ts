import * as vscode from 'vscode';
import { markerFile, rosterFile } from '../shared/manifest.js';
import { commitAlone } from './bringToCommit.js';
import type { Signing } from './signing.js';

/**
 * Has roster and settings in git as they are here, once the person agrees: a sign-off is proven by those that are
 * committed, so that one made by others would never count.
 */
export async function bringSettingsToCommit({ shared, git }: Signing): Promise<boolean> {
  if (git.proof === 'text') return true;
  const files: { readonly path: string; readonly isNew: boolean }[] = [];
  for (const path of [markerFile, rosterFile]) {
    const state = await git.commitState(path);
    if (state !== 'committed') files.push({ path, isNew: state === 'untracked' });
  }
  if (files.length === 0) return true;
  const button = vscode.l10n.t('Commit');
  const answer = await shared.dialogs.confirm({
    message: vscode.l10n.t('Commit roster and settings first?'),
    detail: [
      vscode.l10n.t(
        'git proves a sign-off by the roster and the settings that are committed. These files are committed on their own:',
      ),
      ...files.map(({ path }) => path),
    ],
    buttons: [button],
  });
  if (answer !== button) return false;
  for (const { path, isNew } of files) {
    await commitAlone(git, path, `${isNew ? 'Add' : 'Update'} ${path}`);
  }
  return true;
}
