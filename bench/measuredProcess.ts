import { spawnSync } from 'node:child_process';
import path from 'node:path';

/** What one process has used from start to end, all its threads together. */
export interface Usage {
  /** Time of processors, that of the kernel included. */
  readonly cpuMs: number;
  readonly peakBytes: number;
  /** What the program itself reported. */
  readonly report: Readonly<Record<string, number>>;
}

const preload = path.resolve('bench/reportUsage.cjs');

/** Runs a bundled program to its end. */
export function runMeasured(program: string, args: readonly string[]): Usage {
  const { status, output, error } = spawnSync(
    process.execPath,
    ['--require', preload, program, ...args],
    { stdio: ['ignore', 'ignore', 'inherit', 'pipe'], maxBuffer: 64 * 1024 * 1024 },
  );
  if (status !== 0) {
    throw new Error(`${path.basename(program)} ended with ${status ?? 'a signal'}.`, {
      cause: error,
    });
  }
  const messages = String(output[3]).trim().split('\n').map(parseMessage);
  const usage = messages.pop()?.usage;
  if (usage === undefined) throw new Error(`${path.basename(program)} reported nothing.`);
  return { ...usage, report: Object.assign({}, ...messages) as Usage['report'] };
}

interface Message {
  readonly usage?: Omit<Usage, 'report'>;
}

/** Written by `reportUsage.cjs` or by a subject's `report`. */
function parseMessage(line: string): Message {
  return JSON.parse(line) as Message;
}

/** Runs every program once per round, one after the other, so that a change of the machine's mood meets all of them. */
export function interleave<Name extends string>(
  rounds: number,
  programs: Readonly<Record<Name, () => Usage>>,
): Readonly<Record<Name, Usage>>[] {
  const names = Object.keys(programs) as Name[];
  return Array.from({ length: rounds }, () => {
    const entries = names.map((name) => [name, programs[name]()] as const);
    return Object.fromEntries(entries) as Record<Name, Usage>;
  });
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? NaN)) / 2;
}
