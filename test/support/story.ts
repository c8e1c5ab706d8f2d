/** Histories for tests: commits by whom one likes, when one likes, written into a real repository by one `git fast-import`. */
import { execFileSync } from 'node:child_process';

export interface Author {
  readonly name: string;
  readonly email: string;
}

/** A file of a commit: its text or bytes, or an entry that is no regular file. */
export type FileContent = string | Uint8Array | { readonly mode: string; readonly content: string };

export interface CommitOptions {
  readonly by: Author;
  /** UTC instant, RFC 3339. */
  readonly at: string;
  /** When it was committed, unless then too. */
  readonly committedAt?: string;
  readonly committer?: Author;
  /** What it changes; undefined takes a file away. */
  readonly files?: Readonly<Record<string, FileContent | undefined>>;
  /** Branches merged into the present one. */
  readonly merges?: readonly string[];
}

interface StoredCommit extends CommitOptions {
  readonly mark: number;
  readonly branch: string;
  readonly parents: readonly number[];
  readonly tree: ReadonlyMap<string, FileContent>;
}

/** A history in the making; every step gives a longer one and leaves this one as it is. */
export class Story {
  readonly #commits: readonly StoredCommit[];
  readonly #heads: ReadonlyMap<string, StoredCommit>;
  readonly branch: string;

  private constructor(
    commits: readonly StoredCommit[] = [],
    heads: ReadonlyMap<string, StoredCommit> = new Map(),
    branch = 'main',
  ) {
    this.#commits = commits;
    this.#heads = heads;
    this.branch = branch;
  }

  static begin(): Story {
    return new Story();
  }

