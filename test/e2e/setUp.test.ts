import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { eventually } from './eventually.js';
import { inWorkbench } from './inWorkbench.js';
import type { Workbench } from './workbench.js';

/** The commands of the extension that the palette shows. */
async function offered({ page }: Workbench): Promise<readonly string[]> {
  const rows = page.locator('.quick-input-widget').getByRole('option', { name: /^SOP: / });
  const names = await rows.evaluateAll((found) =>
    found.map((row) => row.getAttribute('aria-label') ?? ''),
  );
  return names.sort();
}

describe('A folder that is no library yet', () => {
  const stage = inWorkbench({ workspace: 'plain-folder' });

  it('says so, and can be looked at without a change', async () => {
    const { workbench, folder } = stage();
    await workbench.openContainer('SOP Ledger');
    const view = workbench.view('Library');
    await view.getByText('This folder is not a library yet.').waitFor();
    await workbench.picture('welcome');
    await workbench.page.keyboard.press('F1');
    await workbench.quickInput.fill('>SOP: ');
    await workbench.option('SOP: Set Up Library').waitFor();
    assert.deepEqual(await offered(workbench), [
      'SOP: Browse Without Setting Up',
      'SOP: Get Started',
      'SOP: New from Template...',
      'SOP: Open Dashboard',
      'SOP: Open Document...',
      'SOP: Open Sample Library...',
      'SOP: Refresh',
      'SOP: Set Up Library',
      'SOP: Show Library Log',
    ]);
    await workbench.page.keyboard.press('Escape');
    await view.getByRole('button', { name: 'Browse Without Setting Up' }).click();
    await view.getByRole('treeitem').first().waitFor();
    assert.ok(!fs.existsSync(path.join(folder, '.sop')));
  });

  it('is set up by what its documents are used to, whatever their ending', async () => {
    const { workbench, folder } = stage();
    const guide = '---\ntitle: Leavers\nlast_reviewed_on: 2025-08-05\nreview_in: 6 months\n---\n';
    fs.writeFileSync(path.join(folder, 'leavers.html.md.erb'), guide);
    execFileSync('git', ['init', '-q', folder]);
    fs.writeFileSync(path.join(folder, '.gitignore'), '[._]s[a-rt-v][a-z]\n');
    await eventually(async () => {
      // Its buttons are there while the pointer is.
      await workbench.view('Library').hover();
      await workbench.view('Library').getByRole('button', { name: 'Set Up Library' }).click();
      const question = workbench.page.getByRole('dialog');
      await question.getByText('Make “plain-folder” a library?').waitFor();
      try {
        await question.getByText('2 documents found.').waitFor({ timeout: 2000 });
      } catch (error) {
        await question.getByRole('button', { name: 'Cancel' }).click();
        throw error;
      }
      await question.getByText('Conventions understood: GOV.UK tech docs.').waitFor();
      await workbench.picture('set-up');
      await question.getByRole('button', { name: 'Set Up' }).click();
    }, 40_000);
    await workbench.page.getByText('Your name, as it stands under a sign-off').waitFor();
    await workbench.page.keyboard.press('Enter');
    const settings = await eventually(() =>
      fs.readFileSync(path.join(folder, '.sop/library.yml'), 'utf8'),
    );
    assert.match(settings, /^extensions: \["\.md\.erb"\]$/m);
    assert.match(settings, /^presets: \[govuk\]$/m);
    await workbench.page.getByText('git ignores .sop/library.yml').first().waitFor();
    await workbench.picture('set-up-ignored');
  });
});

describe('A window that is not trusted', () => {
  const stage = inWorkbench({ workspace: 'library', restricted: true });

  it('shows the library', async () => {
    const { workbench } = stage();
    await workbench.openContainer('SOP Ledger');
    await workbench.row('Checklists', 'Close out Contoso').waitFor();
  });

  it('changes no file when an item is clicked', async () => {
    const { workbench, folder } = stage();
    const file = path.join(folder, 'checklists/closeout.md');
    const text = fs.readFileSync(file, 'utf8');
    await workbench.showOnlyView('Checklists');
    await workbench.expandRow('Checklists', 'Close out Contoso', 'Hand over');
    await workbench.expandRow('Checklists', 'Hand over', 'Tell the client');
    const row = workbench.row('Checklists', 'Tell the client');
    await row.waitFor();
    const checkbox = workbench.checkbox('Checklists', 'Tell the client');
    if ((await checkbox.count()) > 0) await checkbox.click();
    else await row.click();
    await workbench.picture('restricted');
    assert.equal(fs.readFileSync(file, 'utf8'), text);
  });
});
