/** What is found out about a history by looking at all of it, and continued when it goes on. */
import { isDocumentPath, isIgnored } from '../core/schema/documentPath.js';
import { parseConfiguration } from '../core/schema/parseConfiguration.js';
import { ContentReader, type Content } from './contentReader.js';
import { findRemoved, type RemovalSearch } from './documentVersions.js';
import { continueHistory, readHistory, type History, type Repository } from './readHistory.js';
import { readTexts, readTree } from './readLibraryAt.js';
import { findSignedPaths } from './signedPaths.js';

/** What of a history documents are followed and verified by. */
export interface HistoryFacts {
  /** Paths in the repository at which a fingerprint was ever written. */
  readonly signedPaths: ReadonlySet<string>;
  /** Signed documents that some commit took away, or put another document in place of. */
  readonly removed: readonly RemovedContent[];
  /** Ids of the documents at the end of the history, by their paths in the repository. */
  readonly presentIds: ReadonlyMap<string, string>;
}

export interface KnownHistory extends HistoryFacts {
  readonly history: History;
  /** Contents of all documents at the end of the history, by their paths in the repository. */
  readonly present: ReadonlyMap<string, PresentDocument>;
}

/** A document that left its path, with the id that it gave itself. */
export interface RemovedContent extends Content {
  readonly id: string;
}

export interface PresentDocument {
  /** Object name. */
  readonly blob: string;
  readonly id?: string;
}

/** Where a library is. */
export interface LibraryInHistory {
  readonly repository: Repository;
  /** The library's folder within the repository, `''` or ending in `/`. */
  readonly prefix: string;
}

/**
 * All that is to be known of the history of the commit `tip`; what an `earlier` one knew is not looked for again.
 *
 * Undefined where git cannot read the history.
 *
 * @throws MissingObjectError when the clone lacks contents.
 */
export async function exploreHistory(
  place: LibraryInHistory,
  tip: string,
  earlier?: KnownHistory,
): Promise<KnownHistory | undefined> {
  if (earlier?.history.tip === tip) {
    return earlier;
  }
  const { repository, prefix } = place;
  const history =
    (earlier && (await continueHistory(repository, tip, earlier.history))) ??
    (await readHistory(repository, tip));
  if (!history) {
    return undefined;
  }
  const reader = new ContentReader(repository, prefix);
  const present = await readPresent(place, { tip, reader, earlier });
  const presentIds = new Map(
    [...present].flatMap(([path, { id }]) => (id === undefined ? [] : [[path, id] as const])),
  );
  // Only when everything that was known is part of this history, what was found in it holds on.
  const known = earlier && history.byHash.has(earlier.history.tip) ? earlier : undefined;
  return { history, present, presentIds, ...(await readSigned(place, { history, reader, known })) };
}

async function readSigned(
  { repository, prefix }: LibraryInHistory,
  {
    history,
    reader,
    known,
  }: {
    readonly history: History;
    readonly reader: ContentReader;
    readonly known: KnownHistory | undefined;
  },
): Promise<Pick<HistoryFacts, 'signedPaths' | 'removed'>> {
  const isInside = (path: string) => path.startsWith(prefix);
  const found = await findSignedPaths(repository, history, { since: known?.history });
  const fresh = new Set(
    [...found].filter((path) => isInside(path) && !known?.signedPaths.has(path)),
  );
  const removed = await findRemovedIds(history, { paths: fresh }, reader);
  if (!known) {
    return { signedPaths: fresh, removed };
  }
  const isWanted: RemovalSearch['isWanted'] = ({ hash }) => !known.history.byHash.has(hash);
  const since = await findRemovedIds(history, { paths: known.signedPaths, isWanted }, reader);
  return {
    signedPaths: new Set([...known.signedPaths, ...fresh]),
    removed: withoutRepeats([...known.removed, ...since, ...removed]),
  };
}

async function readPresent(
  place: LibraryInHistory,
  {
    tip,
    reader,
    earlier,
  }: {
    readonly tip: string;
    readonly reader: ContentReader;
    readonly earlier: KnownHistory | undefined;
  },
): Promise<ReadonlyMap<string, PresentDocument>> {
  const entries = await readTree({ ...place, commit: tip });
  const settings = entries.filter(({ path }) => path === '.sop/library.yml');
  const textOf = await readTexts(place.repository, settings);
  const configuration = parseConfiguration(textOf('.sop/library.yml'));
  const documents = entries.filter(
    ({ path, mode }) =>
      mode.startsWith('100') &&
      isDocumentPath(path, configuration) &&
      !isIgnored(path, configuration),
  );
  const known = new Map([...(earlier?.present ?? [])].map(([, each]) => [each.blob, each]));
  const contents = documents.map(({ path, blob }) => ({ path: place.prefix + path, blob }));
  await reader.load(contents.filter(({ blob }) => !known.has(blob)));
  return new Map(
    contents.map((content) => {
      const { path, blob } = content;
      const id = known.has(blob) ? known.get(blob)?.id : reader.likelyIdOf(content);
      return [path, { blob, ...(id === undefined ? {} : { id }) }];
    }),
  );
}

/** The documents of any id that left the paths looked at. */
export async function findRemovedIds(
  history: History,
  search: RemovalSearch,
  reader: ContentReader,
): Promise<readonly RemovedContent[]> {
  const removed = await findRemoved(history, search, reader);
  return withoutRepeats(
    removed.flatMap((content) => {
      const id = reader.likelyIdOf(content);
      return id === undefined ? [] : [{ ...content, id }];
    }),
  );
}

function withoutRepeats(removed: readonly RemovedContent[]): readonly RemovedContent[] {
  return [...new Map(removed.map((each) => [`${each.blob} ${each.path}`, each])).values()];
}
