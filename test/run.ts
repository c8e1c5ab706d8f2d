// Runs every kind of test and check there is, and closes with one line over all of them.
//   tsx test/run.ts [--ci] [--only WORD]
// `--ci` adds the checks that read the sources, and the newest VS Code.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { endGroup } from './host/processGroup.js';

interface Step {
  readonly name: string;
  readonly command: readonly string[];
  /** Whether it counts its own tests; one that does not is one test by itself. */
  readonly counts: boolean;
  /** Whether it runs in continuous integration only. */
  readonly ci: boolean;
  readonly environment?: Readonly<Record<string, string>>;
  /** What runs single files of it; only for a step that depends on more than our own processes. */
  readonly again?: readonly string[];
}

interface Counts {
  readonly passed: number;
  readonly failed: number;
  /** By test file, where the step counts its own tests with mocha. */
  readonly files?: Readonly<Record<string, { readonly passed: number; readonly failed: number }>>;
}

interface Outcome extends Counts {
  readonly name: string;
  readonly seconds: number;
  /** The files that passed only when they ran once more. */
  readonly unsteady: readonly string[];
}

const color = process.stdout.isTTY ? '--color' : '--no-color';
const mocha = ['mocha', '--forbid-only', color, '--reporter', 'test/tallyReporter.cjs'];
const inVsCode = ['tsx', 'test/host/runSuites.ts'];
const inWorker = ['tsx', 'test/host/runWeb.ts'];
const unitTests = 'test/{core,git,node,cli,webview,extension,syntaxes,project}/**/*.test.ts';
const drivenByBrowser = [...mocha, '--timeout', '90000'];
const inBrowser = [...drivenByBrowser, 'test/e2e/**/*.test.ts'];
const newest = { VSCODE_HOST: 'newest' };

const steps: readonly Step[] = [
  { name: 'format', command: ['prettier', '--check', '.'], counts: false, ci: true },
  { name: 'lint', command: ['eslint', '.'], counts: false, ci: true },
  { name: 'types', command: ['tsc', '-b'], counts: false, ci: true },
  {
    name: 'import rules',
    command: ['depcruise', 'src', '--config', '.dependency-cruiser.cjs'],
    counts: false,
    ci: true,
  },
  { name: 'dead code', command: ['knip'], counts: false, ci: true },
  { name: 'bundles', command: ['node', 'esbuild.mjs'], counts: false, ci: false },
  { name: 'suites', command: ['node', 'esbuild.mjs', '--suites'], counts: false, ci: false },
  { name: 'unit tests', command: [...mocha, unitTests], counts: true, ci: false },
  { name: 'in VS Code, oldest', command: inVsCode, counts: true, ci: false },
  { name: 'in a web worker, oldest', command: inWorker, counts: true, ci: false },
  {
    name: 'in a browser, oldest',
    command: inBrowser,
    counts: true,
    ci: false,
    again: drivenByBrowser,
  },
  {
    name: 'in VS Code, newest',
    command: inVsCode,
    counts: true,
    ci: true,
    environment: newest,
  },
  {
    name: 'in a web worker, newest',
    command: inWorker,
    counts: true,
    ci: true,
    environment: newest,
  },
  {
    name: 'in a browser, newest',
    command: inBrowser,
    counts: true,
    ci: true,
    environment: newest,
    again: drivenByBrowser,
  },
  {
    name: 'packaging',
    command: [...mocha, '--timeout', '120000', 'test/packaging/**/*.test.ts'],
    counts: true,
    ci: false,
  },
];

const { values: options } = parseArgs({
  options: { ci: { type: 'boolean', default: false }, only: { type: 'string' } },
});

/** No step takes a third of this; one that hangs must fail by itself, with those after it still run. */
const limitSeconds = 900;

/** More files than this that fail are no accident of a browser. */
const mostUnsteady = 2;

const ends = ['SIGINT', 'SIGTERM'] as const;

async function runStep(step: Step, folder: string): Promise<Outcome> {
  console.log(`\n== ${step.name}`);
  const started = Date.now();
  const first = await attempt(step, step.command, folder);
  const again = failedFiles(first);
  const { counts, unsteady } =
    step.again !== undefined && again.length > 0 && again.length <= mostUnsteady
      ? await onceMore(step, { first, again, command: step.again }, folder)
      : { counts: first, unsteady: [] };
  return { ...counts, name: step.name, unsteady, seconds: (Date.now() - started) / 1000 };
}

