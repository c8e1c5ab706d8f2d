import { inWorkbench } from './inWorkbench.js';

describe('Projects', () => {
  const stage = inWorkbench({ workspace: 'sample' });

  it('show where they stand, whom they hold, and what support has to know', async () => {
    const { workbench } = stage();
    await workbench.openContainer('SOP Ledger');
    await workbench.showOnlyView('Projects');
    await workbench.row('Projects', 'Office move to Cheapside').waitFor();
    await workbench.picture('projects');
    await workbench.row('Projects', 'Core switch for the plant').click();
    await workbench.page.keyboard.press('ArrowRight');
    await workbench.row('Projects', 'Communication').waitFor();
    await workbench.picture('project-open');
    await workbench.run('SOP: Open Hand-over Briefing');
    await workbench.tab('Preview Briefing PRJ-121').waitFor();
    await workbench.picture('briefing');
    const preview = workbench.webview();
    await preview.getByRole('link', { name: 'Bramble Foods' }).click();
    await workbench.tab('Preview bramble.md').waitFor();
  });

  it('are in My Work what is to be read', async () => {
    const { workbench } = stage();
    await workbench.showOnlyView('My Work');
    const row = workbench.row('My Work', 'Incident handling');
    await row.waitFor();
    await row.hover();
    await workbench.picture('to-read');
  });
});
