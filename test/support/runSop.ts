import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { CliIo } from '../../src/cli/cliIo.js';
import { runCli } from '../../src/cli/runCli.js';

/** What a run of `sop` gave, whole. */
export interface SopRun {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The place `sop` runs in; everything not given is that of a pipe on the day of the samples. */
export interface SopPlace {
  readonly env?: CliIo['env'];
  /** Width of the terminal that both outputs are; without it they are pipes. */
  readonly columns?: number;
  /** What the person at the terminal answers to every question. */
  readonly answer?: string | (() => string);
  /** Whether writing data fails. */
  readonly brokenOutput?: boolean;
  /** What time it is, where it must be that of git; else noon on the day of the samples. */
  readonly now?: () => Date;
}

/** A real folder with these files, removed after `use`. */
export async function inFolder<T>(
  files: Readonly<Record<string, string>>,
  use: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'sop-cli-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), text);
    }
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs `sop` in this process with `folder` as its working folder, which is left out of the output. */
export async function runSop(
  folder: string,
  argv: readonly string[],
  { env = {}, columns, answer, brokenOutput = false, now = noon }: SopPlace = {},
): Promise<SopRun> {
  const written = { stdout: '', stderr: '' };
  const sink = (name: keyof typeof written) => ({
    write: (text: string) => {
      if (brokenOutput && name === 'stdout') {
        throw new Error('The disk is full.');
      }
      written[name] += text;
    },
    isTerminal: columns !== undefined,
    ...(columns !== undefined && { columns }),
  });
  const exitCode = await runCli(argv, {
    cwd: folder,
    env: { PATH: process.env['PATH'], HOME: folder, USER: 'dana', ...env },
    stdout: sink('stdout'),
    stderr: sink('stderr'),
    now,
    productFolder: process.cwd(),
    ...(answer !== undefined && {
      ask: () => Promise.resolve(typeof answer === 'string' ? answer : answer()),
    }),
  });
  const readable = (text: string) => text.replaceAll(folder, '<folder>');
  return { exitCode, stdout: readable(written.stdout), stderr: readable(written.stderr) };
}

function noon(): Date {
  return new Date(2026, 10, 21, 12);
}
