// @workspace two-libraries-without-git
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TestAccess } from '../../src/extension/features.js';
import { commands } from '../../src/extension/shared/manifest.js';
import type { ShowMessage } from '../../src/webview/protocol.js';
import {
  answering,
  closeEditors,
  findRow,
  folderOf,
  readBytes,
  rowsOf,
  startExtension,
  until,
} from '../support/extensionHost.js';

describe('a window with several libraries', () => {
  let access: TestAccess;
  before(async () => {
    access = await startExtension();
    // The folders of a workspace file may arrive after the window.
    await until(access.store.onDidChange, () => access.store.ready.length === 2);
  });

  it('shows each under its title', () => {
    assert.deepEqual(rowsOf(access.trees.checklists), [
      'Library north',
      '  Note of north | 0/1',
      '    [ ] Only here',
      'Library south',
      '  Note of south | 0/1',
      '    [ ] Only here',
    ]);
  });

  it('names tabs of the dashboard page by the same titles', async () => {
    await vscode.commands.executeCommand(commands.openDashboard);
    const { page } = access.dashboard;
    assert.ok(page);
    const told = new Promise<ShowMessage>((resolve) => page.onDidSend(resolve));
    assert.deepEqual(
      (await told).tabs.map(({ title }) => title),
      ['Me (Library north)', 'Me (Library south)'],
    );
    await closeEditors();
  });

  it('asks by the same titles which library is meant', async () => {
    for (const command of [commands.newFromTemplate, commands.captureLesson, commands.openReport]) {
      const asked = await answering(access, ['go away'], () =>
        vscode.commands.executeCommand(command),
      );
      const [, ...offered] = asked[0] ?? [];
      assert.deepEqual(offered, ['Library north', 'Library south'], command);
    }
  });

  it('ticks an item in the library it belongs to', async () => {
    const south = access.trees.checklists.rowsNow()[1];
    assert.ok(south);
    const [note] = access.trees.checklists.rowsNow(south);
    const [item] = access.trees.checklists.rowsNow(note);
    assert.ok(item);
    await access.tick(item);
    const textIn = (index: number) =>
      readBytes(vscode.Uri.joinPath(folderOf(index), 'note.md')).toString();
    assert.match(textIn(0), /- \[ \] Only here/);
    assert.match(textIn(1), /- \[x\] Only here/);
  });

  it('finds the library of a file', () => {
    const found = access.store.find(vscode.Uri.joinPath(folderOf(1), 'note.md'));
    assert.equal(found?.open.name, 'south');
    assert.equal(found.path, 'note.md');
    assert.ok(findRow(access.trees.library, 'Note of north'));
  });
});
