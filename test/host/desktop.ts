// Runs the same suites in desktop VS Code: the one VSCODE_EXE names, else one that is downloaded.
// On Linux without a display: xvfb-run -a npm run test:desktop.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { makeWorkspace } from './fixtures.js';
import { root } from './paths.js';
import type { SuiteOrder, SuiteResult } from './suiteOrder.js';
import { findSuites, suiteEntry, type SuiteGroup } from './suites.js';
import { reportTally } from './tally.js';

async function runGroup(group: SuiteGroup, temporary: string): Promise<SuiteResult> {
  const folder = fs.mkdtempSync(path.join(temporary, 'group-'));
  const report = path.join(folder, 'report.txt');
  const result = path.join(folder, 'result.json');
  const order: SuiteOrder = { files: group.files, color: false, report, result };
  fs.writeFileSync(report, '');
  const isRoot = process.getuid?.() === 0;
  try {
    await runTests({
      version: process.env.VSCODE_VERSION ?? 'stable',
      ...(process.env.VSCODE_EXE && { vscodeExecutablePath: process.env.VSCODE_EXE }),
      extensionDevelopmentPath: root,
      extensionTestsPath: suiteEntry,
      extensionTestsEnv: { SOP_SUITES: JSON.stringify(order) },
      launchArgs: [
        makeWorkspace(group.workspace, folder),
        '--disable-extensions',
        '--skip-welcome',
        '--skip-release-notes',
        `--user-data-dir=${path.join(folder, 'user')}`,
        ...(group.restricted ? [] : ['--disable-workspace-trust']),
        ...(isRoot ? ['--no-sandbox'] : []),
      ],
    });
  } catch (error) {
    console.error(`Workspace ${group.workspace}: ${String(error)}`);
  }
  process.stdout.write(fs.readFileSync(report, 'utf8'));
  if (!fs.existsSync(result)) return { passed: 0, failed: 1 };
  return JSON.parse(fs.readFileSync(result, 'utf8')) as SuiteResult;
}

const temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'sop-desktop-'));
const tally = { passed: 0, failed: 0 };
for (const group of findSuites(process.argv.slice(2))) {
  const { passed, failed } = await runGroup(group, temporary);
  tally.passed += passed;
  tally.failed += failed;
}
fs.rmSync(temporary, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 });
reportTally(tally);
