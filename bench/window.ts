/**
 * Measures what a large library costs the extension host of a real VS Code: `npm run bench:window -- [--quick] [--only STEP]... [--profiles FOLDER]`.
 *
 * `--only` takes a part of a step's name, and leaves out what no name was given for, as far as the others do without it.
 *
 * Nothing of ours may hold it up for more than 50 ms. The figures are printed, not judged: on a busy machine every
 * stretch is longer, which is why the processor time of each stands beside it.
 */
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { launchBrowser } from '../test/host/browser.js';
import { root } from '../test/host/paths.js';
import { startServer, workbenchUrl } from '../test/host/server.js';
import { bundleFolder } from './bundles.js';
import type { WindowFigures, WindowOrder, WindowStep } from './window/windowOrder.js';
import {
  type LibrarySizes,
  longDocument,
  writeWindowLibrary,
} from './window/writeWindowLibrary.js';

const full: LibrarySizes = { documents: 10_000, gated: 3000, switched: 1000 };
const quick: LibrarySizes = { documents: 1500, gated: 400, switched: 200 };
const longestMs = 50;
const mostMinutes = 15;

const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    host: { type: 'string', default: process.env.VSCODE_HOST ?? 'newest' },
    only: { type: 'string', multiple: true, default: [] },
    profiles: { type: 'string' },
  },
});

/** Everything on, also what VS Code leaves off in Markdown. */
const settings = {
  '[markdown]': { 'editor.quickSuggestions': { other: 'on', comments: 'on', strings: 'on' } },
  'editor.inlayHints.enabled': 'on',
  'editor.codeLens': true,
};

async function main(): Promise<void> {
  const workFolder = mkdtempSync(path.join(tmpdir(), 'sop-window-'));
  try {
    const program = await buildSession();
    const folder = path.join(workFolder, 'library');
    mkdirSync(folder);
    const { documents, gated } = writeWindowLibrary(folder, options.quick ? quick : full);
    print(`${documents} documents, ${gated} of them with gates; load ${loadavg()[0]?.toFixed(1)}`);
    const result = path.join(workFolder, 'figures.json');
    const { only, profiles } = options;
    if (profiles !== undefined) mkdirSync(profiles, { recursive: true });
    const order: WindowOrder = {
      ...{ folder, long: longDocument, result, only },
      ...(profiles === undefined ? {} : { profiles: path.resolve(profiles) }),
    };
    const end = await runWindow(order, writeEntry(workFolder, { program, order }));
    const { steps } = JSON.parse(readFileSync(result, 'utf8')) as WindowFigures;
    print(header);
    steps.map(toRow).forEach(print);
    print(`load ${loadavg()[0]?.toFixed(1)}`);
    if (profiles !== undefined) copyFileSync(result, path.join(profiles, 'figures.json'));
    if (end !== undefined) throw new Error(end);
  } finally {
    rmSync(workFolder, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 });
  }
}

async function buildSession(): Promise<string> {
  const outfile = path.join(bundleFolder, 'window.cjs');
  await build({
    entryPoints: [path.join(root, 'bench/window/session.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['vscode'],
    logLevel: 'warning',
  });
  return path.resolve(outfile);
}

/** What to do stands in an entry of its own, because no environment reaches the extension host by an address. */
function writeEntry(
  workFolder: string,
  { program, order }: { readonly program: string; readonly order: WindowOrder },
): string {
  const file = path.join(workFolder, 'entry.cjs');
  writeFileSync(
    file,
    `process.env.SOP_BENCH_WINDOW = ${JSON.stringify(JSON.stringify(order))};\n` +
      `module.exports = require(${JSON.stringify(program)});\n`,
  );
  return file;
}

/** What went wrong, if anything did. */
async function runWindow(order: WindowOrder, tests: string): Promise<string | undefined> {
  const server = await startServer({ host: options.host, driver: true, settings });
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    const log: string[] = [];
    await page.exposeFunction('codeAutomationLog', (kind: string, words: readonly unknown[]) => {
      log.push(`${kind} ${words.join(' ')}`);
    });
    let finish: (code: number | string) => void = () => undefined;
    const exit = new Promise<number | string>((resolve) => {
      finish = resolve;
    });
    await page.exposeFunction('codeAutomationExit', finish);
    const timer = setTimeout(finish, mostMinutes * 60_000, `no end within ${mostMinutes} minutes`);
    await page.goto(workbenchUrl(server, { open: order.folder, extension: root, tests }));
    const code = await exit;
    clearTimeout(timer);
    return code === 0 ? undefined : `The window ended with ${code}.\n${log.slice(-30).join('\n')}`;
  } finally {
    await browser.close();
    await server.close();
  }
}

const header = [
  'step'.padEnd(30),
  ...['took ms', 'longest', 'its cpu', 'cpu p95', 'over 50', 'answer', 'worst'].map((word) =>
    word.padStart(9),
  ),
].join('');

/** Milliseconds; the longest stretch by processor time, because others may hold the machine. */
function toRow({ name, tookMs, blocks, answers = [] }: WindowStep): string {
  const byCpu = blocks.toSorted((one, other) => one.cpuMs - other.cpuMs);
  const longest = byCpu.at(-1);
  const p95 = byCpu[Math.floor((byCpu.length - 1) * 0.95)];
  const over = blocks.filter(({ cpuMs }) => cpuMs > longestMs).length;
  const sorted = answers.toSorted((one, other) => one - other);
  const figures = [
    tookMs,
    longest?.wallMs,
    longest?.cpuMs,
    p95?.cpuMs,
    over,
    sorted[Math.floor(sorted.length / 2)],
    sorted.at(-1),
  ];
  return [
    name.padEnd(30),
    ...figures.map((figure) => (figure === undefined ? '' : figure.toFixed(0)).padStart(9)),
  ].join('');
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

await main();
