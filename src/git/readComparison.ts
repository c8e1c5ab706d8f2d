/** Two states of a library, read no further than a comparison needs. */
import { parseExcerpts, type ReadVersion } from '../core/diff/parseExcerpts.js';
import type { DiffSide } from '../core/diff/pairDocuments.js';
import { parseDocument } from '../core/document/parseDocument.js';
import { applyChanges } from '../core/library/applyChanges.js';
import { emptyLibrary } from '../core/library/emptyLibrary.js';
import type { Library, LibraryChange } from '../core/library/library.js';
import type { Configuration } from '../core/schema/configuration.js';
import { isDocumentPath, isIgnored } from '../core/schema/documentPath.js';
import { parseConfiguration } from '../core/schema/parseConfiguration.js';
import { parseRoster } from '../core/schema/parseRoster.js';
import type { Roster } from '../core/schema/roster.js';
import { profileOf } from '../core/schema/profileOf.js';
import { decodeText, type DecodedText } from '../core/text/decodeText.js';
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
  const excerpts =
    settings.base === settings.head ? readSides(contents, settings, true) : undefined;
  if (excerpts !== undefined && !isReaching(settings.base, excerpts.base)) {
    return comparisonOf(excerpts, {
      base: libraryOf(request, settings.base, excerpts.base),
      head: libraryOf(request, settings.head, excerpts.head),
    });
  }
  const sides = readSides(contents, settings, false);
  return comparisonOf(sides, await wholeLibraries(request, { prefix, changed, settings, sides }));
}

function comparisonOf(
  sides: ReadSides,
  libraries: { readonly base: Library; readonly head: Library },
): Comparison {
  const sideOf = (side: 'base' | 'head'): DiffSide => ({
    library: libraries[side],
    textOf: (path) => sides[side].get(path)?.text,
    leftOutOf: (path) => sides[side].get(path)?.leftOut,
  });
  return {
    base: sideOf('base'),
    head: sideOf('head'),
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

type ReadDocuments = ReadonlyMap<string, ReadVersion>;

interface ReadSides {
  readonly base: ReadDocuments;
  readonly head: ReadDocuments;
}

/** Documents by their paths; with `isBrief` those that both sides have are read no further than they differ. */
function readSides(contents: Contents, settings: BothSettings, isBrief: boolean): ReadSides {
  const sides = {
    base: new Map<string, ReadVersion>(),
    head: new Map<string, ReadVersion>(),
  };
  const [before, after] = [
    decodeDocuments(contents.before, settings.base),
    decodeDocuments(contents.after, settings.head),
  ];
  for (const path of new Set([...before.keys(), ...after.keys()])) {
    const [base, head] = [before.get(path), after.get(path)];
    const { configuration } = settings.head;
    const brief =
      isBrief && base && head ? parseExcerpts(path, { base, head }, configuration) : undefined;
    if (base) sides.base.set(path, brief?.base ?? parseWhole(path, base));
    if (head) sides.head.set(path, brief?.head ?? parseWhole(path, head));
  }
  return sides;
}

function parseWhole(path: string, decoded: DecodedText): ReadVersion {
  return { document: parseDocument(path, decoded), text: decoded.text };
}

function decodeDocuments(
  contents: ReadonlyMap<string, Uint8Array>,
  { configuration }: Settings,
): ReadonlyMap<string, DecodedText> {
  const decoded = new Map<string, DecodedText>();
  for (const [path, bytes] of contents) {
    if (isDocumentPath(path, configuration) && !isIgnored(path, configuration)) {
      decoded.set(path, decodeText(bytes));
    }
  }
  return decoded;
}

/** A library of nothing but the documents that differ. */
function libraryOf(
  { hash }: ComparisonRequest,
  { configuration, roster }: Settings,
  documents: ReadDocuments,
): Library {
  return applyChanges(
    emptyLibrary(configuration, roster, hash),
    [...documents.values()].map(toChange),
  ).library;
}

/** Whether what changed in a template is to be told of documents that did not change. */
function isReaching({ configuration }: Settings, base: ReadDocuments): boolean {
  return [...base.values()].some(
    ({ document }) => profileOf(document, configuration).kindId === 'template',
  );
}

interface Parts {
  readonly prefix: string;
  readonly changed: readonly ChangedBlob[];
  readonly settings: BothSettings;
  readonly sides: ReadSides;
}

/** Both sides with all their documents, where these are concerned. */
async function wholeLibraries(
  request: ComparisonRequest,
  { prefix, changed, settings, sides }: Parts,
): Promise<{ readonly base: Library; readonly head: Library }> {
  if (settings.base === settings.head && !isReaching(settings.base, sides.base)) {
    return {
      base: libraryOf(request, settings.base, sides.base),
      head: libraryOf(request, settings.head, sides.head),
    };
  }
  const { repository, revisions, hash, disk } = request;
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

function toChange({ document }: ReadVersion): LibraryChange {
  return { kind: 'document', document };
}
