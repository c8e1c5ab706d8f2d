import assert from 'node:assert/strict';
import { inWorkbench } from './inWorkbench.js';

/** Texts of the manifest and of the code, side by side in one window. */
describe('A window in Spanish', () => {
  const stage = inWorkbench({
    workspace: 'gates',
    language: 'es',
    settings: { 'editor.minimap.enabled': false },
  });
  const closeout = 'checklists/contoso.md';

  it('names views, rows and states in Spanish', async () => {
    const { workbench } = stage();
    await workbench.openContainer('SOP Ledger');
    await workbench.showOnlyView('Listas');
    const row = workbench.row('Listas', 'Close out Contoso');
    await row.waitFor();
    await row.getByText('pendiente').waitFor();
    await workbench.expandView('Mi trabajo');
    assert.match((await row.getAttribute('aria-label')) ?? '', /Responsable: /);
  });

  it('says in Spanish what is above and below a document', async () => {
    const { workbench } = stage();
    await workbench.openFile(closeout);
    await workbench.lens('bloqueado, 3 motivos').waitFor();
    await workbench.statusBarItem('pendiente').waitFor();
  });

  it('refuses in Spanish, with reasons in the words of the command line', async () => {
    const { workbench } = stage();
    await workbench.run('SOP: Dar el visto bueno');
    await workbench.page
      .getByText('Sin firmar: 3 motivos retienen «Accepted into support»')
      .waitFor();
    await workbench.option('"NOC-1: Every device is in monitoring" is open').waitFor();
    await workbench.picture('spanish');
    await workbench.page.keyboard.press('Escape');
  });

  it('says in Spanish what a dashboard says around its values', async () => {
    const { workbench } = stage();
    await workbench.run('SOP: Abrir panel');
    const page = await workbench.frameWith((frame) => frame.getByRole('tab', { name: 'Yo' }));
    await page.getByRole('tab', { name: 'Yo' }).click();
    await page.getByRole('heading', { name: 'Espera mi firma o respuesta' }).waitFor();
    await page.getByRole('heading', { name: 'Aún no he leído' }).waitFor();
    await page.getByText(/^A fecha de \d/).waitFor();
  });
});
