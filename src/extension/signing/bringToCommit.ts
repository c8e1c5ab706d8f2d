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
      'git cannot tell whether this document is committed; is the folder a repository?',
    );
  }
  const isUnsaved = editor?.isDirty === true;
  const isChanged = isUnsaved || state !== 'committed';
  if (!isChanged && others.length === 0) return true;
  const button = isChanged ? (isUnsaved ? 'Save and Commit' : 'Commit') : 'Save All';
  const answer = await shared.dialogs.confirm({
    message: isChanged ? `Commit ${path} first?` : 'Save the other documents first?',
    detail: [
      ...(isChanged ? ['A sign-off is about exactly what the last commit holds.'] : []),
      ...(others.length === 0
        ? []
        : ['These documents have unsaved changes, and are saved too:', ...others.map(nameOf)]),
    ],
    buttons: [button],
  });
  if (answer !== button) return false;
  for (const unsaved of [...(isUnsaved ? [editor] : []), ...others]) {
    if (!(await unsaved.save())) throw new Refused(`${nameOf(unsaved)} could not be saved.`);
  }
  if ((await git.commitState(path)) !== 'committed') {
    const { id } = profileIn(open.library, currentDocument(target));
    const outcome = await git.commit(path, `Update ${id ?? path}`);
    if (outcome.kind === 'refused') {
      throw new Refused(`git did not take the commit: ${outcome.message}`);
    }
  }
  open.touch([path]);
  await open.settle();
  return true;
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
