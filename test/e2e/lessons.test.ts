import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { eventually } from './eventually.js';
import { inWorkbench } from './inWorkbench.js';

describe('A lesson', () => {
  const stage = inWorkbench({ workspace: 'library' });

  it('goes from a beef at a line into the SOP, and one undo takes that back', async () => {
    const { workbench, folder } = stage();
    const { page } = workbench;
    const sop = path.join(folder, 'sops/incident.md');
    const before = fs.readFileSync(sop, 'utf8');
    await workbench.openContainer('SOP Ledger');
    await workbench.openFile('checklists/closeout.md');
    await workbench.run('SOP: Capture Lesson');
    await workbench.option('Beef').waitFor();
    await workbench.picture('lesson-category');
    await workbench.option('Beef').click();
    await workbench.quickInput.fill('Nobody knew whom to ring');
    await workbench.picture('lesson-sentence');
    await page.keyboard.press('Enter');
    await workbench.notification('Captured LL-').waitFor();
    await workbench.showOnlyView('Lessons');
    const row = workbench.row('Lessons', 'Nobody knew whom to ring');
    await row.waitFor();
    await row.click();
    await workbench.picture('lesson-inbox');
    await workbench.run('SOP: Accept Lesson');
    await workbench.row('Lessons', 'Accepted').waitFor();
    await workbench.run('SOP: Apply Lesson');
    await workbench.option('Handle an incident').click();
    await workbench.option('When to escalate').waitFor();
    await workbench.picture('lesson-section');
    await workbench.option('When to escalate').click();
    await workbench.quickInput.fill('Ring the on-call lead.');
    await page.keyboard.press('Enter');
    await workbench.tab('incident.md').waitFor();
    await eventually(() => {
      assert.match(fs.readFileSync(sop, 'utf8'), /Ring the on-call lead\. \(from LL-\w{5}\)\n/);
    });
    await workbench.row('Lessons', 'Applied').waitFor();
    await workbench.picture('lesson-applied');
    await page.locator('.editor-instance .view-lines').last().click();
    await page.keyboard.press('Control+z');
    await workbench.row('Lessons', 'Accepted').waitFor();
    await workbench.picture('lesson-undone');
    await workbench.run('File: Save All');
    await eventually(() => {
      assert.equal(fs.readFileSync(sop, 'utf8'), before);
    });
  });
});
