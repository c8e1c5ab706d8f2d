// Makes the workspaces that suites and browser tests open, each time anew in a folder of its own.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { harness, root } from './paths.js';
import { makeSample } from './sample.js';

/**
 * Makes the workspace `name` below `parent` and returns what to open: its folder or `.code-workspace` file.
 *
 * `sample` is the generated sample library with its history; every other name is a folder of `test/fixtures`,
 * committed to a new git repository unless its name ends in `-without-git`.
 */
export function makeWorkspace(name: string, parent: string): string {
  // The last part of the path is what the window is called.
  const folder = path.join(fs.mkdtempSync(path.join(parent, 'workspace-')), name);
  fs.mkdirSync(folder);
  if (name === 'sample') {
    makeSample(folder);
    return folder;
  }
  const source = path.join(harness, '../fixtures', name);
  if (!fs.existsSync(source)) throw new Error(`No workspace "${path.relative(root, source)}".`);
  fs.cpSync(source, folder, { recursive: true });
  if (!name.endsWith('-without-git')) commitAll(folder);
  const file = fs.readdirSync(folder).find((entry) => entry.endsWith('.code-workspace'));
  return file === undefined ? folder : path.join(folder, file);
}

function commitAll(folder: string): void {
  git(folder, 'init', '--quiet', '--initial-branch=main');
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--allow-empty', '--message=Start the library');
  git(folder, 'config', 'user.name', 'Dana Reyes');
  git(folder, 'config', 'user.email', 'dana@msp.example');
}

/** Runs git by the same person on the same day on every machine, whatever its configuration. */
export function git(folder: string, ...args: readonly string[]): void {
  execFileSync('git', args, {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_AUTHOR_NAME: 'Dana Reyes',
      GIT_AUTHOR_EMAIL: 'dana@msp.example',
      GIT_AUTHOR_DATE: '2026-01-05T09:00:00Z',
      GIT_COMMITTER_NAME: 'Dana Reyes',
      GIT_COMMITTER_EMAIL: 'dana@msp.example',
      GIT_COMMITTER_DATE: '2026-01-05T09:00:00Z',
    },
  });
}
