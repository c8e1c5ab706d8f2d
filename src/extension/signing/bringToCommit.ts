import * as vscode from 'vscode';
import { profileIn } from '../../core/library/profileIn.js';
import { Refused } from '../shared/commandWrapper.js';
import { currentDocument, findEditor } from '../shared/findTargetDocument.js';
import type { Signing } from './signing.js';

/**
 * Makes the document what the last commit holds, once the person agrees: a sign-off is about committed content.
 *
 * Other changed documents are saved too, since gates look at them as they are in their editors.
 */
export async function bringToCommit({ shared, target, git }: Signing): Promise<boolean> {
  const { open, path } = target;
  const others = unsavedOthers(target);
  const editor = findEditor(open.uriOf(path));
  const state = await git.commitState(path);
  if (state === 'unknown') {
    throw new Refused(
      vscode.l10n.t(
        'git cannot tell whether this document is committed; is the folder a repository?',
      ),
    );
  }
  const isUnsaved = editor?.isDirty === true;
  const isChanged = isUnsaved || state !== 'committed';
  if (!isChanged && others.length === 0) return true;
  const { button, message, reason } = stepBefore({ path, isChanged, isUnsaved }, git.proof);
  const answer = await shared.dialogs.confirm({
    message,
    detail: [
      ...(reason === undefined ? [] : [reason]),
      ...(others.length === 0
        ? []
        : [
            vscode.l10n.t('These documents have unsaved changes, and are saved too:'),
            ...others.map(nameOf),
          ]),
    ],
    buttons: [button],
  });
  if (answer !== button) return false;
  for (const unsaved of [...(isUnsaved ? [editor] : []), ...others]) {
    if (!(await unsaved.save()))
      throw new Refused(vscode.l10n.t('{0} could not be saved.', nameOf(unsaved)));
  }
  const saved = await git.commitState(path);
  if (saved !== 'committed') {
    const verb = saved === 'untracked' ? 'Add' : 'Update';
    const { id } = profileIn(open.library, currentDocument(target));
    await commitAlone(git, path, `${verb} ${id ?? path}`);
  }
  open.touch([path]);
  await open.settle();
  return true;
}

/** Commits what lies at the path, and nothing else; whoever signs is told where git refuses that. */
export async function commitAlone(
  git: Signing['git'],
  path: string,
  message: string,
): Promise<void> {
  const outcome = await git.commit(path, message);
  if (outcome.kind === 'refused') {
    throw new Refused(vscode.l10n.t('git did not take the commit: {0}', outcome.message));
  }
}

/** What is asked before a document can be signed. */
function stepBefore(
  { path, isChanged, isUnsaved }: { path: string; isChanged: boolean; isUnsaved: boolean },
  proof: 'git' | 'text',
): { readonly button: string; readonly message: string; readonly reason?: string } {
  if (!isChanged)
    return {
      button: vscode.l10n.t('Save All'),
      message: vscode.l10n.t('Save the other documents first?'),
    };
  if (proof === 'text') {
    const reason = vscode.l10n.t('A sign-off is about exactly what is saved.');
    return {
      button: vscode.l10n.t('Save'),
      message: vscode.l10n.t('Save {0} first?', path),
      reason,
    };
  }
  const button = isUnsaved ? vscode.l10n.t('Save and Commit') : vscode.l10n.t('Commit');
  const reason = vscode.l10n.t('A sign-off is about exactly what the last commit holds.');
  return { button, message: vscode.l10n.t('Commit {0} first?', path), reason };
}

function unsavedOthers({ open, path }: Signing['target']): readonly vscode.TextDocument[] {
  return vscode.workspace.textDocuments.filter((document) => {
    const other = document.isDirty ? open.pathOf(document.uri) : undefined;
    return other !== undefined && other !== path && open.reads(other);
  });
}

function nameOf({ uri }: vscode.TextDocument): string {
  return vscode.workspace.asRelativePath(uri);
}
