// Runs the unit tests and the suites inside VS Code, and collects which lines of `src` they reach for c8.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const folder = path.resolve('coverage/tmp');

function run(command: string, environment: Readonly<Record<string, string>> = {}): void {
  const executables = `${path.resolve('node_modules/.bin')}${path.delimiter}${process.env.PATH ?? ''}`;
  const { status } = spawnSync(command, {
    shell: true,
    stdio: 'inherit',
    env: { ...process.env, ...environment, PATH: executables },
  });
  if (status !== 0) process.exitCode = 1;
}

fs.rmSync('coverage', { recursive: true, force: true });
fs.mkdirSync(folder, { recursive: true });
run('node esbuild.mjs');
run('node esbuild.mjs --suites');
run('npm run --silent test:unit', { NODE_V8_COVERAGE: folder });
run('tsx test/host/runSuites.ts', { SOP_COVERAGE: folder });
