// @workspace library
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { codeOwnerLines, withCodeOwners } from '../../src/core/library/codeOwners.js';
import { todayOf } from '../../src/core/schema/clockReading.js';
import type { TestAccess } from '../../src/extension/features.js';
import { commands, settings } from '../../src/extension/shared/manifest.js';
import {
  closeEditors,
  folderOf,
  onlyLibrary,
  startExtension,
  until,
  writeText,
} from '../support/extensionHost.js';

const folder = 'checklists/problems';

describe('problems', () => {
  let access: TestAccess;
  let number = 0;
  // A name of its own for each test: an editor keeps a closed file's text for a while.
  const path = () => `${folder}/${number}.md`;
  const uri = (name = path()) => vscode.Uri.joinPath(folderOf(), name);
  const codesOf = (at: vscode.Uri) =>
    vscode.languages
      .getDiagnostics(at)
      .map(({ code }) => (typeof code === 'object' ? code.value : code));
  const shows = (at: vscode.Uri, code: string) =>
    until(vscode.languages.onDidChangeDiagnostics, () => codesOf(at).includes(code));
  const shown = (at: vscode.Uri, ...codes: string[]) =>
    until(
      vscode.languages.onDidChangeDiagnostics,
      () =>
        codes.length === codesOf(at).length && codes.every((code) => codesOf(at).includes(code)),
    );
  const place = async (text: string) => {
    writeText(uri(), text);
    const open = onlyLibrary(access);
    open.touch([path()]);
    await open.settle();
  };
  before(async () => {
    access = await startExtension();
  });
  beforeEach(() => {
    number++;
  });
  after(async () => {
    await closeEditors();
    await vscode.workspace.fs.delete(uri(folder), { recursive: true });
    const open = onlyLibrary(access);
    open.touch([folder]);
    await open.settle();
  });

  it('are shown for files that were never opened', async () => {
    await place('---\nkind: page\nreviewed_on: 2020-01-15\nreview_in: 6 months\n---\n\n# Old\n');
    await shows(uri(), 'review/long-overdue');
    const isOpen = vscode.workspace.textDocuments.some(({ uri: { path: at } }) =>
      at.endsWith(path()),
    );
    assert.equal(isOpen, false);
  });

  it('stand at the place of the finding, and their code explains itself', async () => {
    await shows(uri('sops/incident.md'), 'review/long-overdue');
    const found = vscode.languages
      .getDiagnostics(uri('sops/incident.md'))
      .find(({ source }) => source === 'SOP Ledger');
    assert.equal(found?.range.start.line, 7);
    assert.ok(typeof found.code === 'object');
    const [id, argument] = found.code.target.toString(true).slice('command:'.length).split('?');
    assert.equal(id, commands.explainFinding);
    await vscode.commands.executeCommand(commands.explainFinding, ...JSON.parse(argument ?? ''));
    await until(vscode.window.tabGroups.onDidChangeTabs, () =>
      vscode.window.tabGroups.activeTabGroup.activeTab?.label.includes('long-overdue'),
    );
  });

  it('go when what was wrong is put right, and when the file goes', async () => {
    await place('# Run\n\n- [ ] Ask (n/a)\n');
    await shows(uri(), 'item/not-applicable-without-reason');
    await place('# Run\n\n- [ ] Ask (n/a: nobody there)\n');
    await shown(uri());
  });

  it('follow what is typed before it is saved', async () => {
    await place('# Run\n\n- [ ] Ask\n');
    await shown(uri());
    const editor = await vscode.window.showTextDocument(uri());
    const isWritten = await editor.edit((edit) => {
      edit.insert(editor.document.lineAt(2).range.end, ' (n/a)');
    });
    assert.ok(isWritten);
    await shows(uri(), 'item/not-applicable-without-reason');
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await shown(uri());
  });

  it('are not shown when that is switched off', async () => {
    await shows(uri('sops/incident.md'), 'review/long-overdue');
    const configuration = vscode.workspace.getConfiguration();
    const { Workspace } = vscode.ConfigurationTarget;
    await configuration.update(settings.problems.id, false, Workspace);
    await shown(uri('sops/incident.md'));
    await configuration.update(settings.problems.id, undefined, Workspace);
    await shows(uri('sops/incident.md'), 'review/long-overdue');
  });

  it('say where CODEOWNERS no longer follows from roster and owners, and make its lines again', async () => {
    const owners = uri('.github/CODEOWNERS');
    const around = ['# Ours\r\n*.tf dana@msp.example\r\n', '# Behind\r\n'];
    const old = '# sop-ledger: begin\r\n/gone/ sam@msp.example\r\n# sop-ledger: end\r\n';
    const open = onlyLibrary(access);
    writeText(owners, around.join(old));
    await shows(owners, 'codeowners/drift');
    const editor = await vscode.window.showTextDocument(owners);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      owners,
      new vscode.Range(3, 0, 3, 5),
      vscode.CodeActionKind.QuickFix.value,
    );
    const fix = actions.find(({ title }) => title.startsWith('Make these lines again'));
    assert.ok(fix?.edit);
    await vscode.workspace.applyEdit(fix.edit);
    assert.ok(editor.document.isDirty);
    await shown(owners);
    const lines = codeOwnerLines(open.library, todayOf(new Date()));
    assert.equal(editor.document.getText(), withCodeOwners(around.join(old), lines));
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await shows(owners, 'codeowners/drift');
    await vscode.workspace.fs.delete(uri('.github'), { recursive: true });
    await shown(owners);
  });

  describe('quick fixes', () => {
    const fixesAt = async (line: number) => {
      await vscode.window.showTextDocument(uri());
      const range = new vscode.Range(line, 0, line, 100);
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        uri(),
        range,
        vscode.CodeActionKind.QuickFix.value,
      );
      return actions.filter(({ title }) => title === 'Add a place for the reason');
    };

    it('change only what is wrong', async () => {
      const text = '# Run\r\n\r\n- [ ] Ask (n/a)\r\n- [ ] Other\r\n';
      await place(text);
      await shows(uri(), 'item/not-applicable-without-reason');
      const [fix] = await fixesAt(2);
      assert.ok(fix?.edit);
      await vscode.workspace.applyEdit(fix.edit);
      const after = vscode.window.activeTextEditor?.document.getText() ?? '';
      assert.match(after, /^# Run\r\n\r\n- \[ \] Ask \(n\/a: [^)]+\)\r\n- \[ \] Other\r\n$/);
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    });

    it('hold where a file ends its lines in several ways, which an editor shows in one', async () => {
      await place('# Run\r\n\r\n\n\n\n- [ ] Ask (n/a)\r\n- [ ] Other\r\n');
      await shows(uri(), 'item/not-applicable-without-reason');
      const [fix] = await fixesAt(5);
      assert.ok(fix?.edit);
      await vscode.workspace.applyEdit(fix.edit);
      const after = vscode.window.activeTextEditor?.document.getText() ?? '';
      assert.match(after, /\r\n- \[ \] Ask \(n\/a: [^)]+\)\r\n- \[ \] Other\r\n$/);
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    });

    it('offer to review what is overdue', async () => {
      await vscode.window.showTextDocument(uri('sops/incident.md'));
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        uri('sops/incident.md'),
        new vscode.Range(7, 0, 7, 30),
      );
      assert.ok(actions.some(({ command }) => command?.command === commands.markReviewed));
    });
  });
});
