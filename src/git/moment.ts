import { parseCivilDate, type CivilDate } from '../core/schema/civilDate.js';
import { dayOfSeconds, endOfDay } from '../core/schema/unixTime.js';
import { outputOf } from './gitOutput.js';
import { gitReading } from './gitRequest.js';
import { resolveCommit, type Repository } from './readHistory.js';
import { isShallowClone } from './repositoryFolder.js';

/** A point of a repository's history: a commit, and the day it stands for. */
export interface Moment {
  /** Object name of the commit. */
  readonly commit: string;
  /** Day in UTC by which what the commit holds is judged: the day that was asked for, else that of the commit. */
  readonly day: CivilDate;
}

/** A moment, or in words why there is none. */
export type MomentSearch = Moment | { readonly problem: string };

/**
 * The moment that `at` names: a day (`2026-11-20`) or anything git takes for a commit.
 *
 * Of a day it is the last commit that stood on the line of HEAD when that day ended in UTC: first parents only, so that
 * work on branches counts from when it was merged, by the time it was committed. A text of the form of a day is always
 * taken for one; a branch of such a name is told by `refs/heads/`.
 */
export async function findMoment(repository: Repository, at: string): Promise<MomentSearch> {
  const day = parseCivilDate(at);
  const commit =
    day === undefined
      ? await resolveCommit(repository, at)
      : await lastCommitOf(repository, endOfDay(day));
  if (commit === undefined) {
    return { problem: await reasonFor(repository, at, day) };
  }
  const committedAt = await committedAtOf(repository, commit);
  return committedAt === undefined
    ? { problem: `git cannot tell when ${at} was committed.` }
    : { commit, day: day ?? dayOfSeconds(committedAt) };
}

async function reasonFor(
  repository: Repository,
  at: string,
  day: CivilDate | undefined,
): Promise<string> {
  const outcome = await repository.run(gitReading('rev-parse', ['--git-dir'], repository.folder));
  if (outputOf(outcome) === undefined) {
    return 'This folder is in no git repository, or git is not installed.';
  }
  if (day === undefined) {
    return /^\d{4}-\d\d?-\d\d?$/.test(at)
      ? `"${at}" is no day of the calendar written YYYY-MM-DD, and no revision of git here.`
      : `git knows no revision "${at}" here.`;
  }
  if ((await resolveCommit(repository, 'HEAD')) === undefined) {
    return 'There is no commit yet.';
  }
  return (await isShallowClone(repository.run, repository.folder))
    ? `This clone is shallow and has no commit as old as ${day}; git fetch --unshallow gets the rest of the history.`
    : `No commit of this branch is as old as ${day}.`;
}

async function lastCommitOf(
  { run, folder }: Repository,
  seconds: number,
): Promise<string | undefined> {
  if (seconds < 0) {
    return undefined;
  }
  const args = [
    '-1',
    '--first-parent',
    `--min-age=${seconds}`,
    '--no-show-signature',
    '--no-patch',
    '--format=%H',
    'HEAD',
    '--',
  ];
  const name = outputOf(await run(gitReading('log', args, folder)))?.trim();
  return name === undefined || name === '' ? undefined : name;
}

async function committedAtOf(
  { run, folder }: Repository,
  commit: string,
): Promise<number | undefined> {
  const args = ['-1', '--no-show-signature', '--no-patch', '--format=%ct', commit, '--'];
  const seconds = outputOf(await run(gitReading('log', args, folder)))?.trim();
  return seconds !== undefined && /^\d+$/.test(seconds) ? Number(seconds) : undefined;
}
