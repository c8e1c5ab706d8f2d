// @workspace library
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { commands, extensionId, walkthrough } from '../../src/extension/shared/manifest.js';
import { startExtension } from '../support/extensionHost.js';
import { inFolder } from '../support/temporaryFolder.js';

describe('help for newcomers', () => {
  it('makes the sample library in a folder of its own, beside what is there', async function () {
    this.timeout(60_000);
    const access = await startExtension();
    await inFolder({ 'sop-ledger-sample/kept.txt': '' }, async (parent) => {
      const folder = await access.makeSample(vscode.Uri.file(parent));
      assert.equal(path.basename(folder.fsPath), 'sop-ledger-sample-2');
      assert.ok(fs.existsSync(path.join(folder.fsPath, '.sop/library.yml')));
      assert.ok(fs.existsSync(path.join(folder.fsPath, '.git')));
    });
  });

  it('opens the walkthrough', async () => {
    await startExtension();
    await vscode.commands.executeCommand(commands.openWalkthrough);
    const extension = vscode.extensions.getExtension<unknown>(extensionId);
    const manifest = extension?.packageJSON as {
      contributes: { walkthroughs: readonly { id: string }[] };
    };
    assert.equal(manifest.contributes.walkthroughs[0]?.id, walkthrough);
  });
});
