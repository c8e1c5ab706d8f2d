import { inWorkbench } from './inWorkbench.js';

describe('The sample library', () => {
  const stage = inWorkbench({
    workspace: 'sample',
    settings: {
      'editor.fontFamily': 'DejaVu Sans Mono, monospace',
      'editor.minimap.enabled': false,
      'editor.wordWrap': 'on',
    },
  });

  it('fills every view', async () => {
    const { workbench } = stage();
    await workbench.openContainer('SOP Ledger');
    for (const view of ['My Work', 'Library', 'Checklists', 'Lessons']) {
      await workbench.showOnlyView(view);
      await workbench.view(view).getByRole('treeitem').nth(2).waitFor();
      await workbench.picture(`sample-${view.toLowerCase().replace(' ', '-')}`);
    }
  });

  it('shows a closeout beside its checklist', async () => {
    const { workbench } = stage();
    const closeout = 'Closeout: Office move to Cheapside';
    await workbench.showOnlyView('Checklists');
    await workbench.widenSideBar(110);
    await workbench.expandRow('Checklists', 'Project Office move to Cheapside', closeout);
    await workbench.expandRow('Checklists', closeout, 'Client documentation');
    await workbench.expandRow('Checklists', 'Client documentation', 'A network diagram');
    await workbench.row('Checklists', 'A network diagram').click();
    await workbench.tab('closeout.md').waitFor();
    const problems = await workbench.showProblems();
    await problems.getByRole('treeitem').nth(2).waitFor();
    await workbench.expandView('My Work');
    await workbench.row('My Work', 'Overdue').waitFor();
    await workbench.raiseView('Checklists', 320);
    await workbench.row('Checklists', 'Network and configuration').waitFor();
    // The picture at the top of the README is this one, of the newest VS Code.
    await workbench.picture('readme');
  });
});
