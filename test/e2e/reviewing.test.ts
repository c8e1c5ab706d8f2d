import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { eventually } from './eventually.js';
import { inWorkbench } from './inWorkbench.js';

describe('A library in daily use', () => {
  const stage = inWorkbench({ workspace: 'library' });

  it('records a review by the outcome that is picked', async () => {
    const { workbench, folder } = stage();
    await workbench.openContainer('SOP Ledger');
    await workbench.row('My Work', 'Handle an incident').waitFor();
    await workbench.openFile('sops/incident.md');
    await workbench.statusBarItem('Review overdue').waitFor();
    await workbench.run('SOP: Mark Reviewed');
    await workbench.option('Corrected').waitFor();
    await workbench.picture('mark-reviewed');
    await workbench.option('Corrected').click();
    await eventually(() => {
      const text = fs.readFileSync(path.join(folder, 'sops/incident.md'), 'utf8');
      assert.match(text, /reviewed_by: dana # by phone\n/);
      assert.match(text, /reviewed_outcome: corrected\n/);
    });
    await workbench.statusBarItem('Review overdue').waitFor({ state: 'hidden' });
  });

  it('narrows the library by a query, and says when one cannot be read', async () => {
    const { workbench } = stage();
    await workbench.showOnlyView('Library');
    await workbench.run('SOP: Filter');
    await workbench.quickInput.fill('kind:(');
    await workbench.page.locator('.quick-input-message').waitFor();
    await workbench.picture('filter-problem');
    await workbench.quickInput.fill('kind:sop');
    await workbench.page.getByText('2 documents').first().waitFor();
    await workbench.page.keyboard.press('Enter');
    await workbench.row('Library', 'Kind Checklist').waitFor({ state: 'hidden' });
    await workbench.row('Library', 'Run a project').waitFor();
    await workbench.picture('filtered');
    await workbench.run('SOP: Clear Filter');
    await workbench.row('Library', 'Kind Checklist').waitFor();
  });

  it('groups the library anew', async () => {
    const { workbench } = stage();
    await workbench.run('SOP: Group By');
    await workbench.option('Owner').click();
    await workbench.row('Library', 'Owner Project team').waitFor();
  });

  it('explains a finding by its code', async () => {
    const { workbench } = stage();
    await workbench.showProblems();
    await workbench.problem('item/overdue').locator('a', { hasText: 'item/overdue' }).click();
    await workbench.webview().getByRole('heading', { name: 'item/overdue' }).waitFor();
    await workbench.picture('explained');
  });
});

describe('A folder of documents', () => {
  const stage = inWorkbench({ workspace: 'plain-folder' });

  it('becomes a library, and its documents stay as they are', async () => {
    const { workbench, folder } = stage();
    const readme = fs.readFileSync(path.join(folder, 'README.md'), 'utf8');
    await workbench.openContainer('SOP Ledger');
    await workbench.view('Library').getByRole('button', { name: 'Set Up Library' }).click();
    const dialog = workbench.page.getByRole('dialog');
    await dialog.getByText('1 document found').waitFor();
    await workbench.picture('set-up');
    await dialog.getByRole('button', { name: 'Set Up' }).click();
    await workbench.quickInput.waitFor();
    await workbench.picture('set-up-name');
    await workbench.page.keyboard.press('Enter');
    await workbench.tab('library.yml').waitFor();
    await workbench.row('Library', 'Kind Page').waitFor();
    await workbench.picture('set-up-done');
    assert.deepEqual(fs.readdirSync(path.join(folder, '.sop')).sort(), [
      'library.yml',
      'roster.yml',
    ]);
    assert.equal(fs.readFileSync(path.join(folder, 'README.md'), 'utf8'), readme);
  });
});
