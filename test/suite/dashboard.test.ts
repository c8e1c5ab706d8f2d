// @workspace library
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ListResult, ListRow } from '../../src/core/lists/listResult.js';
import { addDays } from '../../src/core/schema/civilDate.js';
import { todayOf } from '../../src/core/schema/clockReading.js';
import type { DashboardPage } from '../../src/extension/dashboard/dashboardPage.js';
import type { TestAccess } from '../../src/extension/features.js';
import { commands } from '../../src/extension/shared/manifest.js';
import type { ShowMessage } from '../../src/webview/protocol.js';
import {
  answering,
  closeEditors,
  folderOf,
  onlyLibrary,
  readBytes,
  reread,
  startExtension,
  writeText,
} from '../support/extensionHost.js';
import { ScriptedDialogs } from '../support/scriptedDialogs.js';

const folder = 'dashboard-suite';
const dashboard = `${folder}/dashboard.md`;
const ofRole = `${folder}/noc.md`;
const run = `${folder}/run.md`;
const dashboardText =
  '---\nid: DASH-9001\nkind: dashboard\ntitle: Suite\n---\n\n' +
  '```sop-list\ntitle: Runs\nquery: id:CHK-9101\ncolumns: [title, progress]\n```\n\n' +
  '```sop-list\ntitle: Items\nof: items\nquery: id:CHK-9101 item_state:open\n```\n';
const runText =
  '---\nid: CHK-9101\nkind: checklist\ntitle: Suite run\nreviewed_on: 2020-01-01\nreview_in: 1 month\n---\n\n- [ ] First\n- [ ] Second\n';

