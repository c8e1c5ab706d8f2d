// @workspace gates
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
import { ScriptedDialogs } from '../support/scriptedDialogs.js';

const name = 'checklists/meanwhile.md';

describe('Signing while others work', () => {
  let access: TestAccess;
  const uriOf = (path: string) => vscode.Uri.joinPath(folderOf(), path);
  const textOf = (path: string) => readBytes(uriOf(path)).toString();
  const git = (...args: readonly string[]) =>
    execFileSync('git', args, { cwd: folderOf().fsPath, encoding: 'utf8' }).trim();

  function commit(text: string, message: string): void {
    writeText(uriOf(name), text);
    git('add', name);
    const lee = ['-c', 'user.name=Lee Park', '-c', 'user.email=lee@msp.example'];
    git(...lee, 'commit', '--quiet', '--message', message, '--', name);
  }

  async function reread(): Promise<void> {
    const open = onlyLibrary(access);
    open.touch([name]);
    await open.settle();
  }

  before(async () => {
    access = await startExtension();
    const text = textOf('checklists/contoso.md').replace('CHK-1001', 'CHK-2900');
    commit(text.replaceAll('- [ ]', '- [x]'), 'Add it');
    await reread();
    git('config', 'user.name', 'Dana Reyes');
    git('config', 'user.email', 'dana@msp.example');
  });
  after(async () => {
    access.prompts.answerWith(undefined);
    await closeEditors();
    git('rm', '--quiet', '--force', name);
    git('commit', '--quiet', '--message', 'Remove it');
    await reread();
  });

  it('signs nothing that was committed while the question was shown', async () => {
    const dialogs = new ScriptedDialogs({ press: 'Sign' });
    const confirm = dialogs.confirm.bind(dialogs);
    dialogs.confirm = (question) => {
      commit(textOf(name).replace('network diagram', 'rack plan'), 'Reword it');
      return confirm(question);
    };
    access.prompts.answerWith(dialogs);
    await vscode.commands.executeCommand(commands.signOff, uriOf(name));
    dialogs.finish();
    assert.equal(git('log', '-1', '--format=%s', '--', name), 'Reword it');
    assert.doesNotMatch(textOf(name), /sign_offs/);
  });
});
