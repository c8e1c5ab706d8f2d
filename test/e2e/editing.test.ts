import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { eventually } from './eventually.js';
import { inWorkbench } from './inWorkbench.js';

describe('A checklist in the editor', () => {
  const stage = inWorkbench({ workspace: 'library' });

  it('is worked through by keyboard alone', async () => {
    const { workbench, folder } = stage();
    const { page } = workbench;
    const { keyboard } = page;
    const file = path.join(folder, 'checklists/closeout.md');
    const holds = (words: string) =>
      eventually(() => {
        assert.ok(fs.readFileSync(file, 'utf8').includes(words), words);
      });
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await workbench.openContainer('SOP Ledger');
    await workbench.openFile('checklists/closeout.md');
    await page.locator('.editor-instance .view-lines').last().click();
    await keyboard.press('Control+Home');
    await page.getByText('overdue by').first().waitFor();
    await keyboard.press('Control+Alt+.');
    await workbench.picture('editing-hints');
    await keyboard.press('Control+Alt+Enter');
    await holds('- [x] NOC-1: Export firewall rules');
    await keyboard.press('End');
    await keyboard.type(' (evi');
    await keyboard.press('Escape');
    await keyboard.type('dence)');
    await page.evaluate('navigator.clipboard.writeText("https://files.msp.example/rules.txt")');
    await keyboard.press('Control+v');
    await workbench.picture('editing-pasted');
    await keyboard.press('Enter');
    await keyboard.type('Ring @');
    await keyboard.press('Home');
    await keyboard.press('Control+k');
    await keyboard.press('Control+i');
    await workbench.picture('editing-line');
    await workbench.run('File: Save');
    await holds('(evidence) [rules.txt](https://files.msp.example/rules.txt)');
  });

  it('suggests and explains', async () => {
    const { workbench } = stage();
    const { page } = workbench;
    const { keyboard } = page;
    await workbench.openFile('sops/incident.md');
    await page.locator('.editor-instance .view-lines').last().click();
    await keyboard.press('Control+Home');
    await keyboard.press('End');
    await keyboard.press('Enter');
    await keyboard.press('Control+Space');
    await page.locator('.suggest-widget').getByText('backup_owner').first().waitFor();
    await workbench.picture('editing-keys');
    await keyboard.press('Escape');
    await keyboard.type('backup_owner: ');
    await page.locator('.suggest-widget').getByText('project-team').first().waitFor();
    await workbench.picture('editing-roles');
    await keyboard.press('Escape');
    await keyboard.type('noc');
    await keyboard.press('Escape');
    await keyboard.press('Control+k');
    await keyboard.press('Control+i');
    await page.locator('.monaco-hover').getByText('Dana Reyes').first().waitFor();
    await workbench.picture('editing-hover');
  });
});
