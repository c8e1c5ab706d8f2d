import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { cache, root } from './paths.js';

/** Who sits before the sample library: an engineer of its NOC, so that there is work to show. */
const reader = { 'user.name': 'Dana Reyes', 'user.email': 'dana@fernhill.example' };

/** What makes the sample library: the bundle of the command line, and what it reads. */
const program = path.join(root, 'dist/cli.cjs');
const templates = path.join(root, 'templates');

/** Makes the sample library in an empty folder, by the same command a user has. */
export function makeSample(folder: string): void {
  execFileSync(process.execPath, [program, 'init', '--sample', folder], { stdio: 'pipe' });
  for (const [key, value] of Object.entries(reader)) {
    execFileSync('git', ['-C', folder, 'config', '--local', key, value]);
  }
}

/** How a sample library is made, and where it is kept. */
export interface SampleMaker {
  readonly folder: string;
  readonly make: (folder: string) => void;
  /** Another one whenever something else may be made. */
  readonly digest: string;
  readonly tell: (words: string) => void;
}

/**
 * The sample library to play with, kept with whatever was done to it.
 *
 * One that the product of today makes otherwise is made anew, unless somebody changed or committed something in it.
 */
export function keptSample(maker: SampleMaker = productMaker()): string {
  const { folder, digest } = maker;
  const note = path.join(folder, '.git/made-by');
  const isThere = fs.existsSync(path.join(folder, '.sop/library.yml'));
  if (isThere && fs.existsSync(note) && fs.readFileSync(note, 'utf8') === digest) return folder;
  if (isThere && isChanged(folder)) {
    maker.tell(
      `The sample library is of an older product, and kept because it was worked in. Remove ${path.relative(root, folder)} to have it made anew.`,
    );
    return folder;
  }
  const fresh = `${folder}.${process.pid}`;
  fs.rmSync(fresh, { recursive: true, force: true });
  fs.mkdirSync(fresh, { recursive: true });
  maker.make(fresh);
  if (isThere && headOf(fresh) === headOf(folder)) {
    // It may be open in a window, which would lose it for nothing.
    fs.rmSync(fresh, { recursive: true, force: true });
  } else {
    fs.rmSync(folder, { recursive: true, force: true });
    fs.renameSync(fresh, folder);
  }
  fs.writeFileSync(note, digest);
  return folder;
}

function productMaker(): SampleMaker {
  const digest = createHash('sha256').update(fs.readFileSync(program));
  const names = fs.readdirSync(templates, { recursive: true, withFileTypes: true });
  for (const file of names.filter((name) => name.isFile())) {
    digest.update(file.name).update(fs.readFileSync(path.join(file.parentPath, file.name)));
  }
  return {
    folder: path.join(cache, 'sample'),
    make: makeSample,
    digest: digest.digest('hex'),
    tell: console.log,
  };
}

/** Whether git knows of anything in the folder but how the sample library was made. */
function isChanged(folder: string): boolean {
  const moves = git(folder, 'reflog', '--all', '--format=%gs').split('\n');
  const isMade = (move: string) => /^(?:|fast-import|reset: moving to main)$/.test(move);
  return git(folder, 'status', '--porcelain') !== '' || !moves.every(isMade);
}

function headOf(folder: string): string {
  return git(folder, 'rev-parse', 'HEAD');
}

function git(folder: string, ...args: readonly string[]): string {
  return execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8' });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(keptSample());
