// Runs one group of suites in a page of its own.
import fs from 'node:fs';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { makeWorkspace } from './fixtures.js';
import { cache, root } from './paths.js';
import { workbenchUrl, type Server } from './server.js';
import type { SuiteOrder, SuiteResult } from './suiteOrder.js';
import { suiteEntry, type SuiteGroup } from './suites.js';

export interface GroupSurroundings {
  readonly browser: Browser;
  readonly server: Server;
  /** The extension under test. */
  readonly extension: string;
  /** Where workspaces and reports are made; the caller removes it. */
  readonly temporary: string;
  readonly timeoutSeconds: number;
  readonly verbose: boolean;
  readonly grep?: string;
}

/** Prints what mocha says as one piece, and returns the counts; a host that ends early counts as a failure. */
export async function runGroup(
  group: SuiteGroup,
  surroundings: GroupSurroundings,
): Promise<SuiteResult> {
  const { browser, server, extension, grep } = surroundings;
  const folder = fs.mkdtempSync(path.join(surroundings.temporary, 'group-'));
  const report = path.join(folder, 'report.txt');
  const result = path.join(folder, 'result.json');
  fs.writeFileSync(report, '');
  const color = process.stdout.isTTY;
  const order: SuiteOrder = { files: group.files, color, report, result, ...(grep && { grep }) };
  const open = makeWorkspace(group.workspace, folder);
  const tests = writeEntry(folder, order);
  const address = workbenchUrl(server, { open, extension, tests });
  const started = Date.now();
  // A context of its own, so that no window state passes from one group to the next.
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  try {
    const end = await runInWindow(context, address, { ...surroundings, result });
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    const window = group.restricted ? `${group.workspace}, restricted` : group.workspace;
    console.log(`\nVS Code ${server.host.vscode}, workspace ${window}, ${seconds} s`);
    process.stdout.write(fs.readFileSync(report, 'utf8'));
    const { counts, code } = end;
    if (counts !== undefined && (code === 0 || counts.failed > 0)) return counts;
    const picture = path.join(cache, `ended-${group.workspace}.png`);
    await end.page.screenshot({ path: picture });
    console.log(`The extension host ended early (${code}); see ${path.relative(root, picture)}.`);
    console.log(end.log.slice(-40).join('\n'));
    return { passed: counts?.passed ?? 0, failed: 1 };
  } finally {
    await context.close();
  }
}

interface WindowEnd {
  readonly page: Page;
  /** What the tests ended with: 0, or what went wrong. */
  readonly code: number | string;
  readonly log: readonly string[];
  readonly counts: SuiteResult | undefined;
}

/**
 * In a browser, VS Code may read a workspace file before it is connected; the window then stays without folders.
 * It has the file in its cache afterwards, so another window is asked for; tests are never run a second time.
 */
async function runInWindow(
  context: BrowserContext,
  address: string,
  surroundings: GroupSurroundings & { readonly result: string },
): Promise<WindowEnd> {
  const attempts = 5;
  for (let attempt = 1; ; attempt++) {
    const page = await context.newPage();
    const { code, log } = await runPage(page, address, surroundings);
    const counts = readResult(surroundings.result);
    if (counts?.isEmptyWindow !== true || attempt === attempts) return { page, code, log, counts };
    fs.rmSync(surroundings.result);
    await page.close();
  }
}

/** Opens the address and waits until the tests in it say that they are done. */
async function runPage(
  page: Page,
  address: string,
  { timeoutSeconds, verbose }: GroupSurroundings,
): Promise<{ code: number | string; log: readonly string[] }> {
  const log: string[] = [];
  await page.exposeFunction('codeAutomationLog', (kind: string, words: unknown[]) => {
    log.push(`${kind} ${words.join(' ')}`);
    if (verbose) console.error(kind, ...words);
  });
  let finish: (code: number | string) => void = () => undefined;
  const exit = new Promise<number | string>((resolve) => {
    finish = resolve;
  });
  await page.exposeFunction('codeAutomationExit', finish);
  const timer = setTimeout(finish, timeoutSeconds * 1000, `no end within ${timeoutSeconds} s`);
  await page.goto(address);
  const code = await exit;
  clearTimeout(timer);
  return { code, log };
}

/** What to run stands in an entry of its own: VS Code before 1.101 takes no environment from the address. */
function writeEntry(folder: string, order: SuiteOrder): string {
  const file = path.join(folder, 'entry.cjs');
  fs.writeFileSync(
    file,
    `process.env.SOP_SUITES = ${JSON.stringify(JSON.stringify(order))};\n` +
      `module.exports = require(${JSON.stringify(suiteEntry)});\n`,
  );
  return file;
}

function readResult(file: string): SuiteResult | undefined {
  if (!fs.existsSync(file)) return undefined;
  return JSON.parse(fs.readFileSync(file, 'utf8')) as SuiteResult;
}
