// What suites need that sign in VS Code: closeouts of the workspace `gates`, and the people who sign them.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import * as vscode from 'vscode';
import { verdictOf } from '../../src/core/gate/verdict.js';
import { todayOf } from '../../src/core/schema/clockReading.js';
import type { TestAccess } from '../../src/extension/features.js';
import { answering, folderOf, onlyLibrary, reread } from './extensionHost.js';
import type { Answer } from './scriptedDialogs.js';

const template = 'checklists/contoso.md';

/** Its steps, for a suite that names its copies by `title` and `id`, each with a number behind; other suites have others. */
export function closeoutCopies(
  access: () => TestAccess,
  { title, id }: { readonly title: string; readonly id: string },
) {
  let number = 0;

  function git(...args: readonly string[]): string {
    return execFileSync('git', args, { cwd: folderOf().fsPath, encoding: 'utf8' }).trim();
  }

  function be(handle: string, name: string): void {
    git('config', 'user.name', name);
    git('config', 'user.email', `${handle}@msp.example`);
  }

  function uriOf(name: string): vscode.Uri {
    return vscode.Uri.joinPath(folderOf(), name);
  }

  function textOf(name: string): string {
    return fs.readFileSync(uriOf(name).fsPath, 'utf8');
  }

  /** A committed copy of the fixture's closeout, with an id of its own; Dana Reyes sits before it. */
  async function place(change: (text: string) => string = (text) => text): Promise<string> {
    number++;
    const name = `checklists/${title.toLowerCase()}-${number}.md`;
    const copy = textOf(template)
      .replace('CHK-1001', `${id}${number}`)
      .replace('Contoso\n', `${title} ${number}\n`);
    fs.writeFileSync(uriOf(name).fsPath, change(copy));
    be('lee', 'Lee Park');
    git('add', name);
    git('commit', '--quiet', '--message', `Add ${name}`);
    be('dana', 'Dana Reyes');
    await reread(access(), name);
    return name;
  }

  function stateOf(name: string): string | undefined {
    const { library } = onlyLibrary(access());
    const document = library.documents.get(name);
    assert.ok(document);
    return verdictOf(library, document, todayOf(new Date())).state;
  }

  /** Runs a command on a document with these answers; returns what was asked. */
  function run(
    command: string,
    name: string | undefined,
    ...answers: readonly Answer[]
  ): Promise<readonly (readonly string[])[]> {
    return answering(access(), answers, () =>
      vscode.commands.executeCommand(command, name && uriOf(name)),
    );
  }

  /** The number of the copy that was placed last. */
  const lastNumber = () => number;
  return { git, be, uriOf, textOf, place, stateOf, run, lastNumber };
}

/** Every item of a closeout done. */
export function allTicked(text: string): string {
  return text.replaceAll('- [ ]', '- [x]');
}
