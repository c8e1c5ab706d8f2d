// The workbench as a person sees it: roles and labels first, class names only where VS Code gives no role.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import type { Browser, Frame, FrameLocator, Locator, Page, ViewportSize } from 'playwright-core';
import { launchBrowser } from '../host/browser.js';
import { cache, root } from '../host/paths.js';
import { startServer, workbenchUrl, type Server } from '../host/server.js';
import { eventually } from './eventually.js';

export interface WorkbenchOptions {
  /** A folder, or a `.code-workspace` file. */
  readonly open: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly restricted?: boolean;
  /** The display language, as a language pack would set it; texts of VS Code itself stay English. */
  readonly language?: string;
  readonly viewport?: ViewportSize;
}

/** An accessible name that starts with the text; VS Code adds state and decorations behind it. */
function startingWith(text: string): RegExp {
  return new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);
}

interface Point {
  readonly x: number;
  readonly y: number;
}

async function boxOf(locator: Locator): Promise<Point & { width: number; height: number }> {
  const box = await locator.boundingBox();
  if (box === null) throw new Error('That is not on the screen.');
  return box;
}

async function openPage(
  browser: Browser,
  address: string,
  { viewport = { width: 1360, height: 860 }, language }: WorkbenchOptions,
): Promise<Page> {
  const context = await browser.newContext({ viewport });
  if (language !== undefined) {
    await context.addInitScript((name) => {
      Object.assign(globalThis, { _VSCODE_NLS_LANGUAGE: name });
    }, language);
  }
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await page.goto(address);
  await page.locator('[id="workbench.parts.statusbar"]').waitFor();
  await page.locator('.explorer-folders-view').first().waitFor();
  return page;
}

export class Workbench {
  readonly page: Page;
  readonly #server: Server;
  readonly #browser: Browser;

  private constructor(page: Page, server: Server, browser: Browser) {
    this.page = page;
    this.#server = server;
    this.#browser = browser;
  }

