/** A known history in a form that is quick to write and to read again: columns of numbers over tables of names. */
import type { Commit, FileChange } from './commitLog.js';
import type { KnownHistory, PresentDocument } from './knownHistory.js';
import type { History } from './readHistory.js';

/** What is kept of a history; everything in it is plain data. */
export interface HistoryTable {
  readonly tip: string;
  /** Length of an object name, in hexadecimal digits. */
  readonly nameLength: number;
  /** Object names, one behind the other. */
  readonly names: string;
  readonly paths: readonly string[];
  /** Names and addresses of authors, in turn. */
  readonly people: readonly string[];
  /** All commits, each as its fields one behind the other; see `writeCommit`. */
  readonly commits: readonly number[];
  readonly signedPaths: readonly number[];
  /** Path, content and id of each in turn; ids are among `ids`. */
  readonly removed: readonly number[];
  /** The same of the documents at the end; without an id it is -1. */
  readonly present: readonly number[];
  readonly ids: readonly string[];
}

/** The table of a history that is whole: neither cut off nor grafted, since such a one may say something else tomorrow. */
export function packHistory(known: KnownHistory): HistoryTable | undefined {
  const { history } = known;
  if (history.boundary.size > 0 || history.isGrafted) {
    return undefined;
  }
  const writer = new TableWriter();
  for (const commit of history.commits) {
    writer.writeCommit(history, commit);
  }
  const { names, paths, people, ids } = writer;
  const triple = (path: string, blob: string, id: string | undefined) => [
    paths.place(path),
    names.place(blob),
    id === undefined ? -1 : ids.place(id),
  ];
  const removed = known.removed.flatMap(({ path, blob, id }) => triple(path, blob, id));
  const present = [...known.present].flatMap(([path, { blob, id }]) => triple(path, blob, id));
  return {
    tip: history.tip,
    nameLength: history.tip.length,
    signedPaths: [...known.signedPaths].map((path) => paths.place(path)),
    removed,
    present,
    commits: writer.commits,
    names: names.entries.join(''),
    paths: paths.entries,
    people: people.entries,
    ids: ids.entries,
  };
}

/** Names by their order of appearance. */
class NameTable {
  readonly entries: string[] = [];
  readonly #places = new Map<string, number>();

  place(name: string): number {
    let place = this.#places.get(name);
    if (place === undefined) {
      place = this.entries.length;
      this.#places.set(name, place);
      this.entries.push(name);
    }
    return place;
  }
}

const flags = { wasFile: 1, isFile: 2 } as const;

class TableWriter {
  readonly names = new NameTable();
  readonly paths = new NameTable();
  readonly people = new NameTable();
  readonly ids = new NameTable();
  readonly commits: number[] = [];

  /**
   * Name, tree, author's name and address, both times, how many parents, the parents, and for each of them (or once,
   * without any) how many changes and the changes.
   */
  writeCommit(history: History, commit: Commit): void {
    const { hash, tree, author, authoredAt, committedAt, parents } = commit;
    const { names, people, commits } = this;
    commits.push(names.place(hash), names.place(tree));
    commits.push(people.place(author.name), people.place(author.email), authoredAt, committedAt);
    commits.push(parents.length, ...parents.map((parent) => names.place(parent)));
    if (parents.length < 2) {
      this.#writeChanges(commit.changes);
    } else {
      for (const parent of parents) {
        this.#writeChanges(history.changesAgainst(commit, parent));
      }
    }
  }

  #writeChanges(changes: readonly FileChange[]): void {
    this.commits.push(changes.length);
    for (const { path, before, after, wasFile, isFile } of changes) {
      this.commits.push(
        this.paths.place(path),
        before === undefined ? -1 : this.names.place(before),
        after === undefined ? -1 : this.names.place(after),
        (wasFile ? flags.wasFile : 0) + (isFile ? flags.isFile : 0),
      );
    }
  }
}

/** The history of a table that `packHistory` made. */
export function unpackHistory(table: HistoryTable): KnownHistory {
  const { tip, paths, ids } = table;
  const reader = new TableReader(table);
  const commits: Commit[] = [];
  while (reader.hasMore()) {
    commits.push(reader.readCommit());
  }
  const byHash = new Map(commits.map((commit) => [commit.hash, commit]));
  const { mergeChanges } = reader;
  const removed = [...triples(table.removed)].flatMap(([path, blob, id]) => ({
    path: paths[path] ?? '',
    blob: reader.name(blob),
    id: ids[id] ?? '',
  }));
  const present = new Map(
    [...triples(table.present)].map(([path, blob, id]): [string, PresentDocument] => [
      paths[path] ?? '',
      { blob: reader.name(blob), ...(id < 0 ? {} : { id: ids[id] ?? '' }) },
    ]),
  );
  return {
    history: {
      tip,
      commits,
      byHash,
      changesAgainst: (commit, parent) =>
        commit.parents.length < 2
          ? commit.changes
          : (mergeChanges.get(commit)?.[commit.parents.indexOf(parent ?? '')] ?? []),
      boundary: new Set(),
      isGrafted: false,
    },
    signedPaths: new Set(table.signedPaths.map((path) => paths[path] ?? '')),
    removed,
    present,
    presentIds: new Map(
      [...present].flatMap(([path, { id }]) => (id === undefined ? [] : [[path, id] as const])),
    ),
  };
}

function* triples(numbers: readonly number[]): Generator<readonly [number, number, number]> {
  for (let at = 0; at < numbers.length; at += 3) {
    yield [numbers[at] ?? 0, numbers[at + 1] ?? 0, numbers[at + 2] ?? 0];
  }
}

class TableReader {
  readonly mergeChanges = new Map<Commit, readonly (readonly FileChange[])[]>();
  readonly #table: HistoryTable;
  readonly #names: string[] = [];
  #at = 0;

  constructor(table: HistoryTable) {
    this.#table = table;
  }

  hasMore(): boolean {
    return this.#at < this.#table.commits.length;
  }

  name(place: number): string {
    const { names, nameLength } = this.#table;
    return (this.#names[place] ??= names.slice(place * nameLength, (place + 1) * nameLength));
  }

  readCommit(): Commit {
    const { people } = this.#table;
    const hash = this.name(this.#next());
    const tree = this.name(this.#next());
    const author = { name: people[this.#next()] ?? '', email: people[this.#next()] ?? '' };
    const authoredAt = this.#next();
    const committedAt = this.#next();
    const parents: string[] = [];
    for (let left = this.#next(); left > 0; left--) {
      parents.push(this.name(this.#next()));
    }
    const first = this.#readChanges();
    const isMerge = parents.length > 1;
    const changes = isMerge ? [] : first;
    const commit = { hash, tree, parents, author, authoredAt, committedAt, changes };
    if (isMerge) {
      const others = parents.slice(1).map(() => this.#readChanges());
      this.mergeChanges.set(commit, [first, ...others]);
    }
    return commit;
  }

  #readChanges(): readonly FileChange[] {
    const changes: FileChange[] = [];
    for (let left = this.#next(); left > 0; left--) {
      const path = this.#table.paths[this.#next()] ?? '';
      const [before, after, flag] = [this.#next(), this.#next(), this.#next()];
      changes.push({
        path,
        wasFile: (flag & flags.wasFile) !== 0,
        isFile: (flag & flags.isFile) !== 0,
        ...(before < 0 ? {} : { before: this.name(before) }),
        ...(after < 0 ? {} : { after: this.name(after) }),
      });
    }
    return changes;
  }

  #next(): number {
    return this.#table.commits[this.#at++] ?? 0;
  }
}
