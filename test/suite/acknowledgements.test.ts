// @workspace library
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { findingsOf } from '../../src/core/rules/findings.js';
import { todayOf } from '../../src/core/schema/clockReading.js';
import type { TestAccess } from '../../src/extension/features.js';
import { commands } from '../../src/extension/shared/manifest.js';
import {
  answering,
  closeEditors,
  folderOf,
  onlyLibrary,
  readBytes,
  rowsOf,
  startExtension,
  until,
  writeText,
} from '../support/extensionHost.js';
import type { Answer } from '../support/scriptedDialogs.js';

const path = 'sops/to-read.md';
const file = '.sop/acknowledgements/SOP-9100/dana.yml';
const sop = (body: string) =>
  `---\nid: SOP-9100\nkind: sop\ntitle: Read me\nowner: noc\nworkflow: incident\nstatus: approved\nacknowledge: [noc, project-team]\n---\n\n# Read me\n\n${body}\n`;

describe('Acknowledgements', () => {
  let access: TestAccess;
  const uriOf = (name: string) => vscode.Uri.joinPath(folderOf(), name);

  async function place(text: string): Promise<void> {
    writeText(uriOf(path), text);
    const open = onlyLibrary(access);
    open.touch([path]);
    await open.settle();
  }

  /** What the library says of those who have not read it. */
  function missing(): string | undefined {
    const today = todayOf(new Date());
    const findings = findingsOf(onlyLibrary(access).library, today);
    return findings.find(({ code, path: at }) => code === 'acknowledgement/missing' && at === path)
      ?.message;
  }

  async function perform(command: string, ...answers: readonly Answer[]) {
    return answering(access, answers, () => vscode.commands.executeCommand(command, uriOf(path)));
  }

  before(async () => {
    access = await startExtension();
    await place(sop('Once.'));
  });

  after(async () => {
    await closeEditors();
    await vscode.workspace.fs.delete(uriOf(path));
    await vscode.workspace.fs.delete(uriOf('.sop/acknowledgements'), { recursive: true });
    const open = onlyLibrary(access);
    open.touch([path, '.sop/acknowledgements']);
    await open.settle();
  });

  /** The rows of what the person still has to read, once it is known who that is. */
  const toRead = async () => {
    await until(
      access.whoAmI.onDidChange,
      () => access.whoAmI.now(onlyLibrary(access)) !== 'asking',
    );
    await access.myWork.settled();
    const rows = rowsOf(access.trees.myWork);
    const at = rows.findIndex((row) => row.startsWith('To Read'));
    return at === -1 ? [] : rows.slice(at + 1).filter((row) => row.includes('Read me'));
  };

  it('writes a file of the person', async () => {
    assert.equal(missing(), 'Not read yet by Dana Reyes, Sam Osei.');
    assert.deepEqual(await toRead(), ['  Read me | not read yet']);
    await perform(commands.acknowledge);
    assert.deepEqual(await toRead(), []);
    assert.match(
      readBytes(uriOf(file)).toString(),
      /^by: dana@msp\.example\nname: Dana Reyes\nat: "[^"]+Z"\ncontent: "c1:[0-9a-f]{64}"\n$/,
    );
    assert.equal(missing(), 'Not read yet by Sam Osei.');
  });

  it('shows who has read it', async () => {
    const asked = await perform(commands.showReaders, 'go away');
    assert.deepEqual(asked, [
      ['Who Has Read Read me', '$(circle-large-outline) Sam Osei', '$(check) Dana Reyes'],
    ]);
  });

  it('asks again after a change, and replaces the file', async () => {
    const before = readBytes(uriOf(file)).toString();
    await place(sop('Twice.'));
    assert.equal(missing(), 'Not read yet by Dana Reyes (changed since), Sam Osei.');
    assert.deepEqual(await toRead(), ['  Read me | changed since you read it']);
    await perform(commands.acknowledge);
    assert.notEqual(readBytes(uriOf(file)).toString(), before);
    assert.equal(missing(), 'Not read yet by Sam Osei.');
  });

  it('refuses a document with changes that are not saved', async () => {
    const before = readBytes(uriOf(file)).toString();
    const editor = await vscode.window.showTextDocument(uriOf(path));
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(11, 0), 'Typed. ');
    });
    await perform(commands.acknowledge);
    assert.equal(readBytes(uriOf(file)).toString(), before);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('follows files that come from elsewhere', async () => {
    const open = onlyLibrary(access);
    await vscode.workspace.fs.delete(uriOf(file));
    open.touch([file]);
    await open.settle();
    assert.equal(missing(), 'Not read yet by Dana Reyes, Sam Osei.');
    await perform(commands.acknowledge);
  });
});
