import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { eventually } from './eventually.js';
import { inWorkbench } from './inWorkbench.js';

/** What views say that have nothing to show. */
const emptyViewTexts = [
  'This library has no documents yet.',
  'Nothing waits for you.',
  'Nothing is due.',
  'No document has items to tick.',
  'No projects yet.',
  'No lessons yet.',
];

/** Looks whenever the window is about to be painted: a moment is too short to be waited for. */
const keepWatch = `
  window.textsSeen = new Set();
  const look = () => {
    for (const pane of document.querySelectorAll('.sidebar .pane')) {
      for (const text of ${JSON.stringify(emptyViewTexts)}) {
        if (pane.textContent.includes(text)) window.textsSeen.add(text);
      }
    }
    requestAnimationFrame(look);
  };
  look();
`;

describe('The views of a library that has everything', () => {
  const stage = inWorkbench({ workspace: 'sample' });

  it('never say, not even for a moment, that there is nothing', async () => {
    const { workbench } = stage();
    await workbench.page.evaluate(keepWatch);
    await workbench.openContainer('SOP Ledger');
    for (const title of ['My Work', 'Library', 'Checklists', 'Projects', 'Lessons']) {
      const view = await workbench.expandView(title);
      await view.getByRole('treeitem').first().waitFor();
    }
    assert.deepEqual(await workbench.page.evaluate('[...window.textsSeen]'), []);
  });

  it('end without an error when the window is loaded anew', async () => {
    const { workbench } = stage();
    await workbench.showProblems();
    await workbench.page.locator('.markers-panel').getByRole('treeitem').first().waitFor();
    await workbench.page.reload();
    await eventually(() => {
      assert.match(workbench.extensionHostLogs(), /exiting with code 0/);
    }, 30_000);
    assert.doesNotMatch(workbench.extensionHostLogs(), /disposing the subscriptions/);
  });
});

describe('A view of a library that lacks what it shows', () => {
  const stage = inWorkbench({ workspace: 'library' });

  it('says so until there is some, and again once it is gone', async () => {
    const { workbench, folder } = stage();
    const file = path.join(folder, 'projects/office-move.md');
    await workbench.openContainer('SOP Ledger');
    const view = await workbench.expandView('Projects');
    await view.getByText('No projects yet.').waitFor();
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(
      file,
      '---\nid: PRJ-1\nkind: project\ntitle: Office move\n---\n\n# Office move\n',
    );
    await workbench.row('Projects', 'Office move').waitFor();
    await view.getByText('No projects yet.').waitFor({ state: 'hidden' });
    fs.rmSync(file);
    await view.getByText('No projects yet.').waitFor();
  });
});
