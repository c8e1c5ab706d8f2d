// @workspace gates
// @restricted
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TestAccess } from '../../src/extension/features.js';
import { commands } from '../../src/extension/shared/manifest.js';
import { folderOf, readBytes, rowsOf, startExtension } from '../support/extensionHost.js';
import { ScriptedDialogs } from '../support/scriptedDialogs.js';

describe('Gates in a window that is not trusted', () => {
  let access: TestAccess;
  const uri = () => vscode.Uri.joinPath(folderOf(), 'checklists/contoso.md');
  before(async () => {
    access = await startExtension();
    await access.overview.settled();
  });

  it('are shown, with no way to sign', async () => {
    assert.ok(
      rowsOf(access.trees.checklists, 1).includes('  Close out Contoso | open · 2/5'),
      rowsOf(access.trees.checklists, 1).join('\n'),
    );
    await vscode.window.showTextDocument(uri());
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      uri(),
    );
    assert.deepEqual(
      lenses.map(({ command }) => command?.command),
      [commands.showGateReasons, commands.showGateReasons],
    );
  });

  it('are not signed by any command, and git is asked nothing', async () => {
    const before = readBytes(uri()).toString();
    const dialogs = new ScriptedDialogs();
    access.prompts.answerWith(dialogs);
    for (const command of [
      commands.signOff,
      commands.returnDocument,
      commands.override,
      commands.withdraw,
      commands.reaffirm,
      commands.showChangesSinceSigned,
    ]) {
      await vscode.commands.executeCommand(command, uri());
    }
    access.prompts.answerWith(undefined);
    dialogs.finish();
    assert.deepEqual(dialogs.asked, []);
    assert.equal(readBytes(uri()).toString(), before);
  });
});
