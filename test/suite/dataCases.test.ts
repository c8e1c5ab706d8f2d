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
  reread,
  startExtension,
  writeText,
} from '../support/extensionHost.js';

const path = 'cases/notes.md';
const note = 'cases/note.md';
const text = `---
id: DC-9300
kind: data-case
title: Too many notes
owner: noc
---

# Too many notes

## Claim

## Evidence

\`\`\`sop-list
title: Notes
query: tags:counted
view: number
\`\`\`

## Impact

## Ask

## Proposed solution
`;
const noteText = '---\ntags: [counted]\n---\n# Note\n';

describe('The numbers of a data case', () => {
  let access: TestAccess;
  const uriOf = (name: string) => vscode.Uri.joinPath(folderOf(), name);
  const git = (...argv: readonly string[]) =>
    execFileSync('git', argv, { cwd: folderOf().fsPath, stdio: 'pipe' }).toString().trim();

  const readAgain = (...paths: readonly string[]) => reread(access, ...paths);

  before(async () => {
    access = await startExtension();
    writeText(uriOf(path), text);
    writeText(uriOf(note), noteText);
    git('add', path, note);
    git('commit', '-q', '-m', 'Make a case', '--', path, note);
    // Counts for nothing while it is not committed.
    writeText(uriOf('cases/later.md'), noteText);
    await readAgain(path, note, 'cases/later.md');
  });

  after(async () => {
    await closeEditors();
    git('rm', '-rqf', 'cases');
    git('commit', '-q', '-m', 'Drop the case', '--', path, note);
    await vscode.workspace.fs.delete(uriOf('cases'), { recursive: true });
    await readAgain('cases');
  });

  it('are pinned as the last commit has them, in one edit', async () => {
    await vscode.window.showTextDocument(uriOf(path));
    await vscode.commands.executeCommand(commands.pinNumbers);
    const head = git('rev-parse', 'HEAD');
    const pinned = `data_commit: ${head}\npinned:\n  - title: Notes\n    value: 1\n    query: "tags:counted"\n`;
    assert.equal(
      readBytes(uriOf(path)).toString(),
      text.replace('owner: noc\n', `owner: noc\n${pinned}`),
    );
    await vscode.commands.executeCommand('undo');
    assert.equal(vscode.window.activeTextEditor?.document.getText(), text);
    await vscode.commands.executeCommand('workbench.action.files.save');
    await onlyLibrary(access).settle();
  });
});
