import * as vscode from 'vscode';
import type { Shared } from '../shared/context.js';
import type { OpenLibrary } from '../shared/openLibrary.js';

/** Scheme of files as a commit has them. */
const scheme = 'sop-at';

interface PastPlace {
  readonly root: string;
  readonly commit: string;
}

/**
 * Files of libraries as commits have them: to be read, followed through links, and never written.
 *
 * An address says everything, so that an editor that comes back with its window finds its file again.
 */
export class PastFiles implements vscode.FileSystemProvider, vscode.Disposable {
  readonly #shared: Shared;
  readonly #registration: vscode.Disposable;
  readonly #changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly #read = new Map<string, Promise<Uint8Array | undefined>>();

  /** What a commit holds never changes. */
  readonly onDidChangeFile = this.#changed.event;

  constructor(shared: Shared) {
    this.#shared = shared;
    this.#registration = vscode.workspace.registerFileSystemProvider(scheme, this, {
      isReadonly: new vscode.MarkdownString(
        vscode.l10n.t('This is how the document was; open it as it is now to change it.'),
      ),
      isCaseSensitive: true,
    });
  }

  /** The address of a file of the library at a commit, in a folder named after the time, which tabs and breadcrumbs show. */
  uriOf(
    { root }: OpenLibrary,
    { commit, label }: { readonly commit: string; readonly label?: string },
    path: string,
  ): vscode.Uri {
    const place: PastPlace = { root: root.toString(), commit };
    const cited = commit.slice(0, 10);
    const folder = label === undefined ? cited : `${label.replaceAll(/[\\/]/g, '-')} (${cited})`;
    return vscode.Uri.from({ scheme, path: `/${folder}/${path}`, query: JSON.stringify(place) });
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    const { length } = await this.readFile(uri);
    return { type: vscode.FileType.File, ctime: 0, mtime: 0, size: length };
  }

  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    const key = uri.toString();
    let reading = this.#read.get(key);
    if (reading === undefined) {
      reading = this.#find(uri);
      this.#read.set(key, reading);
      // Only what was found is worth remembering.
      void reading
        .then((bytes) => bytes ?? this.#read.delete(key))
        .catch(() => this.#read.delete(key));
    }
    const bytes = await reading;
    if (bytes === undefined) throw vscode.FileSystemError.FileNotFound(uri);
    return bytes;
  }

  readDirectory(): [string, vscode.FileType][] {
    return [];
  }

  createDirectory(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  writeFile(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  delete(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  rename(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  dispose(): void {
    this.#registration.dispose();
    this.#changed.dispose();
    this.#read.clear();
  }

  async #find(uri: vscode.Uri): Promise<Uint8Array | undefined> {
    const place = placeIn(uri);
    // Only folders of this window are asked, whatever an address says.
    const root = vscode.workspace.workspaceFolders?.find(
      (folder) => folder.uri.toString() === place?.root,
    );
    if (place === undefined || root === undefined || !vscode.workspace.isTrusted) return undefined;
    const git = this.#shared.environment.gitAt(root.uri);
    return git?.fileThen(place.commit, uri.path.split('/').slice(2).join('/'));
  }
}

function placeIn({ query }: vscode.Uri): PastPlace | undefined {
  try {
    const { root, commit } = JSON.parse(query) as Partial<Record<string, unknown>>;
    return typeof root === 'string' &&
      typeof commit === 'string' &&
      /^[0-9a-f]{40,64}$/.test(commit)
      ? { root, commit }
      : undefined;
  } catch {
    // Somebody else made the address.
    return undefined;
  }
}
