// @workspace library
// @restricted
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TestAccess } from '../../src/extension/features.js';
import {
  findRow,
  folderOf,
  onlyLibrary,
  readBytes,
  rowsOf,
  startExtension,
  until,
} from '../support/extensionHost.js';

describe('a window that is not trusted', () => {
  let access: TestAccess;
  before(async () => {
    access = await startExtension();
  });

  it('is not trusted here', () => {
    assert.equal(vscode.workspace.isTrusted, false);
  });

  it('shows library and problems', async () => {
    assert.ok(rowsOf(access.trees.library).includes('  Run a project | SOP-0002'));
    await until(
      vscode.languages.onDidChangeDiagnostics,
      () =>
        vscode.languages.getDiagnostics(vscode.Uri.joinPath(folderOf(), 'sops/incident.md'))
          .length > 0,
    );
  });

  it('has no boxes, and refuses to tick', async () => {
    assert.ok(!rowsOf(access.trees.checklists).some((row) => row.includes('[ ]')));
    const uri = vscode.Uri.joinPath(folderOf(), 'checklists/closeout.md');
    const before = readBytes(uri).toString();
    const row = findRow(access.trees.checklists, 'Tell the client');
    await assert.rejects(access.tick(row), /trust/);
    assert.equal(readBytes(uri).toString(), before);
  });

  it('does not ask git who works here', async () => {
    assert.equal(await access.whoAmI.email(onlyLibrary(access).root), undefined);
    await access.myWork.settled();
    assert.match(access.myWork.view.message ?? '', /once you trust this workspace/);
  });
});