  static async start(options: WorkbenchOptions): Promise<Workbench> {
    const { open, settings, restricted } = options;
    const host = process.env.VSCODE_HOST ?? 'oldest';
    const server = await startServer({
      host,
      extension: root,
      settings: settings ?? {},
      restricted: restricted ?? false,
    });
    let browser: Browser | undefined;
    try {
      browser = await launchBrowser();
      const page = await openPage(browser, workbenchUrl(server, { open }), options);
      return new Workbench(page, server, browser);
    } catch (error) {
      // What is left running would keep the tests from ever ending.
      await browser?.close();
      await server.close();
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.#server.close();
  }

  /** What the hosts of the extensions wrote about themselves so far. */
  extensionHostLogs(): string {
    const folder = path.join(this.#server.dataFolder, 'data/logs');
    const names = fs.readdirSync(folder, { encoding: 'utf8', recursive: true });
    const logs = names.filter((name) => path.basename(name) === 'remoteexthost.log');
    return logs.map((name) => fs.readFileSync(path.join(folder, name), 'utf8')).join('');
  }

  /** Keeps a picture of the window below `.vscode-test/pictures`, once it no longer changes. */
  async picture(name: string): Promise<void> {
    const folder = path.join(cache, 'pictures', this.#server.host.vscode);
    fs.mkdirSync(folder, { recursive: true });
    let last = await this.page.screenshot();
    for (let attempt = 1; attempt < 20; attempt++) {
      await this.page.waitForTimeout(150);
      const next = await this.page.screenshot();
      if (next.equals(last)) break;
      last = next;
    }
    fs.writeFileSync(path.join(folder, `${name}.png`), last);
  }

  /** Runs a command by its title, as from the Command Palette; waits for an extension that is still starting. */
  async run(title: string): Promise<void> {
    const attempts = 8;
    for (let attempt = 1; ; attempt++) {
      await this.page.keyboard.press('F1');
      await this.quickInput.fill(`>${title}`);
      const row = this.option(title);
      try {
        await row.waitFor({ timeout: 4000 });
        await row.click();
        return;
      } catch (error) {
        if (attempt === attempts) throw error;
        await this.page.keyboard.press('Escape');
      }
    }
  }

  get quickInput(): Locator {
    return this.page.locator('.quick-input-widget .quick-input-box input').first();
  }

  /** A row of the quick pick that is open. */
  option(label: string): Locator {
    return this.page.locator('.quick-input-widget').getByRole('option', { name: label }).first();
  }

  /** The icon in the activity bar that opens a container of views. */
  activity(title: string): Locator {
    const bar = this.page.locator('[id="workbench.parts.activitybar"]');
    return bar.getByRole('tab', { name: startingWith(title) });
  }

  /** Opens a container of views by its icon; a second click would close it. */
  async openContainer(title: string): Promise<void> {
    const icon = this.activity(title);
    await icon.waitFor();
    if ((await icon.getAttribute('aria-selected')) !== 'true') await icon.click();
    await this.#leave();
  }

  /** Drags the edge between side bar and editors. */
  async widenSideBar(pixels: number): Promise<void> {
    const { x, y, width, height } = await boxOf(this.page.locator('.part.sidebar'));
    await this.#drag(
      { x: x + width, y: y + height / 2 },
      { x: x + width + pixels, y: y + height / 2 },
    );
  }

  /** Drags the upper edge of a view, so that it takes height from the one above. */
  async raiseView(title: string, pixels: number): Promise<void> {
    const { x, y, width } = await boxOf(this.view(title));
    await this.#drag({ x: x + width / 2, y }, { x: x + width / 2, y: y - pixels });
  }

  async #drag(from: Point, to: Point): Promise<void> {
    await this.page.mouse.move(from.x, from.y);
    await this.page.mouse.down();
    await this.page.mouse.move(to.x, to.y, { steps: 4 });
    await this.page.mouse.up();
    await this.#leave();
  }

  /** Takes the pointer to where nothing reacts to it: a tooltip would cover what tests look at. */
  async #leave(): Promise<void> {
    await this.page.mouse.move(300, 4);
  }

  view(title: string): Locator {
    const header = this.page.locator(`.pane-header[aria-label^="${title}"]`);
    return this.page.locator('.pane').filter({ has: header });
  }

  async heightOf(title: string): Promise<number> {
    return (await boxOf(this.view(title))).height;
  }

  async expandView(title: string): Promise<Locator> {
    await this.#fold(title, true);
    return this.view(title);
  }

  /** Gives one view of the open container all the height, so that its rows are on the screen. */
  async showOnlyView(title: string): Promise<Locator> {
    const headers = await this.page.locator('.sidebar .pane-header').all();
    for (const header of headers) {
      const label = (await header.getAttribute('aria-label')) ?? '';
      if (!label.startsWith(title)) await this.#fold(label, false);
    }
    return this.expandView(title);
  }

