// @workspace gates
// @restricted
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TestAccess } from '../../src/extension/features.js';
import { commands } from '../../src/extension/shared/manifest.js';
import { answering, folderOf, rowsOf, startExtension } from '../support/extensionHost.js';

describe('Changes in a window that is not trusted', () => {
  let access: TestAccess;
  before(async () => {
    access = await startExtension();
  });

  it('asks git nothing, and so lists nothing', async () => {
    await vscode.commands.executeCommand(commands.refreshChanges);
    assert.deepEqual(rowsOf(access.trees.changes), []);
  });

  it('offers no base to choose', async () => {
    const asked = await answering(access, [], () =>
      vscode.commands.executeCommand(commands.chooseChangesBase),
    );
    assert.deepEqual(asked, []);
  });

  it('gives no text of a commit', async () => {
    const query = JSON.stringify([folderOf().toString(), '0'.repeat(40)]);
    const uri = vscode.Uri.from({ scheme: 'sop-base', path: '/checklists/contoso.md', query });
    await assert.rejects(async () => vscode.workspace.openTextDocument(uri));
  });
});
