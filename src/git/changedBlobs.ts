/** Which files two states of a repository have in different ways, with the names of their contents. */
import { outputOf } from './gitOutput.js';
import { gitReading, gitStreaming, rawDiff } from './gitRequest.js';
import type { Repository } from './readHistory.js';
import { readWorktree } from './worktreeReading.js';

/** A file that differs, by its path from the folder that was asked about. */
export interface ChangedBlob {
  readonly path: string;
  /** Object name of its content; absent where there is no regular file. */
  readonly before?: string;
  /** The same of the other state; `onDisk` for the file as it lies there, whose content git has not named. */
  readonly after?: string;
}

/** Stands for the name of a content that no object holds. */
export const onDisk = 'disk';

const options = [...rawDiff, '--ignore-submodules=all', '--relative'];

/** What differs between two commits below the repository's folder; undefined where git cannot tell. */
export async function changedBetween(
  { run, folder }: Repository,
  base: string,
  head: string,
): Promise<readonly ChangedBlob[] | undefined> {
  const args = ['-r', ...options, '--end-of-options', base, head, '--'];
  const output = outputOf(await run(gitStreaming('diff-tree', args, { folder })));
  return output === undefined ? undefined : parseRaw(output);
}

/** What the files on disk have otherwise than a commit, files that git does not know yet included. */
export async function changedOnDisk(
  { run, folder }: Repository,
  base: string,
): Promise<readonly ChangedBlob[] | undefined> {
  const [tracked, others] = await Promise.all([
    readWorktree(run, 'diff', { args: [...options, base, '--'], folder }),
    run(gitReading('ls-files', ['-z', '--others', '--exclude-standard', '--'], folder)),
  ]);
  const [raw, added] = [outputOf(tracked), outputOf(others)];
  if (raw === undefined || added === undefined) {
    return undefined;
  }
  const changes = parseRaw(raw).map((change) =>
    change.after === undefined ? change : { ...change, after: onDisk },
  );
  const known = new Set(changes.map(({ path }) => path));
  const fresh = added
    .split('\0')
    .filter((path) => path !== '' && !known.has(path))
    .map((path) => ({ path, after: onDisk }));
  return [...changes, ...fresh];
}

/** Entries are `:<mode> <mode> <object> <object> <letter>`, each followed by its path. */
function parseRaw(output: string): readonly ChangedBlob[] {
  const fields = output.split('\0');
  const changes: ChangedBlob[] = [];
  for (let at = 0; at + 1 < fields.length; at += 2) {
    const [oldMode = '', newMode = '', before = '', after = ''] = (fields[at] ?? '').split(' ');
    const path = fields[at + 1] ?? '';
    changes.push({
      path,
      ...(oldMode.startsWith(':100') ? { before } : {}),
      ...(newMode.startsWith('100') ? { after } : {}),
    });
  }
  return changes;
}
