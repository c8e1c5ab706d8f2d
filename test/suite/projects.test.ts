// @workspace library
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { todayOf } from '../../src/core/schema/clockReading.js';
import type { TestAccess } from '../../src/extension/features.js';
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
  undoAndSave,
  until,
  writeText,
} from '../support/extensionHost.js';
import type { Answer } from '../support/scriptedDialogs.js';

const folder = 'project-suite';
const page = `${folder}/project.md`;
const closeout = `${folder}/closeout.md`;

const pageText = (lines: string) =>
  `---\nid: PRJ-9300\nkind: project\ntitle: Office move\nowner: noc\n${lines}---\n\n# Office move\n\n## Goal\n\nForty people work on Monday.\n`;
const people = 'lead_tech: dana\ncoordinator: sam\nstarts_on: 2024-03-04\nends_on: 2024-04-05\n';
const plan =
  'communication_plan:\n  - who: Sponsor # the client\n    what: Status in ten lines\n    when: every Friday\n';
const closeoutText =
  '---\nid: CHK-9300\nkind: checklist\ntitle: "Closeout: Office move"\nowner: noc\nproject: PRJ-9300\ntemplate: { id: TPL-CLOSEOUT, content: "c1:0" }\n---\n\n- [x] Build\n- [ ] Hand over\n';

describe('Projects', () => {
  let access: TestAccess;
  const today = todayOf(new Date());
  const uriOf = (path: string) => vscode.Uri.joinPath(folderOf(), path);
  const textOf = (path: string) => readBytes(uriOf(path)).toString();

  async function place(files: Readonly<Record<string, string>>): Promise<void> {
    for (const [path, text] of Object.entries(files)) writeText(uriOf(path), text);
    const open = onlyLibrary(access);
    open.touch(Object.keys(files));
    await open.settle();
    for (const path of Object.keys(files)) {
      // An editor that was open before shows a moment later what another program wrote.
      const editor = await vscode.workspace.openTextDocument(uriOf(path));
      await until(
        vscode.workspace.onDidChangeTextDocument,
        () => !editor.isDirty && editor.getText() === files[path],
      );
    }
  }

  async function perform(command: string, argument: unknown, ...answers: readonly Answer[]) {
    return answering(access, answers, () => vscode.commands.executeCommand(command, argument));
  }

  /** Without the days, which go on. */
  const rows = () => rowsOf(access.trees.projects).map((row) => row.replace(/\d+ days/, 'n days'));

  before(async () => {
    access = await startExtension();
    await place({ [page]: pageText(people + plan), [closeout]: closeoutText });
  });

  after(async () => {
    await closeEditors();
    await vscode.workspace.fs.delete(uriOf(folder), { recursive: true });
    const open = onlyLibrary(access);
    open.touch([folder]);
    await open.settle();
  });

  it('stand by phase, with whom they hold', () => {
    assert.deepEqual(rows(), [
      'Closeout | 1',
      '  Office move | late · nobody owns it · n days · holds Dana Reyes',
      '    Closeout | 1/2',
    ]);
    const { trees } = access;
    const row = trees.projects.getTreeItem(findRow(trees.projects, 'Office move'));
    assert.match(row.accessibilityInformation?.label ?? '', /, Age: \d+ days, /);
  });

  it('are accepted by those who may, in one step that undo takes back', async () => {
    const before = textOf(page);
    const asked = await perform(
      commands.acceptOwnership,
      findRow(access.trees.projects, 'Office'),
      {
        press: 'Accept Ownership',
      },
    );
    assert.match(asked.flat().join('\n'), /Accept ownership of "Office move"\?/);
    assert.equal(
      textOf(page),
      pageText(`${people}${plan}accepted_ownership_on: ${today}\naccepted_ownership_by: dana\n`),
    );
    await undoAndSave(access);
    assert.equal(textOf(page), before);
  });

  it('are not accepted twice', async () => {
    await closeEditors();
    const owned = pageText(`${people}${plan}accepted_ownership_on: 2024-03-01\n`);
    await place({ [page]: owned });
    await perform(commands.acceptOwnership, uriOf(page));
    assert.equal(textOf(page), owned);
  });

  it('are changed as their file is, before its editor shows what another program wrote', async () => {
    const document = await vscode.workspace.openTextDocument(uriOf(page));
    const before = document.getText();
    const renamed = before.replace('owner: noc', 'owner: noc\nclient: contoso');
    writeText(uriOf(page), renamed);
    assert.equal(document.getText(), before);
    await perform(commands.logCommunication, uriOf(page), { choose: '$(warning) Sponsor' });
    const told = renamed.replace('every Friday\n', `every Friday\n    last_on: ${today}\n`);
    assert.equal(textOf(page), told);
    await place({ [page]: before });
  });

  it('are left alone when the audience that was chosen is another by now', async () => {
    const before = textOf(page);
    const row = findRow(access.trees.projects, 'Sponsor');
    const other = before.replace('  - who', '  - who: Users\n    when: every Monday\n  - who');
    writeText(uriOf(page), other);
    await perform(commands.logCommunication, row);
    assert.equal(textOf(page), other);
    await place({ [page]: before });
  });

  it('say who has to be told, and move the day once they were', async () => {
    const late = rows().find((row) => row.includes('Sponsor'));
    assert.equal(late, '      Sponsor | overdue since 2024-03-01');
    const row = findRow(access.trees.projects, 'Sponsor');
    assert.deepEqual(await perform(commands.logCommunication, row), []);
    const told = `    when: every Friday\n    last_on: ${today}\n`;
    assert.ok(textOf(page).includes(told), textOf(page));
    assert.ok(textOf(page).includes('who: Sponsor # the client\n'));
    assert.equal(
      rows().some((each) => each.includes('overdue since')),
      false,
    );
    await undoAndSave(access);
    assert.equal(textOf(page).includes('last_on'), false);
  });

  it('keep a log of changes', async () => {
    const project = findRow(access.trees.projects, 'Office move');
    await perform(
      commands.addChangeLogEntry,
      project,
      { choose: '$(credit-card)' },
      { type: 'More access points' },
      { type: '4,420 more' },
      { type: '' },
    );
    assert.ok(
      textOf(page).includes(
        `change_log:\n  - on: ${today}\n    affects: budget\n    what: More access points\n    impact: 4,420 more\n`,
      ),
      textOf(page),
    );
    assert.ok(rows().includes('    Change Log | 1'));
    await undoAndSave(access);
  });

  it('are briefed about in a page that follows them', async () => {
    await vscode.commands.executeCommand(commands.openBriefing, uriOf(closeout));
    const uri = vscode.Uri.from({
      scheme: 'sop-briefing',
      path: '/Briefing PRJ-9300.md',
      query: uriOf(page).toString(),
    });
    const briefing = await vscode.workspace.openTextDocument(uri);
    assert.match(briefing.getText(), /^# Hand-over briefing: Office move\n/);
    assert.match(briefing.getText(), /Call Dana Reyes \(lead tech\) on dana@msp\.example first\./);
    assert.ok(briefing.getText().includes(`](/${closeout})`), briefing.getText());
    const changed = until(vscode.workspace.onDidChangeTextDocument, () =>
      briefing.getText().includes('Nothing.'),
    );
    await place({ [closeout]: closeoutText.replace('- [ ]', '- [x]') });
    await changed;
    assert.match(briefing.getText(), /\*\*In support/);
  });
});
