import { inWorkbench } from './inWorkbench.js';

describe('The sample library', () => {
  const stage = inWorkbench({ workspace: 'sample' });

  it('fills every view', async () => {
    const { workbench } = stage();
    await workbench.openContainer('SOP Ledger');
    for (const view of ['My Work', 'Library', 'Checklists', 'Lessons']) {
      await workbench.showOnlyView(view);
      await workbench.view(view).getByRole('treeitem').nth(2).waitFor();
      await workbench.picture(`sample-${view.toLowerCase().replace(' ', '-')}`);
    }
  });
});