  /** Goes on at `branch`, which begins here when it is new, or at `from`. */
  on(branch: string, from = this.branch): Story {
    const head = this.#heads.get(branch) ?? this.#heads.get(from);
    const heads = new Map(this.#heads);
    if (head) {
      heads.set(branch, head);
    }
    return new Story(this.#commits, heads, branch);
  }

  /** The story as it was `count` commits ago on this branch; what came after is gone. */
  back(count: number): Story {
    let head = this.#heads.get(this.branch);
    for (let step = 0; step < count; step++) {
      head = this.#commits.find(({ mark }) => mark === head?.parents[0]);
    }
    const heads = new Map(this.#heads);
    if (head) {
      heads.set(this.branch, head);
    }
    return new Story(this.#commits, heads, this.branch);
  }

  /** A commit on this branch; a merge keeps this branch's files but for those that the other alone changed. */
  commit(options: CommitOptions): Story {
    const head = this.#heads.get(this.branch);
    const others = (options.merges ?? []).flatMap((name) => this.#heads.get(name) ?? []);
    const tree = new Map(head?.tree);
    for (const other of others) {
      this.#mergeInto(tree, head, other);
    }
    for (const [path, content] of Object.entries(options.files ?? {})) {
      if (content === undefined) {
        tree.delete(path);
      } else {
        tree.set(path, content);
      }
    }
    const stored: StoredCommit = {
      ...options,
      mark: this.#commits.length + 1,
      branch: this.branch,
      parents: [head, ...others].flatMap((parent) => parent?.mark ?? []),
      tree,
    };
    return new Story(
      [...this.#commits, stored],
      new Map([...this.#heads, [this.branch, stored]]),
      this.branch,
    );
  }

  /** The same history with every file below `folder`. */
  below(folder: string): Story {
    const moved = this.#commits.map((commit) => ({
      ...commit,
      tree: new Map([...commit.tree].map(([path, content]) => [`${folder}/${path}`, content])),
    }));
    const heads = [...this.#heads].flatMap(([name, { mark }]) => {
      const head = moved[mark - 1];
      return head ? [[name, head] as const] : [];
    });
    return new Story(moved, new Map(heads), this.branch);
  }

  /** Text of a file at the head of this branch. */
  text(path: string): string {
    const content = this.#heads.get(this.branch)?.tree.get(path);
    if (typeof content !== 'string') {
      throw new Error(`The story has no text ${path}.`);
    }
    return content;
  }

  /** Writes the history into the empty repository `folder`; HEAD is this branch. */
  write(folder: string): void {
    const git = (args: readonly string[], input?: Uint8Array) =>
      execFileSync('git', args, {
        cwd: folder,
        stdio: ['pipe', 'pipe', 'pipe'],
        ...(input && { input }),
      });
    git(['fast-import', '--quiet', '--force', '--done'], this.#stream());
    git(['symbolic-ref', 'HEAD', `refs/heads/${this.branch}`]);
  }

  #mergeInto(
    tree: Map<string, FileContent>,
    ours: StoredCommit | undefined,
    theirs: StoredCommit,
  ): void {
    const known = this.#ancestors(ours);
    let base: StoredCommit | undefined = theirs;
    while (base && !known.has(base.mark)) {
      base = this.#commits.find(({ mark }) => mark === base?.parents[0]);
    }
    for (const path of new Set([...theirs.tree.keys(), ...(base?.tree.keys() ?? [])])) {
      const [old, mine, other] = [
        base?.tree.get(path),
        ours?.tree.get(path),
        theirs.tree.get(path),
      ];
      if (old === mine && other !== undefined) {
        tree.set(path, other);
      } else if (old === mine) {
        tree.delete(path);
      }
    }
  }

  #ancestors(commit: StoredCommit | undefined): ReadonlySet<number> {
    const marks = new Set<number>();
    const open = commit ? [commit.mark] : [];
    for (let mark = open.pop(); mark !== undefined; mark = open.pop()) {
      marks.add(mark);
      open.push(...(this.#commits[mark - 1]?.parents ?? []));
    }
    return marks;
  }

  #stream(): Uint8Array {
    const parts = this.#commits.flatMap((commit) => commitParts(commit));
    for (const [branch, { mark }] of this.#heads) {
      parts.push(Buffer.from(`reset refs/heads/${branch}\nfrom :${mark}\n\n`));
    }
    return Buffer.concat([...parts, Buffer.from('done\n')]);
  }
}

function commitParts(commit: StoredCommit): Buffer[] {
  const { by, at, committer = by, committedAt = at, parents, mark } = commit;
  const [first, ...others] = parents;
  const head = [
    ...(first === undefined ? ['reset refs/import/all', ''] : []),
    'commit refs/import/all',
    `mark :${mark}`,
    `author ${by.name} <${by.email}> ${secondsAt(at)} +0000`,
    `committer ${committer.name} <${committer.email}> ${secondsAt(committedAt)} +0000`,
    'data 5',
    'Work.',
    ...(first === undefined ? [] : [`from :${first}`]),
    ...others.map((parent) => `merge :${parent}`),
    'deleteall',
    '',
  ];
  return [
    Buffer.from(head.join('\n')),
    ...[...commit.tree].map(([path, content]) => fileParts(path, content)),
    Buffer.from('\n'),
  ];
}

function fileParts(path: string, content: FileContent): Buffer {
  const name = `"${path.replace(/["\\]/g, '\\$&').replaceAll('\n', '\\n')}"`;
  if (typeof content === 'object' && 'mode' in content && content.mode === '160000') {
    return Buffer.from(`M 160000 ${content.content} ${name}\n`);
  }
  const mode = typeof content === 'object' && 'mode' in content ? content.mode : '100644';
  const bytes =
    typeof content === 'string' || content instanceof Uint8Array ? content : content.content;
  const data = Buffer.from(bytes as string);
  return Buffer.concat([
    Buffer.from(`M ${mode} inline ${name}\ndata ${data.length}\n`),
    data,
    Buffer.from('\n'),
  ]);
}

function secondsAt(instant: string): number {
  return Date.parse(instant) / 1000;
}
