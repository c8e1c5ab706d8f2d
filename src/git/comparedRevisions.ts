/** What is compared with what: `BASE`, `BASE..HEAD`, `BASE...HEAD`, or a branch with what it came from. */
import { outputOf } from './gitOutput.js';
import { gitReading } from './gitRequest.js';
import { resolveCommit, type Repository } from './readHistory.js';
import { findPrefix } from './repositoryFolder.js';
import { findMergeBase } from './verify/policyBase.js';

/** Two commits; without `head` the files on disk are meant. */
export interface ComparedRevisions {
  readonly base: string;
  readonly head?: string;
  /** The path of the folder within its repository, where git has told it already. */
  readonly prefix?: string;
}

export type RevisionsOutcome = ComparedRevisions | { readonly problem: string };

/**
 * The commits that `range` names; without it this branch's merge base with the default branch, and the files on disk.
 *
 * `A..B` compares the two as they are, `A...B` what B changed since it left A, as a pull request does.
 */
export async function resolveRange(
  repository: Repository,
  range: string | undefined,
): Promise<RevisionsOutcome> {
  if (range === undefined || range === '') {
    return resolveSince(repository, undefined);
  }
  const match = /^(.*?)(\.{2,3})(.*)$/s.exec(range);
  const [baseName, dots, headName] =
    match === null ? [range, '', undefined] : [orHead(match[1]), match[2], orHead(match[3])];
  const both =
    headName === undefined ? undefined : await resolveBoth(repository, baseName, headName);
  const base = both?.base ?? (await resolveCommit(repository, baseName));
  const head =
    both?.head ?? (headName === undefined ? undefined : await resolveCommit(repository, headName));
  if (base === undefined) {
    return { problem: await reasonFor(repository, baseName) };
  }
  if (headName !== undefined && head === undefined) {
    return { problem: await reasonFor(repository, headName) };
  }
  if (dots !== '...' || head === undefined) {
    return both ?? { base, ...(head === undefined ? {} : { head }) };
  }
  const merged = await mergeBase(repository, base, head);
  return merged === undefined
    ? {
        problem: `${baseName} and ${headName ?? ''} have no common commit in this clone; fetch more of its history.`,
      }
    : { base: merged, head };
}

/** What two names mean, asked for at once; undefined where that leaves any doubt. */
async function resolveBoth(
  { run, folder }: Repository,
  ...names: readonly [string, string]
): Promise<Required<ComparedRevisions> | undefined> {
  if (names.some((name) => name.startsWith('-'))) {
    return undefined;
  }
  const commits = names.map((name) => `${name}^{commit}`);
  const args = ['--show-prefix', '--end-of-options', ...commits];
  const [prefix = '', ...lines] =
    outputOf(await run(gitReading('rev-parse', args, folder)))?.split('\n') ?? [];
  // Older versions say again that the options end.
  const [base = '', head = '', ...others] = lines.filter((line) => line !== '--end-of-options');
  const isCertain = [base, head].every((line) => /^[0-9a-f]{40,64}$/.test(line));
  return isCertain && others.join('') === '' ? { base, head, prefix } : undefined;
}

/** Why a name means no commit here. */
async function reasonFor({ run, folder }: Repository, name: string): Promise<string> {
  return (await findPrefix(run, folder)) === undefined
    ? 'This folder is in no git repository, or git is not installed.'
    : `git knows no revision "${name}" here.`;
}

function orHead(name: string | undefined): string {
  return name === undefined || name === '' ? 'HEAD' : name;
}

/** The files on disk against the commit in which this branch left `name`; without a name the default branch. */
export async function resolveSince(
  repository: Repository,
  name: string | undefined,
): Promise<RevisionsOutcome> {
  const head = await resolveCommit(repository, 'HEAD');
  if (head === undefined) {
    return {
      problem:
        'This folder is in no git repository with a commit, so there is nothing to compare with.',
    };
  }
  const base = await findMergeBase(repository, head, name);
  return base === undefined || base === ''
    ? {
        problem: `git finds no commit here that this branch shares with ${name ?? 'the default branch'}; fetch more of the history, or name a base.`,
      }
    : { base };
}

/** The commit in which two histories part; undefined where this clone has none. */
export async function mergeBase(
  { run, folder }: Repository,
  one: string,
  other: string,
): Promise<string | undefined> {
  const args = ['--end-of-options', one, other];
  const commit = outputOf(await run(gitReading('merge-base', args, folder)))?.trim();
  return commit === '' ? undefined : commit;
}
