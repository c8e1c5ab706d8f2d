// @workspace gates
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { verdictOf } from '../../src/core/gate/verdict.js';
import { todayOf } from '../../src/core/schema/clockReading.js';
import type { TestAccess } from '../../src/extension/features.js';
import { commands } from '../../src/extension/shared/manifest.js';
import {
  closeEditors,
  findRow,
  folderOf,
  onlyLibrary,
  startExtension,
} from '../support/extensionHost.js';
import { ScriptedDialogs, type Answer } from '../support/scriptedDialogs.js';

const template = 'checklists/contoso.md';

describe('Signing what was signed before or for the first time', () => {
  let access: TestAccess;
  let number = 0;

  function git(...args: readonly string[]): string {
    return execFileSync('git', args, { cwd: folderOf().fsPath, encoding: 'utf8' }).trim();
  }

  function be(handle: string, name: string): void {
    git('config', 'user.name', name);
    git('config', 'user.email', `${handle}@msp.example`);
  }

  /** A committed copy of the fixture's closeout, with an id of its own. */
  async function place(change: (text: string) => string = (text) => text): Promise<string> {
    number++;
    const name = `checklists/again-${number}.md`;
    const text = fs.readFileSync(path.join(folderOf().fsPath, template), 'utf8');
    const copy = text
      .replace('CHK-1001', `CHK-3${number}`)
      .replace('Contoso\n', `Again ${number}\n`);
    fs.writeFileSync(path.join(folderOf().fsPath, name), change(copy));
    be('lee', 'Lee Park');
    git('add', name);
    git('commit', '--quiet', '--message', `Add ${name}`);
    be('dana', 'Dana Reyes');
    await reread(name);
    return name;
  }

  async function reread(name: string): Promise<void> {
    const open = onlyLibrary(access);
    open.touch([name]);
    await open.settle();
  }

  function uriOf(name: string): vscode.Uri {
    return vscode.Uri.joinPath(folderOf(), name);
  }

  const tick = (text: string) => text.replaceAll('- [ ]', '- [x]');

  function stateOf(name: string): string | undefined {
    const { library } = onlyLibrary(access);
    const document = library.documents.get(name);
    assert.ok(document);
    const today = todayOf(new Date());
    return verdictOf(library, document, today).state;
  }

  /** Runs a command on a document with these answers; returns what was asked. */
  async function run(
    command: string,
    name: string | undefined,
    ...answers: readonly Answer[]
  ): Promise<readonly (readonly string[])[]> {
    const dialogs = new ScriptedDialogs(...answers);
    access.prompts.answerWith(dialogs);
    try {
      await vscode.commands.executeCommand(command, name && uriOf(name));
      dialogs.finish();
    } finally {
      access.prompts.answerWith(undefined);
    }
    return dialogs.asked;
  }

  before(async () => {
    access = await startExtension();
  });
  afterEach(closeEditors);

  it('tells who signs again what changed since somebody signed', async () => {
    const name = await place(tick);
    await run(commands.signOff, name, { press: 'Sign' });
    fs.appendFileSync(uriOf(name).fsPath, '\nOne line more.\n');
    git('commit', '--quiet', '--message', 'Add a line', '--', name);
    await reread(name);
    const [asked] = await run(commands.signOff, name, { press: 'Sign' });
    assert.match(
      asked?.[5] ?? '',
      /^Dana Reyes signed on \d{4}-\d\d-\d\d, but what was signed has changed since\.$/,
    );
  });

  it('offers to commit a roster that git does not know, since it proves who signed', async () => {
    const name = await place(tick);
    git('rm', '--quiet', '--cached', '.sop/roster.yml');
    git('commit', '--quiet', '--message', 'Forget the roster');
    const asked = await run(commands.signOff, name, { press: 'Commit' }, { press: 'Sign' });
    assert.deepEqual(
      [asked[0]?.[0], asked[0]?.at(-1)],
      ['Commit the roster first?', '.sop/roster.yml'],
    );
    assert.equal(git('log', '-1', '--format=%s', 'HEAD^'), 'Add .sop/roster.yml');
    assert.equal(stateOf(name), 'closed');
  });

  it('does not call a project late for what was overridden', async () => {
    const ofProject = (text: string) => text.replace('PRJ-118', 'PRJ-9901');
    await place(ofProject);
    const name = await place((text) =>
      ofProject(text).replace('kind: checklist\n', 'kind: checklist\ndue_on: 2020-01-01\n'),
    );
    const colour = () => {
      const { iconPath } = access.trees.checklists.getTreeItem(
        findRow(access.trees.checklists, 'PRJ-9901'),
      );
      return iconPath instanceof vscode.ThemeIcon ? iconPath.color?.id : undefined;
    };
    await access.overview.settled();
    assert.equal(colour(), 'list.warningForeground');
    be('sam', 'Sam Ito');
    await run(
      commands.override,
      name,
      { type: 'The client moves tonight.' },
      { type: '2099-12-31' },
      { press: 'Override' },
    );
    await access.overview.settled();
    assert.equal(colour(), undefined);
  });
});
