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

/** The history of a table that `packHistory` made; of its commits only those are taken apart that somebody looks at. */
export function unpackHistory(table: HistoryTable): KnownHistory {
  const { tip, paths, ids } = table;
  const reader = new TableReader(table);
  const commits = reader.readCommits();
  const byHash = new Map<string, Commit>();
  for (const commit of commits) {
    byHash.set(commit.hash, commit);
  }
  const removed = [...triples(table.removed)].map(([path, blob, id]) => ({
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
        commit instanceof PackedCommit ? commit.changesAgainst(parent) : [],
      commitsChanging: (path) => reader.commitsChanging(path),
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

/** Where the fields of a commit stand behind its first. */
const fields = { tree: 1, name: 2, email: 3, authoredAt: 4, committedAt: 5, parents: 6 } as const;
/** Numbers of one change. */
const changeSize = 4;

class TableReader {
  readonly table: HistoryTable;
  readonly #names: string[] = [];
  /** Places of the commits that changed a path, by the place of the path. */
  readonly #changing: number[][] = [];
  #pathPlaces: ReadonlyMap<string, number> | undefined;

  constructor(table: HistoryTable) {
    this.table = table;
  }

  at(index: number): number {
    return this.table.commits[index] ?? 0;
  }

  name(place: number): string {
    const { names, nameLength } = this.table;
    return (this.#names[place] ??= names.slice(place * nameLength, (place + 1) * nameLength));
  }

  commitsChanging(path: string): readonly number[] {
    this.#pathPlaces ??= new Map(this.table.paths.map((each, place) => [each, place]));
    return this.#changing[this.#pathPlaces.get(path) ?? -1] ?? [];
  }

  readCommits(): readonly PackedCommit[] {
    const { length } = this.table.commits;
    const commits: PackedCommit[] = [];
    for (let at = 0; at < length;) {
      commits.push(new PackedCommit(this, at));
      const parents = this.at(at + fields.parents);
      at += fields.parents + 1 + parents;
      for (let left = Math.max(1, parents); left > 0; left--) {
        const changes = this.at(at++);
        for (const end = at + changes * changeSize; at < end; at += changeSize) {
          this.#note(this.at(at), commits.length - 1);
        }
      }
    }
    return commits;
  }

  /** The parents that stand at `index`, how many of them first. */
  readParents(index: number): readonly string[] {
    const parents: string[] = [];
    const end = index + this.at(index);
    for (let at = index + 1; at <= end; at++) {
      parents.push(this.name(this.at(at)));
    }
    return parents;
  }

  /** The changes that stand at `index`, how many of them first. */
  readChanges(index: number): readonly FileChange[] {
    const changes: FileChange[] = [];
    const end = index + 1 + this.at(index) * changeSize;
    for (let at = index + 1; at < end; at += changeSize) {
      const [before, after, flag] = [this.at(at + 1), this.at(at + 2), this.at(at + 3)];
      changes.push({
        path: this.table.paths[this.at(at)] ?? '',
        wasFile: (flag & flags.wasFile) !== 0,
        isFile: (flag & flags.isFile) !== 0,
        ...(before < 0 ? {} : { before: this.name(before) }),
        ...(after < 0 ? {} : { after: this.name(after) }),
      });
    }
    return changes;
  }

  #note(path: number, commit: number): void {
    const known = (this.#changing[path] ??= []);
    if (known.at(-1) !== commit) {
      known.push(commit);
    }
  }
}

/** A commit that reads its fields out of the table. */
class PackedCommit implements Commit {
  readonly hash: string;
  readonly #reader: TableReader;
  readonly #at: number;
  #parents: readonly string[] | undefined;
  #changes: (readonly FileChange[] | undefined)[] | undefined;

  constructor(reader: TableReader, at: number) {
    this.#reader = reader;
    this.#at = at;
    this.hash = reader.name(reader.at(at));
  }

  get parents(): readonly string[] {
    return (this.#parents ??= this.#reader.readParents(this.#at + fields.parents));
  }

  get tree(): string {
    return this.#reader.name(this.#field('tree'));
  }

  get author(): Commit['author'] {
    const { people } = this.#reader.table;
    return { name: people[this.#field('name')] ?? '', email: people[this.#field('email')] ?? '' };
  }

  get authoredAt(): number {
    return this.#field('authoredAt');
  }

  get committedAt(): number {
    return this.#field('committedAt');
  }

  /** A merge's changes are read on their own. */
  get changes(): readonly FileChange[] {
    return this.parents.length > 1 ? [] : this.#changesOf(0);
  }

  changesAgainst(parent: string | undefined): readonly FileChange[] {
    return this.parents.length < 2
      ? this.#changesOf(0)
      : this.#changesOf(this.parents.indexOf(parent ?? ''));
  }

  #field(field: keyof typeof fields): number {
    return this.#reader.at(this.#at + fields[field]);
  }

  /** The changes against one of the parents, by its place. */
  #changesOf(place: number): readonly FileChange[] {
    if (place < 0) {
      return [];
    }
    let at = this.#at + fields.parents + 1 + this.parents.length;
    for (let skipped = 0; skipped < place; skipped++) {
      at += 1 + this.#reader.at(at) * changeSize;
    }
    this.#changes ??= [];
    return (this.#changes[place] ??= this.#reader.readChanges(at));
  }
}
