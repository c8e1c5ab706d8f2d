/** A library as a commit has it, without touching the files on disk. */
import { isAcknowledgementPath } from '../core/acknowledgement/acknowledgement.js';
import { deferDocument } from '../core/document/deferDocument.js';
import type { Document } from '../core/document/document.js';
import { applyChanges } from '../core/library/applyChanges.js';
import { emptyLibrary } from '../core/library/emptyLibrary.js';
import { codeOwnersPlaces } from '../core/library/codeOwners.js';
import type { Library, LibraryChange } from '../core/library/library.js';
import { isDocumentPath, isIgnored } from '../core/schema/documentPath.js';
import { parseConfiguration } from '../core/schema/parseConfiguration.js';
import { parseRoster } from '../core/schema/parseRoster.js';
import { isSavedFilterFile } from '../core/schema/savedFilter.js';
import type { Hash } from '../core/text/hash.js';
import { decodeText } from '../core/text/decodeText.js';
import type { ForgottenBodies } from './forgottenBodies.js';
import { outputOf } from './gitOutput.js';
import { gitStreaming } from './gitRequest.js';
import type { Repository } from './readHistory.js';
import { MissingObjectError } from './objectConversation.js';
import { eachObject, inConversation, readObjects } from './readObjects.js';
import type { SignedContents } from './signedContents.js';

/** Where the library is, and which commit of it is wanted. */
export interface LibraryRevision {
  readonly repository: Repository;
  /** The library's folder within the repository, `''` or ending in `/`. */
  readonly prefix: string;
  /** Object name of the commit. */
  readonly commit: string;
  readonly hash: Hash;
  /** The document at `path` where it was read already, from these very bytes. */
  readonly atHand?: (path: string, bytes: Uint8Array) => Document | undefined;
  /** Notes what is in the contents of documents, by their object names. */
  readonly seen?: SignedContents;
  /**
   * Work on each document as it comes, while git reads the next ones; of the library it sees the settings.
   *
   * It must not throw.
   */
  readonly meanwhile?: (settings: Library, document: Document) => void;
  /** Which bodies are let go of after that. */
  readonly bodies?: ForgottenBodies;
}

/** A file of a commit. */
export interface TreeEntry {
  readonly mode: string;
  readonly blob: string;
  /** From the library's root. */
  readonly path: string;
}

/** Reads the whole library of a commit. */
export function readLibraryAt(revision: LibraryRevision): Promise<Library> {
  return inConversation(revision.repository, (repository) => read({ ...revision, repository }));
}

async function read(revision: LibraryRevision): Promise<Library> {
  const entries = await readTree(revision);
  const textOf = await readTexts(
    revision.repository,
    entries.filter(({ path }) => isSettings(path)),
  );
  const configuration = parseConfiguration(textOf('.sop/library.yml'));
  const roster = parseRoster(textOf('.sop/roster.yml'));
  const acknowledgements = await readAcknowledgements(revision.repository, entries);
  const kept = entries.filter(({ path }) => !isIgnored(path, configuration));
  const isDocument = ({ path, mode }: TreeEntry) =>
    mode.startsWith('100') && isDocumentPath(path, configuration);
  const empty = emptyLibrary(configuration, roster, revision.hash);
  const documents = await readDocuments(revision, empty, kept.filter(isDocument));
  const changes = kept.map((entry): LibraryChange => {
    const { path, mode } = entry;
    if (mode === '120000') {
      return { kind: 'symlink', path };
    }
    if (!isDocument(entry)) {
      return { kind: 'file', path };
    }
    const document = documents.get(path);
    if (document === undefined) {
      throw new MissingObjectError(path);
    }
    return { kind: 'document', document };
  });
  const savedFilters = await readSavedFilters(revision.repository, entries);
  const codeOwners = await readCodeOwners(revision.repository, entries);
  return applyChanges(empty, [...changes, acknowledgements, savedFilters, codeOwners]).library;
}

