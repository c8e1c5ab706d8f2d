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

const folder = 'in-conflict';
const base = '# List\n\n- [ ] One\n- [ ] Two\n- [ ] Three\n';
const conflicted =
  '# List\n\n<<<<<<< HEAD\n- [x] One\n- [ ] Two\n=======\n- [ ] One\n- [x] Two\n>>>>>>> other\n- [ ] Three\n';

describe('Resolve Conflicts in This Document', () => {
  let access: TestAccess;
  let number = 0;
  // A name of its own each time: an editor keeps a closed file's text for a while.
  const path = () => `${folder}/${number}.md`;
  const uri = () => vscode.Uri.joinPath(folderOf(), path());
  const git = (argv: readonly string[], input = '') =>
    execFileSync('git', [...argv], { cwd: folderOf().fsPath, input, encoding: 'utf8' }).trim();

  async function place(text: string): Promise<vscode.TextEditor> {
    await closeEditors();
    number++;
    writeText(uri(), text);
    const open = onlyLibrary(access);
    open.touch([path()]);
    await open.settle();
    return vscode.window.showTextDocument(uri());
  }

  /** Lets git know of the conflict as a merge does. */
  function stageAll(text: string): void {
    const blob = git(['hash-object', '-w', '--stdin'], text);
    const entries = [1, 2, 3].map((stage) => `100644 ${blob} ${stage}\t${path()}\n`);
    git(['update-index', '--index-info'], entries.join(''));
  }

  function unstage(): void {
    git(['update-index', '--force-remove', '--', path()]);
  }

  before(async () => {
    access = await startExtension();
  });

  after(async () => {
    await closeEditors();
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(folderOf(), folder), { recursive: true });
    const open = onlyLibrary(access);
    open.touch([folder]);
    await open.settle();
  });

  it('settles ticks next to each other, with what git knows of the conflict', async () => {
    await place(conflicted);
    stageAll(base);
    await vscode.commands.executeCommand(commands.resolveConflicts);
    assert.equal(readBytes(uri()).toString(), '# List\n\n- [x] One\n- [x] Two\n- [ ] Three\n');
    unstage();
  });

  it('leaves to the person what the two sides disagree about, and shows it', async () => {
    const shown = conflicted
      .replace('- [x] Two', '- [x] Two (due 2026-12-01)')
      .replace('- [ ] Two\n', '- [ ] Two (due 2026-12-24)\n||||||| base\n- [ ] One\n- [ ] Two\n');
    const editor = await place(shown);
    await vscode.commands.executeCommand(commands.resolveConflicts, uri());
    assert.equal(
      editor.document.getText(),
      '# List\n\n- [x] One\n<<<<<<< HEAD\n- [ ] Two (due 2026-12-24)\n||||||| base\n- [ ] Two\n=======\n- [x] Two (due 2026-12-01)\n>>>>>>> other\n- [ ] Three\n',
    );
    assert.equal(vscode.window.activeTextEditor?.selection.active.line, 3);
  });

  it('shows what is left also where nothing could be settled', async () => {
    const shown =
      '# List\n\n- [ ] One\n<<<<<<< HEAD\n- [ ] Two (due 2026-12-24)\n||||||| base\n- [ ] Two\n=======\n- [ ] Two (due 2026-12-01)\n>>>>>>> other\n';
    const editor = await place(shown);
    await vscode.commands.executeCommand(commands.resolveConflicts, uri());
    assert.equal(editor.document.getText(), shown);
    assert.equal(editor.document.isDirty, false);
    assert.equal(vscode.window.activeTextEditor?.selection.active.line, 3);
  });

  it('is offered above each conflict and as a quick fix on its marker', async () => {
    await place(`${conflicted}\n${conflicted}`);
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      uri(),
    );
    const offered = lenses.filter(({ command }) => command?.command === commands.resolveConflicts);
    assert.deepEqual(
      offered.map(({ range }) => range.start.line),
      [2, 13],
    );
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri(),
      new vscode.Range(2, 0, 2, 0),
    );
    assert.ok(actions.some(({ title }) => title === 'Resolve Conflicts in This Document'));
  });

  it('changes nothing where nobody knows what both began with', async () => {
    await place(conflicted);
    await vscode.commands.executeCommand(commands.resolveConflicts);
    assert.equal(readBytes(uri()).toString(), conflicted);
  });
});
