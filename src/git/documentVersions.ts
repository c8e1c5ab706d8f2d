/** The life of documents in git: every commit that changed one, followed through renames by its id. */
import { firstParentPlaces, type ByCommit } from './ancestry.js';
import type { Commit, FileChange } from './commitLog.js';
import type { ContentReader } from './contentReader.js';
import { idOf, type Content } from './contentReader.js';
import { indexChanges, type ChangeIndex, type CommitChanges } from './changeIndex.js';
import type { History } from './readHistory.js';

/** What a commit made of a document. */
export interface Version {
  readonly commit: Commit;
  /** Undefined when the commit removed the document. */
  readonly content?: Content;
  /** One for each parent of the commit, in its order; a first commit has one without hash. */
  readonly before: readonly { readonly parent?: string; readonly content?: Content }[];
}

/** A document to follow: where it is at the end of the history. */
export interface DocumentPlace {
  readonly path: string;
  /** Undefined when it gives itself none, or none that can be read. */
  readonly id: string | undefined;
}

/** What else is known of the history that documents are followed through. */
export interface FollowOptions {
  /** Ids of documents at the end of the history by their paths: content with another's id is not this document's. */
  readonly presentIds: ReadonlyMap<string, string>;
  /** Contents that left their paths, and are looked for wherever a document of their id appears: see `findRemoved`. */
  readonly removed: readonly Content[];
}

/**
 * The versions of each place, newest first, with all their contents loaded into `reader`.
 *
 * Where a commit puts a document, a file of the same id that the commit removes or replaces is the same document before.
 * So is one of `removed` of that id, whenever it left: taking a document away and bringing it back elsewhere does not
 * end its life.
 */
export async function followDocuments(
  history: History,
  { places, reader }: { readonly places: readonly DocumentPlace[]; readonly reader: ContentReader },
  options: FollowOptions,
): Promise<ReadonlyMap<DocumentPlace, readonly Version[]>> {
  const changes = indexChanges(history);
  await reader.load(options.removed);
  const presentIds = new Set(options.presentIds.values());
  const lives = places.map((place) => new Life(place, { changes, reader, options, presentIds }));
  for (const life of lives) {
    life.take(options.removed);
  }
  for (let open = lives; open.length > 0;) {
    await reader.load(open.flatMap((life) => life.contents()));
    open = open.filter((life) => life.grow());
  }
  return new Map(lives.map((life) => [life.place, life.versions()]));
}

/** Versions of one document by their commits, with the places of those that stand on the chain of first parents. */
interface VersionIndex {
  readonly byCommit: ReadonlyMap<string, Version>;
  readonly onChain: readonly { readonly place: number; readonly version: Version }[];
}

const versionIndexes = new WeakMap<readonly Version[], VersionIndex>();

/** The version of a document that stands at `commit`: none of the commits between changed it. Undefined before its first. */
export function versionAt(
  history: History,
  versions: readonly Version[],
  commit: string,
): Version | undefined {
  const places = firstParentPlaces(history);
  let index = versionIndexes.get(versions);
  if (!index) {
    index = indexVersions(versions, places);
    versionIndexes.set(versions, index);
  }
  let at: string | undefined = commit;
  while (at !== undefined) {
    const version = index.byCommit.get(at);
    const place = places.get(at);
    if (version !== undefined || place !== undefined) {
      return version ?? firstFrom(index.onChain, place ?? 0);
    }
    at = history.byHash.get(at)?.parents[0];
  }
  return undefined;
}

function indexVersions(versions: readonly Version[], places: ByCommit<number>): VersionIndex {
  const onChain = versions.flatMap((version) => {
    const place = places.get(version.commit.hash);
    return place === undefined ? [] : [{ place, version }];
  });
  return {
    byCommit: new Map(versions.map((version) => [version.commit.hash, version])),
    onChain: onChain.toSorted((a, b) => a.place - b.place),
  };
}

