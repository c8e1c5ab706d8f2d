// Runs the mocha suites of `test/suite` inside the extension host of a real VS Code server.
//   tsx test/host/runSuites.ts [--host oldest|newest] [--jobs N] [--grep TEXT] [--extension DIR] [--verbose] [SUITE ...]
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { launchBrowser } from './browser.js';
import { root } from './paths.js';
import { runGroup, type GroupSurroundings } from './runGroup.js';
import { startServer } from './server.js';
import type { SuiteResult } from './suiteOrder.js';
import { findSuites, type SuiteGroup } from './suites.js';
import { reportTally } from './tally.js';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    host: { type: 'string', default: process.env.VSCODE_HOST ?? 'oldest' },
    jobs: { type: 'string', default: String(Math.min(3, os.availableParallelism())) },
    grep: { type: 'string' },
    extension: { type: 'string', default: root },
    timeout: { type: 'string', default: '600' },
    verbose: { type: 'boolean', default: false },
  },
});

/** Trust is a matter of the server, so groups with and without it have one each. */
async function runAll(
  groups: readonly SuiteGroup[],
  surroundings: Omit<GroupSurroundings, 'server'>,
): Promise<SuiteResult> {
  const results: SuiteResult[] = [];
  for (const restricted of [false, true]) {
    const queue = groups.filter((group) => group.restricted === restricted);
    if (queue.length === 0) continue;
    const server = await startServer({
      host: options.host,
      driver: true,
      restricted,
      environment: coverageEnvironment(),
    });
    const work = async () => {
      for (let group = queue.shift(); group !== undefined; group = queue.shift()) {
        results.push(await runGroup(group, { ...surroundings, server }));
      }
    };
    try {
      await Promise.all(Array.from({ length: Number(options.jobs) }, work));
    } finally {
      await server.close();
    }
  }
  return {
    passed: results.reduce((sum, { passed }) => sum + passed, 0),
    failed: results.reduce((sum, { failed }) => sum + failed, 0),
  };
}

function coverageEnvironment(): Record<string, string> {
  const folder = process.env.SOP_COVERAGE;
  return folder === undefined ? {} : { NODE_V8_COVERAGE: folder };
}

async function main(): Promise<void> {
  const temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'sop-suites-'));
  const browser = await launchBrowser();
  try {
    const surroundings = {
      browser,
      temporary,
      extension: path.resolve(options.extension),
      timeoutSeconds: Number(options.timeout),
      verbose: options.verbose,
      ...(options.grep === undefined ? {} : { grep: options.grep }),
    };
    reportTally(await runAll(findSuites(positionals), surroundings));
  } finally {
    await browser.close();
    fs.rmSync(temporary, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 });
  }
}

await main();
