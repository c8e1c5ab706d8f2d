/** The life of documents in git: every commit that changed one, followed through renames by its id. */
import type { Document } from '../core/document/document.js';
import { parseDocument } from '../core/document/parseDocument.js';
import { decodeText } from '../core/text/decodeText.js';
import type { Commit, FileChange } from './commitLog.js';
import type { History, Repository } from './readHistory.js';
import { readObjects } from './readObjects.js';

/** A document as one commit had it. */
export interface Content {
  /** Path in the repository. */
  readonly path: string;
  /** Object name. */
  readonly blob: string;
}

/** What a commit made of a document. */
export interface Version {
  readonly commit: Commit;
  /** Undefined when the commit removed the document. */
  readonly content?: Content;
  /** One for each parent of the commit, in its order; a first commit has one without hash. */
  readonly before: readonly { readonly parent?: string; readonly content?: Content }[];
}

/** A document's content, parsed, with its text: fingerprints need both. */
export interface ParsedContent {
  readonly document: Document;
  readonly text: string;
}

/** Reads contents once each, many in one call of git. */
export class ContentReader {
  readonly #repository: Repository;
  readonly #known = new Map<string, ParsedContent>();

  constructor(repository: Repository) {
    this.#repository = repository;
  }

  /** Makes `get` know these contents. */
  async load(contents: readonly Content[]): Promise<void> {
    const unknown = contents.filter((content) => !this.#known.has(keyOf(content)));
    const objects = await readObjects(
      this.#repository,
      unknown.map(({ blob }) => blob),
    );
    for (const content of unknown) {
      const decoded = decodeText(objects.get(content.blob)?.bytes ?? new Uint8Array());
      this.#known.set(keyOf(content), {
        document: parseDocument(content.path, decoded),
        text: decoded.text,
      });
    }
  }

  /** @throws Error when the content was not loaded before: a broken promise of the caller. */
  get(content: Content): ParsedContent {
    const parsed = this.#known.get(keyOf(content));
    if (!parsed) {
      throw new Error(`${content.path} was not read before it was asked for.`);
    }
    return parsed;
  }
}

function keyOf({ path, blob }: Content): string {
  return `${blob} ${path}`;
}

/** A document to follow: where it is at the end of the history. */
export interface DocumentPlace {
  readonly path: string;
  readonly id: string;
}

/**
 * The versions of each place, newest first, with all their contents loaded into `reader`.
 *
 * Where a commit adds a document, a file of the same id that the commit removes is the same document before.
 */
export async function followDocuments(
  history: History,
  places: readonly DocumentPlace[],
  reader: ContentReader,
): Promise<ReadonlyMap<DocumentPlace, readonly Version[]>> {
  const changes = indexChanges(history);
  const paths = new Map(places.map((place) => [place, new Set([place.path])]));
  const candidates = new Map(
    places.map((place) => [place, renameCandidates(changes, [place.path])]),
  );
  for (let open = true; open;) {
    await reader.load([...candidates.values()].flat());
    open = false;
    for (const [place, found] of candidates) {
      const known = paths.get(place) ?? new Set();
      const more = found.filter(
        (content) => !known.has(content.path) && idOf(reader.get(content).document) === place.id,
      );
      more.forEach(({ path }) => known.add(path));
      candidates.set(
        place,
        renameCandidates(
          changes,
          more.map(({ path }) => path),
        ),
      );
      open ||= more.length > 0;
    }
  }
  const versions = new Map(
    places.map((place) => [place, versionsOf(history, changes, paths.get(place) ?? new Set())]),
  );
  const contents = [...versions.values()].flat().flatMap(contentsOf);
  await reader.load(contents);
  return versions;
}

function contentsOf({ content, before }: Version): readonly Content[] {
  return [content, ...before.map((each) => each.content)].filter((each) => each !== undefined);
}

/** The id a document gives itself. */
export function idOf(document: Document): string | undefined {
  const id = document.frontmatter.data['id'];
  return typeof id === 'string' ? id : undefined;
}

/** Commits by the paths they changed against any parent, in the order of the history. */
type ChangeIndex = ReadonlyMap<string, readonly CommitChanges[]>;

interface CommitChanges {
  readonly commit: Commit;
  readonly order: number;
  readonly against: readonly {
    readonly parent?: string;
    readonly changes: readonly FileChange[];
  }[];
}

function indexChanges(history: History): ChangeIndex {
  const index = new Map<string, CommitChanges[]>();
  history.commits.forEach((commit, order) => {
    const parents: readonly (string | undefined)[] =
      commit.parents.length === 0 ? [undefined] : commit.parents;
    const entry: CommitChanges = {
      commit,
      order,
      against: parents.map((parent) => ({
        ...(parent === undefined ? {} : { parent }),
        changes: history.changesAgainst(commit, parent),
      })),
    };
    for (const path of new Set(
      entry.against.flatMap(({ changes }) => changes.map((change) => change.path)),
    )) {
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

/** What the commits that add one of `paths` remove: the document may have been there before. */
function renameCandidates(changes: ChangeIndex, paths: readonly string[]): readonly Content[] {
  return paths.flatMap((path) =>
    (changes.get(path) ?? []).flatMap(({ against }) =>
      against.flatMap((each) =>
        each.changes.some((change) => change.path === path && change.before === undefined)
          ? each.changes.flatMap(removedDocument)
          : [],
      ),
    ),
  );
}

function removedDocument({ path, before, after }: FileChange): readonly Content[] {
  return before !== undefined && after === undefined && /\.(md|markdown)/i.test(path)
    ? [{ path, blob: before }]
    : [];
}

function versionsOf(
  history: History,
  changes: ChangeIndex,
  paths: ReadonlySet<string>,
): readonly Version[] {
  const touching = new Map<number, CommitChanges>();
  for (const path of paths) {
    for (const entry of changes.get(path) ?? []) {
      touching.set(entry.order, entry);
    }
  }
  return [...touching.values()]
    .sort((a, b) => a.order - b.order)
    .map((entry) => toVersion(entry, paths));
}

function toVersion({ commit, against }: CommitChanges, paths: ReadonlySet<string>): Version {
  const own = against.map(({ parent, changes }) => ({
    parent,
    changes: changes.filter(({ path }) => paths.has(path)),
  }));
  const after = own.flatMap(({ changes }) => changes).find((change) => change.after !== undefined);
  const content = after?.after === undefined ? undefined : { path: after.path, blob: after.after };
  return {
    commit,
    ...(content ? { content } : {}),
    before: own.map(({ parent, changes }) => {
      const change = changes.find(({ before }) => before !== undefined);
      // A merge that leaves the document as this parent had it has no change against it.
      const old =
        changes.length === 0
          ? content
          : change?.before === undefined
            ? undefined
            : { path: change.path, blob: change.before };
      return { ...(parent === undefined ? {} : { parent }), ...(old ? { content: old } : {}) };
    }),
  };
}
