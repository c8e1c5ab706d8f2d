// @workspace library
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import * as vscode from 'vscode';
import type { TestAccess } from '../../src/extension/features.js';
import {
  closeEditors,
  folderOf,
  onlyLibrary,
  startExtension,
  until,
  writeText,
} from '../support/extensionHost.js';

const folder = 'many';
const documents = 1000;

describe('a library that changes', () => {
  let access: TestAccess;
  const uri = (path: string) => vscode.Uri.joinPath(folderOf(), path);
  const titleOf = (path: string) =>
    onlyLibrary(access).library.documents.get(path)?.headings[0]?.text;
  const git = (...args: readonly string[]) =>
    execFileSync(
      'git',
      [
        '-c',
        'user.name=Test',
        '-c',
        'user.email=test@msp.example',
        '-c',
        'commit.gpgsign=false',
        ...args,
      ],
      { cwd: folderOf().fsPath, stdio: 'ignore' },
    );
  before(async () => {
    access = await startExtension();
  });
  afterEach(async () => {
    await closeEditors();
  });

  it('takes in files as they come, change and go', async () => {
    const changed = onlyLibrary(access).onDidChange;
    const path = 'sops/coming.md';
    // The watcher may start a moment after the window: the file is written until it is seen.
    const writing = setInterval(() => {
      writeText(uri(path), '# First\n');
    }, 200);
    await until(changed, () => titleOf(path) === 'First');
    clearInterval(writing);
    writeText(uri(path), '# Second\n');
    await until(changed, () => titleOf(path) === 'Second');
    fs.rmSync(uri(path).fsPath);
    await until(changed, () => !onlyLibrary(access).library.documents.has(path));
  });

  it('takes in folders that are moved and deleted', async () => {
    const open = onlyLibrary(access);
    writeText(uri('old/a.md'), '# A\n');
    writeText(uri('old/b/c.md'), '# C\n');
    await until(
      open.onDidChange,
      () => titleOf('old/a.md') === 'A' && titleOf('old/b/c.md') === 'C',
    );
    fs.renameSync(uri('old').fsPath, uri('new').fsPath);
    await until(
      open.onDidChange,
      () =>
        titleOf('new/b/c.md') === 'C' &&
        titleOf('new/a.md') === 'A' &&
        titleOf('old/a.md') === undefined,
    );
    fs.rmSync(uri('new').fsPath, { recursive: true });
    await until(
      open.onDidChange,
      () => titleOf('new/b/c.md') === undefined && titleOf('new/a.md') === undefined,
    );
  });

  it('leaves a folder that becomes a repository, and takes it in again', async () => {
    const open = onlyLibrary(access);
    const path = 'clone/deep/a.md';
    writeText(uri(path), '# A\n');
    await until(open.onDidChange, () => titleOf(path) === 'A');
    execFileSync('git', ['init', '--quiet', uri('clone').fsPath], { stdio: 'ignore' });
    await until(open.onDidChange, () => !open.library.documents.has(path));
    const editor = await vscode.window.showTextDocument(uri(path));
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(0, 0), '# B\n\n');
    });
    open.touch([path]);
    await open.settle();
    assert.ok(!open.library.documents.has(path));
    await vscode.commands.executeCommand('workbench.action.files.revert');
    fs.rmSync(uri('clone/.git').fsPath, { recursive: true });
    await until(open.onDidChange, () => titleOf(path) === 'A');
    fs.rmSync(uri('clone').fsPath, { recursive: true });
    await until(open.onDidChange, () => !open.library.documents.has(path));
  });

  it('shows unsaved text, whatever happens to the file, and the file again when the text is dropped', async () => {
    const open = onlyLibrary(access);
    const path = 'sops/project.md';
    const editor = await vscode.window.showTextDocument(uri(path));
    const heading = editor.document.getText().indexOf('# Run');
    await editor.edit((edit) => {
      edit.insert(editor.document.positionAt(heading + 2), 'Unsaved: ');
    });
    await until(open.onDidChange, () => titleOf(path) === 'Unsaved: Run a project');
    const text = fs.readFileSync(uri(path).fsPath, 'utf8');
    writeText(uri(path), text.replace('# Run', '# Changed on disk: run'));
    open.touch([path]);
    await open.settle();
    assert.equal(titleOf(path), 'Unsaved: Run a project');
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await until(open.onDidChange, () => titleOf(path) === 'Changed on disk: run a project');
    writeText(uri(path), text);
    await until(open.onDidChange, () => titleOf(path) === 'Run a project');
  });

  it('keeps unsaved text while the folder above goes and comes back', async () => {
    const open = onlyLibrary(access);
    const path = 'moving/deep/a.md';
    writeText(uri(path), '# A\n');
    open.touch([path]);
    await open.settle();
    const editor = await vscode.window.showTextDocument(uri(path));
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(0, 2), 'Typed ');
    });
    await until(open.onDidChange, () => titleOf(path) === 'Typed A');
    const titles: (string | undefined)[] = [];
    const looking = open.onDidChange(() => titles.push(titleOf(path)));
    for (const change of [
      () => {
        fs.renameSync(uri('moving').fsPath, uri('moved').fsPath);
      },
      () => {
        fs.renameSync(uri('moved').fsPath, uri('moving').fsPath);
      },
    ]) {
      change();
      open.touch(['moving', 'moved']);
      await open.settle();
      assert.equal(titleOf(path), 'Typed A');
    }
    assert.deepEqual(new Set(titles), new Set(['Typed A']));
    looking.dispose();
    await vscode.commands.executeCommand('workbench.action.files.revert');
    fs.rmSync(uri('moving').fsPath, { recursive: true });
    await until(open.onDidChange, () => titleOf(path) === undefined);
  });

  it('takes a branch switch of a thousand files as few changes', async function () {
    this.timeout(60_000);
    const open = onlyLibrary(access);
    git('checkout', '--quiet', '-b', 'many');
    for (let number = 0; number < documents; number++) {
      writeText(uri(`${folder}/${number}.md`), `# Document ${number}\n\n- [ ] Item\n`);
    }
    git('add', '--all');
    git('commit', '--quiet', '--message', 'Add many');
    const count = () =>
      [...open.library.documents.keys()].filter((path) => path.startsWith(`${folder}/`)).length;
    await until(open.onDidChange, () => count() === documents);
    let changes = 0;
    const counting = open.onDidChange(() => {
      changes++;
    });
    git('checkout', '--quiet', 'main');
    await until(open.onDidChange, () => count() === 0);
    assert.ok(changes <= 10, `${changes} changes on the way back`);
    changes = 0;
    git('checkout', '--quiet', 'many');
    await until(open.onDidChange, () => count() === documents);
    assert.ok(changes <= 10, `${changes} changes on the way there`);
    counting.dispose();
    git('checkout', '--quiet', 'main');
    await until(open.onDidChange, () => count() === 0);
  });

  it('keeps what is typed while it takes in many files', async function () {
    this.timeout(60_000);
    const open = onlyLibrary(access);
    const paths = Array.from({ length: documents }, (_, number) => `${folder}/${number}.md`);
    const [first = '', last = ''] = [paths[0], paths.at(-1)];
    for (const path of paths) writeText(uri(path), '# Of the file\n');
    // One is among those that are taken in, one is not.
    const edited = [first, 'sops/project.md'];
    const isThere = () => titleOf(last) === 'Of the file';
    let typed = '';
    const type = async (text: string) => {
      const change = new vscode.WorkspaceEdit();
      const editors = await Promise.all(
        edited.map((path) => vscode.workspace.openTextDocument(uri(path))),
      );
      for (const { uri: file, lineCount } of editors) {
        change.replace(file, new vscode.Range(0, 0, lineCount, 0), `# ${text}\n`);
      }
      await vscode.workspace.applyEdit(change);
      for (const document of editors) open.follow(document);
      typed = text;
    };
    await type('Typed 0');
    let found: { readonly isTyped: boolean; readonly title: string | undefined } | undefined;
    const looking = open.onDidChange(() => {
      if (isThere())
        found ??= { isTyped: titleOf('sops/project.md') === typed, title: titleOf(first) };
    });
    open.touch(paths);
    const settling = open.settle();
    for (let round = 1; found === undefined; round++) await type(`Typed ${round}`);
    looking.dispose();
    await settling;
    assert.match(found.title ?? '', /^Typed/);
    assert.ok(found.isTyped);
    for (const path of edited) {
      await vscode.window.showTextDocument(uri(path), { preview: false });
      await vscode.commands.executeCommand('workbench.action.files.revert');
    }
    fs.rmSync(uri(folder).fsPath, { recursive: true });
    await until(
      open.onDidChange,
      () => titleOf(last) === undefined && titleOf('sops/project.md') === 'Run a project',
    );
  });

  it('follows its settings', async () => {
    const open = onlyLibrary(access);
    const path = '.sop/library.yml';
    const text = fs.readFileSync(uri(path).fsPath, 'utf8');
    writeText(uri(path), text.replace('Fixture library', 'Renamed library'));
    await until(open.onDidChange, () => open.library.configuration.title === 'Renamed library');
    writeText(uri(path), text);
    await until(open.onDidChange, () => open.library.configuration.title === 'Fixture library');
  });
});
