import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../host/browser.js';
import { cache, root } from '../host/paths.js';
import { makeWorkspace } from '../host/fixtures.js';
import { checkAccessibility } from '../support/accessibility.js';

describe('A dashboard as a file', () => {
  let folder: string;
  let browser: Browser;
  const page = () => path.join(folder, 'dashboards.html');

  before(async function () {
    this.timeout(60_000);
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sop-file-'));
    const library = makeWorkspace('sample', folder);
    const html = execFileSync(
      process.execPath,
      [
        path.join(root, 'dist/cli.cjs'),
        ...['--cwd', library, '--today', '2026-11-20', 'dashboard', '--format', 'html'],
      ],
      { encoding: 'utf8' },
    );
    fs.writeFileSync(page(), html);
    browser = await launchBrowser();
  });

  after(async () => {
    await browser.close();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  for (const [name, width, colorScheme, media] of [
    ['light', 1240, 'light', 'screen'],
    ['dark', 1240, 'dark', 'screen'],
    ['narrow', 400, 'light', 'screen'],
    ['print', 794, 'light', 'print'],
  ] as const) {
    it(`can be read: ${name}`, async () => {
      const context = await browser.newContext({ colorScheme, viewport: { width, height: 1600 } });
      const shown = await context.newPage();
      await shown.emulateMedia({ media });
      await shown.goto(pathToFileURL(page()).href);
      await shown.getByRole('heading', { level: 1, name: 'Service manager' }).waitFor();
      const pictures = path.join(cache, 'pictures');
      fs.mkdirSync(pictures, { recursive: true });
      await shown.screenshot({
        path: path.join(pictures, `dashboard-file-${name}.png`),
      });
      await checkAccessibility(shown);
      await context.close();
    });
  }
});
