import * as vscode from 'vscode';
import { Refused } from '../shared/commandWrapper.js';
import type { Shared } from '../shared/context.js';

/** What the folder of the sample is called, inside the one that the person picks. */
const folderName = 'sop-ledger-sample';

/** Makes the sample library in a folder that the person picks, and opens it. */
export async function openSample(shared: Shared): Promise<void> {
  checkPossible(shared);
  const [parent] =
    (await vscode.window.showOpenDialog({
      title: vscode.l10n.t('Open Sample Library'),
      openLabel: vscode.l10n.t('Make It Here'),
      canSelectFiles: false,
      canSelectFolders: true,
    })) ?? [];
  if (parent === undefined) return;
  const folder = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Making the sample library'),
    },
    () => makeSampleIn(shared, parent),
  );
  const forceNewWindow = (vscode.workspace.workspaceFolders ?? []).length > 0;
  await vscode.commands.executeCommand('vscode.openFolder', folder, { forceNewWindow });
}

/** Makes the sample in a new folder inside `parent`, and tells which; refuses where it cannot be made. */
export async function makeSampleIn(shared: Shared, parent: vscode.Uri): Promise<vscode.Uri> {
  const make = checkPossible(shared);
  const folder = await freeFolder(parent);
  const problem = await make(folder);
  if (problem !== undefined) {
    shared.log.error(`Making the sample library in ${folder.fsPath} failed: ${problem}`);
    throw new Refused(vscode.l10n.t('The sample library could not be made: {0}', problem));
  }
  return folder;
}

function checkPossible({ environment }: Shared) {
  if (!vscode.workspace.isTrusted) {
    throw new Refused(
      vscode.l10n.t('The sample library can be made once you trust this workspace.'),
    );
  }
  if (environment.makeSample === undefined) {
    throw new Refused(
      vscode.l10n.t('The sample library has a history in git, which is not to be had here.'),
    );
  }
  return environment.makeSample;
}

/** What is there stays as it is. */
async function freeFolder(parent: vscode.Uri): Promise<vscode.Uri> {
  for (let number = 1; ; number++) {
    const name = number === 1 ? folderName : `${folderName}-${number}`;
    const folder = vscode.Uri.joinPath(parent, name);
    try {
      await vscode.workspace.fs.stat(folder);
    } catch {
      return folder;
    }
  }
}
