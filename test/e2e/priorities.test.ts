import { inWorkbench } from './inWorkbench.js';

describe('Priorities', () => {
  const stage = inWorkbench({ workspace: 'sample' });

  it('show what a request displaces before it is written, and that the order is agreed no longer', async () => {
    const { workbench } = stage();
    const { page } = workbench;
    await workbench.openContainer('SOP Ledger');
    await workbench.openFile('priorities/service-delivery.md');
    await workbench.picture('priorities');
    await workbench.run('SOP: Insert Request');
    for (const [prompt, answer] of [
      ['What is asked for', 'Wireless for the Kestrel warehouse'],
      ['Who asks', 'samira'],
      ['How long it takes', '3 days'],
    ] as const) {
      await page.getByText(prompt).first().waitFor();
      await workbench.quickInput.fill(answer);
      await page.keyboard.press('Enter');
    }
    await workbench.option('before Survey of the new Aldgate branch').waitFor();
    await workbench.picture('priority-places');
    await workbench.option('before Survey of the new Aldgate branch').click();
    const insert = page.getByRole('button', { name: 'Insert Request', exact: true });
    await insert.waitFor();
    await workbench.picture('priority-displaces');
    await insert.click();
    await page.getByText('Changed since it was agreed: Request Verification').first().waitFor();
    await workbench.picture('priority-inserted');
  });
});
