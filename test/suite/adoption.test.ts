// @workspace library
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as vscode from 'vscode';
import { templateContent } from '../../src/core/gate/pinReasons.js';
import type { TestAccess } from '../../src/extension/features.js';
import { commands } from '../../src/extension/shared/manifest.js';
import {
  answering,
  closeEditors,
  findRow,
  folderOf,
  onlyLibrary,
  readBytes,
  startExtension,
  until,
  writeText,
} from '../support/extensionHost.js';
import type { Answer } from '../support/scriptedDialogs.js';

const folder = 'adoption-suite';
const template = `${folder}/template.md`;
const run = `${folder}/run.md`;
const templateText = `---
id: TPL-9200
kind: template
title: Rack survey
makes:
  kind: checklist
---

# Rack survey

- [ ] RCK-1: Take a picture.

- [ ] RCK-2: Count the cables.
`;
const moved = templateText
  .replace('Take a picture.', 'Take two pictures.')
  .replace('- [ ] RCK-2', '- [ ] RCK-3: Read the meter. (from LL-7Q3K9)\n\n- [ ] RCK-2');
const runText = (content: string) => `---
id: CHK-9200
kind: checklist
title: Rack survey at Contoso
template:
  id: TPL-9200 # the survey
  content: "${content}"
---

# Rack survey at Contoso

- [x] RCK-1: Take a picture. [picture](rack.jpg)

  Note: taken at noon.

- [ ] RCK-2: Count the cables.
`;

describe('Adopt Changes', () => {
  let access: TestAccess;
  let original = '';
  const uriOf = (path: string) => vscode.Uri.joinPath(folderOf(), path);
  const textOf = (path: string) => readBytes(uriOf(path)).toString();
  const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: folderOf().fsPath });

  async function reread(...paths: readonly string[]): Promise<void> {
    const open = onlyLibrary(access);
    open.touch(paths);
    await open.settle();
    await open.findTemplates();
  }

  async function adopt(argument: unknown, ...answers: readonly Answer[]) {
    return answering(access, answers, () =>
      vscode.commands.executeCommand(commands.adoptChanges, argument),
    );
  }

  const withoutPin = (text: string) => text.replace(/c1:\w+/, '');
  const reworded = () => original.replace('Take a picture.', 'Take two pictures.');
  const both = () =>
    reworded().replace(
      '- [ ] RCK-2',
      '- [ ] RCK-3: Read the meter. (from LL-7Q3K9)\n\n- [ ] RCK-2',
    );

  before(async () => {
    access = await startExtension();
    writeText(uriOf(template), templateText);
    await reread(template);
    const { library } = onlyLibrary(access);
    const document = library.documents.get(template);
    const content = document && templateContent(library, document);
    assert.ok(content);
    original = runText(content);
    writeText(uriOf(run), original);
    git('add', folder);
    git('commit', '--quiet', '--message', 'Make a run', '--', folder);
    writeText(uriOf(template), moved);
    await reread(template, run);
  });

  after(async () => {
    await closeEditors();
    git('reset', '--quiet', '--hard', 'HEAD^');
    await reread(template, run);
  });

  async function adoptLenses(): Promise<readonly (string | undefined)[]> {
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      uriOf(run),
    );
    return lenses
      .filter(({ command }) => command?.command === commands.adoptChanges)
      .map(({ command }) => command?.title);
  }

  it('is offered above the run and at its finding', async () => {
    const editor = await vscode.window.showTextDocument(uriOf(run));
    assert.deepEqual(await adoptLenses(), ['$(git-compare)\u00A02 changes in TPL-9200: adopt...']);
    await until(vscode.languages.onDidChangeDiagnostics, () =>
      vscode.languages
        .getDiagnostics(uriOf(run))
        .some(({ message }) => message.includes('TPL-9200')),
    );
    const line = original.split('\n').findIndex((text) => text.includes('TPL-9200'));
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      editor.document.uri,
      new vscode.Range(line, 6, line, 6),
    );
    assert.deepEqual(
      actions.filter(({ command }) => command?.command === commands.adoptChanges).length,
      1,
    );
  });

  it('knows what a run is made from that is not saved', async () => {
    const editor = await vscode.window.showTextDocument(uriOf(run));
    const type = async (text: string) => {
      const everything = new vscode.Range(0, 0, editor.document.lineCount, 0);
      await editor.edit((edit) => {
        edit.replace(everything, text);
      });
    };
    await type(original.replace(/ {2}content: .*\n/, ''));
    await editor.document.save();
    await reread(run);
    assert.deepEqual(await adoptLenses(), []);
    await type(original);
    await reread(run);
    assert.deepEqual(await adoptLenses(), ['$(git-compare)\u00A02 changes in TPL-9200: adopt...']);
    await editor.document.save();
    assert.equal(textOf(run), original);
    await reread(run);
  });

  it('is not offered above the run where lenses are turned off', async () => {
    const configuration = vscode.workspace.getConfiguration('sop.codeLens');
    await vscode.window.showTextDocument(uriOf(run));
    await configuration.update('enabled', false);
    try {
      assert.deepEqual(await adoptLenses(), []);
    } finally {
      await configuration.update('enabled', undefined);
    }
  });

  it('takes some changes from a row, shows them first, and undoes them in one step', async () => {
    const row = findRow(access.trees.checklists, 'Rack survey at Contoso');
    const asked = await adopt(row, { choose: '$(edit) RCK-1' }, { choose: '$(check) Adopt 1' });
    assert.deepEqual(asked[0], ['Adopt Changes of TPL-9200', '$(edit) RCK-1', '$(add) RCK-3']);
    assert.equal(textOf(run), reworded());
    await vscode.commands.executeCommand('undo');
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.getText(), original);
    await editor.document.save();
    await reread(run);
  });

  it('takes all of them, after which the run follows the template', async () => {
    await vscode.window.showTextDocument(uriOf(run));
    await adopt(
      undefined,
      { choose: ['$(add) RCK-3', '$(edit) RCK-1'] },
      { choose: '$(check) Adopt 2' },
    );
    const text = textOf(run);
    assert.equal(withoutPin(text), withoutPin(both()));
    assert.notEqual(text, both());
    await reread(run);
    assert.deepEqual(await adopt(undefined), []);
    await vscode.commands.executeCommand('undo');
    await vscode.window.activeTextEditor?.document.save();
    assert.equal(textOf(run), original);
    await reread(run);
  });

  it('changes nothing when the person goes away, and in a run that is over', async () => {
    await adopt(undefined, 'go away');
    await adopt(undefined, { choose: '$(add) RCK-3' }, 'go away');
    await adopt(undefined, { choose: '$(add) RCK-3' }, { choose: '$(close)' });
    assert.equal(textOf(run), original);
    writeText(uriOf(run), original.replace('title:', 'status: closed\ntitle:'));
    await reread(run);
    await vscode.window.showTextDocument(uriOf(run));
    assert.deepEqual(await adopt(undefined), []);
  });
});
