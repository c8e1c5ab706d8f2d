// @workspace gates
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import type { TestAccess } from '../../src/extension/features.js';
import { commands, settings } from '../../src/extension/shared/manifest.js';
import { allTicked, closeoutCopies } from '../support/closeoutCopies.js';
import {
  closeEditors,
  findRow,
  reread,
  startExtension,
  until,
  writeText,
} from '../support/extensionHost.js';
import { ScriptedDialogs } from '../support/scriptedDialogs.js';

describe('Signing', () => {
  let access: TestAccess;
  const { git, be, uriOf, textOf, place, stateOf, run, lastNumber } = closeoutCopies(() => access, {
    title: 'Run',
    id: 'CHK-2',
  });

  before(async () => {
    access = await startExtension();
  });
  afterEach(closeEditors);

  it('refuses while items are open, shows the first and goes to the one that is chosen', async () => {
    const name = await place();
    const [asked] = await run(commands.signOff, name, { choose: '"NOC-3' });
    assert.deepEqual(
      asked?.map((line) => line.replace(/^"?(\w+-\d).*/, '$1')),
      ['Not signed: 3 reasons hold “Accepted into support” up', 'NOC-1', 'NOC-2', 'NOC-3'],
    );
    const editor = vscode.window.activeTextEditor;
    assert.match(editor?.document.lineAt(editor.selection.active.line).text ?? '', /NOC-3/);
    assert.equal(git('status', '--porcelain', '--', name), '');
  });

  it('signs nothing that was committed while the question was shown', async () => {
    const name = await place(allTicked);
    const dialogs = new ScriptedDialogs({ press: 'Sign' });
    const confirm = dialogs.confirm.bind(dialogs);
    dialogs.confirm = (question) => {
      writeText(uriOf(name), textOf(name).replace('network diagram', 'rack plan'));
      git('commit', '--quiet', '--message', 'Reword it', '--', name);
      return confirm(question);
    };
    access.prompts.answerWith(dialogs);
    await vscode.commands.executeCommand(commands.signOff, uriOf(name));
    access.prompts.answerWith(undefined);
    dialogs.finish();
    assert.equal(git('log', '-1', '--format=%s', '--', name), 'Reword it');
    assert.doesNotMatch(textOf(name), /sign_offs/);
  });

  it('shows what will be signed, and writes one record in a commit of its own', async () => {
    const name = await place(allTicked);
    const before = textOf(name);
    const editor = await vscode.window.showTextDocument(uriOf(name));
    const [asked] = await run(commands.signOff, name, { press: 'Sign' });
    assert.deepEqual(asked, [
      'Sign “Accepted into support”?',
      `Document: Close out Run ${lastNumber()} (CHK-2${lastNumber()})`,
      'Gate: Accepted into support (acceptance)',
      'You state: The NOC accepts this environment into support.',
      'As: Dana Reyes, noc',
      'Items: 5 of 5 settled',
      'Covers: every item, the whole text and the fields of the document',
      '',
      'The record becomes a commit of its own, with you as its author.',
    ]);
    const after = textOf(name);
    const record = /sign_offs:\n( {2}[^\n]+\n)+/.exec(after)?.[0] ?? '';
    assert.equal(after.replace(record, ''), before);
    assert.match(record, /decision: accepted\n {4}role: noc\n {4}name: Dana Reyes\n/);
    assert.equal(git('show', '--format=%ae', '--name-only'), `dana@msp.example\n\n${name}`);
    assert.equal(stateOf(name), 'closed');
    await until(
      vscode.workspace.onDidChangeTextDocument,
      () => editor.document.getText() === after,
    );
    assert.equal(editor.document.isDirty, false);
  });

  it('asks which document where none is open, of those that wait for the person', async () => {
    await place();
    const unfinished = `Close out Run ${lastNumber()}`;
    const name = await place(allTicked);
    const title = `Close out Run ${lastNumber()}`;
    await access.overview.settled();
    const [asked] = await run(commands.signOff, undefined, { choose: title }, { press: 'Sign' });
    assert.equal(asked?.[0], 'Sign Off');
    assert.deepEqual([asked?.includes(title), asked?.includes(unfinished)], [true, false]);
    assert.equal(vscode.window.activeTextEditor?.document.uri.path, uriOf(name).path);
    assert.equal(stateOf(name), 'closed');
  });

  it('writes nothing when the person goes away', async () => {
    const name = await place(allTicked);
    const [head, text] = [git('rev-parse', 'HEAD'), textOf(name)];
    await run(commands.signOff, name, 'go away');
    assert.deepEqual([git('rev-parse', 'HEAD'), textOf(name)], [head, text]);
  });

  it('offers to save and commit first, and signs what was committed', async () => {
    const name = await place();
    const editor = await vscode.window.showTextDocument(uriOf(name));
    await editor.edit((edit) => {
      const all = new vscode.Range(0, 0, editor.document.lineCount, 0);
      edit.replace(all, allTicked(editor.document.getText()));
    });
    const asked = await run(
      commands.signOff,
      name,
      { press: 'Save and Commit' },
      { press: 'Sign' },
    );
    assert.equal(asked[0]?.[0], `Commit ${name} first?`);
    assert.equal(
      git('log', '-2', '--format=%s', '--', name).split('\n')[1],
      `Update CHK-2${lastNumber()}`,
    );
    assert.equal(stateOf(name), 'closed');
    assert.equal(git('status', '--porcelain', '--', name), '');
  });

  it('refuses the project lead, and says why', async () => {
    const name = await place(allTicked);
    be('lee', 'Lee Park');
    const [asked] = await run(commands.signOff, name, 'go away');
    assert.deepEqual(asked, [
      `You cannot sign “Close out Run ${lastNumber()}” at “Accepted into support”.`,
      '"Accepted into support" is signed by noc; Lee Park holds project-team today.',
    ]);
  });

  it('refuses somebody who did the work of the others', async () => {
    const name = await place();
    fs.writeFileSync(
      uriOf(name).fsPath,
      allTicked(textOf(name)).replace('network diagram', 'diagram'),
    );
    await reread(access, name);
    const asked = await run(commands.signOff, name, { press: 'Commit' }, 'go away');
    assert.deepEqual(asked[1]?.slice(1), [
      '"Accepted into support" needs somebody independent; Dana Reyes also worked on "DOC-1", which belongs to another role.',
    ]);
  });

  it('explains what to do to somebody whom the roster or git does not know', async () => {
    const name = await place(allTicked);
    be('zoe', 'Zoe');
    const [unknown] = await run(commands.signOff, name, { press: 'Open Roster' });
    assert.equal(unknown?.[0], 'Nobody in the roster has the address zoe@msp.example.');
    assert.match(vscode.window.activeTextEditor?.document.uri.path ?? '', /roster\.yml$/);
    be('dana', 'Dana Reyes');
    git('config', 'user.email', '');
    const [nobody] = await run(commands.signOff, name, 'go away');
    assert.equal(nobody?.[0], 'git does not know who you are.');
    be('dana', 'Dana Reyes');
  });

  it('says that git was not found where there is none', async () => {
    const name = await place(allTicked);
    const { PATH } = process.env;
    try {
      process.env['PATH'] = '/nowhere';
      const [missing] = await run(commands.signOff, name, 'go away');
      assert.equal(missing?.[0], 'git was not found.');
    } finally {
      process.env['PATH'] = PATH;
    }
  });

  it('tells what changed since it was signed, item by item, beside the signed text', async () => {
    const name = await place(allTicked);
    await run(commands.signOff, name, { press: 'Sign' });
    const changed = textOf(name)
      .replace('- [x] NOC-1', '- [ ] NOC-1')
      .replace('new site', 'old site');
    fs.writeFileSync(uriOf(name).fsPath, changed);
    await reread(access, name);
    assert.equal(stateOf(name), 'awaiting acceptance');
    const [asked] = await run(commands.showChangesSinceSigned, name, { choose: 'Item NOC-1' });
    assert.deepEqual(asked?.slice(1), [
      'Item NOC-1 “Every device is in monitoring” was done and is open now.',
      'Text changed: “Everything that the NOC needs to support the new site.” is now “Everything that the NOC needs to support the old site.”.',
    ]);
    const tab = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    assert.ok(tab instanceof vscode.TabInputTextDiff);
    const signed = await vscode.workspace.openTextDocument(tab.original);
    assert.match(signed.getText(), /- \[x\] NOC-1: .*\n/);
    git('checkout', '--quiet', '--', name);
  });

  it('re-affirms a minor change with its reason', async () => {
    const name = await place(allTicked);
    await run(commands.signOff, name, { press: 'Sign' });
    fs.writeFileSync(uriOf(name).fsPath, textOf(name).replace('new site', 'new  place'));
    await reread(access, name);
    const asked = await run(
      commands.reaffirm,
      name,
      { type: 'A better word.' },
      { press: 'Commit' },
      { press: 'Re-affirm' },
    );
    assert.ok(asked[2]?.includes('Reason: A better word.'));
    assert.equal(stateOf(name), 'closed');
  });

  it('returns with reasons and items, until its signer withdraws', async () => {
    const name = await place(allTicked);
    const asked = await run(
      commands.returnDocument,
      name,
      { choose: ['DOC-2', 'NOC-1'] },
      { type: 'The rules are of last year.' },
      { press: 'Return' },
    );
    const title = `Return: Close out Run ${lastNumber()}`;
    assert.deepEqual([asked[0]?.[0], asked[1]?.[0]], [title, title]);
    assert.equal(stateOf(name), 'returned');
    assert.match(textOf(name), /note: The rules are of last year\.\n {4}items: \[DOC-2, NOC-1\]\n/);
    await run(commands.withdraw, name, { type: 'They are fine.' }, { press: 'Withdraw' });
    assert.equal(stateOf(name), 'awaiting acceptance');
  });

  it('overrides until a day', async () => {
    const name = await place();
    be('sam', 'Sam Ito');
    const asked = await run(
      commands.override,
      name,
      { type: 'The client moves tonight.' },
      { type: '2099-12-31' },
      { press: 'Override' },
    );
    const title = `Override: Close out Run ${lastNumber()}`;
    assert.deepEqual([asked[0]?.[0], asked[1]?.[0]], [title, title]);
    assert.equal(stateOf(name), 'closed');
    await access.overview.settled();
    const row = access.trees.checklists.getTreeItem(
      findRow(access.trees.checklists, `Close out Run ${lastNumber()}`),
    );
    assert.match(String(row.description), /^closed, overridden until 2099-12-31 · /);
  });

  it('signs the record itself with the key that is set', async () => {
    const name = await place(allTicked);
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sop-key-'));
    const key = path.join(folder, 'key');
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', key]);
    const configuration = vscode.workspace.getConfiguration();
    await configuration.update(settings.signingKey.id, key, vscode.ConfigurationTarget.Workspace);
    try {
      const [asked] = await run(commands.signOff, name, { press: 'Sign' });
      assert.equal(
        asked?.at(-1),
        `The record is signed with ${key} and becomes a commit of its own.`,
      );
      assert.match(textOf(name), /sig: \|\n {6}-----BEGIN SSH SIGNATURE-----\n/);
      assert.equal(stateOf(name), 'closed');
    } finally {
      await configuration.update(
        settings.signingKey.id,
        undefined,
        vscode.ConfigurationTarget.Workspace,
      );
      fs.rmSync(folder, { recursive: true, force: true });
    }
  });

  it('asks which gate when several wait, and goes by the one that was named', async () => {
    be('lee', 'Lee Park');
    const name = 'checklists/fabrikam.md';
    const [gates] = await run(
      commands.signOff,
      name,
      { choose: 'Ready for NOC review' },
      { press: 'Sign' },
    );
    assert.deepEqual(gates?.slice(1), ['Ready for NOC review', 'Accepted into support']);
    assert.equal(stateOf(name), 'awaiting acceptance');
    // The one that is passed by now is seldom meant, and nobody is asked about it.
    be('dana', 'Dana Reyes');
    const [told] = await run(commands.signOff, name, 'go away');
    assert.match(told?.[0] ?? '', /“Accepted into support”/);
  });

  it('proves by git who signed, once somebody looks', async () => {
    const name = await place(allTicked);
    await run(commands.signOff, name, { press: 'Sign' });
    await vscode.window.showTextDocument(uriOf(name));
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      uriOf(name),
      new vscode.Position(
        textOf(name)
          .split('\n')
          .findIndex((line) => line.includes('role: noc\n') || /^ {4}role: noc/.test(line)),
        6,
      ),
    );
    const text = hovers
      .flatMap(({ contents }) => contents)
      .map((content) => (typeof content === 'string' ? content : content.value))
      .join('\n')
      .replaceAll('&nbsp;', ' ');
    assert.match(text, /Accepted by Dana Reyes \\\(noc\\\)/);
    assert.match(text, /Worth: in force/);
    assert.match(text, /Assurance: author/);
  });
});