describe('The dashboard page', () => {
  let access: TestAccess;
  let first: ShowMessage | undefined;
  const uriOf = (path: string) => vscode.Uri.joinPath(folderOf(), path);

  const readAgain = (...paths: readonly string[]) => reread(access, ...paths);

  function page(): DashboardPage {
    const found = access.dashboard.page;
    assert.ok(found);
    return found;
  }

  /** What the page is told next that fits. */
  function told(fits: (message: ShowMessage) => boolean): Promise<ShowMessage> {
    return new Promise((resolve) => {
      const subscription = page().onDidSend((message) => {
        if (!fits(message)) return;
        subscription.dispose();
        resolve(message);
      });
    });
  }

  function listOf(message: ShowMessage, title: string): ListResult {
    const found = message.dashboard?.lists.find((list) => list.title === title);
    assert.ok(found, `no list "${title}"`);
    return found;
  }

  const rowsOf = (message: ShowMessage) => listOf(message, 'Items').rows.map(({ title }) => title);

  function rowNamed(message: ShowMessage, title: string): ListRow {
    const rows = message.dashboard?.lists.flatMap(({ rows: all }) => all) ?? [];
    const found = rows.find((row) => row.title === title);
    assert.ok(found, `no row "${title}"`);
    return found;
  }

  /** Chooses the dashboard of this suite, as a click on its tab would. */
  async function choose(): Promise<ShowMessage> {
    const key = `${onlyLibrary(access).root.toString()}#${dashboard}`;
    const shown = told(({ chosen, dashboard: result }) => chosen === key && result !== undefined);
    await page().receive({ kind: 'choose', tab: key });
    return shown;
  }

  before(async () => {
    access = await startExtension();
    writeText(uriOf(dashboard), dashboardText);
    writeText(
      uriOf(ofRole),
      '---\nid: DASH-9002\nkind: dashboard\ntitle: NOC\naudience: [noc]\n---\n',
    );
    writeText(uriOf(run), runText);
    await readAgain(dashboard, ofRole, run);
    await vscode.commands.executeCommand(commands.openDashboard);
    first = await told(({ tabs }) => tabs.length > 0);
  });

  after(async () => {
    await closeEditors();
    await vscode.workspace.fs.delete(uriOf(folder), { recursive: true });
    await readAgain(folder);
  });

  it('begins with the dashboard that is made for a role of whoever looks', () => {
    assert.equal(first?.dashboard?.title, 'NOC');
  });

  it('is one page, with a tab for each dashboard and one for whoever looks', async () => {
    const before = page();
    await vscode.commands.executeCommand(commands.openDashboard);
    assert.equal(page(), before);
    const { tabs } = await choose();
    assert.deepEqual(
      tabs.map(({ title }) => title).filter((title) => ['Suite', 'Me'].includes(title)),
      ['Suite', 'Me'],
    );
  });

  it('shows a change without being asked', async () => {
    assert.deepEqual(rowsOf(await choose()), ['First', 'Second']);
    const changed = told((message) => rowsOf(message).length === 3);
    writeText(uriOf(run), `${runText}- [ ] Third\n`);
    await readAgain(run);
    assert.deepEqual(rowsOf(await changed), ['First', 'Second', 'Third']);
    writeText(uriOf(run), runText);
    await readAgain(run);
  });

  it('shows what is typed and not yet saved', async () => {
    await choose();
    const editor = await vscode.window.showTextDocument(uriOf(run), {
      viewColumn: vscode.ViewColumn.Beside,
    });
    const changed = told((message) => rowsOf(message).length === 3);
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(9, 0), '- [ ] Typed\n');
    });
    assert.ok(rowsOf(await changed).includes('Typed'));
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });

  it('ticks the item of a row, and no other', async () => {
    const message = await choose();
    const changed = told((next) => rowsOf(next).length === 1);
    await page().receive({ kind: 'act', deed: 'tick', row: rowNamed(message, 'Second').key });
    assert.deepEqual(rowsOf(await changed), ['First']);
    assert.match(readBytes(uriOf(run)).toString(), /- \[ \] First\n- \[x\] Second\n$/);
  });

  it('opens a row at its line', async () => {
    const message = await choose();
    await page().receive({ kind: 'act', deed: 'open', row: rowNamed(message, 'First').key });
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.uri.path, uriOf(run).path);
    assert.equal(editor.selection.active.line, 8);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });

  it('marks a document reviewed by the command that does so everywhere', async () => {
    await vscode.commands.executeCommand(commands.openDashboard);
    const message = await choose();
    const row = rowNamed(message, 'Suite run');
    assert.deepEqual(row.actions, ['review']);
    await answering(access, [{ choose: '$(check)' }], () =>
      page().receive({ kind: 'act', deed: 'review', row: row.key }),
    );
    const day = todayOf(new Date());
    assert.match(readBytes(uriOf(run)).toString(), new RegExp(`\nreviewed_on: "?${day}"?\n`));
  });

  it('puts a row off for whoever looks, says so, shows it again and wakes it', async () => {
    const message = await choose();
    const dialogs = new ScriptedDialogs(
      { choose: 'Until a day...' },
      { type: addDays(todayOf(new Date()), 10) },
    );
    access.prompts.answerWith(dialogs);
    try {
      const away = told((next) => listOf(next, 'Runs').snoozed?.count === 1);
      const row = rowNamed(message, 'Suite run').key;
      await page().receive({ kind: 'act', deed: 'snooze', row });
      dialogs.finish();
      const hidden = await away;
      assert.deepEqual([listOf(hidden, 'Runs').rows, listOf(hidden, 'Runs').total], [[], 1]);
      assert.deepEqual(rowsOf(hidden), []);
      const all = told((next) => listOf(next, 'Runs').snoozed?.isShown === true);
      await page().receive({ kind: 'toggle-snoozed' });
      assert.ok(rowNamed(await all, 'Suite run').snoozedUntil);
      const awake = told((next) => listOf(next, 'Runs').snoozed === undefined);
      await page().receive({ kind: 'act', deed: 'wake', row });
      assert.equal(rowNamed(await awake, 'Suite run').snoozedUntil, undefined);
      await page().receive({ kind: 'toggle-snoozed' });
    } finally {
      access.prompts.answerWith(undefined);
    }
  });

  it('does nothing that a page may not ask for', async () => {
    const before = readBytes(uriOf(run)).toString();
    for (const message of [
      undefined,
      'tick',
      { kind: 'run', command: 'workbench.action.quit' },
      { kind: 'act', deed: 'delete', row: run },
      { kind: 'act', deed: 'tick' },
      { kind: 'act', deed: 'open', row: '../../etc/passwd' },
      { kind: 'choose', tab: 7 },
    ]) {
      await page().receive(message);
    }
    assert.equal(readBytes(uriOf(run)).toString(), before);
    assert.equal(vscode.window.activeTextEditor, undefined);
  });
});
