import { gitStreaming } from './gitRequest.js';
import { outputOf } from './gitOutput.js';
import { resolveCommit, type Repository } from './readHistory.js';
import { textChunks } from './textChunks.js';

/** The commit that changed a file last. */
export interface LastCommit {
  readonly hash: string;
  readonly author: { readonly name: string; readonly email: string };
  /** Seconds since 1970, by the author's clock. */
  readonly authoredAt: number;
}

const nul = 0;

/**
 * The last commit of every file that `revision` has, by its path in the repository, from one walk through history.
 *
 * A merge counts only for files that it has as none of its parents has them. Undefined where git knows no such commit.
 */
export async function readLastCommits(
  repository: Repository,
  revision = 'HEAD',
): Promise<ReadonlyMap<string, LastCommit> | undefined> {
  const { run, folder } = repository;
  const tip = await resolveCommit(repository, revision);
  if (tip === undefined) {
    return undefined;
  }
  const files = outputOf(
    await run(gitStreaming('ls-tree', ['-r', '-z', '--full-tree', '--name-only', tip], { folder })),
  );
  // No path of this history can hold the name of its own last commit, so no file name passes for a commit.
  const mark = `\x02${tip}`;
  const args = [
    '--name-only',
    '-z',
    '--no-renames',
    '--no-ext-diff',
    '--no-textconv',
    '--no-relative',
    '--no-show-signature',
    '--diff-merges=combined',
    '--date-order',
    `--format=${mark}%H%x00%an%x00%ae%x00%at`,
    tip,
    '--',
  ];
  const outcome = await run(gitStreaming('log', args, { folder }));
  if (files === undefined || outcome.kind !== 'ended' || outcome.exitCode !== 0) {
    return undefined;
  }
  return readNames(outcome.output, mark, new Set(files.split('\0')));
}

function readNames(
  output: Uint8Array,
  mark: string,
  wanted: Set<string>,
): ReadonlyMap<string, LastCommit> {
  const found = new Map<string, LastCommit>();
  wanted.delete('');
  const header: string[] = [];
  let commit: LastCommit | undefined;
  for (const text of textChunks(output, nul)) {
    for (let at = 0; at < text.length && wanted.size > 0;) {
      const end = text.indexOf('\0', at);
      const stop = end < 0 ? text.length : end;
      if (header.length > 0) {
        header.push(text.slice(at, stop));
        if (header.length === 4) {
          commit = toCommit(header.splice(0));
        }
      } else if (text.startsWith(mark, at)) {
        header.push(text.slice(at + mark.length, stop));
      } else {
        // The first name of a commit stands behind a line break.
        const name = text.slice(text.charCodeAt(at) === 10 ? at + 1 : at, stop);
        if (commit && wanted.delete(name)) {
          found.set(name, commit);
        }
      }
      at = stop + 1;
    }
  }
  return found;
}

function toCommit([
  hash = '',
  name = '',
  email = '',
  authored = '',
]: readonly string[]): LastCommit {
  return { hash, author: { name, email }, authoredAt: Number(authored) };
}
