// @workspace library
import assert from 'node:assert/strict';
import fs from 'node:fs';
import * as vscode from 'vscode';
import type { TestAccess } from '../../src/extension/features.js';
import { commands, settings } from '../../src/extension/shared/manifest.js';
import {
  findRow,
  folderOf,
  onlyLibrary,
  rowsOf,
  startExtension,
  until,
} from '../support/extensionHost.js';
import { ScriptedDialogs, type Answer } from '../support/scriptedDialogs.js';

const incident = 'sops/incident.md';

describe('the view of the library', () => {
  let access: TestAccess;
  before(async () => {
    access = await startExtension();
  });
  afterEach(() => {
    access.prompts.answerWith(undefined);
  });
  // Other suites look at the same view.
  after(() => vscode.commands.executeCommand(commands.clearFilter));

  const uriOf = (path: string) => vscode.Uri.joinPath(folderOf(), path);
  const textOf = (path: string) => fs.readFileSync(uriOf(path).fsPath, 'utf8');
  const rows = (depth?: number) => rowsOf(access.trees.library, depth);

  async function writeFilter(name: string, text: string): Promise<void> {
    const path = `.sop/views/${name}.yml`;
    fs.mkdirSync(uriOf('.sop/views').fsPath, { recursive: true });
    fs.writeFileSync(uriOf(path).fsPath, text);
    const open = onlyLibrary(access);
    open.touch([path]);
    await open.settle();
    assert.ok(open.library.savedFilters?.has(path));
  }

  async function answering(id: string, ...answers: readonly Answer[]) {
    const dialogs = new ScriptedDialogs(...answers);
    access.prompts.answerWith(dialogs);
    await vscode.commands.executeCommand(id);
    dialogs.finish();
    return dialogs.asked;
  }

  it('opens the way to a row', () => {
    const row = findRow(access.trees.library, 'Handle an incident');
    const above = access.trees.library.getParent(row);
    assert.equal(above && access.trees.library.getTreeItem(above).label, 'SOP');
    assert.equal(above && access.trees.library.getParent(above), undefined);
  });

  it('asks a saved filter, grouped as it says', async () => {
    await writeFilter(
      'procedures',
      'title: All procedures\nquery: kind:sop\ngroup: workflow\nsort: -id\n',
    );
    const asked = await answering(commands.openSavedFilter, { choose: 'All procedures' });
    assert.deepEqual(asked, [['Open Saved Filter', 'All procedures']]);
    assert.deepEqual(rows(), [
      'Incidents | 1',
      '  Handle an incident | SOP-0001 · review overdue',
      'Projects | 1',
      '  Run a project | SOP-0002',
    ]);
    await vscode.commands.executeCommand(commands.clearFilter);
    assert.equal(rows(0)[0], 'SOP | 2');
  });

  it('saves a filter for everybody, under a name that is free', async () => {
    await answering(commands.openSavedFilter, { choose: 'All procedures' });
    await answering(commands.saveFilter, { type: 'Ours: procedures' });
    assert.equal(
      textOf('.sop/views/ours-procedures.yml'),
      'title: "Ours: procedures"\nquery: "kind:sop"\nsort: "-id"\ngroup: workflow\n',
    );
    assert.equal(access.libraryView.view.description, 'Ours: procedures');
    await vscode.commands.executeCommand(commands.clearFilter);
    assert.equal(access.libraryView.view.description, '');
  });

  it('opens a filter that cannot be asked where it is wrong', async () => {
    await writeFilter('broken', 'title: Broken\nquery: kindd:sop\n');
    await answering(commands.openSavedFilter, { choose: '$(warning) Broken' });
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor?.document.uri.path.endsWith('.sop/views/broken.yml'));
    assert.equal(editor?.selection.start.line, 1);
    fs.rmSync(uriOf('.sop/views/broken.yml').fsPath);
  });

  it('drops an SOP on another workflow by one line and one undo', async () => {
    const configuration = vscode.workspace.getConfiguration();
    const tree = access.trees.library;
    const set = (value: string | undefined) =>
      configuration.update(settings.groupBy.id, value, vscode.ConfigurationTarget.Workspace);
    const regrouped = until(tree.onDidChangeTreeData, () => rows(0).includes('Projects | 1'));
    await set('workflow');
    await regrouped;
    const before = textOf(incident);
    const load = new vscode.DataTransfer();
    const never = new vscode.CancellationTokenSource().token;
    const { dragAndDrop } = access.libraryView;
    await dragAndDrop.handleDrag?.([findRow(tree, 'Handle an incident')], load, never);
    await dragAndDrop.handleDrop?.(findRow(tree, 'Projects'), load, never);
    assert.equal(textOf(incident), before.replace(/^workflow: .*$/m, 'workflow: project'));
    assert.deepEqual(rows(0), ['Projects | 2', 'No workflow | 5']);
    await vscode.window.showTextDocument(uriOf(incident));
    await vscode.commands.executeCommand('undo');
    await vscode.workspace.saveAll();
    assert.equal(textOf(incident), before);
    await set(undefined);
  });

  it('follows the active editor where that is wanted, and only there', async () => {
    const { view } = access.libraryView;
    const selected = () => view.selection[0]?.target?.path;
    // VS Code tells of a selection once, and knows no row of it while it takes the rows anew.
    const untilSelected = async (path: string) => {
      while (selected() !== path) await new Promise((resolve) => setTimeout(resolve, 20));
    };
    const show = async (path: string) => {
      const shown = await vscode.window.showTextDocument(uriOf(path));
      assert.equal(vscode.window.activeTextEditor, shown);
    };
    const follow = (value: true | undefined) =>
      vscode.workspace
        .getConfiguration()
        .update(settings.followEditor.id, value, vscode.ConfigurationTarget.Workspace);
    await vscode.commands.executeCommand(commands.revealInLibrary, uriOf('sops/project.md'));
    await untilSelected('sops/project.md');
    await show(incident);
    await untilSelected('sops/project.md');
    await follow(true);
    await untilSelected(incident);
    await show('lessons/vpn.md');
    await untilSelected('lessons/vpn.md');
    assert.ok(vscode.window.activeTextEditor?.document.uri.path.endsWith('lessons/vpn.md'));
    await follow(undefined);
    await show(incident);
    assert.notEqual(selected(), incident);
  });

  it('moves the SOP of the active editor by keyboard', async () => {
    await vscode.window.showTextDocument(uriOf(incident));
    const before = textOf(incident);
    await answering(commands.moveToWorkflow, { choose: 'Projects' });
    assert.match(textOf(incident), /^workflow: project$/m);
    await vscode.commands.executeCommand('undo');
    await vscode.workspace.saveAll();
    assert.equal(textOf(incident), before);
  });
});
