import assert from 'node:assert/strict';
import { inWorkbench } from './inWorkbench.js';

describe('The history of a closeout', () => {
  const stage = inWorkbench({ workspace: 'sample' });

  it('is a page whose commits lead to what they changed', async () => {
    const { workbench } = stage();
    const { page } = workbench;
    await workbench.openContainer('SOP Ledger');
    await workbench.openFile('projects/prj-107/closeout.md');
    await workbench.run('SOP: Show History');
    await workbench.tab('History of closeout').waitFor();
    await page.locator('.view-line', { hasText: 'it was closed' }).first().waitFor();
    await workbench.picture('history');
    const link = page.locator('.detected-link').first();
    await link.waitFor();
    await link.click({ modifiers: ['ControlOrMeta'] });
    await page.locator('.diff-editor, .monaco-diff-editor').first().waitFor();
    await workbench.picture('history-change');
    assert.ok(await page.locator('.monaco-diff-editor').count());
  });

  it('and the library opens as it was', async () => {
    const { workbench } = stage();
    const { page } = workbench;
    await workbench.run('SOP: Open Library At');
    await workbench.option('The end of a day').waitFor();
    await workbench.picture('library-at');
    await workbench.option('The end of a day').click();
    await workbench.quickInput.fill('2026-06-30');
    await page.keyboard.press('Enter');
    await page.locator('.quick-input-title', { hasText: 'The Library at 2026-06-30' }).waitFor();
    await workbench.picture('library-at-documents');
    await page.keyboard.press('Enter');
    await workbench.tab('README.md').waitFor();
    await workbench.picture('library-at-document');
  });
});
