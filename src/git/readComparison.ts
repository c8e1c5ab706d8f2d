/** Two states of a library, read no further than a comparison needs. */
import type { DiffSide } from '../core/diff/pairDocuments.js';
import type { Document } from '../core/document/document.js';
import { parseDocument } from '../core/document/parseDocument.js';
import { applyChanges } from '../core/library/applyChanges.js';
import { emptyLibrary } from '../core/library/emptyLibrary.js';
import type { Library, LibraryChange } from '../core/library/library.js';
import { profileIn } from '../core/library/profileIn.js';
import type { Configuration } from '../core/schema/configuration.js';
import { isDocumentPath, isIgnored } from '../core/schema/documentPath.js';
import { parseConfiguration } from '../core/schema/parseConfiguration.js';
import { parseRoster } from '../core/schema/parseRoster.js';
import type { Roster } from '../core/schema/roster.js';
import { decodeText } from '../core/text/decodeText.js';
import type { Hash } from '../core/text/hash.js';
import { changedBetween, changedOnDisk, onDisk, type ChangedBlob } from './changedBlobs.js';
import type { ComparedRevisions } from './comparedRevisions.js';
import type { Repository } from './readHistory.js';
import { readLibraryAt } from './readLibraryAt.js';
import { MissingObjectError, readObjects, type GitObject } from './readObjects.js';
import { findPrefix } from './repositoryFolder.js';

export interface ComparisonRequest {
  /** Its folder is the library's root. */
  readonly repository: Repository;
  readonly revisions: ComparedRevisions;
  readonly hash: Hash;
  readonly disk: DiskState;
}

/** The files on disk, or in the editors in front of them, for a comparison without a second commit. */
export interface DiskState {
  /** Undefined where there is no such regular file. */
  read(path: string): Promise<Uint8Array | undefined>;
  /** The whole library; asked for only when settings or a template changed. */
  library(): Promise<Library>;
}

export interface Comparison {
  readonly base: DiffSide;
  readonly head: DiffSide;
  /** Documents that differ. */
  readonly paths: readonly string[];
}

/** Undefined where git cannot tell what changed. */
export async function readComparison(request: ComparisonRequest): Promise<Comparison | undefined> {
  const { repository, revisions } = request;
  const { base, head } = revisions;
  const [prefix, changed] = await Promise.all([
    findPrefix(repository.run, repository.folder),
    head === undefined ? changedOnDisk(repository, base) : changedBetween(repository, base, head),
  ]);
  if (prefix === undefined || changed === undefined) {
    return undefined;
  }
  const settings = await readSettings(request, prefix, changed);
  const isDocument = (path: string) =>
    [settings.base, settings.head].some(({ configuration }) => isDocumentPath(path, configuration));
  const contents = await readContents(
    request,
    changed.filter(({ path }) => isDocument(path)),
  );
  const sides = {
    base: documentsOf(contents.before, settings.base),
    head: documentsOf(contents.after, settings.head),
  };
  const libraries = await librariesOf(request, { prefix, changed, settings, sides });
  return {
    base: { library: libraries.base, textOf: (path) => sides.base.get(path)?.text },
    head: { library: libraries.head, textOf: (path) => sides.head.get(path)?.text },
    paths: [...new Set([...sides.base.keys(), ...sides.head.keys()])],
  };
}

const settingsPaths = ['.sop/library.yml', '.sop/roster.yml'] as const;

interface Settings {
  readonly configuration: Configuration;
  readonly roster: Roster;
}

interface BothSettings {
  readonly base: Settings;
  readonly head: Settings;
}

async function readSettings(
  request: ComparisonRequest,
  prefix: string,
  changed: readonly ChangedBlob[],
): Promise<BothSettings> {
  const { repository, revisions } = request;
  const own = changed.filter(({ path }) => settingsPaths.some((each) => each === path));
  const contents = await readContents(request, own);
  const names = settingsPaths.map((path) => `${revisions.base}:${prefix}${path}`);
  const objects = await readObjects(repository, names);
  const settingsFrom = (bytes: ReadonlyMap<string, Uint8Array>): Settings => {
    const [configuration, roster] = settingsPaths.map((path, index) => {
      const isChanged = own.some((change) => change.path === path);
      const found = isChanged ? bytes.get(path) : objects.get(names[index] ?? '')?.bytes;
      return found && decodeText(found).text;
    });
    return { configuration: parseConfiguration(configuration), roster: parseRoster(roster) };
  };
  const base = settingsFrom(contents.before);
  return { base, head: own.length === 0 ? base : settingsFrom(contents.after) };
}