async function attempt(step: Step, command: readonly string[], folder: string): Promise<Counts> {
  const tally = path.join(folder, 'tally.json');
  fs.rmSync(tally, { force: true });
  const [program = '', ...args] = command;
  const status = await run(program, args, { ...step.environment, SOP_TALLY: tally });
  const counts = countsOf(step, status === 0, tally);
  // A run that ends badly, or without a test, must not look like one that passed.
  const broken = counts.failed === 0 && (status !== 0 || counts.passed === 0) ? 1 : 0;
  return { ...counts, failed: counts.failed + broken };
}

function failedFiles({ files = {} }: Counts): readonly string[] {
  return Object.keys(files).filter((file) => (files[file]?.failed ?? 0) > 0);
}

interface Repeat {
  readonly first: Counts;
  readonly again: readonly string[];
  readonly command: readonly string[];
}

/** Gives files in which a browser failed a second window; what passes only there is told at the end. */
async function onceMore(
  step: Step,
  { first, again, command }: Repeat,
  folder: string,
): Promise<{ counts: Counts; unsteady: readonly string[] }> {
  console.log(`\n== ${step.name}, once more: ${again.join(', ')}`);
  const second = await attempt(step, [...command, ...again], folder);
  const before = again.reduce((sum, file) => sum + (first.files?.[file]?.passed ?? 0), 0);
  const counts = { passed: first.passed - before + second.passed, failed: second.failed };
  const still = new Set(failedFiles(second));
  return { counts, unsteady: again.filter((file) => !still.has(file)) };
}

/** The exit code; undefined where a signal ended the program, ours after the limit among them. */
function run(
  program: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<number | undefined> {
  const windows = process.platform === 'win32';
  const child = spawn(program, args, {
    shell: windows,
    // A group of its own, so that whatever it started ends with it.
    detached: !windows,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      ...process.env,
      ...environment,
      ...(process.stdout.isTTY ? {} : { NO_COLOR: '1' }),
      PATH: pathWithPackages(),
    },
  });
  const end = () => {
    endGroup(child, 'SIGKILL');
  };
  const interrupt = () => {
    end();
    process.exit(130);
  };
  const timer = setTimeout(() => {
    console.log(`\nNot done after ${limitSeconds} s, so it is ended.`);
    end();
  }, limitSeconds * 1000);
  for (const signal of ends) process.once(signal, interrupt);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => {
      clearTimeout(timer);
      for (const signal of ends) process.removeListener(signal, interrupt);
      end();
      resolve(code ?? undefined);
    });
  });
}

function countsOf(step: Step, passed: boolean, tally: string): Counts {
  if (!step.counts) return { passed: passed ? 1 : 0, failed: passed ? 0 : 1 };
  if (!fs.existsSync(tally)) return { passed: 0, failed: 1 };
  return JSON.parse(fs.readFileSync(tally, 'utf8')) as Counts;
}

function pathWithPackages(): string {
  return `${path.resolve('node_modules/.bin')}${path.delimiter}${process.env.PATH ?? ''}`;
}

async function main(): Promise<void> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sop-run-'));
  const wanted = steps
    .filter((step) => options.ci || !step.ci)
    .filter((step) => options.only === undefined || step.name.includes(options.only));
  const outcomes: Outcome[] = [];
  for (const step of wanted) outcomes.push(await runStep(step, folder));
  fs.rmSync(folder, { recursive: true, force: true });
  console.log('');
  for (const { name, passed, failed, seconds } of outcomes) {
    const mark = failed > 0 ? 'failed' : 'ok';
    console.log(
      `${name.padEnd(24)} ${mark.padEnd(8)} ${passed}/${passed + failed}  ${seconds.toFixed(1)} s`,
    );
  }
  for (const { name, unsteady } of outcomes) {
    for (const file of unsteady)
      console.log(`unsteady ${name}: ${file} passed only when it ran once more`);
  }
  const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
  const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0);
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
}

await main();
