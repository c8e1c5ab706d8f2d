// What suites inside VS Code need: the extension's own snapshots, rows of its views, and a way to wait for a state.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import type { TestAccess } from '../../src/extension/features.js';
import { extensionId } from '../../src/extension/shared/manifest.js';
import type { OpenLibrary } from '../../src/extension/shared/openLibrary.js';
import type { NodeTree } from '../../src/extension/shared/nodeTree.js';
import type { TreeNode } from '../../src/extension/shared/treeNode.js';
import { ScriptedDialogs, type Answer } from './scriptedDialogs.js';

/** The running extension, with every library read. */
export async function startExtension(): Promise<TestAccess> {
  const extension = vscode.extensions.getExtension<TestAccess>(extensionId);
  assert.ok(extension, 'the extension is not installed');
  const access = await extension.activate();
  await access.store.start();
  return access;
}

export function folderOf(index = 0): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[index];
  assert.ok(folder, 'the window has no such folder');
  return folder.uri;
}

export function onlyLibrary({ store }: TestAccess): OpenLibrary {
  const [open] = store.ready;
  assert.ok(open, 'no library is ready');
  return open;
}

/** The rows of a tree as text, two blanks for each level: `[x] label | description`. */
export function rowsOf(tree: NodeTree, depth = Infinity): readonly string[] {
  const lines: string[] = [];
  const visit = (node: TreeNode | undefined, level: number) => {
    if (level > depth) return;
    for (const child of tree.rowsNow(node)) {
      lines.push(`${'  '.repeat(level)}${lineOf(tree.getTreeItem(child))}`);
      visit(child, level + 1);
    }
  };
  visit(undefined, 0);
  return lines;
}

function lineOf(row: vscode.TreeItem): string {
  const { checkboxState } = row;
  const state = typeof checkboxState === 'object' ? checkboxState.state : checkboxState;
  const box =
    state === undefined ? '' : state === vscode.TreeItemCheckboxState.Checked ? '[x] ' : '[ ] ';
  const description =
    typeof row.description === 'string' && row.description !== '' ? ` | ${row.description}` : '';
  return `${box}${typeof row.label === 'string' ? row.label : ''}${description}`;
}

/** The row whose label starts with `label`, wherever it is. */
export function findRow(tree: NodeTree, label: string): TreeNode {
  const search = (node: TreeNode | undefined): TreeNode | undefined => {
    for (const child of tree.rowsNow(node)) {
      const shown = tree.getTreeItem(child).label;
      if (typeof shown === 'string' && shown.startsWith(label)) return child;
      const below = search(child);
      if (below !== undefined) return below;
    }
    return undefined;
  };
  const found = search(undefined);
  assert.ok(found, `no row "${label}"`);
  return found;
}

/** Waits until `holds` gives a value, asked again whenever `changed` fires. */
export async function until<T>(
  changed: vscode.Event<unknown>,
  holds: () => T | undefined | false,
): Promise<T> {
  return new Promise((resolve) => {
    const look = () => {
      const value = holds();
      if (value === undefined || value === false) return;
      subscription.dispose();
      resolve(value);
    };
    const subscription = changed(look);
    look();
  });
}

export function readBytes(uri: vscode.Uri): Buffer {
  return fs.readFileSync(uri.fsPath);
}

/**
 * Writes a file in one step.
 *
 * VS Code may read it at that moment, because of a change before; it would take what it knows of the emptied file for
 * that of the new text, and then save nothing over it.
 */
export function writeText({ fsPath }: vscode.Uri, text: string): void {
  fs.mkdirSync(path.dirname(fsPath), { recursive: true });
  const written = path.join(os.tmpdir(), `sop-${process.pid}-${++writes}`);
  fs.writeFileSync(written, text);
  fs.renameSync(written, fsPath);
}

let writes = 0;

export async function closeEditors(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** Accepts what is active in quick picks and input boxes until `work` is done. */
export async function acceptingQuickInput<T>(work: Thenable<T>): Promise<T> {
  let isDone = false;
  const done = Promise.resolve(work).finally(() => {
    isDone = true;
  });
  while (!isDone) {
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
  }
  return done;
}

/** Does something whose dialogs are given these answers, all of them, and tells what was asked. */
export async function answering(
  { prompts }: TestAccess,
  answers: readonly Answer[],
  work: () => Thenable<unknown>,
): Promise<readonly (readonly string[])[]> {
  const dialogs = new ScriptedDialogs(...answers);
  prompts.answerWith(dialogs);
  try {
    await work();
    dialogs.finish();
  } finally {
    prompts.answerWith(undefined);
  }
  return dialogs.asked;
}

/** Has the library read these files again, which the test wrote. */
export async function reread(access: TestAccess, ...paths: readonly string[]): Promise<void> {
  const open = onlyLibrary(access);
  open.touch(paths);
  await open.settle();
}

/** Takes back what was done last in the active editor, and saves that. */
export async function undoAndSave(access: TestAccess): Promise<void> {
  await vscode.commands.executeCommand('undo');
  await vscode.commands.executeCommand('workbench.action.files.save');
  await onlyLibrary(access).settle();
}
