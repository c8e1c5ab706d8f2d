import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { eventually } from './eventually.js';
import { inWorkbench } from './inWorkbench.js';

describe('Runs that recur', () => {
  const stage = inWorkbench({ workspace: 'sample' });

  it('are made from a list of what is due, offered at their template', async () => {
    const { workbench, folder } = stage();
    const { page } = workbench;
    await workbench.openContainer('SOP Ledger');
    await workbench.openFile('templates/recurring-visit.md');
    const panel = await workbench.showProblems();
    const filter = page.locator('.part.panel').getByPlaceholder(/^Filter/);
    await filter.fill('is not there yet');
    await workbench.problem('is not there yet').waitFor();
    await workbench.picture('due-problem');
    assert.match(await panel.innerText(), /The run of \d{4}-\d\d for kestrel, orchard/);
    await workbench.run('SOP: Create Due Runs');
    const choices = page.locator('.quick-input-widget');
    await choices.getByText('Recurring visit: Kestrel Legal').first().waitFor();
    await workbench.picture('due-choose');
    await page.keyboard.press('Enter');
    await workbench.notification('Made').waitFor();
    await eventually(() => {
      const made = fs.readdirSync(path.join(folder, 'visits'));
      assert.ok(
        made.some((name) => /^\d{4}-\d\d-kestrel\.md$/.test(name)),
        made.join(),
      );
    });
    await workbench.problem('is not there yet').waitFor({ state: 'hidden' });
    await workbench.showOnlyView('Checklists');
    await workbench.picture('due-made');
  });
});
