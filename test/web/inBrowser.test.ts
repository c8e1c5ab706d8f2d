import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { verdictOf } from '../../src/core/gate/verdict.js';
import { todayOf } from '../../src/core/schema/clockReading.js';
import type { TestAccess } from '../../src/extension/features.js';
import { commands, extensionId, settings } from '../../src/extension/shared/manifest.js';
import type { OpenLibrary } from '../../src/extension/shared/openLibrary.js';
import { ScriptedDialogs, type Answer } from '../support/scriptedDialogs.js';

const closeout = 'checklists/contoso.md';

describe('In the extension host of a browser', () => {
  let access: TestAccess;
  let open: OpenLibrary;

  before(async () => {
    const extension = vscode.extensions.getExtension<TestAccess>(extensionId);
    if (extension === undefined) throw new Error('The extension is not there.');
    access = await extension.activate();
    await access.store.start();
    const [first] = access.store.ready;
    if (first === undefined) throw new Error('No library is ready.');
    open = first;
  });

  const uri = () => open.uriOf(closeout);

  async function textOf(): Promise<string> {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri()));
  }

  async function write(text: string): Promise<void> {
    await vscode.workspace.fs.writeFile(uri(), new TextEncoder().encode(text));
    open.touch([closeout]);
    await open.settle();
  }

  /** Runs a command on the closeout with these answers; gives what was asked. */
  async function run(command: string, ...answers: readonly Answer[]) {
    const dialogs = new ScriptedDialogs(...answers);
    access.prompts.answerWith(dialogs);
    try {
      await vscode.commands.executeCommand(command, uri());
    } finally {
      access.prompts.answerWith(undefined);
    }
    dialogs.finish();
    return dialogs.asked;
  }

  async function be(email: string): Promise<void> {
    const place = vscode.ConfigurationTarget.Global;
    await vscode.workspace.getConfiguration().update(settings.email.id, email, place);
  }

  it('runs in a worker without Node', () => {
    assert.ok('importScripts' in globalThis);
  });

  it('reads the library', () => {
    assert.deepEqual([...open.library.documents.keys()].sort(), [
      'checklists/contoso.md',
      'checklists/fabrikam.md',
      'projects/prj-118.md',
    ]);
  });

  it('shows findings', async () => {
    const before = await textOf();
    const found = new Promise<readonly vscode.Diagnostic[]>((resolve) => {
      const subscription = vscode.languages.onDidChangeDiagnostics(() => {
        const all = vscode.languages.getDiagnostics(uri());
        if (all.length === 0) return;
        subscription.dispose();
        resolve(all);
      });
    });
    await write(before.replace('project: PRJ-118', 'project: PRJ-118\nstatus: closed'));
    const messages = (await found).map(({ message }) => message);
    assert.match(messages.join('\n'), /closed/);
    await write(before);
  });

  it('ticks an item by one character', async () => {
    const before = await textOf();
    const line = before.split('\n').findIndex((each) => each.includes('NOC-1'));
    const editor = await vscode.window.showTextDocument(uri());
    editor.selection = new vscode.Selection(line, 0, line, 0);
    await vscode.commands.executeCommand(commands.toggleItem);
    await editor.document.save();
    assert.equal(await textOf(), before.replace('[ ] NOC-1', '[x] NOC-1'));
    await write(before);
  });

  it('asks who one is, since there is no git to tell', async () => {
    const asked = await run(commands.signOff, 'go away');
    assert.equal(asked[0]?.[0], 'SOP Ledger does not know who you are.');
  });

  it('signs into the text, and says that git has to prove it', async () => {
    const before = await textOf();
    await write(before.replaceAll('- [ ]', '- [x]'));
    await be('dana@msp.example');
    const asked = await run(commands.signOff, { press: 'Sign' });
    assert.match(asked.flat().join('\n'), /There is no git here: the record is only written/);
    await open.settle();
    const document = open.library.documents.get(closeout);
    if (document === undefined) throw new Error('The closeout is gone.');
    assert.equal(verdictOf(open.library, document, todayOf(new Date())).state, 'closed');
    assert.match(await textOf(), /\nsign_offs:\n {2}- gate: acceptance\n/);
    await write(before);
  });

  it('writes no record that the library would not count', async () => {
    const marker = open.uriOf('.sop/library.yml');
    const policy = 'title: Gates\npolicy:\n  assurance: { noc: commit }\n';
    await vscode.workspace.fs.writeFile(marker, new TextEncoder().encode(policy));
    open.touch(['.sop/library.yml']);
    await open.settle();
    const before = await textOf();
    await write(before.replaceAll('- [ ]', '- [x]'));
    await run(commands.signOff);
    assert.ok(!(await textOf()).includes('sign_offs:'));
  });
});
