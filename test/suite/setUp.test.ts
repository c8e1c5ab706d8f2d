// @workspace plain-folder
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TestAccess } from '../../src/extension/features.js';
import { commands } from '../../src/extension/shared/manifest.js';
import {
  folderOf,
  onlyLibrary,
  rowsOf,
  startExtension,
  until,
  writeText,
} from '../support/extensionHost.js';

describe('a folder that is no library', () => {
  let access: TestAccess;
  before(async () => {
    access = await startExtension();
  });

  it('is not read', () => {
    assert.deepEqual(
      access.store.all.map(({ state }) => state),
      ['none'],
    );
    assert.deepEqual(rowsOf(access.trees.library), []);
  });

  it('can be looked at as it is', async () => {
    await vscode.commands.executeCommand(commands.browseFolder);
    assert.deepEqual(rowsOf(access.trees.library), ['Page | 1', '  Notes']);
    const open = onlyLibrary(access);
    await until(access.whoAmI.onDidChange, () => access.whoAmI.now(open) !== 'asking');
    await access.myWork.settled();
    assert.match(access.myWork.view.message ?? '', /^No roster says yet who works here/);
  });

  it('becomes a library when its file appears', async () => {
    writeText(vscode.Uri.joinPath(folderOf(), '.sop/library.yml'), 'title: Now a library\n');
    await until(
      access.store.onDidChange,
      () => access.store.ready[0]?.library.configuration.title === 'Now a library',
    );
  });

  it('says that its roster cannot be read where it is broken', async () => {
    writeText(vscode.Uri.joinPath(folderOf(), '.sop/roster.yml'), 'people: [\n');
    await until(
      access.store.onDidChange,
      () => (access.store.ready[0]?.library.roster.problems.length ?? 0) > 0,
    );
    await access.myWork.settled();
    assert.match(access.myWork.view.message ?? '', /^The roster cannot be read/);
  });
});
