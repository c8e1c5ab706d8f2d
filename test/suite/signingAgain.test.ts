// @workspace gates
import assert from 'node:assert/strict';
import fs from 'node:fs';
import * as vscode from 'vscode';
import type { TestAccess } from '../../src/extension/features.js';
import { commands } from '../../src/extension/shared/manifest.js';
import { allTicked, closeoutCopies } from '../support/closeoutCopies.js';
import {
  closeEditors,
  findRow,
  folderOf,
  reread,
  startExtension,
} from '../support/extensionHost.js';

describe('Signing what was signed before or for the first time', () => {
  let access: TestAccess;
  const { git, be, uriOf, place, stateOf, run } = closeoutCopies(() => access, {
    title: 'Again',
    id: 'CHK-3',
  });

  before(async () => {
    access = await startExtension();
  });
  afterEach(closeEditors);

  it('tells who signs again what changed since somebody signed', async () => {
    const name = await place(allTicked);
    await run(commands.signOff, name, { press: 'Sign' });
    fs.appendFileSync(uriOf(name).fsPath, '\nOne line more.\n');
    git('commit', '--quiet', '--message', 'Add a line', '--', name);
    await reread(access, name);
    const [asked] = await run(commands.signOff, name, { press: 'Sign' });
    assert.match(
      asked?.[5] ?? '',
      /^Dana Reyes signed on \d{4}-\d\d-\d\d, but what was signed has changed since\.$/,
    );
  });

  it('offers to commit a roster that git does not know, since it proves who signed', async () => {
    const name = await place(allTicked);
    git('rm', '--quiet', '--cached', '.sop/roster.yml');
    git('commit', '--quiet', '--message', 'Forget the roster');
    const asked = await run(commands.signOff, name, { press: 'Commit' }, { press: 'Sign' });
    assert.deepEqual(
      [asked[0]?.[0], asked[0]?.at(-1)],
      ['Commit roster and settings first?', '.sop/roster.yml'],
    );
    assert.equal(git('log', '-1', '--format=%s', 'HEAD^'), 'Add .sop/roster.yml');
    assert.equal(stateOf(name), 'closed');
  });

  it('offers to commit settings that were changed since, the unsaved ones as well', async () => {
    const name = await place(allTicked);
    const uri = vscode.Uri.joinPath(folderOf(), '.sop/library.yml');
    const editor = await vscode.window.showTextDocument(uri);
    const before = editor.document.getText();
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(0, 0), '# Ours\n');
    });
    const asked = await run(
      commands.signOff,
      name,
      { press: 'Save All' },
      { press: 'Commit' },
      { press: 'Sign' },
    );
    assert.equal(asked[1]?.at(-1), '.sop/library.yml');
    assert.equal(git('log', '-1', '--format=%s', 'HEAD^'), 'Update .sop/library.yml');
    assert.equal(stateOf(name), 'closed');
    fs.writeFileSync(uri.fsPath, before);
    git('commit', '--quiet', '--message', 'As before', '--', '.sop/library.yml');
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
