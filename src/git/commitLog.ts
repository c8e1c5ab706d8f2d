/** The history of a repository as one stream of commits with the files they changed. */

/** A commit with what it changed against its only parent; a merge's changes are read on their own. */
export interface Commit {
  readonly hash: string;
  readonly parents: readonly string[];
  /** Object name of its tree. */
  readonly tree: string;
  readonly author: { readonly name: string; readonly email: string };
  /** Seconds since 1970, as the author's machine had it. */
  readonly authoredAt: number;
  readonly committedAt: number;
  readonly changes: readonly FileChange[];
}

export interface FileChange {
  /** From the repository's root, with `/`. */
  readonly path: string;
  /** Object name of the content before; undefined for a new file. */
  readonly before?: string;
  /** Object name of the content after; undefined for a removed file. */
  readonly after?: string;
  /** Whether what it was before is a regular file, not a symbolic link or submodule. */
  readonly wasFile: boolean;
  /** The same of what it is now. */
  readonly isFile: boolean;
}

/** Object name of the regular file that a change found; undefined where there was none. */
export function fileBefore({ before, wasFile }: FileChange): string | undefined {
  return wasFile ? before : undefined;
}

/** The same of the file that it left. */
export function fileAfter({ after, isFile }: FileChange): string | undefined {
  return isFile ? after : undefined;
}

/** `--format` of the log that `parseCommitLog` reads; fields end with NUL, which no name can hold. */
export const commitFormat = '%x02%H%x00%T%x00%P%x00%an%x00%ae%x00%at%x00%ct';

/** Reads `git log --raw -z --no-abbrev --format=<commitFormat>`, in its order. */
export function parseCommitLog(text: string): readonly Commit[] {
  const fields = text.split('\0');
  const commits: Commit[] = [];
  let at = 0;
  while (at < fields.length) {
    const head = fields[at] ?? '';
    if (!head.startsWith('\x02')) {
      at++;
      continue;
    }
    const [tree = '', parents = '', name = '', email = '', authored = '', committed = ''] =
      fields.slice(at + 1, at + 7);
    at += 7;
    const changes: FileChange[] = [];
    while (at < fields.length && isRawEntry(fields[at])) {
      const change = parseRawEntry(fields[at] ?? '', fields[at + 1] ?? '');
      changes.push(change);
      at += 2;
    }
    commits.push({
      hash: head.slice(1),
      tree,
      parents: parents === '' ? [] : parents.split(' '),
      author: { name, email },
      authoredAt: Number(authored),
      committedAt: Number(committed),
      changes,
    });
  }
  return commits;
}

/** Reads raw entries alone, as `git log --raw -z --format=` prints them. */
export function parseRawEntries(text: string): readonly FileChange[] {
  const fields = text.split('\0');
  const changes: FileChange[] = [];
  for (let at = 0; at < fields.length; at++) {
    if (isRawEntry(fields[at])) {
      changes.push(parseRawEntry(fields[at] ?? '', fields[at + 1] ?? ''));
      at++;
    }
  }
  return changes;
}

/** Reads `git diff-tree --stdin --raw -z` fed with pairs of trees, by the pair as it was fed. A pair without difference is not among them. */
export function parseTreeDiffs(text: string): ReadonlyMap<string, readonly FileChange[]> {
  const diffs = new Map<string, FileChange[]>();
  const fields = text.split('\0');
  let current: FileChange[] | undefined;
  for (let at = 0; at < fields.length; at++) {
    let field = fields[at] ?? '';
    // A pair stands on a line of its own in front of its first entry.
    for (let match = pairLine.exec(field); match; match = pairLine.exec(field)) {
      current = [];
      diffs.set(match[1] ?? '', current);
      field = field.slice(match[0].length);
    }
    if (isRawEntry(field) && current) {
      current.push(parseRawEntry(field, fields[at + 1] ?? ''));
      at++;
    }
  }
  return diffs;
}

const pairLine = /^([0-9a-f]{40,64} [0-9a-f]{40,64})\n?/;

/** The first entry of a commit stands behind a line break. */
function isRawEntry(field: string | undefined): boolean {
  return field !== undefined && (field.startsWith(':') || field.startsWith('\n:'));
}

function parseRawEntry(entry: string, path: string): FileChange {
  const [old = '', mode = '', before = '', after = ''] = entry
    .slice(entry.indexOf(':') + 1)
    .split(' ');
  return {
    path,
    ...(isNoObject(before) ? {} : { before }),
    ...(isNoObject(after) ? {} : { after }),
    wasFile: old.startsWith('100'),
    isFile: mode.startsWith('100'),
  };
}

function isNoObject(name: string): boolean {
  return /^0+$/.test(name);
}
