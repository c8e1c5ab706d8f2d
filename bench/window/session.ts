// What the bench of the window does inside the extension host; VS Code calls `run` as it calls tests.
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import type { TestAccess } from '../../src/extension/features.js';
import { container, extensionId, views } from '../../src/extension/shared/manifest.js';
import { BlockMeter } from './blockMeter.js';
import { profileFile, withProfile } from './profiler.js';
import type { WindowFigures, WindowOrder, WindowStep } from './windowOrder.js';

const order = JSON.parse(process.env.SOP_BENCH_WINDOW ?? '{}') as WindowOrder;
/** Between two letters of somebody who types quickly. */
const betweenLettersMs = 110;
const typed =
  '- [ ] Check the export of [[SOP-00012]] with @noc before the window (due 2026-12-01) and note it.\n' +
  '- [ ] Ask the client about the second site (evidence) and ring back when the backup is through @dana.\n';

const steps: WindowStep[] = [];

export async function run(): Promise<void> {
  const extension = vscode.extensions.getExtension<TestAccess>(extensionId);
  if (extension === undefined) throw new Error('The extension is not there.');
  await measure('open the window', async () => {
    await (await extension.activate()).store.start();
  });
  const access = extension.exports;
  const { store, overview } = access;
  await measure('first gates', () => overview.settled());
  await measure('problems of all', () => quiet(4000));
  await measure('read again', async () => {
    await store.refresh();
    await overview.settled();
    await quiet(1500);
  });
  await vscode.commands.executeCommand('workbench.view.explorer');
  await quiet(500);
  await typing('type', access);
  await completions();
  await showViews();
  await vscode.commands.executeCommand(`workbench.view.extension.${container}`);
  await typing('type beside the views', access);
  await measure('switch a branch', () => switchTo('other', access));
  await measure('switch back', () => switchTo('-', access));
  await measure('dashboards', () => dashboards(access));
}

/** All others begin where these end. */
const beginning: readonly string[] = ['open the window', 'first gates', 'problems of all'];

function isWanted(name: string): boolean {
  const { only } = order;
  return only.length === 0 || beginning.includes(name) || only.some((part) => name.includes(part));
}

/** After each step, so that a window which does not come to its end still tells what it did. */
function keepSteps(): void {
  const figures: WindowFigures = { steps };
  writeFileSync(order.result, JSON.stringify(figures));
}

/** A step with its blocks; what it begins is given a moment to come to rest. */
async function measure(name: string, work: () => Promise<readonly number[] | void>): Promise<void> {
  if (!isWanted(name)) return;
  const meter = new BlockMeter();
  const act = async () => {
    meter.start();
    const started = performance.now();
    const answers = await work();
    const tookMs = performance.now() - started;
    const blocks = await meter.stop();
    steps.push({ name, tookMs, blocks, ...(answers === undefined ? {} : { answers }) });
    keepSteps();
  };
  const { profiles } = order;
  await (profiles === undefined ? act() : withProfile(profileFile(profiles, name), act));
}

async function quiet(milliseconds: number): Promise<void> {
  await pause(milliseconds);
}

async function showViews(): Promise<void> {
  for (const [name, id] of Object.entries(views)) {
    await measure(`show ${name}`, async () => {
      await vscode.commands.executeCommand(`${id}.focus`);
      await quiet(1200);
    });
  }
}

async function switchTo(branch: string, { store, overview }: TestAccess): Promise<void> {
  const changed = new Promise<void>((resolve) => {
    const subscription = store.onDidChange(() => {
      subscription.dispose();
      resolve();
    });
  });
  await promisify(execFile)('git', ['-C', order.folder, 'checkout', '--quiet', branch]);
  await Promise.race([changed, quiet(20_000)]);
  await quiet(1500);
  await overview.settled();
  await quiet(1000);
}

/** Types in the middle of the long document, as a person does. */
async function typing(name: string, { store }: TestAccess): Promise<void> {
  if (!isWanted(name)) return;
  const uri = vscode.Uri.joinPath(vscode.Uri.file(order.folder), order.long);
  const document = await vscode.workspace.openTextDocument(uri);
  const editor = await vscode.window.showTextDocument(document, { preview: false });
  const line = Math.floor(document.lineCount / 2);
  const place = new vscode.Position(line, document.lineAt(line).text.length);
  editor.selection = new vscode.Selection(place, place);
  editor.revealRange(new vscode.Range(place, place));
  await vscode.commands.executeCommand('type', { text: '\n' });
  await quiet(2000);
  await measure(name, async () => {
    for (const letter of typed) {
      await vscode.commands.executeCommand('type', { text: letter });
      await pause(betweenLettersMs);
    }
    await quiet(1000);
  });
  await store.find(uri)?.open.settle();
}

/** How long suggestions take from asking to having them, all extensions together. */
async function completions(): Promise<void> {
  const { document } = vscode.window.activeTextEditor ?? {};
  if (document === undefined) return;
  const asked: readonly (readonly [name: string, typed: string, trigger?: string])[] = [
    ['complete an id', 'See [[', '['],
    ['complete an id half written', 'See [[SOP-000'],
    ['complete a role', '- [ ] Ask @', '@'],
    ['complete a mark', '- [ ] Ask (', '('],
    ['complete after a blank', '- [ ] Ask the ', ' '],
    ['complete a link', '[see](../sops/', '/'],
  ];
  for (const [name, text, trigger] of asked) {
    const line = Math.floor(document.lineCount / 2) + 3;
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(line, 0), `${text}\n`);
    await vscode.workspace.applyEdit(edit);
    await quiet(600);
    await measure(name, async () => {
      const answers: number[] = [];
      for (let round = 0; round < 15; round++) {
        const started = performance.now();
        await vscode.commands.executeCommand(
          'vscode.executeCompletionItemProvider',
          document.uri,
          new vscode.Position(line, text.length),
          trigger,
        );
        answers.push(performance.now() - started);
        await quiet(30);
      }
      return answers;
    });
  }
}

async function dashboards({ store }: TestAccess): Promise<void> {
  const [open] = store.ready;
  if (open === undefined) return;
  await vscode.commands.executeCommand('sop.openDashboard');
  await quiet(5000);
}
