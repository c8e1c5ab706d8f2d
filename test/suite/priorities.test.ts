// @workspace library
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { todayOf } from '../../src/core/schema/clockReading.js';
import type { TestAccess } from '../../src/extension/features.js';
import { commands, contextValues } from '../../src/extension/shared/manifest.js';
import {
  answering,
  closeEditors,
  findRow,
  folderOf,
  onlyLibrary,
  readBytes,
  startExtension,
  undoAndSave,
  until,
  writeText,
} from '../support/extensionHost.js';
import { ScriptedDialogs, type Answer } from '../support/scriptedDialogs.js';

const folder = 'priority-suite';
const path = `${folder}/delivery.md`;
const gate =
  'gates:\n  - id: agreed\n    title: Order agreed\n    sign: { role: service-manager }\n    meaning: I agree to this order of work.\n';
const list = (lines: string) =>
  `---\nid: PRI-9300\nkind: priority-list\ntitle: Priorities of the suite\nowner: noc\n${lines}${gate}---\n\n# Priorities\n`;
const proposal = list(
  'status: draft\nproposed_on: 2026-01-01\nproposed:\n  - Core switch # broken\n  - Hosts\nagreed: []\nrequests: []\n',
);

describe('Priorities', () => {
  let access: TestAccess;
  const today = todayOf(new Date());
  const uri = () => vscode.Uri.joinPath(folderOf(), path);
  const text = () => readBytes(uri()).toString();

  async function perform(command: string, ...answers: readonly Answer[]) {
    return answering(access, answers, () => vscode.commands.executeCommand(command));
  }

  async function lenses(): Promise<readonly (string | undefined)[]> {
    const found = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      uri(),
    );
    return found
      .filter(({ command }) => command?.command.startsWith('sop.') === true)
      .map(({ command, range }) => `${range.start.line + 1} ${command?.title}`)
      .filter((title) => /Request/.test(title));
  }

  before(async () => {
    access = await startExtension();
    writeText(uri(), proposal);
    const open = onlyLibrary(access);
    open.touch([path]);
    await open.settle();
    const editor = await vscode.workspace.openTextDocument(uri());
    await until(vscode.workspace.onDidChangeTextDocument, () => editor.getText() === proposal);
    await vscode.window.showTextDocument(editor);
  });

  after(async () => {
    await closeEditors();
    await vscode.workspace.fs.delete(uri().with({ path: uri().path.replace(/\/[^/]+$/, '') }), {
      recursive: true,
    });
    const open = onlyLibrary(access);
    open.touch([folder]);
    await open.settle();
  });

  it('offer what can be done above the order and at the row of the library', async () => {
    assert.deepEqual(await lenses(), [
      '8 Not agreed yet: Request Verification',
      '8 Insert Request...',
    ]);
    const row = findRow(access.trees.library, 'Priorities of the suite');
    assert.equal(row.show().contextValue, contextValues.priorityList);
  });

  it('insert a request once it was shown what it displaces, and take it back in one step', async () => {
    const asked = await perform(
      commands.insertRequest,
      { type: 'Survey of Aldgate' },
      { type: 'samira' },
      { type: '3 days' },
      { choose: '2' },
      { press: 'Insert Request' },
    );
    assert.deepEqual(asked.at(-1), [
      'Insert "Survey of Aldgate" at place 2?',
      'It displaces:',
      '· Hosts: from 2 to 3, 3 days later',
    ]);
    const entry = `  - what: Survey of Aldgate\n    from: samira\n    since: ${today}\n    effort: 3 days\n    position: 2\n    displaces:\n      - "Hosts: from 2 to 3, 3 days later"\n`;
    assert.equal(
      text(),
      list(
        `status: draft\nproposed_on: 2026-01-01\nproposed:\n  - Core switch # broken\n  - Survey of Aldgate\n  - Hosts\nagreed: []\nrequests:\n${entry}`,
      ),
    );
    await undoAndSave(access);
    assert.equal(text(), proposal);
  });

  it('write nothing for those who go away when they see what is displaced', async () => {
    await perform(
      commands.insertRequest,
      { type: 'Survey of Aldgate' },
      { type: 'samira' },
      { type: '' },
      { choose: '1' },
      'go away',
    );
    assert.equal(text(), proposal);
  });

  it('are left alone when they changed while it was shown what is displaced', async () => {
    const other = proposal.replace('  - Hosts\n', '  - Access points\n  - Hosts\n');
    const dialogs = new ScriptedDialogs(
      { type: 'Survey of Aldgate' },
      { type: 'samira' },
      { type: '' },
      { choose: '2' },
      { press: 'Insert Request' },
    );
    const confirm = dialogs.confirm.bind(dialogs);
    dialogs.confirm = (question) => {
      writeText(uri(), other);
      return confirm(question);
    };
    access.prompts.answerWith(dialogs);
    await vscode.commands.executeCommand(commands.insertRequest);
    access.prompts.answerWith(undefined);
    dialogs.finish();
    assert.equal(text(), other);
    writeText(uri(), proposal);
    const open = onlyLibrary(access);
    open.touch([path]);
    await open.settle();
    const editor = await vscode.workspace.openTextDocument(uri());
    await until(vscode.workspace.onDidChangeTextDocument, () => editor.getText() === proposal);
  });

  it('move the entry at the cursor', async () => {
    const editor = await vscode.window.showTextDocument(uri());
    editor.selection = new vscode.Selection(9, 4, 9, 4);
    await perform(commands.moveRequestUp);
    assert.match(text(), /proposed:\n {2}- Hosts\n {2}- Core switch # broken\n/);
    await perform(commands.moveRequestDown);
    assert.equal(text(), proposal);
  });

  it('wait for the manager once verification is requested', async () => {
    await perform(commands.requestVerification);
    assert.match(text(), /agreed:\n {2}- Core switch\n {2}- Hosts\n/);
    assert.ok(text().includes(`status: proposed\nproposed_on: ${today}\n`));
    await undoAndSave(access);
    assert.equal(text(), proposal);
  });
});
