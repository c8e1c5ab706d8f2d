/** Which documents are verified, and which must be followed through history to do so. */
import { passingFrontmatter } from '../../core/document/deferDocument.js';
import type { Document } from '../../core/document/document.js';
import { pinOf } from '../../core/gate/pinReasons.js';
import type { Library } from '../../core/library/library.js';
import { idOf, type ContentReader } from '../contentReader.js';
import { followDocuments, type DocumentPlace, type Version } from '../documentVersions.js';
import { findRemovedIds, type HistoryFacts } from '../knownHistory.js';
import type { History, Repository } from '../readHistory.js';
import { SignedContents } from '../signedContents.js';
import { findSignedPaths } from '../signedPaths.js';
import { findTemplates } from '../templatePlaces.js';
import type { Prefix } from './policyBase.js';

/** Versions of templates by their ids, newest first. */
export type TemplateVersions = ReadonlyMap<string, readonly Version[]>;

export interface Lives {
  /** Versions of every document to verify, newest first. */
  readonly documents: ReadonlyMap<Document, readonly Version[]>;
  /** All templates that one of them was ever pinned to and that the history knows. */
  readonly templates: TemplateVersions;
}

export interface LivesRequest {
  readonly repository: Repository;
  readonly prefix: Prefix;
  readonly library: Library;
  readonly paths?: readonly string[];
  /** What was found out about the history before, so that it is not looked for again. */
  readonly known?: HistoryFacts;
  /** Contents that somebody came across, where nothing else is known. */
  readonly seen?: SignedContents;
  /** Whether documents count as well that nobody ever signed. */
  readonly unsignedToo?: boolean;
}

/** The lives of all documents that are signed, gated, or were signed once: a record may have been taken out with its key. */
export async function readLives(
  request: LivesRequest,
  history: History,
  reader: ContentReader,
): Promise<Lives> {
  const { prefix, library } = request;
  const sights = [...library.documents.values()].map(sightOf);
  const known = request.known ?? (await exploreHistory(request, { history, reader, sights }));
  const { presentIds } = known;
  const signedPaths = new Set([...known.signedPaths].filter((path) => path.startsWith(prefix)));
  const removedIds = new Set(known.removed.map(({ id }) => id));
  const chosen = toVerify(sights, request, { signedPaths, removedIds });
  const documents = chosen.map(({ document }) => document);
  const places = chosen.map(({ document, id }): DocumentPlace => ({
    path: prefix + document.path,
    id,
  }));
  const follow = (wanted: readonly DocumentPlace[]) => {
    const ids = new Set(wanted.map(({ id }) => id));
    const removed = known.removed.filter(({ id }) => ids.has(id));
    return followDocuments(history, { places: wanted, reader }, { presentIds, removed });
  };
  const lives = await follow(places);
  const versions = places.map((place) => lives.get(place) ?? []);
  const placesById = new Map([...presentIds].toReversed().map(([path, id]) => [id, path]));
  const templatePlaces = await findTemplates(pinnedIds(versions.flat(), reader), {
    placeOf: (id) => placesById.get(id),
    history,
    reader,
  });
  const templates = await follow(templatePlaces);
  return {
    documents: new Map(documents.map((document, index) => [document, versions[index] ?? []])),
    templates: new Map([...templates].map(([{ id = '' }, found]) => [id, found])),
  };
}

/** What is asked of every document, whose frontmatter is not kept for it: few of a library are verified. */
interface Sight {
  readonly document: Document;
  readonly id: string | undefined;
  /** Whether it has records, or gates that ask for them. */
  readonly isSigned: boolean;
}

function sightOf(document: Document): Sight {
  const frontmatter = passingFrontmatter(document);
  const { data } = frontmatter;
  return {
    document,
    id: idOf({ frontmatter }),
    isSigned: 'sign_offs' in data || 'gates' in data,
  };
}

/** What can be known of a history by looking at all of it. */
async function exploreHistory(
  { repository, prefix, seen = new SignedContents() }: LivesRequest,
  {
    history,
    reader,
    sights,
  }: {
    readonly history: History;
    readonly reader: ContentReader;
    readonly sights: readonly Sight[];
  },
): Promise<HistoryFacts> {
  const signedPaths = await findSignedPaths(repository, history, { seen });
  reader.keep(seen.kept);
  const inside = new Set([...signedPaths].filter((path) => path.startsWith(prefix)));
  const presentIds = new Map(
    sights.flatMap(({ document, id }) =>
      id === undefined ? [] : [[prefix + document.path, id] as const],
    ),
  );
  return {
    signedPaths,
    presentIds,
    removed: await findRemovedIds(history, { paths: inside }, reader),
  };
}

function toVerify(
  sights: readonly Sight[],
  { prefix, paths, unsignedToo = false }: LivesRequest,
  ever: { readonly signedPaths: ReadonlySet<string>; readonly removedIds: ReadonlySet<string> },
): readonly Sight[] {
  const wanted = paths && new Set(paths);
  return sights.filter(({ document: { path }, id = '', isSigned }) => {
    const isMeant =
      unsignedToo || isSigned || ever.signedPaths.has(prefix + path) || ever.removedIds.has(id);
    return isMeant && (wanted?.has(path) ?? true);
  });
}

function pinnedIds(versions: readonly Version[], reader: ContentReader): ReadonlySet<string> {
  const contents = versions.flatMap(({ content }) => content ?? []);
  return new Set(contents.flatMap((content) => pinOf(reader.get(content).document)?.id ?? []));
}
