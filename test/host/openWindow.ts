import type { Page } from 'playwright-core';
import { workbenchUrl, type Server, type WorkbenchAddress } from './server.js';

/** Opens a window of the workbench in the page. */
export async function openWindow(
  page: Page,
  server: Server,
  address: WorkbenchAddress,
): Promise<void> {
  if (address.open.endsWith('.code-workspace')) await learnFolders(page, server, address.open);
  await page.goto(workbenchUrl(server, address));
}

/**
 * In a browser, VS Code may read a workspace file before it is connected, and the window stays without folders.
 * Once it has seen the file it remembers the folders, and the next window starts with them.
 */
async function learnFolders(page: Page, server: Server, open: string): Promise<void> {
  const attempts = 5;
  for (let attempt = 1; ; attempt++) {
    await page.goto(workbenchUrl(server, { open }));
    const folder = page.locator('.explorer-folders-view').getByRole('treeitem').first();
    try {
      await folder.waitFor({ timeout: 6000 });
      return;
    } catch (error) {
      if (attempt === attempts) throw error;
    }
  }
}
