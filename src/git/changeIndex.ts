import type { Commit, FileChange } from './commitLog.js';
import type { History } from './readHistory.js';

/** Commits by the paths they changed against any parent, in the order of the history. */
export type ChangeIndex = Pick<ReadonlyMap<string, readonly CommitChanges[]>, 'get'>;

/** What one commit changed against each of its parents. */
export interface CommitChanges {
  readonly commit: Commit;
  /** Place of the commit in the history, newest first. */
  readonly order: number;
  readonly against: readonly ParentChanges[];
}

/** What a commit changed against one parent. */
export class ParentChanges {
  /** Undefined for a commit without parents, which is compared with nothing. */
  readonly parent: string | undefined;
  readonly changes: readonly FileChange[];
  #places: ReadonlyMap<string, number> | undefined;
  #taken: readonly FileChange[] | undefined;

  constructor(parent: string | undefined, changes: readonly FileChange[]) {
    this.parent = parent;
    this.changes = changes;
  }

  /** What it changed at some paths, in its order: a commit that brings a whole library is asked once for each document. */
  at(paths: ReadonlySet<string>): readonly FileChange[] {
    const { changes } = this;
    if (changes.length <= few) {
      return changes.filter(({ path }) => paths.has(path));
    }
    const known = (this.#places ??= new Map(changes.map(({ path }, place) => [path, place])));
    const places = [...paths].flatMap((path) => known.get(path) ?? []);
    return places.sort((one, other) => one - other).flatMap((place) => changes[place] ?? []);
  }

  /** The changes of files that were there before. */
  get taken(): readonly FileChange[] {
    return (this.#taken ??= this.changes.filter(
      ({ before, wasFile }) => before !== undefined && wasFile,
    ));
  }
}

/** Changes that are looked through faster than they are put in a table. */
const few = 8;

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
    against: parents.map(
      (parent) => new ParentChanges(parent, history.changesAgainst(commit, parent)),
    ),
  };
}
