// @workspace library
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as vscode from 'vscode';
import type { TestAccess } from '../../src/extension/features.js';
import { commands } from '../../src/extension/shared/manifest.js';
import {
  closeEditors,
  folderOf,
  onlyLibrary,
  readBytes,
  startExtension,
  writeText,
} from '../support/extensionHost.js';
import { ScriptedDialogs, type Answer } from '../support/scriptedDialogs.js';

const folder = 'new-suite';
const template = `${folder}/template.md`;
const templateText = `---
id: TPL-9100
kind: template
title: Site survey
makes:
  kind: checklist
  path: ${folder}/{{client}}.md
  title: "Survey: {{title}}"
  client: "{{client}}"
  due_on: "{{due_on}}"
---

# Survey: {{title}}

Contact: {{contact_name}}
Dollar: $1 \\ }

- [ ] SUR-1: Ask for the keys.
`;

describe('New from Template', () => {
  let access: TestAccess;
  const uriOf = (path: string) => vscode.Uri.joinPath(folderOf(), path);
  const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: folderOf().fsPath });

  async function reread(...paths: readonly string[]): Promise<void> {
    const open = onlyLibrary(access);
    open.touch(paths);
    await open.settle();
  }

  async function make(...answers: readonly Answer[]) {
    const dialogs = new ScriptedDialogs(...answers);
    access.prompts.answerWith(dialogs);
    try {
      await vscode.commands.executeCommand(commands.newFromTemplate);
      dialogs.finish();
    } finally {
      access.prompts.answerWith(undefined);
    }
    return dialogs.asked;
  }

  before(async () => {
    access = await startExtension();
    writeText(
      uriOf(`${folder}/client.md`),
      '---\nid: example-corp\nkind: client\ntitle: Example Corp\n---\n',
    );
    writeText(uriOf(template), templateText);
    git('add', template);
    git('commit', '--quiet', '--message', 'Add a template', '--', template);
    await reread(template, `${folder}/client.md`);
  });

  after(async () => {
    await closeEditors();
    git('reset', '--quiet', '--hard', 'HEAD^');
    for (const path of [folder, 'templates']) {
      try {
        await vscode.workspace.fs.delete(uriOf(path), { recursive: true });
      } catch {
        // A test that failed did not make it.
      }
    }
    await reread(folder, 'templates');
  });

  it('asks what is missing, remembers the template and stops at the first blank', async () => {
    const asked = await make(
      { choose: 'Site survey' },
      { type: 'Main office' },
      { choose: 'Example Corp' },
      { type: '' },
    );
    assert.deepEqual(
      asked.slice(1).map(([, ...lines]) => lines.slice(-1)),
      [['Title'], ['$(edit) Another…'], ['Due on (YYYY-MM-DD, may stay empty)']],
    );
    const uri = uriOf(`${folder}/example-corp.md`);
    const onDisk = readBytes(uri).toString();
    assert.match(
      onDisk,
      /^---\nid: CHK-[0-9A-Z]{5}\nkind: checklist\ntitle: "Survey: Main office"\nclient: \S+\ntemplate:\n {2}id: TPL-9100\n {2}content: "c1:[0-9a-f]{64}"\n---\n/,
    );
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.uri.toString(), uri.toString());
    assert.equal(editor.document.getText(editor.selection), 'contact name');
    assert.equal(
      editor.document.getText(),
      onDisk.replace('Contact: \n', 'Contact: contact name\n'),
    );
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('leaves what is there alone, and copies no template for nothing', async () => {
    const before = readBytes(uriOf(template));
    await make(
      { choose: 'Site survey' },
      { type: 'Again' },
      { choose: 'Example Corp' },
      { type: '' },
    );
    await make({ choose: 'NOC acceptance' }, 'go away');
    assert.deepEqual(readBytes(uriOf(template)), before);
    await assert.rejects(
      Promise.resolve(vscode.workspace.fs.stat(uriOf('templates/project-closeout.md'))),
    );
  });

  it('waits until the template is committed', async () => {
    writeText(uriOf(template), `${readBytes(uriOf(template)).toString()}\nMore.\n`);
    await reread(template);
    const asked = await make({ choose: 'Site survey' });
    assert.equal(asked.length, 1);
  });
});
