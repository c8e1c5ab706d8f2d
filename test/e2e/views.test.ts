import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { inWorkbench } from './inWorkbench.js';

describe('The views of a library', () => {
  const stage = inWorkbench({ workspace: 'library' });
  const closeout = 'checklists/closeout.md';

  it('are filled without opening a file', async () => {
    const { workbench } = stage();
    await workbench.openContainer('SOP Ledger');
    await workbench.row('My Work', 'Overdue').waitFor();
    const heights = await Promise.all(
      ['My Work', 'Library', 'Checklists'].map((title) => workbench.heightOf(title)),
    );
    assert.equal(Math.max(...heights), heights[0], 'My Work is what one comes for.');
    await workbench.expandRow('Library', 'Kind SOP', 'Handle an incident');
    await workbench.row('Checklists', 'Close out Contoso').waitFor();
    await workbench.expandView('Lessons');
    await workbench.view('Lessons').getByRole('treeitem').first().waitFor();
    await workbench.picture('views');
  });

  it('tick an item of a closed file by one character', async () => {
    const { workbench, folder } = stage();
    const file = path.join(folder, closeout);
    const text = fs.readFileSync(file, 'utf8');
    await workbench.showOnlyView('Checklists');
    await workbench.expandRow('Checklists', 'Close out Contoso', 'Hand over');
    await workbench.expandRow('Checklists', 'Hand over', 'Tell the client');
    const checkbox = workbench.checkbox('Checklists', 'Tell the client');
    assert.equal(await checkbox.getAttribute('aria-checked'), 'false');
    const expected = text.replace('- [ ] Tell the client', '- [x] Tell the client');
    await workbench.tick('Checklists', 'Tell the client', {
      checked: true,
      arrived: () => {
        assert.equal(fs.readFileSync(file, 'utf8'), expected);
      },
    });
    await workbench.picture('ticked');
  });

  it('tick an item of an unsaved file in its editor', async () => {
    const { workbench, folder } = stage();
    await workbench.openFile(closeout);
    await workbench.page.keyboard.press('Control+End');
    await workbench.page.keyboard.type('Unsaved words.');
    const before = fs.readFileSync(path.join(folder, closeout), 'utf8');
    const unticked = workbench.editor.locator('.view-line', {
      hasText: /\[\s\]\sTell\sthe\sclient/,
    });
    await workbench.tick('Checklists', 'Tell the client', {
      checked: false,
      arrived: () => unticked.waitFor({ timeout: 2000 }),
    });
    await workbench.editor.getByText('Unsaved words.').waitFor();
    assert.equal(fs.readFileSync(path.join(folder, closeout), 'utf8'), before);
  });

  it('list findings of the whole library as problems', async () => {
    const { workbench } = stage();
    await workbench.showProblems();
    await workbench.problem('incident.md').waitFor();
    await workbench.picture('problems');
  });

  it('offer a template where no team has a dashboard', async () => {
    const { workbench } = stage();
    await workbench.run('SOP: Open Dashboard');
    const offer = workbench.notification('No team has a dashboard here yet.');
    await offer.getByRole('button', { name: 'New from Template' }).click();
    await workbench.quickInput.fill('Dashboard: NOC');
    await workbench.option('Dashboard: NOC').waitFor();
    await workbench.page.keyboard.press('Escape');
  });

  it('open a document by what it is called', async () => {
    const { workbench } = stage();
    await workbench.run('SOP: Open Document');
    await workbench.quickInput.fill('incident');
    await workbench.picture('open-document');
    await workbench.option('Handle an incident').click();
    await workbench.tab('incident.md').waitFor();
  });
});
