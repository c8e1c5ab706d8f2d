// @workspace library
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as vscode from 'vscode';
import { todayOf } from '../../src/core/schema/clockReading.js';
import type { TestAccess } from '../../src/extension/features.js';
import { commands } from '../../src/extension/shared/manifest.js';
import {
  answering,
  closeEditors,
  folderOf,
  readBytes,
  reread,
  startExtension,
  writeText,
} from '../support/extensionHost.js';
import type { Answer } from '../support/scriptedDialogs.js';

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

const visit = `${folder}/visit.md`;
const visitText = `---
id: TPL-9110
kind: template
title: Suite visit
every: 1 month
for: client
for_tags: [suite]
makes:
  kind: checklist
  path: ${folder}/{{period}}-{{client}}.md
  title: "Suite visit: {{title}}"
  client: "{{client}}"
---

# Suite visit: {{title}}

- [ ] SUI-1: Ask for news.

- [ ] SUI-2: Walk around. (full)
`;

describe('New from Template', () => {
  let access: TestAccess;
  const uriOf = (path: string) => vscode.Uri.joinPath(folderOf(), path);
  const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: folderOf().fsPath });

  const readAgain = (...paths: readonly string[]) => reread(access, ...paths);

  const make = (...answers: readonly Answer[]) => perform(commands.newFromTemplate, ...answers);

  async function perform(command: string, ...answers: readonly Answer[]) {
    return answering(access, answers, () => vscode.commands.executeCommand(command));
  }

  /** Dana owes documentation in the library of the suites, and is told so before anything is asked. */
  const goOn = [{ press: 'Go On with a Reason...' }, { type: 'The client  waits' }] as const;

  before(async () => {
    access = await startExtension();
    writeText(
      uriOf(`${folder}/client.md`),
      '---\nid: example-corp\nkind: client\ntitle: Example Corp\ntags: [suite]\n---\n',
    );
    writeText(uriOf(template), templateText);
    writeText(uriOf(visit), visitText);
    git('add', template, visit);
    git('commit', '--quiet', '--message', 'Add templates', '--', template, visit);
    await readAgain(template, visit, `${folder}/client.md`);
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
    await readAgain(folder, 'templates');
  });

  it('asks what is missing, remembers the template and stops at the first blank', async () => {
    const asked = await make(
      { choose: 'Site survey' },
      ...goOn,
      { type: 'Main office' },
      { choose: 'Example Corp' },
      { type: '' },
    );
    const [, ...offered] = asked[0] ?? [];
    const packed = offered.slice(offered.indexOf('Suite visit') + 1);
    assert.deepEqual(offered, ['Site survey', 'Suite visit', ...packed]);
    assert.deepEqual(
      packed,
      packed.toSorted((a, b) => a.localeCompare(b)),
    );
    assert.deepEqual(
      asked.slice(3).map(([, ...lines]) => lines.slice(-1)),
      [
        ['Title (becomes “Survey: ...”)'],
        ['$(edit) Another...'],
        ['Due on (YYYY-MM-DD, may stay empty)'],
      ],
    );
    const uri = uriOf(`${folder}/example-corp.md`);
    const onDisk = readBytes(uri).toString();
    assert.match(
      onDisk,
      /^---\nid: CHK-[0-9A-Z]{5}\nkind: checklist\ntitle: "Survey: Main office"\nclient: \S+\ntemplate:\n {2}id: TPL-9100\n {2}content: "c1:[0-9a-f]{64}"\nstarted_in_detention: The client waits\n---\n/,
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

  it('tells what is owed before a run is begun, and goes to the oldest', async () => {
    await closeEditors();
    const [, told] = await make({ choose: 'Site survey' }, { press: 'Open the Oldest' });
    assert.match(told?.[0] ?? '', /^You owe documentation: \d debts\.$/);
    assert.match(told?.[1] ?? '', /^\d{4} days: "Close out Contoso" is past its day/);
    assert.equal(
      vscode.window.activeTextEditor?.document
        .lineAt(vscode.window.activeTextEditor.selection.active.line)
        .text.includes('Export firewall rules'),
      true,
    );
    assert.equal((await make({ choose: 'Site survey' }, 'go away')).length, 2);
  });

  it('leaves what is there alone, and copies no template for nothing', async () => {
    const before = readBytes(uriOf(template));
    await make(
      { choose: 'Site survey' },
      ...goOn,
      { type: 'Again' },
      { choose: 'Example Corp' },
      { type: '' },
      'go away',
    );
    await make({ choose: 'NOC acceptance' }, ...goOn, 'go away');
    assert.deepEqual(readBytes(uriOf(template)), before);
    await assert.rejects(
      Promise.resolve(vscode.workspace.fs.stat(uriOf('templates/project-closeout.md'))),
    );
  });

  it('asks for another place where the template has one that is taken', async () => {
    const path = `${folder}/example-corp-again.md`;
    const asked = await make(
      { choose: 'Site survey' },
      ...goOn,
      { type: 'Again' },
      { choose: 'Example Corp' },
      { type: '' },
      { type: path },
    );
    assert.deepEqual(asked.at(-1), [
      'New from Template: Site survey',
      `${folder}/example-corp.md is there already; choose another place.`,
    ]);
    assert.match(readBytes(uriOf(path)).toString(), /\ntitle: "Survey: Again"\n/);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('makes what is due in this period, once', async () => {
    const period = todayOf(new Date()).slice(0, 7);
    const path = `${folder}/${period}-example-corp.md`;
    const due = { choose: 'Suite visit: Example Corp' };
    await perform(commands.createDueRuns, 'go away');
    await assert.rejects(Promise.resolve(vscode.workspace.fs.stat(uriOf(path))));
    const [asked] = await perform(commands.createDueRuns, due);
    assert.deepEqual(asked, ['Create Due Runs', 'Suite visit: Example Corp']);
    const text = readBytes(uriOf(path)).toString();
    assert.match(text, /^---\nid: "9110-example-corp-\d{4}-\d\d"\n/);
    assert.match(text, /\nclient: example-corp\nsize: full\nperiod: "\d{4}-\d\d"\ntemplate:\n/);
    assert.match(text, /SUI-2: Walk around\.\n/);
    assert.deepEqual(await perform(commands.createDueRuns), []);
  });

  it('asks for the size of a run, and leaves out what is for full ones', async () => {
    const path = `${folder}/${todayOf(new Date()).slice(0, 7)}-example-corp.md`;
    await vscode.workspace.fs.delete(uriOf(path));
    await readAgain(path);
    await make(
      { choose: 'Suite visit' },
      ...goOn,
      { type: 'Main office' },
      { choose: 'Example Corp' },
      { choose: 'light' },
    );
    const text = readBytes(uriOf(path)).toString();
    assert.match(text, /\nsize: light\n/);
    assert.doesNotMatch(text, /SUI-2/);
    assert.deepEqual(await perform(commands.createDueRuns), []);
  });

  it('waits until the template is committed', async () => {
    writeText(uriOf(template), `${readBytes(uriOf(template)).toString()}\nMore.\n`);
    await readAgain(template);
    const asked = await make({ choose: 'Site survey' });
    assert.equal(asked.length, 1);
  });
});
