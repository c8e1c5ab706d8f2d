/** Earlier contents of templates, for runs that are pinned to one that the template no longer has. */
import { pinOf, templateContent } from '../core/gate/pinReasons.js';
import { documentsWithId } from '../core/library/documentNames.js';
import { documentsWithKey } from '../core/library/gatedDocuments.js';
import type { Library } from '../core/library/library.js';
import { carryIndexes } from '../core/library/snapshotIndexes.js';
import type { Document } from '../core/document/document.js';
import { ContentReader } from './contentReader.js';
import { followDocuments } from './documentVersions.js';
import { readHistory, type History, type Repository } from './readHistory.js';
import { MissingObjectError } from './objectConversation.js';
import { findPrefix, isShallowClone } from './repositoryFolder.js';
import { findTemplates } from './templatePlaces.js';

/** Where the library is. */
export interface LibraryPlace {
  /** git works in the folder of the library. */
  readonly repository: Repository;
  /** The commit that the library was read at, when it is not what lies on disk. */
  readonly revision?: string;
  /** The history of that commit, where it was read before. */
  readonly history?: History;
}

/**
 * The library with the earlier templates that its runs are pinned to, as the history of HEAD, or of `revision`, has them.
 *
 * git is asked only when a pin differs from the template as it is; where it cannot be asked, the library stays as it was and its gates do without.
 */
export function withEarlierTemplates(library: Library, place: LibraryPlace): Promise<Library> {
  return new EarlierTemplates(place).complete(library);
}

/** Whether a run is pinned to a template that is older than what this shallow clone has of the history, so that its gates cannot be told. */
export async function lacksTemplates(library: Library, place: LibraryPlace): Promise<boolean> {
  const { earlierTemplates } = library;
  const pins = earlierTemplates === undefined ? [] : [...missingPins(library).values()];
  const isUnknown = (content: string) => earlierTemplates?.has(content) !== true;
  if (!pins.some((contents) => [...contents].some(isUnknown))) {
    return false;
  }
  const { run, folder } = place.repository;
  return isShallowClone(run, folder);
}

/** The earlier templates of several states of one library: what one of them brought is not looked for again. */
export class EarlierTemplates {
  readonly #place: LibraryPlace;
  readonly #sought = new Set<string>();
  #found: ReadonlyMap<string, Document> | undefined;
  /** The state whose templates are followed back: the first that asked, and so the newest. */
  #newest: Library | undefined;
  #source: Promise<TemplateHistory | undefined> | undefined;

  constructor(place: LibraryPlace) {
    this.#place = place;
  }

