import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { eventually } from './eventually.js';
import { inWorkbench } from './inWorkbench.js';

/** A closeout from the first refusal to its acceptance, and what becomes of it. */
describe('A closeout that the NOC accepts', () => {
  const stage = inWorkbench({
    workspace: 'gates',
    settings: {
      'editor.minimap.enabled': false,
      'editor.fontFamily': 'DejaVu Sans Mono, monospace',
      'workbench.colorTheme': 'Default Dark Modern',
    },
  });
  const closeout = 'checklists/contoso.md';
  const title = 'Close out Contoso';

  function textOf(folder: string): string {
    return fs.readFileSync(path.join(folder, closeout), 'utf8');
  }

  function git(folder: string, ...args: readonly string[]): string {
    return execFileSync('git', args, { cwd: folder, encoding: 'utf8' }).trim();
  }

  it('is refused while items are open, and the first is shown', async () => {
    const { workbench, folder } = stage();
    // What the project team did is not the work of the one who signs.
    git(folder, 'commit', '--amend', '--quiet', '--no-edit', '--author=Lee Park <lee@msp.example>');
    await workbench.openContainer('SOP Ledger');
    await workbench.showOnlyView('Checklists');
    await workbench.row('Checklists', title).waitFor();
    await workbench.openFile(closeout);
    await workbench.statusBarItem('open').waitFor();
    await workbench.lens('blocked, 3 reasons').waitFor();
    await workbench.picture('signing-open');
    await workbench.run('SOP: Sign Off');
    await workbench.option('"NOC-1: Every device is in monitoring" is open').waitFor();
    for (const item of ['Alerts reach', 'Backups were']) {
      await workbench.option(item).waitFor();
    }
    await workbench.picture('signing-refused');
    await workbench.option('Backups were').click();
    await workbench.page.locator('.statusbar-item', { hasText: 'Ln 28' }).waitFor();
    assert.doesNotMatch(textOf(folder), /sign_offs/);
  });

  it('is signed once everything is ticked, and is closed', async () => {
    const { workbench, folder } = stage();
    await workbench.expandRow('Checklists', title, 'Every device');
    for (const item of ['Every device', 'Alerts reach', 'Backups were']) {
      await workbench.tick('Checklists', item, {
        checked: true,
        arrived: () => {
          assert.match(textOf(folder), new RegExp(`\\[x\\] \\w+-\\d: ${item}`));
        },
      });
    }
    await workbench.statusBarItem('awaiting acceptance').waitFor();
    await workbench.run('SOP: Sign Off');
    const dialog = workbench.page.getByRole('dialog');
    await dialog.getByText(`Commit ${closeout} first?`).waitFor();
    await workbench.picture('signing-commit-first');
    await dialog.getByRole('button', { name: 'Commit' }).click();
    await dialog.getByText('Sign “Accepted into support”?').waitFor();
    await workbench.picture('signing-dialog');
    await dialog.getByRole('button', { name: 'Sign', exact: true }).click();
    await workbench.statusBarItem('closed').waitFor();
    await workbench.editor.getByText('decision: accepted').waitFor();
    await workbench.notification('You signed').waitFor();
    await workbench.picture('signing-signed');
    assert.equal(git(folder, 'status', '--porcelain'), '');
    assert.equal(git(folder, 'show', '--format=%an', '--name-only'), `Dana Reyes\n\n${closeout}`);
    await workbench.dismissNotifications();
  });

  it('shows gate and sign-offs above its text in the preview', async () => {
    const { workbench } = stage();
    await workbench.run('Markdown: Open Preview to the Side');
    const preview = workbench.webview();
    await preview.getByText('worked out from the document').waitFor();
    await preview.getByRole('cell', { name: 'author' }).waitFor();
    // The preview follows the cursor in the editor, which is at the end.
    await preview.locator('.sop-banner').scrollIntoViewIfNeeded();
    await workbench.picture('signing-preview-dark');
    await workbench.run('View: Close All Editors');
  });

  it('awaits acceptance again after an edit, and the reason is one click away', async () => {
    const { workbench, folder } = stage();
    await workbench.openFile(closeout);
    const line = workbench.editor.getByText('Draw the network');
    await workbench.page.keyboard.press('Control+End');
    await workbench.page.keyboard.type('The old rack stays in York.');
    await workbench.page.keyboard.press('Control+S');
    await eventually(() => {
      assert.match(textOf(folder), /York/);
    });
    await line.waitFor();
    await workbench.statusBarItem('awaiting acceptance').click();
    await workbench.option('What changed since Dana Reyes signed').waitFor();
    await workbench.picture('signing-reasons');
    await workbench.option('What changed since Dana Reyes signed').click();
    await workbench.option('Text was added: “The old rack stays in York.”').waitFor();
    await workbench.page.locator('.monaco-diff-editor').waitFor();
    await workbench.picture('signing-changes');
    await workbench.page.keyboard.press('Escape');
    await workbench.run('View: Close All Editors');
  });

  it('cannot be signed by the lead of the project', async () => {
    const { workbench, folder } = stage();
    git(folder, 'config', 'user.name', 'Lee Park');
    git(folder, 'config', 'user.email', 'lee@msp.example');
    await workbench.openFile(closeout);
    await workbench.run('SOP: Sign Off');
    const dialog = workbench.page.getByRole('dialog');
    await dialog.getByText('is signed by noc; Lee Park holds project-team today.').waitFor();
    await workbench.picture('signing-not-in-role');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    assert.equal(textOf(folder).split('decision:').length, 2);
    git(folder, 'config', 'user.email', 'dana@msp.example');
  });

  it('is as plain to see in a light theme', async () => {
    const { workbench } = stage();
    await workbench.run('Preferences: Color Theme');
    await workbench.quickInput.fill('Light Modern');
    await workbench.page.keyboard.press('Enter');
    await workbench.page.locator('.monaco-workbench.vs').waitFor();
    await workbench.run('Markdown: Open Preview to the Side');
    // A preview that follows a theme may be drawn once more in a frame of its own.
    await eventually(async () => {
      const preview = workbench.webview();
      await preview
        .getByText('stale: what was signed has changed since')
        .waitFor({ timeout: 10_000 });
      await preview.locator('.sop-banner').scrollIntoViewIfNeeded({ timeout: 2000 });
    }, 30_000);
    await workbench.expandView('My Work');
    await workbench.picture('signing-preview-light');
  });
});
