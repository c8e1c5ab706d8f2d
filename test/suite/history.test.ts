// @workspace gates
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as vscode from 'vscode';
import type { TestAccess } from '../../src/extension/features.js';
import { commands } from '../../src/extension/shared/manifest.js';
import {
  closeEditors,
  findRow,
  folderOf,
  onlyLibrary,
  startExtension,
  writeText,
} from '../support/extensionHost.js';
import { ScriptedDialogs } from '../support/scriptedDialogs.js';

const path = 'history/walk.md';
const text = (box: string, word: string) => `---
id: CHK-WALK1
kind: checklist
title: Walk through the site
owner: project-team
---

# Walk through the site

- [${box}] WALK-1: Look at the ${word}.
- [ ] WALK-2: Ring the client.
`;

describe('The history of a document', () => {
  let access: TestAccess;
  const uri = () => vscode.Uri.joinPath(folderOf(), path);
  const git = (...argv: readonly string[]) =>
    execFileSync('git', argv, { cwd: folderOf().fsPath, stdio: 'pipe' }).toString();

  async function write(content: string): Promise<void> {
    writeText(uri(), content);
    const open = onlyLibrary(access);
    open.touch([path]);
    await open.settle();
    access.provenance.forget();
  }

  async function commit(content: string, name: string): Promise<void> {
    await write(content);
    git('add', '--', path);
    const author = `${name} <${name.split(' ')[0]?.toLowerCase() ?? ''}@msp.example>`;
    git('commit', '--quiet', '--author', author, '-m', `Work of ${name}`, '--', path);
  }

  before(async () => {
    access = await startExtension();
    await commit(text(' ', 'rack'), 'Lee Park');
    await commit(text('x', 'rack'), 'Dana Reyes');
    await commit(text('x', 'new rack'), 'Sam Ito');
  });
  after(async () => {
    access.prompts.answerWith(undefined);
    await closeEditors();
    git('reset', '--quiet', '--hard', 'HEAD~3');
    const open = onlyLibrary(access);
    open.touch(['history']);
    await open.settle();
  });

  it('opens as a page to read, the latest first, whose commits lead to what they changed', async () => {
    await vscode.window.showTextDocument(uri());
    await vscode.commands.executeCommand(commands.showHistory);
    const page = vscode.window.activeTextEditor?.document;
    assert.ok(page);
    assert.equal(page.uri.scheme, 'sop-history');
    const lines = page.getText().split('\n');
    const told = lines.filter((line) => line.startsWith('  - ') || line.startsWith('- '));
    assert.deepEqual(
      told.map((line) => line.replace(/\d\d:\d\d /, '').replace(/[0-9a-f]{10}$/, '#')),
      [
        '- Sam Ito, commit #',
        '  - Item WALK-1 “Look at the rack.” now reads “Look at the new rack.”.',
        '- Dana Reyes, commit #',
        '  - Item WALK-1 “Look at the rack.” was ticked.',
        '- Lee Park, commit #',
        '  - The document was created with 2 items.',
      ],
    );
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      'vscode.executeLinkProvider',
      page.uri,
    );
    const link = links.find(({ range }) => lines[range.start.line]?.includes('Sam Ito') === true);
    const [number, hash] = JSON.parse(link?.target?.query ?? '') as [number, string];
    assert.equal(hash, git('rev-parse', 'HEAD').trim());
    await vscode.commands.executeCommand(commands.showCommitChange, number, hash);
    const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    assert.ok(input instanceof vscode.TabInputTextDiff);
    const [before, after] = await Promise.all(
      [input.original, input.modified].map((side) => vscode.workspace.openTextDocument(side)),
    );
    assert.equal(before?.getText(), text('x', 'rack'));
    assert.equal(after?.getText(), text('x', 'new rack'));
  });

  it('tells who ticked an item, in its hover and in the tooltip of its row', async () => {
    const position = new vscode.Position(9, 12);
    const hovers = async () => {
      const found = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        uri(),
        position,
      );
      return found
        .flatMap(({ contents }) => contents)
        .map((content) => (typeof content === 'string' ? content : content.value))
        .join('\n')
        .replaceAll('\\', '')
        .replaceAll('&nbsp;', ' ');
    };
    assert.match(await hovers(), /Ticked by Dana Reyes on \d{4}-\d\d-\d\d \([0-9a-f]{10}\)/);
    const { checklists } = access.trees;
    const row = findRow(checklists, 'Look at the new rack.');
    const shown = checklists.getTreeItem(row);
    assert.equal(shown.tooltip, undefined);
    const { tooltip } = await checklists.resolveTreeItem(shown, row);
    assert.ok(tooltip instanceof vscode.MarkdownString);
    assert.match(tooltip.value.replaceAll('&nbsp;', ' '), /Ticked by Dana Reyes/);
    await write(text(' ', 'new rack'));
    assert.match(await hovers(), /Opened again, not committed yet/);
    await write(text('x', 'new rack'));
  });

  it('opens the library as it was, where nothing can be changed', async () => {
    const dialogs = new ScriptedDialogs({ choose: 'Work of Lee' }, { choose: 'Walk through' });
    access.prompts.answerWith(dialogs);
    await vscode.commands.executeCommand(commands.openLibraryAt);
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    assert.equal(editor.document.uri.scheme, 'sop-at');
    // Tabs and breadcrumbs tell it from the document of today.
    assert.match(editor.document.uri.path, /^\/\d{4}-\d{2}-\d{2} \([0-9a-f]{10}\)\//);
    assert.equal(editor.document.getText(), text(' ', 'rack'));
    assert.equal(vscode.workspace.fs.isWritableFileSystem('sop-at'), false);
    await assert.rejects(
      Promise.resolve(vscode.workspace.fs.writeFile(editor.document.uri, new Uint8Array())),
    );
  });

  it('asks for a day, and says when nothing is as old', async () => {
    const dialogs = new ScriptedDialogs({ choose: 'The end of a day' }, { type: '2001-01-01' });
    access.prompts.answerWith(dialogs);
    await closeEditors();
    await vscode.commands.executeCommand(commands.openLibraryAt);
    assert.equal(vscode.window.activeTextEditor, undefined);
    assert.equal(dialogs.asked.length, 2);
  });
});
