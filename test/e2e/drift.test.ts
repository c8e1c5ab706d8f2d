import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { eventually } from './eventually.js';
import { inWorkbench } from './inWorkbench.js';

const run = 'projects/prj-119/closeout.md';
const template = 'templates/project-closeout.md';
const marked = /Write the order number on the rack\. \(from LL-\w{5}\)\n/;

describe('A beef about a checklist', () => {
  const stage = inWorkbench({ workspace: 'sample' });

  it('becomes an item of the template, which a running closeout adopts', async () => {
    const { workbench, folder } = stage();
    const { page } = workbench;
    const textOf = (name: string) => fs.readFileSync(path.join(folder, name), 'utf8');
    const holds = (name: string, test: (text: string) => boolean) =>
      eventually(() => {
        assert.ok(test(textOf(name)), textOf(name));
      });
    const [runBefore, templateBefore] = [textOf(run), textOf(template)];

    await workbench.openContainer('SOP Ledger');
    await workbench.openFile(run);
    await workbench.lens('in TPL-CLOSEOUT: adopt...').waitFor();
    await workbench.picture('drift-before');
    await workbench.run('SOP: Capture Lesson');
    await workbench.option('Beef').click();
    await workbench.quickInput.fill('Nobody finds the order number');
    await page.keyboard.press('Enter');
    await workbench.notification('Captured LL-').waitFor();
    await workbench.showOnlyView('Lessons');
    await workbench.row('Lessons', 'Nobody finds the order number').click();
    await workbench.tab('LL-').waitFor();
    await workbench.run('SOP: Accept Lesson');
    await eventually(async () => {
      assert.match(await lesson(), /status: accepted/);
    });
    await workbench.run('SOP: Apply Lesson');
    await workbench.quickInput.fill('TPL-CLOSEOUT');
    await workbench.option('NOC acceptance').click();
    await workbench.option('Warranty and licences').click();
    await workbench.quickInput.fill('Write the order number on the rack.');
    await page.keyboard.press('Enter');
    await workbench.tab('project-closeout.md').waitFor();
    await holds(template, (text) => marked.test(text));

    await workbench.tab('closeout.md').click();
    await workbench.lens('2 changes in TPL-CLOSEOUT').waitFor();
    await workbench.picture('drift-lens');
    await workbench.lens('2 changes in TPL-CLOSEOUT').click();
    const choices = page.locator('.quick-input-widget');
    await choices.getByText('Write the order number').first().waitFor();
    await workbench.picture('drift-choose');
    await page.keyboard.press('Enter');
    await workbench.option('Adopt 2 changes').waitFor();
    await page.locator('.monaco-diff-editor .line-insert').first().waitFor();
    await workbench.picture('drift-compare');
    await workbench.option('Adopt 2 changes').click();
    await holds(run, (text) => marked.test(text));
    await workbench.picture('drift-adopted');

    await undo();
    await holds(run, (text) => text === runBefore);
    await workbench.tab('project-closeout.md').click();
    await undo();
    await holds(template, (text) => text === templateBefore);
    await workbench.picture('drift-undone');
    await workbench.tab('LL-').click();
    await eventually(async () => {
      assert.match(await lesson(), /status: accepted/);
    });
    await undo();
    await eventually(async () => {
      assert.match(await lesson(), /status: captured/);
    });

    /** The text of the lesson in the open editor. */
    async function lesson(): Promise<string> {
      return (await workbench.editor.innerText()).replace(/\s/g, ' ');
    }

    /** Takes the last step in the open editor back, and saves what it touched. */
    async function undo(): Promise<void> {
      await page.locator('.editor-group-container.active .view-lines').first().click();
      await page.keyboard.press('Control+z');
      await workbench.run('File: Save All');
    }
  });
});