  /** The state with all earlier templates that are known by now, which are its own at least; newer states come first. */
  async complete(library: Library): Promise<Library> {
    this.#newest ??= library;
    const wanted = this.#newlyWanted(library);
    if (wanted.size > 0) await this.#find(this.#newest, wanted);
    if (this.#found === undefined) return library;
    const complete: Library = { ...library, earlierTemplates: this.#found };
    carryIndexes(library, complete, new Set());
    return complete;
  }

  #newlyWanted(library: Library): WantedContents {
    const wanted = new Map<string, Set<string>>();
    for (const [id, contents] of missingPins(library)) {
      const fresh = [...contents].filter((content) => !this.#sought.has(`${id} ${content}`));
      for (const content of fresh) this.#sought.add(`${id} ${content}`);
      if (fresh.length > 0) wanted.set(id, new Set(fresh));
    }
    return wanted;
  }

  async #find(newest: Library, wanted: WantedContents): Promise<void> {
    this.#source ??= readTemplateHistory(this.#place);
    const pathOf = (id: string) => documentsWithId(newest, id)[0]?.path;
    const fresh = await findContents(newest, { wanted, pathOf }, await this.#source);
    if (fresh !== undefined) this.#found = new Map([...(this.#found ?? []), ...fresh]);
  }
}

/** A template of which runs are pinned to contents that it does not have now. */
export interface WantedTemplate {
  readonly id: string;
  /** Fingerprints. */
  readonly contents: readonly string[];
  /** Where it is now, in the library; absent when it is no more. */
  readonly path?: string;
}

/** What a library would ask git for. */
export function wantedTemplates(library: Library): readonly WantedTemplate[] {
  return [...missingPins(library)].map(([id, contents]) => {
    const [now] = documentsWithId(library, id);
    return { id, contents: [...contents], ...(now && { path: now.path }) };
  });
}

/**
 * The earlier templates that are wanted, by their contents, as the history has them; undefined where git cannot tell.
 *
 * Of the library only the settings count, by which contents are told.
 */
export async function findEarlierTemplates(
  settings: Library,
  templates: readonly WantedTemplate[],
  place: LibraryPlace,
): Promise<ReadonlyMap<string, Document> | undefined> {
  const wanted = new Map(templates.map(({ id, contents }) => [id, new Set(contents)]));
  const paths = new Map(templates.map(({ id, path }) => [id, path]));
  const pathOf = (id: string) => paths.get(id);
  return findContents(settings, { wanted, pathOf }, await readTemplateHistory(place));
}

async function readTemplateHistory({
  repository,
  revision = 'HEAD',
  history: known,
}: LibraryPlace): Promise<TemplateHistory | undefined> {
  const prefix = await findPrefix(repository.run, repository.folder);
  if (prefix === undefined) return undefined;
  const history = known ?? (await readHistory(repository, revision));
  return history && { repository, prefix, history };
}

/** Ids of templates, each with the pinned contents that it does not have now. */
type WantedContents = ReadonlyMap<string, ReadonlySet<string>>;

/** The pins of runs that differ from their templates as they are. */
function missingPins(library: Library): WantedContents {
  const wanted = new Map<string, Set<string>>();
  for (const document of documentsWithKey(library, 'template')) {
    const pin = pinOf(document);
    if (pin?.content === undefined || hasContent(library, pin.id, pin.content)) {
      continue;
    }
    const contents = wanted.get(pin.id) ?? new Set();
    wanted.set(pin.id, contents.add(pin.content));
  }
  return wanted;
}

function hasContent(library: Library, id: string, content: string): boolean {
  const current = documentsWithId(library, id)[0];
  return current !== undefined && templateContent(library, current) === content;
}

interface TemplateHistory {
  readonly repository: Repository;
  readonly prefix: string;
  readonly history: History;
}

interface ContentSearch {
  readonly wanted: WantedContents;
  readonly pathOf: (id: string) => string | undefined;
}

async function findContents(
  library: Library,
  search: ContentSearch,
  source: TemplateHistory | undefined,
): Promise<ReadonlyMap<string, Document> | undefined> {
  try {
    return source && (await readContents(library, search, source));
  } catch (error) {
    // A partial clone holds the history but not the contents; nothing is fetched behind anyone's back.
    if (error instanceof MissingObjectError) return undefined;
    throw error;
  }
}

async function readContents(
  library: Library,
  { wanted, pathOf }: ContentSearch,
  { repository, prefix, history }: TemplateHistory,
): Promise<ReadonlyMap<string, Document>> {
  const reader = new ContentReader(repository, prefix);
  const ids = new Set(wanted.keys());
  const placeOf = (id: string) => {
    const path = pathOf(id);
    return path === undefined ? undefined : prefix + path;
  };
  const places = await findTemplates(ids, { placeOf, history, reader });
  const found = new Map<string, Document>();
  const options = { presentIds: new Map<string, string>(), removed: [] };
  const lives = await followDocuments(history, { places, reader }, options);
  for (const [{ id = '' }, versions] of lives) {
    for (const { content } of versions) {
      const parsed = content && reader.get(content);
      const template = parsed && { ...parsed.document, text: parsed.text };
      const fingerprint = template && templateContent(library, template);
      if (template && fingerprint !== undefined && wanted.get(id)?.has(fingerprint) === true) {
        found.set(fingerprint, template);
      }
    }
  }
  return found;
}
