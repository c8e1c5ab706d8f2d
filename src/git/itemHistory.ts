/** Who ticked what and when, and who signed, for many documents at once from one walk through history. */
import {
  commitFormat,
  fileAfter,
  fileBefore,
  parseCommitLog,
  type Commit,
  type FileChange,
} from './commitLog.js';
import { outputOf } from './gitOutput.js';
import { gitStreaming, rawDiff } from './gitRequest.js';
import type { ItemHistory } from './itemChange.js';
import { readInto } from './itemContents.js';
import { ItemHistoryReader } from './itemHistoryReader.js';
import { MissingObjectError } from './objectConversation.js';
import { resolveCommit, type Repository } from './readHistory.js';

/** Whose history is told, and how much of it. */
export interface ItemHistoryOptions {
  /** File name endings that make a document, besides `.md` and `.markdown`. */
  readonly extensions?: readonly string[];
  /** Whether the document that is now at a path in the repository is asked about; all are when absent. */
  readonly isWanted?: (path: string) => boolean;
  /**
   * Whether ticks are told as well that a document came with: for whoever asks about work that is no tick, and where
   * whole libraries were brought in at once it is most of what there is to read.
   */
  readonly firstTicks?: boolean;
}

/**
 * Reads the history of `revision`.
 *
 * An item that is new and ticked counts as ticked by its commit, one that only moved to another file does not.
 * What a merge does on its own is not looked at. Undefined where git knows no such commit, or lacks contents.
 */
export async function readItemHistory(
  repository: Repository,
  revision = 'HEAD',
  options: ItemHistoryOptions = {},
): Promise<ItemHistory | undefined> {
  const commits = await readChanges(repository, revision);
  return commits && readItems(repository, commits, options);
}

/** What every commit changed, newest first as `git log` tells them; undefined where git cannot tell. */
export async function readChanges(
  { run, folder }: Repository,
  revision: string,
): Promise<readonly Commit[] | undefined> {
  const tip = await resolveCommit({ run, folder }, revision);
  if (tip === undefined) return undefined;
  const args = [
    ...rawDiff,
    '--full-history',
    '--no-relative',
    '--no-show-signature',
    '--diff-merges=off',
    '--ignore-submodules=all',
    `--format=${commitFormat}`,
    tip,
    '--',
  ];
  const log = outputOf(await run(gitStreaming('log', args, { folder })));
  return log === undefined ? undefined : parseCommitLog(log);
}

/** Tells what the commits did, reading no more contents than that takes. */
export async function readItems(
  repository: Repository,
  commits: readonly Commit[],
  options: ItemHistoryOptions = {},
): Promise<ItemHistory | undefined> {
  try {
    return await readWanted(repository, commits, options);
  } catch (error) {
    if (error instanceof MissingObjectError) return undefined;
    throw error;
  }
}

async function readWanted(
  repository: Repository,
  commits: readonly Commit[],
  { extensions = [], isWanted, firstTicks = true }: ItemHistoryOptions,
): Promise<ItemHistory> {
  const told = onlyChanges(commits, isDocumentWith(extensions));
  if (isWanted === undefined && firstTicks) return read(repository, told, new Set());
  const moved = await readMoves(repository, told.filter(mayMove));
  const placeOf = (path: string) => moved.get(path) ?? path;
  const kept = onlyChanges(told, ({ path }) => isWanted?.(placeOf(path)) ?? true);
  const brief = new Set(firstTicks ? [] : kept.filter(({ changes }) => changes.every(isArrival)));
  const history = await read(repository, kept, brief);
  // What was brought in where a document had been before is not how that one came: then its ticks count.
  const isFirst = ({ hash, changes }: Commit) =>
    changes.every(({ path }) => [hash, undefined].includes(history.begun.get(placeOf(path))?.hash));
  return [...brief].every(isFirst) ? history : read(repository, kept, new Set());
}

async function read(
  repository: Repository,
  commits: readonly Commit[],
  brief: ReadonlySet<Commit>,
): Promise<ItemHistory> {
  const reader = new ItemHistoryReader();
  await readInto(reader, repository, { commits, isBrief: (commit) => brief.has(commit) });
  return reader.finish();
}

/** Where the documents of former paths are now: files that a commit took away may be what it made elsewhere. */
async function readMoves(
  repository: Repository,
  commits: readonly Commit[],
): Promise<ReadonlyMap<string, string>> {
  const isEnd = (change: FileChange) => isArrival(change) || isDeparture(change);
  const reader = new ItemHistoryReader();
  await readInto(reader, repository, {
    commits: onlyChanges(commits, isEnd),
    // Only their ids are asked for.
    isBrief: () => true,
  });
  return reader.moved;
}

function mayMove({ changes }: Commit): boolean {
  return changes.some(isArrival) && changes.some(isDeparture);
}

function isArrival(change: FileChange): boolean {
  return fileBefore(change) === undefined && fileAfter(change) !== undefined;
}

function isDeparture(change: FileChange): boolean {
  return fileBefore(change) !== undefined && fileAfter(change) === undefined;
}

/** The commits that have such changes, without their others. */
function onlyChanges(
  commits: readonly Commit[],
  isWanted: (change: FileChange) => boolean,
): readonly Commit[] {
  return commits.flatMap((commit) => {
    const changes = commit.changes.filter(isWanted);
    return changes.length === 0 ? [] : [{ ...commit, changes }];
  });
}

function isDocumentWith(extensions: readonly string[]): (change: FileChange) => boolean {
  const endings = ['.md', '.markdown', ...extensions].map((ending) => ending.toLowerCase());
  return ({ path }) => endings.some((ending) => path.toLowerCase().endsWith(ending));
}
