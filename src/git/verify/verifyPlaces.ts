/** Which documents are verified, and which must be followed through history to do so. */
import type { Document } from '../../core/document/document.js';
import { pinOf } from '../../core/gate/pinReasons.js';
import type { Library } from '../../core/library/library.js';
import { idOf, type ContentReader } from '../contentReader.js';
import {
  findRemoved,
  followDocuments,
  type DocumentPlace,
  type Version,
} from '../documentVersions.js';
import type { History, Repository } from '../readHistory.js';
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
}

/** The lives of all documents that are signed, gated, or were signed once: a record may have been taken out with its key. */
export async function readLives(
  request: LivesRequest,
  history: History,
  reader: ContentReader,
): Promise<Lives> {
  const { repository, prefix, library } = request;
  const everSigned = await findSignedPaths(repository, history.tip);
  const signedPaths = new Set([...everSigned].filter((path) => path.startsWith(prefix)));
  const removed = await findRemoved(history, signedPaths, reader);
  const removedIds = new Set(removed.flatMap((content) => reader.likelyIdOf(content) ?? []));
  const documents = documentsToVerify(request, { signedPaths, removedIds });
  const places = documents.map(({ path, ...document }): DocumentPlace => ({
    path: prefix + path,
    id: idOf({ path, ...document }),
  }));
  const presentIds = new Map(
    [...library.documents.values()].flatMap((document) => {
      const id = idOf(document);
      return id === undefined ? [] : [[prefix + document.path, id] as const];
    }),
  );
  const options = {
    presentIds,
    removed,
  };
  const lives = await followDocuments(history, { places, reader }, options);
  const versions = places.map((place) => lives.get(place) ?? []);
  const templatePlaces = await findTemplates(pinnedIds(versions.flat(), reader), {
    ...request,
    history,
    reader,
  });
  const templates = await followDocuments(history, { places: templatePlaces, reader }, options);
  return {
    documents: new Map(documents.map((document, index) => [document, versions[index] ?? []])),
    templates: new Map([...templates].map(([{ id = '' }, found]) => [id, found])),
  };
}

function documentsToVerify(
  { library, prefix, paths }: LivesRequest,
  ever: { readonly signedPaths: ReadonlySet<string>; readonly removedIds: ReadonlySet<string> },
): readonly Document[] {
  const wanted = paths && new Set(paths);
  return [...library.documents.values()].filter((document) => {
    const { path, frontmatter } = document;
    const isSigned =
      'sign_offs' in frontmatter.data ||
      'gates' in frontmatter.data ||
      ever.signedPaths.has(prefix + path) ||
      ever.removedIds.has(idOf(document) ?? '');
    return isSigned && (wanted?.has(path) ?? true);
  });
}

function pinnedIds(versions: readonly Version[], reader: ContentReader): ReadonlySet<string> {
  const contents = versions.flatMap(({ content }) => content ?? []);
  return new Set(contents.flatMap((content) => pinOf(reader.get(content).document)?.id ?? []));
}
