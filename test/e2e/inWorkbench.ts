import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { makeWorkspace } from '../host/fixtures.js';
import { Workbench, type WorkbenchOptions } from './workbench.js';

export interface Scene extends Omit<WorkbenchOptions, 'open'> {
  /** A workspace of `test/host/fixtures.ts`. */
  readonly workspace: string;
}

/** The workbench and the folder it shows, as soon as the first test runs. */
export interface Stage {
  readonly workbench: Workbench;
  readonly folder: string;
}

/**
 * Opens one workbench for all tests of the enclosing `describe` and closes it after the last.
 * A test that fails leaves a picture behind, named as the test is.
 */
export function inWorkbench({ workspace, ...options }: Scene): () => Stage {
  let stage: (Stage & { temporary: string }) | undefined;
  const current = () => {
    if (stage === undefined) throw new Error('The workbench is open only while tests run.');
    return stage;
  };
  before(async function () {
    this.timeout(120_000);
    const temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'sop-e2e-'));
    const open = makeWorkspace(workspace, temporary);
    const workbench = await Workbench.start({ open, ...options });
    const folder = open.endsWith('.code-workspace') ? path.dirname(open) : open;
    stage = { workbench, folder, temporary };
  });
  afterEach(async function () {
    if (this.currentTest?.state !== 'failed') return;
    const name = this.currentTest.fullTitle().replace(/\W+/g, '-').toLowerCase();
    await current().workbench.picture(`failed-${name}`);
  });
  after(async function () {
    this.timeout(30_000);
    if (stage === undefined) return;
    await stage.workbench.close();
    fs.rmSync(stage.temporary, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 });
  });
  return current;
}
