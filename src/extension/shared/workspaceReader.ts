import * as vscode from 'vscode';
import { isAcknowledgementPath } from '../../core/acknowledgement/acknowledgement.js';
import { ownDocument } from '../../core/document/ownDocument.js';
import { parseDocument } from '../../core/document/parseDocument.js';
import { applyChanges } from '../../core/library/applyChanges.js';
import { codeOwnersPlaces, mayHoldCodeOwners } from '../../core/library/codeOwners.js';
import { emptyLibrary } from '../../core/library/emptyLibrary.js';
import type { LibraryChange } from '../../core/library/library.js';
import type { Configuration } from '../../core/schema/configuration.js';
import { isDocumentPath, isIgnored } from '../../core/schema/documentPath.js';
import { parseConfiguration } from '../../core/schema/parseConfiguration.js';
import { parseRoster } from '../../core/schema/parseRoster.js';
import { isSavedFilterPath } from '../../core/schema/savedFilter.js';
import { decodeText } from '../../core/text/decodeText.js';
import type { Hash } from '../../core/text/hash.js';
import { readAcknowledgementTexts, readSavedFilterTexts } from './acknowledgementTexts.js';
import type { FileStore, LibraryReader } from './environment.js';
import { markerFile, rosterFile } from './manifest.js';

/** Files asked for at once: such file systems are often far away, and answer side by side. */
const readsAtOnce = 20;

/** What the top of a repository holds. */
const repositoryMark = '.git';

/** Larger files are not read: no procedure of a person's is this long. */
const largestDocument = 5 * 1024 * 1024;

/** Reads libraries through the editor's own file systems, one batch of files after another. */
export function createWorkspaceReader(files: FileStore, hash: Hash): LibraryReader {
  return {
    readAll: async (root, { signal }) => {
      const settings = [
        ...(await readSettings(files, root, [markerFile, rosterFile])),
        await readAcknowledgements(files, root),
        await readSavedFilters(files, root),
        await readCodeOwners(files, root),
      ];
      const empty = applyChanges(emptyLibrary(undefined, undefined, hash), settings).library;
      const walk = { root, configuration: empty.configuration, signal };
      const found = await listFolder(walk, '');
      let library = empty;
      for (let from = 0; from < found.length && !signal.aborted; from += readsAtOnce) {
        const batch = found.slice(from, from + readsAtOnce);
        const changes = await Promise.all(batch.map((path) => toChange(files, walk, path)));
        library = applyChanges(library, changes).library;
      }
      return library;
    },

    readPaths: async (root, paths, configuration) => {
      const settings = await readSettings(files, root, paths);
      const walk = { root, configuration, signal: new AbortController().signal };
      if (paths.some(isAcknowledgementPath)) {
        settings.push(await readAcknowledgements(files, root));
      }
      if (paths.some(isSavedFilterPath)) settings.push(await readSavedFilters(files, root));
      if (paths.some(mayHoldCodeOwners)) settings.push(await readCodeOwners(files, root));
      const others = paths.filter(
        (path) =>
          path !== markerFile &&
          path !== rosterFile &&
          !isAcknowledgementPath(path) &&
          !isSavedFilterPath(path),
      );
      const changes = await Promise.all(others.map((path) => readPath(files, walk, path)));
      return [...settings, ...changes.flat()];
    },
  };
}

async function readAcknowledgements(files: FileStore, root: vscode.Uri): Promise<LibraryChange> {
  return { kind: 'acknowledgements', texts: await readAcknowledgementTexts(files, root) };
}

async function readSavedFilters(files: FileStore, root: vscode.Uri): Promise<LibraryChange> {
  return { kind: 'savedFilters', texts: await readSavedFilterTexts(files, root) };
}

async function readCodeOwners(files: FileStore, root: vscode.Uri): Promise<LibraryChange> {
  for (const path of codeOwnersPlaces) {
    const bytes = await files.read(vscode.Uri.joinPath(root, path));
    if (bytes !== undefined) {
      return { kind: 'codeOwners', file: { path, source: decodeText(bytes).text } };
    }
  }
  return { kind: 'codeOwners', file: undefined };
}

interface Walk {
  readonly root: vscode.Uri;
  readonly configuration: Configuration;
  readonly signal: AbortSignal;
}

async function readSettings(
  files: FileStore,
  root: vscode.Uri,
  paths: readonly string[],
): Promise<LibraryChange[]> {
  const textOf = async (path: string) => {
    const bytes = await files.read(vscode.Uri.joinPath(root, path));
    return bytes === undefined ? undefined : decodeText(bytes).text;
  };
  const changes: LibraryChange[] = [];
  if (paths.includes(markerFile)) {
    changes.push({ kind: 'settings', configuration: parseConfiguration(await textOf(markerFile)) });
  }
  if (paths.includes(rosterFile)) {
    changes.push({ kind: 'settings', roster: parseRoster(await textOf(rosterFile)) });
  }
  return changes;
}

/** Paths of all files below a folder, and of repositories in it, which are not looked into; links are left out, because where they lead is not known here. */
async function listFolder(walk: Walk, folder: string): Promise<string[]> {
  if (walk.signal.aborted) return [];
  const entries = await vscode.workspace.fs.readDirectory(vscode.Uri.joinPath(walk.root, folder));
  if (folder !== '' && entries.some(([name]) => name === repositoryMark)) {
    return [folder.slice(0, -1)];
  }
  const below = await Promise.all(
    entries.map(async ([name, type]) => {
      const path = `${folder}${name}`;
      if (type === vscode.FileType.File) return isIgnored(path, walk.configuration) ? [] : [path];
      const isFolder = type === vscode.FileType.Directory;
      return isFolder && !isIgnored(`${path}/`, walk.configuration)
        ? listFolder(walk, `${path}/`)
        : [];
    }),
  );
  return below.flat();
}

async function readPath(files: FileStore, walk: Walk, path: string): Promise<LibraryChange[]> {
  if (await isInRepository(walk, path)) return [{ kind: 'removed', path }];
  try {
    const { type } = await vscode.workspace.fs.stat(vscode.Uri.joinPath(walk.root, path));
    if (type === vscode.FileType.File) return [await toChange(files, walk, path)];
    if (type !== vscode.FileType.Directory) return [];
  } catch {
    // What cannot be found any more was removed.
    return [{ kind: 'removed', path }];
  }
  const found = await listFolder(walk, `${path}/`);
  return Promise.all(found.map((file) => toChange(files, walk, file)));
}

/** Whether a folder above `path` is a repository of its own. */
async function isInRepository({ root }: Walk, path: string): Promise<boolean> {
  const folders = path.split('/').slice(0, -1);
  const marks = folders.map((_, index) =>
    vscode.Uri.joinPath(root, ...folders.slice(0, index + 1), repositoryMark),
  );
  const found = await Promise.all(marks.map((mark) => exists(mark)));
  return found.includes(true);
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    // Most folders are no repository.
    return false;
  }
}

async function toChange(files: FileStore, walk: Walk, path: string): Promise<LibraryChange> {
  if (!isDocumentPath(path, walk.configuration)) return { kind: 'file', path };
  const bytes = await files.read(vscode.Uri.joinPath(walk.root, path));
  if (bytes === undefined) return { kind: 'removed', path };
  if (bytes.length > largestDocument) {
    return { kind: 'unreadable', path, reason: vscode.l10n.t('It is larger than 5 MiB.') };
  }
  return { kind: 'document', document: ownDocument(parseDocument(path, decodeText(bytes))) };
}
