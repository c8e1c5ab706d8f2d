import {
  commitFormat,
  parseCommitLog,
  parseTreeDiffs,
  type Commit,
  type FileChange,
} from './commitLog.js';
import { outputOf } from './gitOutput.js';
import { gitReading, gitStreaming, type RunProgram, rawDiff } from './gitRequest.js';
import type { ObjectConversation } from './objectConversation.js';
import { isShallowClone } from './repositoryFolder.js';

/** All commits that lead to one, and what each of them changed. */
export interface History {
  /** The commit it ends with. */
  readonly tip: string;
  /** Newest first; no commit stands before one that it leads to. */
  readonly commits: readonly Commit[];
  readonly byHash: ReadonlyMap<string, Commit>;
  /** What `commit` changed against `parent`, one of its parents, or against nothing. */
  readonly changesAgainst: (commit: Commit, parent: string | undefined) => readonly FileChange[];
  /** Places in `commits` of those that changed a path against a parent, where that is known without looking at all of them. */
  readonly commitsChanging?: (path: string) => readonly number[];
  /** Commits whose parents this clone does not have. */
  readonly boundary: ReadonlySet<string>;
  /** Whether a grafts file tells git other parents than the commits name. */
  readonly isGrafted: boolean;
}

/** Where to read: git works in `folder`. */
export interface Repository {
  readonly run: RunProgram;
  readonly folder: string;
  /** The process of git that answers all questions for objects, where more than one will come. */
  readonly objects?: ObjectConversation;
}

/** The object name of the commit that `revision` names, or undefined. */
export async function resolveCommit(
  { run, folder }: Repository,
  revision: string,
): Promise<string | undefined> {
  const args = ['--verify', '--quiet', '--end-of-options', `${revision}^{commit}`];
  const name = outputOf(await run(gitReading('rev-parse', args, folder)))?.trim();
  return name !== undefined && /^[0-9a-f]{40,64}$/.test(name) ? name : undefined;
}

/** The history of `revision`, or undefined where git knows no such commit. */
export async function readHistory(
  repository: Repository,
  revision: string,
): Promise<History | undefined> {
  const tip = await resolveCommit(repository, revision);
  return tip === undefined ? undefined : readCommits(repository, { tip });
}

/**
 * The history of the commit `tip`, of which an `earlier` history has a part; only the rest is read.
 *
 * Commits that the tip does not lead to are left out, so that this is right after a rebase as well. Undefined where git no
 * longer has the earlier tip, which proves nothing either way: then everything is to be read.
 */
export async function continueHistory(
  repository: Repository,
  tip: string,
  earlier: History,
): Promise<History | undefined> {
  if (earlier.byHash.has(tip)) {
    return earlier.tip === tip ? earlier : restrictHistory(earlier, tip);
  }
  return readCommits(repository, { tip, earlier });
}

/** The part of a history that leads to one of its commits. */
export function restrictHistory({ commitsChanging: _, ...history }: History, tip: string): History {
  const kept = reachableFrom([tip], history.byHash);
  const commits = history.commits.filter(({ hash }) => kept.has(hash));
  const byHash = new Map(commits.map((commit) => [commit.hash, commit]));
  return { ...history, tip, commits, byHash };
}

function reachableFrom(
  tips: readonly string[],
  byHash: ReadonlyMap<string, Commit>,
): ReadonlySet<string> {
  const seen = new Set<string>();
  const open = [...tips];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const commit = byHash.get(next);
    if (commit && !seen.has(next)) {
      seen.add(next);
      open.push(...commit.parents);
    }
  }
  return seen;
}

async function readCommits(
  repository: Repository,
  { tip, earlier }: { readonly tip: string; readonly earlier?: History },
): Promise<History | undefined> {
  const { run, folder } = repository;
  const args = [
    ...rawDiff,
    '--topo-order',
    '--no-show-signature',
    '--diff-merges=off',
    '--ignore-submodules=none',
    `--format=${commitFormat}`,
    tip,
    ...(earlier === undefined ? [] : [`^${earlier.tip}`]),
    '--',
  ];
  const outcome = await run(gitStreaming('log', args, { folder }));
  const log = outputOf(outcome);
  if (outcome.kind !== 'ended' || log === undefined) {
    return undefined;
  }
  const fresh = parseCommitLog(log);
  const older = earlier === undefined ? [] : commonPart(fresh, earlier);
  const commits = [...fresh, ...older];
  const byHash = new Map(commits.map((commit) => [commit.hash, commit]));
  const mergeDiffs = await readMergeDiffs(repository, fresh, byHash);
  const isFresh = new Set(fresh);
  return {
    tip,
    commits,
    byHash,
    changesAgainst: (commit, parent) => {
      if (commit.parents.length < 2) {
        return commit.changes;
      }
      return isFresh.has(commit) || earlier === undefined
        ? (mergeDiffs.get(treePair(byHash.get(parent ?? ''), commit)) ?? [])
        : earlier.changesAgainst(commit, parent);
    },
    boundary: await readBoundary(repository, fresh),
    // git itself says in a hint where a grafts file bends history; the setting that silences it is overruled.
    isGrafted: /grafts/i.test(outcome.errors),
  };
}

/** The commits of an earlier history that new ones come from, in its order. */
function commonPart(fresh: readonly Commit[], { commits, byHash }: History): readonly Commit[] {
  const kept = reachableFrom(
    fresh.flatMap(({ parents }) => parents),
    byHash,
  );
  return kept.size === commits.length ? commits : commits.filter(({ hash }) => kept.has(hash));
}

async function readMergeDiffs(
  { run, folder }: Repository,
  commits: readonly Commit[],
  byHash: ReadonlyMap<string, Commit>,
): Promise<ReadonlyMap<string, readonly FileChange[]>> {
  const pairs = new Set(
    commits
      .filter(({ parents }) => parents.length > 1)
      .flatMap((merge) =>
        merge.parents.flatMap((hash) => {
          const parent = byHash.get(hash);
          return parent === undefined ? [] : [treePair(parent, merge)];
        }),
      ),
  );
  if (pairs.size === 0) {
    return new Map();
  }
  const args = ['--stdin', '-r', ...rawDiff];
  const output = outputOf(
    await run(gitStreaming('diff-tree', args, { folder, input: `${[...pairs].join('\n')}\n` })),
  );
  if (output === undefined) {
    throw new Error('git could not compare merges with their parents.');
  }
  return parseTreeDiffs(output);
}

function treePair(parent: Commit | undefined, merge: Commit): string {
  return `${parent?.tree ?? ''} ${merge.tree}`;
}

/** A shallow clone's log shows its oldest commits as if they had no parents. */
async function readBoundary(
  { run, folder }: Repository,
  commits: readonly Commit[],
): Promise<ReadonlySet<string>> {
  return (await isShallowClone(run, folder))
    ? new Set(commits.filter(({ parents }) => parents.length === 0).map(({ hash }) => hash))
    : new Set();
}
