import { gitStreaming, rawDiff } from './gitRequest.js';
import { outputOf } from './gitOutput.js';
import type { Repository } from './readHistory.js';
import { textChunks } from './textChunks.js';

/** The commit that changed a file last. */
export interface LastCommit {
  readonly hash: string;
  readonly author: { readonly name: string; readonly email: string };
  /** Seconds since 1970, by the author's clock. */
  readonly authoredAt: number;
}

const nul = 0;
const lineBreak = 10;
const colon = 58;

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
  const listing = ['-r', '-z', '--full-tree', '--name-only', '--end-of-options', revision];
  const files = outputOf(await run(gitStreaming('ls-tree', listing, { folder })));
  const args = [
    ...rawDiff,
    '--no-relative',
    '--no-show-signature',
    '--diff-merges=combined',
    '--date-order',
    '--format=%H%x00%an%x00%ae%x00%at',
    '--end-of-options',
    revision,
    '--',
  ];
  const outcome = await run(gitStreaming('log', args, { folder }));
  if (files === undefined || outcome.kind !== 'ended' || outcome.exitCode !== 0) {
    return undefined;
  }
  return readNames(outcome.output, new Set(files.split('\0')));
}

/**
 * Four fields are a commit; a field that begins with a colon is a change, and the one behind it a name.
 *
 * So no file name is ever taken for anything else.
 */
function readNames(output: Uint8Array, wanted: Set<string>): ReadonlyMap<string, LastCommit> {
  const found = new Map<string, LastCommit>();
  wanted.delete('');
  const fields: string[] = [];
  let commit: LastCommit | undefined;
  let isName = false;
  for (const text of textChunks(output, nul)) {
    for (let at = 0; at < text.length && wanted.size > 0;) {
      const end = text.indexOf('\0', at);
      const stop = end < 0 ? text.length : end;
      // The first change of a commit stands behind a line break, that of a merge behind nothing.
      const first = text.charCodeAt(text.charCodeAt(at) === lineBreak ? at + 1 : at);
      if (isName) {
        const name = text.slice(at, stop);
        if (commit && wanted.delete(name)) {
          found.set(name, commit);
        }
        isName = false;
      } else if (fields.length > 0) {
        fields.push(text.slice(at, stop));
        if (fields.length === 4) {
          commit = toCommit(fields.splice(0));
        }
      } else if (first === colon) {
        isName = true;
      } else if (stop > at) {
        fields.push(text.slice(at, stop));
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
