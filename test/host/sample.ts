import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { cache, root } from './paths.js';

/** Who sits before the sample library: an engineer of its NOC, so that there is work to show. */
const reader = { 'user.name': 'Dana Reyes', 'user.email': 'dana@fernhill.example' };

/** Makes the sample library in an empty folder, by the same command a user has. */
export function makeSample(folder: string): void {
  const program = path.join(root, 'dist/cli.cjs');
  execFileSync(process.execPath, [program, 'init', '--sample', folder], { stdio: 'pipe' });
  for (const [key, value] of Object.entries(reader)) {
    execFileSync('git', ['-C', folder, 'config', '--local', key, value]);
  }
}

/** The sample library to play with: made once, and kept with whatever was done to it. */
export function keptSample(): string {
  const folder = path.join(cache, 'sample');
  if (fs.existsSync(path.join(folder, '.sop/library.yml'))) return folder;
  const unfinished = `${folder}.${process.pid}`;
  fs.rmSync(unfinished, { recursive: true, force: true });
  fs.mkdirSync(unfinished, { recursive: true });
  makeSample(unfinished);
  fs.rmSync(folder, { recursive: true, force: true });
  fs.renameSync(unfinished, folder);
  return folder;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(keptSample());
