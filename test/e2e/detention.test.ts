import { inWorkbench } from './inWorkbench.js';

describe('Document detention', () => {
  const stage = inWorkbench({ workspace: 'sample' });

  it('stands in My Work with the oldest debt first', async () => {
    const { workbench } = stage();
    await workbench.openContainer('SOP Ledger');
    await workbench.showOnlyView('My Work');
    await workbench.expandRow('My Work', 'Detention', /days? past due/);
    await workbench.picture('detention');
  });
});
