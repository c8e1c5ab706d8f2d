import type { Commit, FileChange } from './commitLog.js';
import type { History } from './readHistory.js';

/** Commits by the paths they changed against any parent, in the order of the history. */
export type ChangeIndex = Pick<ReadonlyMap<string, readonly CommitChanges[]>, 'get'>;

/** What one commit changed against each of its parents. */
export interface CommitChanges {
  readonly commit: Commit;
  /** Place of the commit in the history, newest first. */
  readonly order: number;
  readonly against: readonly {
    /** Undefined for a commit without parents, which is compared with nothing. */
    readonly parent?: string;
    readonly changes: readonly FileChange[];
  }[];
}

const indexes = new WeakMap<History, ChangeIndex>();

/** Indexes the whole history by path, once. */
export function indexChanges(history: History): ChangeIndex {
  let index = indexes.get(history);
  if (!index) {
    index = history.commitsChanging ? new IndexOnDemand(history) : makeIndex(history);
    indexes.set(history, index);
  }
  return index;
}

/** Looks at the commits of a path when it is asked for; a commit that changed several paths is one entry for all of them. */
class IndexOnDemand implements ChangeIndex {
  readonly #history: History;
  readonly #entries = new Map<number, CommitChanges>();

  constructor(history: History) {
    this.#history = history;
  }

  get(path: string): readonly CommitChanges[] | undefined {
    const orders = this.#history.commitsChanging?.(path) ?? [];
    return orders.length === 0 ? undefined : orders.flatMap((order) => this.#entryOf(order) ?? []);
  }

  #entryOf(order: number): CommitChanges | undefined {
    const commit = this.#history.commits[order];
    const entry = this.#entries.get(order) ?? (commit && changesOf(this.#history, commit, order));
    if (entry) {
      this.#entries.set(order, entry);
    }
    return entry;
  }
}

function makeIndex(history: History): ChangeIndex {
  const index = new Map<string, CommitChanges[]>();
  history.commits.forEach((commit, order) => {
    const entry = changesOf(history, commit, order);
    const paths = new Set(
      entry.against.flatMap(({ changes }) => changes.map((change) => change.path)),
    );
    for (const path of paths) {
      const entries = index.get(path);
      if (entries) {
        entries.push(entry);
      } else {
        index.set(path, [entry]);
      }
    }
  });
  return index;
}

function changesOf(history: History, commit: Commit, order: number): CommitChanges {
  const parents: readonly (string | undefined)[] =
    commit.parents.length === 0 ? [undefined] : commit.parents;
  return {
    commit,
    order,
    against: parents.map((parent) => ({
      ...(parent === undefined ? {} : { parent }),
      changes: history.changesAgainst(commit, parent),
    })),
  };
}
