// @workspace two-libraries-without-git
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TestAccess } from '../../src/extension/features.js';
import { findRow, startExtension, until } from '../support/extensionHost.js';
import { MemoryFiles } from '../support/memoryFiles.js';

const scheme = 'sop-memory';
const root = vscode.Uri.from({ scheme, path: '/library' });

describe('a folder that is not on disk', () => {
  let access: TestAccess;
  let provider: vscode.Disposable;
  const files = new MemoryFiles({
    '/library/.sop/library.yml': 'title: Far away\n',
    '/library/node_modules/other.md': '# Not ours\n',
    '/library/lists/far.md': '# Far\r\n\r\n- [ ] Fetch it\r\n',
  });
  before(async () => {
    access = await startExtension();
    provider = vscode.workspace.registerFileSystemProvider(scheme, files);
    const { length } = vscode.workspace.workspaceFolders ?? [];
    vscode.workspace.updateWorkspaceFolders(length, 0, { uri: root, name: 'far' });
    await until(access.store.onDidChange, () => access.store.find(farUri()) !== undefined);
  });
  after(() => {
    const index = vscode.workspace.workspaceFolders?.findIndex(({ uri }) => uri.scheme === scheme);
    if (index !== undefined && index >= 0) vscode.workspace.updateWorkspaceFolders(index, 1);
    provider.dispose();
  });
  const farUri = () => vscode.Uri.joinPath(root, 'lists/far.md');

  it('is read through the editor', () => {
    const open = access.store.find(farUri())?.open;
    assert.equal(open?.library.configuration.title, 'Far away');
    assert.deepEqual([...open.library.documents.keys()], ['lists/far.md']);
  });

  it('is ticked through the editor, by one character', async () => {
    await access.tick(findRow(access.trees.checklists, 'Fetch it'));
    assert.equal(files.textOf('/library/lists/far.md'), '# Far\r\n\r\n- [x] Fetch it\r\n');
  });

  it('has nobody whom git would know', async () => {
    assert.equal(await access.whoAmI.email(root), undefined);
  });
});
