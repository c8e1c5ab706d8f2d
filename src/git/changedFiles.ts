import { gitReading, type ProgramOutcome, type RunProgram } from './gitRequest.js';
import { findPrefix } from './repositoryFolder.js';
import { readWorktree } from './worktreeReading.js';

declare const TextDecoder: new (label: string) => { decode(bytes: Uint8Array): string };

/** Paths of changed files, or in words why they cannot be told. */
export type ChangedFiles = { readonly paths: ReadonlySet<string> } | { readonly problem: string };

/**
 * The files below `folder` that differ from `revision` or are new, by their paths from `folder`.
 *
 * What happened on the revision's own branch since this one left it does not count, so that a pull request is judged by what it changes itself.
 */
export async function findChangedFiles(
  run: RunProgram,
  folder: string,
  revision: string,
): Promise<ChangedFiles> {
  const commit = await run(
    gitReading(
      'rev-parse',
      ['--verify', '--quiet', '--end-of-options', `${revision}^{commit}`],
      folder,
    ),
  );
  if (commit.kind === 'not-started') {
    return { problem: 'git is not installed.' };
  }
  const id = textOf(commit)?.trim();
  if (id === undefined || !/^[0-9a-f]{40,64}$/.test(id)) {
    return (await findPrefix(run, folder)) === undefined
      ? { problem: 'This folder is in no git repository.' }
      : { problem: `git knows no revision "${revision}" here.` };
  }
  const options = [
    '--name-only',
    '-z',
    '--no-renames',
    '--no-ext-diff',
    '--no-textconv',
    // A submodule has settings of its own, which would have to be distrusted as well; it holds no document of ours.
    '--ignore-submodules=all',
    '--relative',
  ];
  const request = (base: readonly string[]) =>
    readWorktree(run, 'diff', { args: [...options, ...base, id, '--'], folder });
  // Histories without a common commit have no merge base; then the whole difference counts.
  const changed = textOf(await request(['--merge-base'])) ?? textOf(await request([]));
  const added = textOf(
    await run(gitReading('ls-files', ['-z', '--others', '--exclude-standard', '--'], folder)),
  );
  if (changed === undefined || added === undefined) {
    return { problem: `git cannot tell what changed since "${revision}".` };
  }
  const paths = `${changed}${added}`.split('\0').filter((path) => path !== '');
  return { paths: new Set(paths) };
}

function textOf(outcome: ProgramOutcome): string | undefined {
  return outcome.kind === 'ended' && outcome.exitCode === 0
    ? new TextDecoder('utf-8').decode(outcome.output)
    : undefined;
}
