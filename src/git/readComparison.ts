/** Two states of a library, read no further than a comparison needs. */
import { readCover, type Cover } from '../core/diff/cover.js';
import type { ReadPair } from '../core/diff/diffLibraries.js';
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
import { labelOf } from '../core/schema/profileOf.js';
import type { Roster } from '../core/schema/roster.js';

import { decodeText, type DecodedText } from '../core/text/decodeText.js';
import type { Hash } from '../core/text/hash.js';
import { changedBetween, changedOnDisk, onDisk, type ChangedBlob } from './changedBlobs.js';
import type { ComparedRevisions } from './comparedRevisions.js';
import type { Repository } from './readHistory.js';
import { readLibraryAt } from './readLibraryAt.js';
import type { GitObject } from './batchReader.js';
import { MissingObjectError } from './objectConversation.js';
import { inConversation, readObjects } from './readObjects.js';
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
  /** Where the libraries hold the covers of documents alone. */
  readonly read?: ReadPair;
}

/** Undefined where git cannot tell what changed. */
export function readComparison(request: ComparisonRequest): Promise<Comparison | undefined> {
  return inConversation(request.repository, (repository) => read({ ...request, repository }));
}

async function read(request: ComparisonRequest): Promise<Comparison | undefined> {
  const { repository, revisions } = request;
  const { base, head } = revisions;
  const [prefix, changed] = await Promise.all([
    revisions.prefix ?? findPrefix(repository.run, repository.folder),
    head === undefined ? changedOnDisk(repository, base) : changedBetween(repository, base, head),
  ]);
  if (prefix === undefined || changed === undefined) {
    return undefined;
  }
  const { contents, settings } = await readFirst(request, prefix, changed);
  const others = await readContents(
    request,
    changed.filter(({ path }) => !isReadFirst(path) && isDocumentOf(settings, path)),
  );
  const texts = {
    base: decodeDocuments([contents.before, others.before], settings.base),
    head: decodeDocuments([contents.after, others.after], settings.head),
  };
  const covers = settings.base === settings.head ? readCovers(texts) : undefined;
  return covers === undefined || isReaching(settings.base, covers.base)
    ? compareWhole(request, { prefix, changed, settings, texts })
    : comparePairs(request, settings.base, covers);
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

const withoutSettings = parseConfiguration(undefined);

/** Whether a file is of use whatever the settings say, so that it is read along with them. */
function isReadFirst(path: string): boolean {
  return settingsPaths.some((each) => each === path) || isDocumentPath(path, withoutSettings);
}

function isDocumentOf({ base, head }: BothSettings, path: string): boolean {
  return [base, head].some(({ configuration }) => isDocumentPath(path, configuration));
}

/** The settings, and what is read in the same call of git. */
async function readFirst(
  request: ComparisonRequest,
  prefix: string,
  changed: readonly ChangedBlob[],
): Promise<{ readonly contents: Contents; readonly settings: BothSettings }> {
  const names = settingsPaths.map((path) => `${request.revisions.base}:${prefix}${path}`);
  const contents = await readContents(
    request,
    changed.filter(({ path }) => isReadFirst(path)),
    names,
  );
  const own = changed.filter(({ path }) => settingsPaths.some((each) => each === path));
  const settingsFrom = (bytes: ReadonlyMap<string, Uint8Array>): Settings => {
    const [configuration, roster] = settingsPaths.map((path, index) => {
      const isChanged = own.some((change) => change.path === path);
      const found = isChanged ? bytes.get(path) : contents.others.get(names[index] ?? '')?.bytes;
      return found && decodeText(found).text;
    });
    return { configuration: parseConfiguration(configuration), roster: parseRoster(roster) };
  };
  const base = settingsFrom(contents.before);
  const head = own.length === 0 ? base : settingsFrom(contents.after);
  return { contents, settings: { base, head } };
}

/** Contents of both sides by path. */
interface Contents {
  readonly before: ReadonlyMap<string, Uint8Array>;
  readonly after: ReadonlyMap<string, Uint8Array>;
  /** What else was asked for, by its name. */
  readonly others: ReadonlyMap<string, GitObject>;
}

/** What git holds in one call, what lies on disk one by one. */
async function readContents(
  { repository, disk }: ComparisonRequest,
  changed: readonly ChangedBlob[],
  others: readonly string[] = [],
): Promise<Contents> {
  const names = changed.flatMap(({ before, after }) => [before ?? [], after ?? []].flat());
  const objects = await readObjects(repository, [
    ...others,
    ...names.filter((name) => name !== onDisk),
  ]);
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
  return { before, after, others: objects };
}

function bytesIn(objects: ReadonlyMap<string, GitObject>, name: string, path: string): Uint8Array {
  const object = objects.get(name);
  if (object === undefined) {
    throw new MissingObjectError(path);
  }
  return object.bytes;
}

interface BothTexts {
  readonly base: ReadonlyMap<string, DecodedText>;
  readonly head: ReadonlyMap<string, DecodedText>;
}

interface BothCovers {
  readonly base: ReadonlyMap<string, Cover>;
  readonly head: ReadonlyMap<string, Cover>;
}

function readCovers({ base, head }: BothTexts): BothCovers {
  const old = new Map([...base].map(([path, text]) => [path, readCover(path, text)]));
  const now = new Map(
    [...head].map(([path, text]) => [path, readCover(path, text, old.get(path))]),
  );
  return { base: old, head: now };
}

/** The documents are paired by their covers, and of each pair no more is read than differs. */
function comparePairs(
  { hash }: ComparisonRequest,
  { configuration, roster }: Settings,
  covers: BothCovers,
): Comparison {
  const empty = emptyLibrary(configuration, roster, hash);
  const sideOf = (side: ReadonlyMap<string, Cover>): DiffSide => ({
    library: applyChanges(empty, [...side.values()].map(toChange)).library,
    textOf: (path) => side.get(path)?.text,
  });
  return {
    base: sideOf(covers.base),
    head: sideOf(covers.head),
    paths: [...new Set([...covers.base.keys(), ...covers.head.keys()])],
    read: (pair) => {
      const base = pair.base === undefined ? undefined : covers.base.get(pair.base);
      const head = pair.head === undefined ? undefined : covers.head.get(pair.head);
      const excerpts = base && head && parseExcerpts(empty, { base, head });
      return (
        excerpts ?? {
          base: base && parseWhole(base.document.path, base.decoded),
          head: head && parseWhole(head.document.path, head.decoded),
        }
      );
    },
  };
}

function parseWhole(path: string, decoded: DecodedText): ReadVersion {
  return { document: parseDocument(path, decoded), text: decoded.text };
}

function decodeDocuments(
  contents: readonly ReadonlyMap<string, Uint8Array>[],
  { configuration }: Settings,
): ReadonlyMap<string, DecodedText> {
  const decoded = new Map<string, DecodedText>();
  for (const [path, bytes] of contents.flatMap((each) => [...each])) {
    if (isDocumentPath(path, configuration) && !isIgnored(path, configuration)) {
      decoded.set(path, decodeText(bytes));
    }
  }
  return decoded;
}

/** Whether what changed in a template is to be told of documents that did not change. */
function isReaching({ configuration }: Settings, base: ReadonlyMap<string, Cover>): boolean {
  return [...base.values()].some(
    ({ document }) => labelOf(document, configuration).kindId === 'template',
  );
}

interface Parts {
  readonly prefix: string;
  readonly changed: readonly ChangedBlob[];
  readonly settings: BothSettings;
  readonly texts: BothTexts;
}

/** Both sides with all their documents, since what changed concerns those that did not. */
async function compareWhole(
  { repository, revisions, hash, disk }: ComparisonRequest,
  { prefix, changed, settings, texts }: Parts,
): Promise<Comparison> {
  const { head: commit } = revisions;
  const whole =
    commit === undefined
      ? await disk.library()
      : await readLibraryAt({ repository, prefix, commit, hash });
  const sideOf = (side: 'base' | 'head'): DiffSide => {
    const read = [...texts[side]].map(([path, text]) => parseWhole(path, text));
    const gone = changed.filter(({ path }) => !texts[side].has(path) && whole.documents.has(path));
    return {
      // The whole library with the settings and the changed documents as this side has them.
      library: applyChanges(whole, [
        { kind: 'settings', ...settings[side] },
        ...gone.map(({ path }): LibraryChange => ({ kind: 'removed', path })),
        ...read.map(toChange),
      ]).library,
      textOf: (path) => texts[side].get(path)?.text,
    };
  };
  return {
    base: sideOf('base'),
    head: sideOf('head'),
    paths: [...new Set([...texts.base.keys(), ...texts.head.keys()])],
  };
}

function toChange({ document }: Pick<ReadVersion, 'document'>): LibraryChange {
  return { kind: 'document', document };
}
