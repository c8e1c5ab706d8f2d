import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { checkAccessibility } from '../support/accessibility.js';
import { eventually } from './eventually.js';
import { inWorkbench } from './inWorkbench.js';

describe('The dashboard page', () => {
  const stage = inWorkbench({
    workspace: 'sample',
    settings: { 'workbench.startupEditor': 'none', 'sop.identity.email': 'dana@fernhill.example' },
  });
  const page = () => stage().workbench.webview();
  const tab = (name: string) => page().getByRole('tab', { name, exact: true });
  const list = (name: string) => page().getByRole('region', { name });

  async function choose(name: string): Promise<void> {
    await tab(name).click();
    await page().getByRole('heading', { level: 1, name }).waitFor();
  }

  const inner = () =>
    stage().workbench.frameWith((frame) => frame.locator('[role=tablist][aria-label=Dashboards]'));

  function projectFiles(): readonly string[] {
    const projects = path.join(stage().folder, 'projects');
    return fs.readdirSync(projects).map((name) => path.join(projects, name, 'project.md'));
  }

  /** Themes come from the settings of the folder, which the workbench follows at once. */
  async function inTheme(theme: string, kind: string): Promise<void> {
    const folder = path.join(stage().folder, '.vscode');
    fs.mkdirSync(folder, { recursive: true });
    const settings = JSON.stringify({ 'workbench.colorTheme': theme });
    fs.writeFileSync(path.join(folder, 'settings.json'), settings);
    await page().locator(`body.${kind}`).waitFor();
  }

  it('opens with a tab for each dashboard, and one for whoever looks', async () => {
    const { workbench } = stage();
    await workbench.openContainer('SOP Ledger');
    await workbench.run('SOP: Open Dashboard');
    await page().getByRole('tablist').waitFor();
    await page().getByRole('heading', { level: 1, name: 'NOC' }).waitFor();
    for (const name of ['NOC', 'Project team', 'Service Delivery', 'Service manager', 'Me']) {
      await tab(name).waitFor();
    }
    await workbench.run('View: Toggle Primary Side Bar Visibility');
  });

  for (const [theme, kind, name] of [
    ['Default Dark Modern', 'vscode-dark', 'dark'],
    ['Default Light Modern', 'vscode-light', 'light'],
    ['Default High Contrast', 'vscode-high-contrast', 'high-contrast'],
    ['Default High Contrast Light', 'vscode-high-contrast-light', 'high-contrast-light'],
  ] as const) {
    it(`can be read in ${name} colours`, async () => {
      await inTheme(theme, kind);
      for (const dashboard of ['NOC', 'Project team', 'Service manager']) {
        await choose(dashboard);
        const file = `dashboard-${dashboard.toLowerCase().replace(' ', '-')}-${name}`;
        await stage().workbench.picture(file);
      }
      await checkAccessibility(await inner());
    });
  }

  it('shows whoever looks what waits for them', async () => {
    await tab('Me').click();
    await page().getByRole('heading', { level: 1, name: 'Dana Reyes' }).waitFor();
    await list('My open items').getByRole('checkbox').first().waitFor();
    await stage().workbench.picture('dashboard-me');
    await checkAccessibility(await inner());
  });

  it('asks before it signs, as everywhere', async () => {
    const { workbench } = stage();
    await choose('NOC');
    await list('Closeouts to review, and returned')
      .getByRole('button', { name: /^Sign: / })
      .click();
    const question = workbench.page.getByRole('dialog');
    await question.getByText('Sign “Accepted into support”?').waitFor();
    await workbench.picture('dashboard-sign');
    await question.getByRole('button', { name: 'Cancel' }).click();
    await question.waitFor({ state: 'detached' });
  });

  it('keeps every list in its frame, however wide the window is', async () => {
    const { page: window } = stage().workbench;
    for (const width of [480, 650, 690, 745, 750, 820, 920]) {
      await window.setViewportSize({ width, height: 860 });
      for (const tab of ['NOC', 'Project team', 'Service manager']) {
        await choose(tab);
        const isInside = (list: { readonly scrollWidth: number; readonly clientWidth: number }) =>
          list.scrollWidth <= list.clientWidth + 1;
        const lists = await (await inner()).locator('.sop-list').all();
        const inside = await Promise.all(lists.map((list) => list.evaluate(isInside)));
        assert.ok(inside.length > 0 && inside.every(Boolean), `${tab} in ${width} pixels`);
      }
    }
    await window.setViewportSize({ width: 1360, height: 860 });
  });

  it('can be read in a narrow window', async () => {
    const { workbench } = stage();
    await inTheme('Default Light Modern', 'vscode-light');
    await workbench.page.setViewportSize({ width: 480, height: 860 });
    await choose('NOC');
    await workbench.picture('dashboard-narrow');
    await checkAccessibility(await inner());
    await workbench.page.setViewportSize({ width: 1360, height: 860 });
  });

  it('goes by keyboard along tabs and rows', async () => {
    const { page: window } = stage().workbench;
    await choose('NOC');
    await tab('NOC').focus();
    await window.keyboard.press('ArrowRight');
    await page().getByRole('heading', { level: 1, name: 'Project team' }).waitFor();
    await window.keyboard.press('ArrowLeft');
    await page().getByRole('heading', { level: 1, name: 'NOC' }).waitFor();
    const rows = list('Closeouts to review, and returned').locator('.sop-link');
    await rows.first().focus();
    await window.keyboard.press('ArrowDown');
    const second = await rows.nth(1).innerText();
    await page().locator('.sop-link:focus', { hasText: second }).waitFor();
    await stage().workbench.picture('dashboard-focus');
  });

  it('shows a changed file within a second', async () => {
    await choose('Service manager');
    const figure = list('Projects past their end').locator('.sop-big');
    const before = Number(await figure.innerText());
    const file = projectFiles().find((each) =>
      fs.readFileSync(each, 'utf8').includes('\nstatus: active\n'),
    );
    assert.ok(file);
    const text = fs.readFileSync(file, 'utf8');
    fs.writeFileSync(file, text.replace(/^ends_on: .*$/m, 'ends_on: 2020-01-01'));
    await eventually(async () => {
      assert.ok(Number(await figure.innerText()) >= before);
      await list('Projects past their planned end')
        .getByText('2020-01-01')
        .waitFor({ timeout: 1000 });
    });
    fs.writeFileSync(file, text);
  });

  it('ticks an item in its document, and opens it at its line', async () => {
    const { workbench, folder } = stage();
    await choose('NOC');
    const items = list('Items of ours in closeouts that are due');
    const key = (await items.getByRole('checkbox').first().getAttribute('data-key')) ?? '';
    const box = items.locator(`input[data-key=${JSON.stringify(key)}]`);
    const file = path.join(folder, key.slice(0, key.indexOf(' ')));
    const before = fs.readFileSync(file, 'utf8');
    await box.click();
    await box.waitFor({ state: 'detached' });
    const after = fs.readFileSync(file, 'utf8');
    assert.equal(after.length, before.length);
    assert.equal(after.split('[x]').length, before.split('[x]').length + 1);
    await items.locator('.sop-link').first().click();
    await workbench.tab('closeout.md').waitFor();
    await workbench.picture('dashboard-opened');
  });

  it('puts a row off for whoever looks, and says so', async () => {
    const { workbench } = stage();
    await workbench.tab('NOC').click();
    await choose('NOC');
    const waiting = list('Closeouts to review, and returned');
    const row = waiting.getByRole('row').nth(1);
    const name = await row.locator('.sop-link').first().innerText();
    await row.hover();
    await row.getByRole('button', { name: `Snooze: ${name}` }).click();
    await workbench.option('For two weeks').waitFor();
    await workbench.picture('dashboard-snooze');
    await workbench.option('For two weeks').click();
    await waiting.getByText('1 snoozed').waitFor();
    await waiting.getByRole('button', { name, exact: true }).waitFor({ state: 'detached' });
    await waiting.getByRole('button', { name: /^Show what is snoozed/ }).click();
    const wake = waiting.getByRole('button', { name: `Wake: ${name}` });
    await wake.waitFor();
    await workbench.picture('dashboard-snoozed');
    await checkAccessibility(await inner());
    await wake.click();
    await wake.waitFor({ state: 'detached' });
    await waiting.getByText('1 snoozed').waitFor({ state: 'detached' });
  });

  it('comes back as it was after it was hidden', async () => {
    const { workbench } = stage();
    await workbench.tab('NOC').click();
    await page().getByRole('heading', { level: 1, name: 'NOC' }).waitFor();
  });

  it('comes back with its tab when the window is opened again', async () => {
    const { workbench } = stage();
    await choose('Project team');
    const reloaded = workbench.page.waitForEvent('load');
    await workbench.run('Developer: Reload Window');
    await reloaded;
    await page().getByRole('heading', { level: 1, name: 'Project team' }).waitFor();
  });

  it('shows the same lists in the Markdown preview', async () => {
    const { workbench } = stage();
    await workbench.openFile('dashboards/service-manager.md');
    await workbench.run('Markdown: Open Preview');
    await workbench.tab('Preview service-manager.md').waitFor();
    const heading = { name: 'Projects past their end' };
    const preview = await workbench.frameWith((frame) =>
      frame.locator('.markdown-body').getByRole('heading', heading),
    );
    await preview.getByRole('table').nth(1).waitFor();
    await workbench.picture('dashboard-preview');
  });
});
