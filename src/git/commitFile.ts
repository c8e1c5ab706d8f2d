/** The only writing this layer does: one file, one commit, by the user's own git with the user's hooks. */
import { outputOf } from './gitOutput.js';
import { gitWriting } from './gitRequest.js';
import { resolveCommit, type Repository } from './readHistory.js';
import { readWorktree } from './worktreeReading.js';

export type CommitOutcome =
  | { readonly kind: 'committed'; readonly commit: string }
  /** git or a hook refused; `message` is what it said. */
  | { readonly kind: 'refused'; readonly message: string };

/** Where a file stands against the last commit. */
export type CommitState = 'committed' | 'changed' | 'untracked' | 'unknown';

/** Whether index and disk hold `path`, from the folder of the repository, just as the last commit does. */
export async function commitStateOf(repository: Repository, path: string): Promise<CommitState> {
  const output = await statusOf(repository, path);
  if (output === undefined) {
    return 'unknown';
  }
  if (output === '') {
    return 'committed';
  }
  return output.startsWith('??') || output.startsWith('!!') ? 'untracked' : 'changed';
}

/** Whether git leaves the file at `path`, from the folder of the repository, out of what it offers to commit. */
export async function isIgnoredByGit(repository: Repository, path: string): Promise<boolean> {
  return (await statusOf(repository, path))?.startsWith('!!') === true;
}

/** What git tells of `path` alone; undefined where it cannot. */
async function statusOf({ run, folder }: Repository, path: string): Promise<string | undefined> {
  const args = [
    '--porcelain=v1',
    '-z',
    '--untracked-files=all',
    '--ignored=matching',
    '--no-renames',
    '--ignore-submodules=all',
    '--',
    path,
  ];
  return outputOf(await readWorktree(run, 'status', { args, folder }));
}

/** Commits `path` alone, whatever else is staged; an untracked file is added first. */
export async function commitFile(
  repository: Repository,
  path: string,
  message: string,
): Promise<CommitOutcome> {
  const { run, folder } = repository;
  if ((await commitStateOf(repository, path)) === 'untracked') {
    await run(gitWriting('add', ['--', path], folder));
  }
  const outcome = await run(
    gitWriting('commit', ['--quiet', '--only', '-m', message, '--', path], folder),
  );
  if (outcome.kind !== 'ended' || outcome.exitCode !== 0) {
    const said = outcome.kind === 'ended' ? outcome.errors.trim() : 'git did not end.';
    return { kind: 'refused', message: said === '' ? 'git refused the commit.' : said };
  }
  return { kind: 'committed', commit: (await resolveCommit(repository, 'HEAD')) ?? '' };
}