/** One after the other as they come, so that the bytes of a document at hand are let go of at once. */
async function readDocuments(
  { repository, atHand, seen, meanwhile, bodies }: LibraryRevision,
  settings: Library,
  entries: readonly TreeEntry[],
): Promise<ReadonlyMap<string, Document>> {
  const places = new Map<string, string[]>();
  for (const { blob, path } of entries) {
    const known = places.get(blob);
    if (known === undefined) places.set(blob, [path]);
    else known.push(path);
  }
  const documents = new Map<string, Document>();
  await eachObject(repository, [...places.keys()], (blob, object) => {
    const { bytes } = object;
    seen?.see(blob, bytes);
    for (const path of places.get(blob) ?? []) {
      const document =
        atHand?.(path, bytes) ?? bodies?.defer(path, object) ?? deferDocument(path, bytes);
      documents.set(path, document);
      meanwhile?.(settings, document);
      bodies?.settle(settings, document, object);
    }
  });
  return documents;
}

/** Who had read what: files of settings, which are no documents. */
async function readAcknowledgements(
  repository: Repository,
  entries: readonly TreeEntry[],
): Promise<LibraryChange> {
  const files = entries.filter(
    ({ path, mode }) =>
      mode.startsWith('100') && isAcknowledgementPath(path) && path.endsWith('.yml'),
  );
  const textOf = await readTexts(repository, files);
  return {
    kind: 'acknowledgements',
    texts: new Map(files.map(({ path }) => [path, textOf(path) ?? ''])),
  };
}

/** The questions that were asked often. */
async function readSavedFilters(
  repository: Repository,
  entries: readonly TreeEntry[],
): Promise<LibraryChange> {
  const files = entries.filter(
    ({ path, mode }) => mode.startsWith('100') && isSavedFilterFile(path),
  );
  const textOf = await readTexts(repository, files);
  return {
    kind: 'savedFilters',
    texts: new Map(files.map(({ path }) => [path, textOf(path) ?? ''])),
  };
}

/** Who had to approve what, in the first of the files that forges look for. */
async function readCodeOwners(
  repository: Repository,
  entries: readonly TreeEntry[],
): Promise<LibraryChange> {
  const files = entries.filter(({ mode }) => mode.startsWith('100'));
  const file = codeOwnersPlaces
    .map((place) => files.find(({ path }) => path === place))
    .find((found) => found !== undefined);
  const source = file && (await readTexts(repository, [file]))(file.path);
  const found = file && source !== undefined ? { path: file.path, source } : undefined;
  return { kind: 'codeOwners', file: found };
}

function isSettings(path: string): boolean {
  return path === '.sop/library.yml' || path === '.sop/roster.yml';
}

/** The texts of some of them, by their paths. */
export async function readTexts(repository: Repository, entries: readonly TreeEntry[]) {
  const objects = await readObjects(
    repository,
    entries.map(({ blob }) => blob),
  );
  const blobs = new Map(entries.map(({ path, blob }) => [path, blob]));
  return (path: string): string | undefined => {
    const object = objects.get(blobs.get(path) ?? '');
    return object && decodeText(object.bytes).text;
  };
}

/** Every file of the library at a commit. */
export async function readTree({
  repository,
  prefix,
  commit,
}: Pick<LibraryRevision, 'repository' | 'prefix' | 'commit'>): Promise<readonly TreeEntry[]> {
  const args = ['-r', '-z', '--full-tree', '--end-of-options', commit];
  const output = outputOf(await repository.run(gitStreaming('ls-tree', args, repository)));
  if (output === undefined) {
    throw new Error(`git could not list the files of ${commit}.`);
  }
  return output.split('\0').flatMap((line) => {
    const tab = line.indexOf('\t');
    const [mode = '', , blob = ''] = line.slice(0, tab).split(' ');
    const path = line.slice(tab + 1);
    return tab > 0 && path.startsWith(prefix)
      ? [{ mode, blob, path: path.slice(prefix.length) }]
      : [];
  });
}
