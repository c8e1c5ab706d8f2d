/** What git knows of a file in conflict, and its own merge of lines. */
import { outputOf } from './gitOutput.js';
import { gitReading } from './gitRequest.js';
import type { Repository } from './readHistory.js';

/** The version that both sides of a conflict began with. */
export type ConflictBase =
  | { readonly kind: 'base'; readonly bytes: Uint8Array }
  /** Both sides added the file. */
  | { readonly kind: 'both-added' }
  /** git has no conflict for it, or is not there. */
  | { readonly kind: 'no-conflict' };

/** Stage 1 of a file in the index; `name` is its path from the folder. */
export async function readConflictBase(
  { run, folder }: Repository,
  name: string,
): Promise<ConflictBase> {
  const list = await run(gitReading('ls-files', ['--unmerged', '-z', '--', name], folder));
  const entries = (outputOf(list) ?? '')
    .split('\0')
    .map((entry) => /^\d+ ([0-9a-f]{40,64}) ([123])\t/.exec(entry));
  if (entries.every((entry) => entry === null)) {
    return { kind: 'no-conflict' };
  }
  const blob = entries.find((entry) => entry?.[2] === '1')?.[1];
  if (blob === undefined) {
    return { kind: 'both-added' };
  }
  const request = gitReading('cat-file', ['blob', blob], folder);
  const content = await run({ ...request, mostBytes: 16 * 1024 * 1024 });
  return content.kind === 'ended' && content.exitCode === 0
    ? { kind: 'base', bytes: content.output }
    : { kind: 'no-conflict' };
}

/** Three files, by absolute paths. */
export interface ThreeFiles {
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
}

export type LineMerge =
  | { readonly kind: 'merged'; readonly bytes: Uint8Array; readonly conflicts: number }
  /** One of them is no text, or git is not there. */
  | { readonly kind: 'impossible' };

/** git's own merge of lines, which knows nothing of items. */
export async function mergeLinesWithGit(
  { run, folder }: Repository,
  { base, ours, theirs }: ThreeFiles,
  markerSize: number,
): Promise<LineMerge> {
  const labels = ['ours', 'base', 'theirs'].flatMap((label) => ['-L', label]);
  const args = ['-p', '-q', `--marker-size=${markerSize}`, ...labels, '--', ours, base, theirs];
  const request = gitReading('merge-file', args, folder);
  const outcome = await run({ ...request, mostBytes: 64 * 1024 * 1024 });
  // The exit code is the number of conflicts; from 128 it is a failure.
  return outcome.kind === 'ended' && outcome.exitCode < 128
    ? { kind: 'merged', bytes: outcome.output, conflicts: outcome.exitCode }
    : { kind: 'impossible' };
}