/** Contents of both sides by path. */
interface Contents {
  readonly before: ReadonlyMap<string, Uint8Array>;
  readonly after: ReadonlyMap<string, Uint8Array>;
}

/** What git holds in one call, what lies on disk one by one. */
async function readContents(
  { repository, disk }: ComparisonRequest,
  changed: readonly ChangedBlob[],
): Promise<Contents> {
  const names = changed.flatMap(({ before, after }) => [before ?? [], after ?? []].flat());
  const objects = await readObjects(
    repository,
    names.filter((name) => name !== onDisk),
  );
  const [before, after] = [new Map<string, Uint8Array>(), new Map<string, Uint8Array>()];
  for (const change of changed) {
    const { path } = change;
    if (change.before !== undefined) before.set(path, bytesIn(objects, change.before, path));
    if (change.after === onDisk) {
      const bytes = await disk.read(path);
      if (bytes !== undefined) after.set(path, bytes);
    } else if (change.after !== undefined) {
      after.set(path, bytesIn(objects, change.after, path));
    }
  }
  return { before, after };
}

function bytesIn(objects: ReadonlyMap<string, GitObject>, name: string, path: string): Uint8Array {
  const object = objects.get(name);
  if (object === undefined) {
    throw new MissingObjectError(path);
  }
  return object.bytes;
}

interface ReadDocument {
  readonly document: Document;
  readonly text: string;
}

type ReadDocuments = ReadonlyMap<string, ReadDocument>;

function documentsOf(
  contents: ReadonlyMap<string, Uint8Array>,
  { configuration }: Settings,
): ReadDocuments {
  const documents = new Map<string, ReadDocument>();
  for (const [path, bytes] of contents) {
    if (isDocumentPath(path, configuration) && !isIgnored(path, configuration)) {
      const decoded = decodeText(bytes);
      documents.set(path, { document: parseDocument(path, decoded), text: decoded.text });
    }
  }
  return documents;
}

interface Parts {
  readonly prefix: string;
  readonly changed: readonly ChangedBlob[];
  readonly settings: BothSettings;
  readonly sides: { readonly base: ReadDocuments; readonly head: ReadDocuments };
}

async function librariesOf(
  { repository, revisions, hash, disk }: ComparisonRequest,
  { prefix, changed, settings, sides }: Parts,
): Promise<{ readonly base: Library; readonly head: Library }> {
  const alone = (side: 'base' | 'head') =>
    applyChanges(
      emptyLibrary(settings[side].configuration, settings[side].roster, hash),
      [...sides[side].values()].map(toChange),
    ).library;
  const base = alone('base');
  const isReaching =
    settings.base !== settings.head ||
    [...base.documents.values()].some((each) => profileIn(base, each).kindId === 'template');
  if (!isReaching) {
    return { base, head: alone('head') };
  }
  const { head: commit } = revisions;
  const whole =
    commit === undefined
      ? await disk.library()
      : await readLibraryAt({ repository, prefix, commit, hash });
  /** The whole library with the settings and the changed documents as one side has them. */
  const within = (side: 'base' | 'head') => {
    const gone = changed.filter(({ path }) => !sides[side].has(path) && whole.documents.has(path));
    return applyChanges(whole, [
      { kind: 'settings', ...settings[side] },
      ...gone.map(({ path }): LibraryChange => ({ kind: 'removed', path })),
      ...[...sides[side].values()].map(toChange),
    ]).library;
  };
  return { base: within('base'), head: within('head') };
}

function toChange({ document }: ReadDocument): LibraryChange {
  return { kind: 'document', document };
}
