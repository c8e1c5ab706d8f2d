import { inWorkbench } from './inWorkbench.js';

describe('Reports', () => {
  const stage = inWorkbench({ workspace: 'sample' });

  it('open in the colours of the editor, with figures, charts, tables and their sources', async () => {
    const { workbench } = stage();
    await workbench.openContainer('SOP Ledger');
    await workbench.showOnlyView('Projects');
    await workbench.row('Projects', 'Office move to Cheapside').waitFor();
    await workbench.run('SOP: Open Report...');
    await workbench.page
      .getByText('How long it takes until support has a project')
      .first()
      .waitFor();
    await workbench.page.keyboard.press('Enter');
    await workbench.page.getByText('All of its history').first().waitFor();
    await workbench.page.keyboard.press('Enter');
    await workbench.tab('Closeouts').waitFor();
    const report = workbench.webview();
    await report.getByRole('heading', { level: 1, name: 'Closeouts' }).waitFor();
    await report.getByRole('heading', { name: 'Hand-off to stable' }).waitFor();
    await workbench.picture('report');
    await report.getByRole('link', { name: 'Source 1' }).first().click();
    await report.getByRole('heading', { name: 'Sources' }).waitFor();
    await workbench.picture('report-sources');
  });

  it('come back with what they told when the window is opened again', async () => {
    const { workbench } = stage();
    const reloaded = workbench.page.waitForEvent('load');
    await workbench.run('Developer: Reload Window');
    await reloaded;
    const report = workbench.webview();
    await report.getByRole('heading', { level: 1, name: 'Closeouts' }).waitFor();
    await report.getByRole('heading', { name: 'Hand-off to stable' }).waitFor();
  });
});
