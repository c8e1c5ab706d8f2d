// Runs the suites of `test/web` in the extension host of a browser: a worker without Node, as on vscode.dev.
//   tsx test/host/runWeb.ts [--host oldest|newest] [--verbose]
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build, type Plugin } from 'esbuild';
import { launchBrowser } from './browser.js';
import { makeWorkspace } from './fixtures.js';
import { root } from './paths.js';
import { startServer, workbenchUrl } from './server.js';
import { reportTally } from './tally.js';

const { values: options } = parseArgs({
  options: {
    host: { type: 'string', default: process.env.VSCODE_HOST ?? 'oldest' },
    verbose: { type: 'boolean', default: false },
  },
});

const timeoutSeconds = 120;

/** mocha's build for browsers takes the bundle for a module of its own, unless it finds no such thing. */
const asScript: Plugin = {
  name: 'as-script',
  setup(bundle) {
    bundle.onLoad({ filter: /mocha[\\/]mocha\.js$/ }, ({ path: file }) => ({
      contents: `var module, exports;\n${fs.readFileSync(file, 'utf8')}`,
      loader: 'js',
    }));
  },
};

/** The extension as the web sees it, with the suites beside it: without `main` the server leaves it to the browser. */
async function stageExtension(folder: string): Promise<string> {
  const text = fs.readFileSync(path.join(root, 'package.json'), 'utf8');
  const { main, ...manifest } = JSON.parse(text) as Record<string, unknown>;
  if (main === undefined) throw new Error('The manifest is not as expected.');
  fs.mkdirSync(folder);
  fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest));
  for (const part of ['package.nls.json', 'dist', 'images', 'media', 'syntaxes', 'templates']) {
    fs.cpSync(path.join(root, part), path.join(folder, part), { recursive: true });
  }
  const tests = path.join(folder, 'tests.js');
  await build({
    entryPoints: [path.join(root, 'test/web/index.ts')],
    outfile: tests,
    bundle: true,
    format: 'cjs',
    platform: 'browser',
    conditions: ['worker'],
    external: ['vscode'],
    define: { global: 'globalThis' },
    alias: { 'node:assert/strict': path.join(root, 'test/web/assertStrict.ts') },
    plugins: [asScript],
    logLevel: 'error',
  });
  return tests;
}

interface Tally {
  passed: number;
  failed: number;
}

/** What the suites print, as they print it: their console is all that leaves the worker. */
function listen(tally: Tally): (kind: string, words: readonly unknown[]) => void {
  return (_kind, words) => {
    if (options.verbose) console.error(...words);
    const told = /^SUITE (pass|fail) (.*)$/s.exec(words.join(' '));
    if (told === null) return;
    const isPass = told[1] === 'pass';
    if (isPass) tally.passed++;
    else tally.failed++;
    console.log(`  ${isPass ? '✔' : '✘'} ${told[2] ?? ''}`);
  };
}

async function main(): Promise<void> {
  const temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'sop-web-'));
  const extension = path.join(temporary, 'extension');
  const tally: Tally = { passed: 0, failed: 0 };
  const browser = await launchBrowser();
  try {
    const tests = await stageExtension(extension);
    const server = await startServer({ host: options.host, driver: true });
    try {
      console.log(`\nVS Code ${server.host.vscode}, extension host of the browser\n`);
      const page = await browser.newPage();
      await page.exposeFunction('codeAutomationLog', listen(tally));
      let finish: (code: unknown) => void = () => undefined;
      const ended = new Promise((resolve) => (finish = resolve));
      await page.exposeFunction('codeAutomationExit', finish);
      const timer = setTimeout(finish, timeoutSeconds * 1000, `no end in ${timeoutSeconds} s`);
      const open = makeWorkspace('gates', temporary);
      await page.goto(workbenchUrl(server, { open, extension, tests }));
      const code = await ended;
      clearTimeout(timer);
      if (code !== 0 && tally.failed === 0) {
        console.log(`The extension host ended early (${String(code)}).`);
        tally.failed++;
      }
    } finally {
      await server.close();
    }
  } finally {
    await browser.close();
    fs.rmSync(temporary, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 });
  }
  reportTally(tally);
}

await main();