  async #fold(title: string, expanded: boolean): Promise<void> {
    const header = this.view(title).locator('.pane-header').first();
    await header.waitFor();
    // By keyboard, since a header that is on the move to its new place loses clicks.
    await this.#expand(header, expanded, () => header.press(expanded ? 'ArrowRight' : 'ArrowLeft'));
  }

  /** Tries until it is so: what comes while the workbench lays out its views anew is lost. */
  async #expand(branch: Locator, expanded: boolean, attempt: () => Promise<void>): Promise<void> {
    const isSo = async () => (await branch.getAttribute('aria-expanded')) === String(expanded);
    await eventually(async () => {
      if (await isSo()) return;
      await attempt();
      await eventually(async () => {
        assert.ok(await isSo());
      }, 1000);
    });
  }

  row(view: string, label: string): Locator {
    return this.view(view)
      .getByRole('treeitem', { name: startingWith(label) })
      .first();
  }

  /** Opens a branch of a tree by its twistie, so that nothing else happens to the row, until it shows that child. */
  async expandRow(view: string, label: string, child: string | RegExp): Promise<void> {
    const row = this.row(view, label);
    await row.waitFor();
    const inside = this.view(view).getByRole('treeitem', {
      name: typeof child === 'string' ? startingWith(child) : child,
    });
    // What is opened while the tree is drawn anew closes again.
    await eventually(async () => {
      if ((await row.getAttribute('aria-expanded')) !== null) {
        await this.#expand(row, true, () => row.locator('.monaco-tl-twistie').click());
      }
      await inside.first().waitFor({ timeout: 2000 });
    }, 30_000);
  }

  /**
   * Clicks the box of a row until what that brings about `arrived`. The box turns over at once, and back again when the
   * row was drawn anew before the extension heard of the click.
   */
  async tick(
    view: string,
    label: string,
    wanted: { readonly checked: boolean; readonly arrived: () => unknown },
  ): Promise<void> {
    const box = this.checkbox(view, label);
    await box.waitFor();
    await eventually(async () => {
      const isTurned = (await box.getAttribute('aria-checked')) === String(wanted.checked);
      if (!isTurned) await box.click({ timeout: 2000 });
      await eventually(wanted.arrived, 3000);
    }, 40_000);
  }

  checkbox(view: string, label: string): Locator {
    return this.row(view, label).locator('.monaco-custom-toggle');
  }

  /** Opens a file through quick open, as Ctrl+P does. */
  async openFile(relativePath: string): Promise<void> {
    await this.page.keyboard.press('Control+P');
    await this.quickInput.fill(relativePath);
    const name = path.posix.basename(relativePath);
    await this.option(name).waitFor();
    await this.page.keyboard.press('Enter');
    await this.tab(name).waitFor();
    // What is typed next belongs to the editor only once it has the focus.
    await this.page.locator('.editor-group-container.active .monaco-editor.focused').waitFor();
  }

  tab(label: string): Locator {
    return this.page.getByRole('tab', { name: startingWith(label) });
  }

  /** The text that the active editor shows. */
  get editor(): Locator {
    return this.page.locator('.editor-group-container.active .view-lines').first();
  }

  lens(text: string): Locator {
    return this.page.locator('.codelens-decoration a', { hasText: text }).first();
  }

  async showProblems(): Promise<Locator> {
    await this.run('View: Focus Problems');
    const panel = this.page.locator('.markers-panel');
    await panel.waitFor();
    return panel;
  }

  problem(text: string): Locator {
    return this.page
      .locator('.markers-panel')
      .getByRole('treeitem')
      .filter({ hasText: text })
      .first();
  }

  statusBarItem(text: string): Locator {
    return this.page.locator('.statusbar-item', { hasText: text }).first();
  }

  notification(text: string): Locator {
    return this.page.locator('.notification-toast').filter({ hasText: text }).first();
  }

  async dismissNotifications(): Promise<void> {
    await this.run('Notifications: Clear All');
    await this.page.locator('.notification-toast').first().waitFor({ state: 'hidden' });
  }

  /** The page inside a webview: VS Code nests two frames around it. */
  webview(index = 0): FrameLocator {
    return this.page.frameLocator('iframe.webview').nth(index).frameLocator('iframe#active-frame');
  }

  /** The page inside whichever webview shows that; VS Code puts them in no order that could be relied on. */
  async frameWith(sight: (frame: Frame) => Locator, milliseconds = 30_000): Promise<Frame> {
    return eventually(async () => {
      const frame = await this.#findFrame(sight);
      if (frame === undefined) throw new Error('No page shows that.');
      return frame;
    }, milliseconds);
  }

  async #findFrame(sight: (frame: Frame) => Locator): Promise<Frame | undefined> {
    for (const frame of this.page.frames()) {
      // A frame that goes meanwhile shows nothing.
      const shows = await sight(frame)
        .first()
        .isVisible()
        .catch(() => false);
      if (shows) return frame;
    }
    return undefined;
  }
}
