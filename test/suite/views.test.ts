// @workspace library
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TestAccess } from '../../src/extension/features.js';
import { commands, settings } from '../../src/extension/shared/manifest.js';
import type { TreeNode } from '../../src/extension/shared/treeNode.js';
import {
  folderOf,
  onlyLibrary,
  rowsOf,
  startExtension,
  until,
  writeText,
} from '../support/extensionHost.js';
import { ScriptedDialogs } from '../support/scriptedDialogs.js';

describe('the views of a library', () => {
  let access: TestAccess;
  before(async () => {
    access = await startExtension();
  });

  it('registers every command it declares', async () => {
    const registered = new Set(await vscode.commands.getCommands(true));
    for (const id of Object.values(commands)) assert.ok(registered.has(id), id);
  });

  it('groups the library by kind, each document with its id and a late review', () => {
    assert.deepEqual(rowsOf(access.trees.library), [
      'SOP | 2',
      '  Handle an incident | SOP-0001 · review overdue',
      '  Run a project | SOP-0002',
      'Checklist | 2',
      '  Close out Contoso | CHK-0001',
      '  Onboard Fabrikam | CHK-0002',
      'Lesson | 2',
      '  Hand over in person | LL-0002',
      '  VPN certificates expire on Sundays | LL-0001',
      'Client | 1',
      '  Contoso Ltd | contoso',
    ]);
  });

  it('groups by another fact as soon as it is set', async () => {
    const configuration = vscode.workspace.getConfiguration();
    const regrouped = until(access.trees.library.onDidChangeTreeData, () =>
      rowsOf(access.trees.library, 0).includes('Incidents | 1'),
    );
    await configuration.update(
      settings.groupBy.id,
      'workflow',
      vscode.ConfigurationTarget.Workspace,
    );
    await regrouped;
    assert.deepEqual(rowsOf(access.trees.library, 0), [
      'Incidents | 1',
      'Projects | 1',
      'No workflow | 5',
    ]);
    await configuration.update(
      settings.groupBy.id,
      undefined,
      vscode.ConfigurationTarget.Workspace,
    );
  });

  it('shows sections and items of checklists, what is settled last', () => {
    assert.deepEqual(rowsOf(access.trees.checklists), [
      'Close out Contoso | 2/5 · overdue since 2020-03-01 · 1 item overdue · Contoso Ltd',
      '  Client documentation | 1/3',
      '    [ ] Export firewall rules | overdue since 2020-02-01',
      '    [x] Update the network diagram',
      '      [ ] verified | @noc',
      '  Hand over | 1/2',
      '    [ ] Tell the client',
      '    [ ] Return the spare parts | n/a: none were left',
      'Settled | 1',
      '  Onboard Fabrikam | 1/1',
      '    [x] Create the accounts',
    ]);
  });

  it('shows lessons by how far they have come', () => {
    assert.deepEqual(rowsOf(access.trees.lessons), [
      'Captured | 1',
      '  VPN certificates expire on Sundays | LL-0001 · networking',
      'Applied | 1',
      '  Hand over in person | LL-0002',
    ]);
  });

  it('shows what is mine by git identity: my reviews and the items of my roles', async () => {
    const open = onlyLibrary(access);
    await until(access.whoAmI.onDidChange, () => {
      const identity = access.whoAmI.now(open);
      return identity !== 'asking' && identity.person?.handle === 'dana';
    });
    await access.myWork.settled();
    const rows = rowsOf(access.trees.myWork).map((row) => row.replace(/\d{4,} days/, 'N days'));
    assert.deepEqual(rows, [
      'Overdue | 2',
      '  Close out Contoso | 1 item · Contoso Ltd',
      '    [ ] Export firewall rules | overdue since 2020-02-01',
      '  Handle an incident | review due 2020-07-15',
      'To Do | 1',
      '  Close out Contoso | 1 item · overdue since 2020-03-01 · Contoso Ltd',
      '    [ ] NOC-2 › verified | @noc',
      'Detention | 2',
      '  N days · open items | Close out Contoso',
      '  N days · review | Handle an incident',
    ]);
  });

  it('puts a row off where it is mine, but no debt, and brings it back', async () => {
    const { nodes, texts } = myWorkRows(access);
    const item = nodes.find((_, at) => texts[at]?.includes('Export firewall rules'));
    const dialogs = new ScriptedDialogs({ choose: 'Until tomorrow' });
    access.prompts.answerWith(dialogs);
    await vscode.commands.executeCommand(commands.snooze, item);
    access.prompts.answerWith(undefined);
    dialogs.finish();
    await until(access.trees.myWork.onDidChangeTreeData, () =>
      myWorkRows(access).texts.includes('Snoozed | 1'),
    );
    const away = myWorkRows(access);
    assert.ok(away.texts.includes('Overdue | 1'));
    assert.ok(away.texts.includes('Detention | 2'));
    assert.equal(away.texts.at(-2), 'Snoozed | 1');
    const [group] = away.nodes.slice(-2);
    assert.ok(group);
    const { accessibilityInformation } = access.trees.myWork.getTreeItem(group);
    assert.equal(accessibilityInformation?.label, 'Snoozed, 1 row');
    assert.match(away.texts.at(-1) ?? '', /Export firewall rules \| until .* · Close out Contoso$/);
    await vscode.commands.executeCommand(commands.wake, away.nodes.at(-1));
    await until(
      access.trees.myWork.onDidChangeTreeData,
      () => !myWorkRows(access).texts.includes('Snoozed | 1'),
    );
    assert.deepEqual(myWorkRows(access).texts, texts);
  });

  it('lists what has no day of its own by the day of its document', async () => {
    const folder = 'work-suite';
    const days = { a: 'due_on: 2099-02-01\n', b: '', c: 'due_on: 2099-01-01\n' };
    for (const [name, day] of Object.entries(days)) {
      const uri = vscode.Uri.joinPath(folderOf(), folder, `${name}.md`);
      writeText(uri, `---\nkind: checklist\ntitle: Run ${name}\n${day}---\n\n- [ ] @noc Look\n`);
    }
    const reread = async () => {
      const open = onlyLibrary(access);
      open.touch([folder]);
      await open.settle();
      await access.myWork.settled();
    };
    await reread();
    const runs = myWorkRows(access).texts.filter((text) => text.startsWith('Run '));
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(folderOf(), folder), { recursive: true });
    await reread();
    assert.deepEqual(runs, [
      'Run c | 1 item · due 2099-01-01',
      'Run a | 1 item · due 2099-02-01',
      'Run b | 1 item',
    ]);
  });

  it('says to screen readers once what a debt is about', () => {
    const { nodes, texts } = myWorkRows(access);
    const debt = nodes[texts.findIndex((text) => text.endsWith('| Close out Contoso'))];
    assert.ok(debt);
    const label = access.trees.myWork.getTreeItem(debt).accessibilityInformation?.label ?? '';
    assert.match(label, /^Close out Contoso, \d+ days past due, /);
  });

  it('gives every row a label for screen readers and an id of its own', () => {
    for (const tree of Object.values(access.trees)) {
      const ids = new Set<string>();
      const visit = (node?: Parameters<typeof tree.getTreeItem>[0]) => {
        for (const child of tree.rowsNow(node)) {
          const row = tree.getTreeItem(child);
          assert.ok(row.accessibilityInformation?.label);
          assert.ok(!ids.has(child.id), child.id);
          ids.add(child.id);
          visit(child);
        }
      };
      visit();
    }
  });
});

/** The rows of My Work from top to bottom, with their texts without margins. */
function myWorkRows({ trees: { myWork } }: TestAccess) {
  const texts = rowsOf(myWork).map((row) => row.trim());
  const below = (node?: TreeNode): readonly TreeNode[] =>
    myWork.rowsNow(node).flatMap((child) => [child, ...below(child)]);
  return { nodes: below(), texts };
}
