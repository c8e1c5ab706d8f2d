// The one entry that every VS Code calls inside its extension host, the desktop one and the server alike.
// What to run comes in the environment, as JSON.
import fs from 'node:fs';
import { findSourceMap } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { format } from 'node:util';
import { takeCoverage } from 'node:v8';
import type { Runner } from 'mocha';
import * as vscode from 'vscode';
import type { SuiteOrder, SuiteResult } from '../host/suiteOrder.js';

export async function run(): Promise<void> {
  const order = JSON.parse(process.env.SOP_SUITES ?? '{}') as Partial<SuiteOrder>;
  process.setSourceMapsEnabled(true);
  const { report, result } = order;
  if (!(await windowHasFolder())) {
    if (result !== undefined) writeResult(result, { passed: 0, failed: 0, isEmptyWindow: true });
    throw new Error('The window has no folder.');
  }
  const { default: Mocha } = await import('mocha');
  if (report !== undefined) {
    // The standard output of the extension host does not reach the terminal.
    Mocha.reporters.Base.consoleLog = (...words: unknown[]) => {
      fs.appendFileSync(report, `${format(...words)}\n`);
    };
  }
  const mocha = new Mocha({
    ui: 'bdd',
    reporter: 'spec',
    color: order.color ?? false,
    timeout: 20_000,
    forbidOnly: process.env.CI !== undefined,
    ...(order.grep === undefined ? {} : { grep: order.grep }),
  });
  for (const file of order.files ?? everySuite()) mocha.addFile(path.resolve(__dirname, file));
  await mocha.loadFilesAsync();
  const failures = await new Promise<number>((resolve) => {
    const runner = mocha.run(resolve);
    runner.on('fail', (_test, error: Error) => {
      error.stack = toSource(error.stack ?? '');
    });
    if (result !== undefined) keepResult(runner, result);
  });
  if (process.env.NODE_V8_COVERAGE !== undefined) takeCoverage();
  if (failures > 0) throw new Error(`${failures} failed`);
}

function everySuite(): readonly string[] {
  return fs.readdirSync(__dirname).filter((file) => file.endsWith('.test.cjs'));
}

/** Folders of a workspace file come after the window, and in a browser now and then never. */
async function windowHasFolder(): Promise<boolean> {
  const hasFolder = () => (vscode.workspace.workspaceFolders ?? []).length > 0;
  if (hasFolder()) return true;
  await new Promise<void>((resolve) => {
    const done = () => {
      clearTimeout(timer);
      subscription.dispose();
      resolve();
    };
    const timer = setTimeout(done, 8000);
    const subscription = vscode.workspace.onDidChangeWorkspaceFolders(done);
  });
  return hasFolder();
}

function keepResult(runner: Runner, file: string): void {
  runner.on('end', () => {
    const { passes = 0, failures = 0 } = runner.stats ?? {};
    writeResult(file, { passed: passes, failed: failures });
  });
}

function writeResult(file: string, result: SuiteResult): void {
  fs.writeFileSync(file, JSON.stringify(result));
}

/** Points a stack at the sources: VS Code has its own way of printing stacks, which hides Node's. */
function toSource(stack: string): string {
  return stack.replace(/[^:()\s]+\.cjs:\d+:\d+/g, (place) => {
    const [file = '', line, column] = place.split(':');
    const entry = findSourceMap(path.resolve(file))?.findEntry(
      Number(line) - 1,
      Number(column) - 1,
    );
    if (entry === undefined || !('originalSource' in entry)) return place;
    const source = path.relative(process.cwd(), fileURLToPath(entry.originalSource));
    return `${source}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
  });
}
