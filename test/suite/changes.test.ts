// @workspace gates
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as vscode from 'vscode';
import type { TestAccess } from '../../src/extension/features.js';
import { kindIcon } from '../../src/extension/shared/kindIcon.js';
import { commands } from '../../src/extension/shared/manifest.js';
import {
  answering,
  closeEditors,
  findRow,
  folderOf,
  onlyLibrary,
  readBytes,
  rowsOf,
  startExtension,
  until,
  writeText,
} from '../support/extensionHost.js';

const closeout = 'checklists/change-suite.md';
const text = `---
id: CHK-7001
kind: checklist
title: Close out Tailspin
owner: project-team
gates:
  - id: acceptance
    title: Accepted into support
    sign: { role: noc, count: 2 }
---

# Close out Tailspin

- [ ] NOC-1: Every device is in monitoring @noc
- [ ] NOC-2: Alerts reach the on-call phone @noc
`;

describe('Changes', () => {
  let access: TestAccess;
  const uriOf = (path: string) => vscode.Uri.joinPath(folderOf(), path);

  function git(...args: readonly string[]): string {
    return execFileSync('git', args, { cwd: folderOf().fsPath, encoding: 'utf8' }).trim();
  }

  function commit(message: string): void {
    git('add', '--all', 'checklists');
    git('commit', '--quiet', '--message', message);
  }

  async function reread(): Promise<void> {
    const open = onlyLibrary(access);
    open.touch([closeout]);
    await open.settle();
    await vscode.commands.executeCommand(commands.refreshChanges);
  }

  async function choose(label: string): Promise<void> {
    await answering(access, [{ choose: label }], () =>
      vscode.commands.executeCommand(commands.chooseChangesBase),
    );
  }

  before(async () => {
    access = await startExtension();
    await onlyLibrary(access).settle();
    writeText(uriOf(closeout), text);
    commit('Add the closeout of Tailspin');
    git('switch', '--quiet', '--create', 'loosen');
    await reread();
  });

  after(async () => {
    await closeEditors();
    git('checkout', '--quiet', '--force', 'main');
    git('branch', '--quiet', '-D', 'loosen');
    git('rm', '--quiet', closeout);
    git('commit', '--quiet', '--message', 'Remove the closeout of Tailspin');
    onlyLibrary(access).touch([closeout]);
    await onlyLibrary(access).settle();
  });

  it('has no rows while the branch changes nothing', () => {
    assert.deepEqual(rowsOf(access.trees.changes), []);
  });

  it('groups what the branch does by what it does to gates', async () => {
    writeText(
      uriOf(closeout),
      text
        .replace('count: 2', 'count: 1')
        .replace('phone @noc', 'phone (optional) @noc')
        .concat('- [ ] NOC-3: Backups were restored once @noc\n'),
    );
    await reread();
    assert.deepEqual(rowsOf(access.trees.changes), [
      'Loosens | 2',
      '  Close out Tailspin | CHK-7001',
      '    The gate acceptance needs 1 person to sign instead of 2. | line 7',
      '    NOC-2 is no longer required by the gate acceptance: it is optional now. | line 15',
      'Tightens | 1',
      '  Close out Tailspin | CHK-7001',
      '    Item NOC-3 “Backups were restored once” was added; the gate acceptance asks for it. | line 16',
    ]);
  });

  it('shows documents with the icon of their kind', () => {
    const { iconPath } = access.trees.changes.getTreeItem(
      findRow(access.trees.changes, 'Close out Tailspin'),
    );
    assert.deepEqual(iconPath, kindIcon('checklist'));
  });

  it('tells the same once it is committed', async () => {
    const before = rowsOf(access.trees.changes);
    commit('Ask for less');
    await reread();
    assert.deepEqual(rowsOf(access.trees.changes), before);
  });

  it('opens both states side by side at the change', async () => {
    const row = access.trees.changes.getTreeItem(findRow(access.trees.changes, 'NOC-2 is no'));
    assert.ok(row.command?.arguments);
    await vscode.commands.executeCommand(
      row.command.command,
      ...(row.command.arguments as unknown[]),
    );
    const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
    assert.ok(tab?.input instanceof vscode.TabInputTextDiff);
    assert.equal(tab.input.modified.toString(), uriOf(closeout).toString());
    const base = await vscode.workspace.openTextDocument(tab.input.original);
    assert.equal(base.getText(), text);
    const editor = await until(vscode.window.onDidChangeActiveTextEditor, () =>
      vscode.window.visibleTextEditors.find(
        ({ document }) => document.uri.toString() === uriOf(closeout).toString(),
      ),
    );
    assert.equal(editor.selection.active.line, 14);
    await closeEditors();
  });

  it('compares with what the person chooses', async () => {
    await choose('Last commit');
    assert.deepEqual(rowsOf(access.trees.changes), []);
    await choose('main');
    assert.equal(rowsOf(access.trees.changes, 0).length, 2);
    await vscode.commands.executeCommand(commands.compareWithDefault);
    assert.equal(rowsOf(access.trees.changes, 0).length, 2);
  });

  it('shows a removed document as it was', async () => {
    const kept = readBytes(uriOf(closeout)).toString();
    await vscode.workspace.fs.delete(uriOf(closeout));
    await reread();
    assert.deepEqual(rowsOf(access.trees.changes, 1), [
      'Loosens | 2',
      '  Close out Tailspin | removed · CHK-7001',
    ]);
    const row = access.trees.changes.getTreeItem(findRow(access.trees.changes, 'Its gate'));
    await vscode.commands.executeCommand(
      row.command?.command ?? '',
      ...((row.command?.arguments ?? []) as unknown[]),
    );
    const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
    assert.ok(tab?.input instanceof vscode.TabInputText);
    assert.equal((await vscode.workspace.openTextDocument(tab.input.uri)).getText(), text);
    writeText(uriOf(closeout), kept);
    await reread();
  });
});