/** The first that stands at `place` or behind it, by halves. */
function firstFrom(onChain: VersionIndex['onChain'], place: number): Version | undefined {
  let [low, high] = [0, onChain.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((onChain[middle]?.place ?? 0) < place) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return onChain[low]?.version;
}

/** The content of a document at `commit`. */
export function contentAt(
  history: History,
  versions: readonly Version[],
  commit: string,
): Content | undefined {
  return versionAt(history, versions, commit)?.content;
}

/** Where removed documents are looked for. */
export interface RemovalSearch {
  readonly paths: ReadonlySet<string>;
  /** Whether a commit is looked at; all are when absent. */
  readonly isWanted?: (commit: Commit) => boolean;
}

/** Contents of the documents at `paths` that some commit took away, or put another document in place of. */
export async function findRemoved(
  history: History,
  { paths, isWanted = () => true }: RemovalSearch,
  reader: ContentReader,
): Promise<readonly Content[]> {
  const index = indexChanges(history);
  const sides = [...paths].flatMap((path) => {
    const own = new Set([path]);
    return (index.get(path) ?? [])
      .filter(({ commit }) => isWanted(commit))
      .flatMap(({ against }) => against.flatMap((each) => each.at(own)))
      .map((change) => ({ before: before(change), after: after(change) }));
  });
  await reader.load(sides.flatMap((side) => [side.before ?? [], side.after ?? []].flat()));
  return sides.flatMap((side) =>
    side.before && (!side.after || reader.likelyIdOf(side.before) !== reader.likelyIdOf(side.after))
      ? [side.before]
      : [],
  );
}

function before({ path, before: blob, wasFile }: FileChange): Content | undefined {
  return blob !== undefined && wasFile ? { path, blob } : undefined;
}

function after({ path, after: blob, isFile }: FileChange): Content | undefined {
  return blob !== undefined && isFile ? { path, blob } : undefined;
}

interface LifeParts {
  readonly changes: ChangeIndex;
  readonly reader: ContentReader;
  readonly options: FollowOptions;
  /** Ids of documents at the end of the history. */
  readonly presentIds: ReadonlySet<string>;
}

/** One document's paths and ids as they become known. */
class Life {
  readonly place: DocumentPlace;
  readonly #parts: LifeParts;
  readonly #paths: Set<string>;
  readonly #ids: Set<string | undefined>;

  constructor(place: DocumentPlace, parts: LifeParts) {
    this.place = place;
    this.#parts = parts;
    this.#paths = new Set([place.path]);
    this.#ids = new Set([place.id]);
  }

  /** Takes the paths of those contents that carry the document's id. */
  take(contents: readonly Content[]): boolean {
    const size = this.#paths.size;
    if (this.place.id !== undefined) {
      for (const content of contents) {
        // Where a twin stands, its life is its own.
        const isTwin = this.#parts.options.presentIds.get(content.path) === this.place.id;
        if (!isTwin && this.#idOf(content) !== undefined && this.#isOwn(content)) {
          this.#paths.add(content.path);
        }
      }
    }
    return this.#paths.size > size;
  }

  /** Everything that ever stood at its paths, and what was removed where one of them was added. */
  contents(): readonly Content[] {
    return [...this.#changes().flatMap(contentsOn(this.#paths)), ...this.#candidates()];
  }

  /** Finds former ids and former paths in the loaded contents; whether it found any. */
  grow(): boolean {
    const size = this.#ids.size;
    for (const { against } of this.#changes()) {
      for (const change of against.flatMap((each) => each.at(this.#paths))) {
        const [old, now] = [before(change), after(change)];
        if (old && now && this.#isOwn(now)) {
          this.#adopt(this.#idOf(old));
        }
      }
    }
    return this.take(this.#candidates()) || this.#ids.size > size;
  }

  versions(): readonly Version[] {
    return this.#changes()
      .toSorted((a, b) => a.order - b.order)
      .map((entry) => this.#toVersion(entry));
  }

  /** An edit in place that changes the id goes on with the same document, unless the old id lives on elsewhere. */
  #adopt(id: string | undefined): void {
    if (id === undefined || !this.#parts.presentIds.has(id)) {
      this.#ids.add(id);
    }
  }

  /**
   * What the commits that add a file at one of its paths, or replace one there, take away or replace: the document may have been there.
   */
  #candidates(): readonly Content[] {
    return this.#changes().flatMap(({ against }) =>
      against.flatMap((each) =>
        each.taken.length > 0 && each.at(this.#paths).some((change) => this.#isArrival(change))
          ? each.taken.flatMap((change) => (isMarkdown(change.path) ? (before(change) ?? []) : []))
          : [],
      ),
    );
  }

  /** Whether a change puts a document where none or another one stood; as long as contents are not read, only the first is seen. */
  #isArrival(change: FileChange): boolean {
    const [old, now] = [before(change), after(change)];
    if (!now || !old) {
      return now !== undefined;
    }
    const { reader } = this.#parts;
    return reader.has(old) && reader.has(now) && this.#idOf(old) !== this.#idOf(now);
  }

  #changes(): readonly CommitChanges[] {
    const found = new Map<number, CommitChanges>();
    for (const path of this.#paths) {
      for (const entry of this.#parts.changes.get(path) ?? []) {
        found.set(entry.order, entry);
      }
    }
    return [...found.values()];
  }

  #idOf(content: Content): string | undefined {
    return idOf(this.#parts.reader.get(content).document);
  }

  #isOwn(content: Content): boolean {
    return this.#ids.has(this.#idOf(content));
  }

  #toVersion({ commit, against }: CommitChanges): Version {
    const own = against.map((each) => ({ parent: each.parent, changes: each.at(this.#paths) }));
    const all = own.flatMap(({ changes }) => changes);
    const content = this.#first(all.flatMap((change) => after(change) ?? []));
    return {
      commit,
      ...(content ? { content } : {}),
      before: own.map(({ parent, changes }) => {
        const old = this.#first(changes.flatMap((change) => before(change) ?? []));
        // A merge that leaves the document as this parent had it has no change against it.
        const found = changes.length === 0 ? content : old;
        return {
          ...(parent === undefined ? {} : { parent }),
          ...(found ? { content: found } : {}),
        };
      }),
    };
  }

  /** The document's own among contents, that of its present path first. */
  #first(contents: readonly Content[]): Content | undefined {
    const own = contents.filter((content) => this.#isOwn(content));
    return own.find(({ path }) => path === this.place.path) ?? own[0];
  }
}

function contentsOn(paths: ReadonlySet<string>): (entry: CommitChanges) => readonly Content[] {
  return ({ against }) =>
    against
      .flatMap((each) => each.at(paths))
      .flatMap((change) => [before(change) ?? [], after(change) ?? []].flat());
}

function isMarkdown(path: string): boolean {
  return /\.(md|markdown)/i.test(path);
}
