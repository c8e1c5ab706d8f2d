import * as vscode from 'vscode';
import { isCodeOwnersPath } from '../../core/library/codeOwners.js';
import { isDocumentPath, isIgnored } from '../../core/schema/documentPath.js';
import { markerFile, rosterFile } from './manifest.js';
import { type Changed, type LibraryServices, OpenLibrary } from './openLibrary.js';

export interface LibraryEvent {
  readonly open: OpenLibrary;
  readonly changed: Changed;
}

/** The libraries of the window, one for each workspace folder, kept up with files and editors. */
export class LibraryStore implements vscode.Disposable {
  readonly #services: LibraryServices;
  readonly #changed = new vscode.EventEmitter<LibraryEvent>();
  readonly #folders = new Map<string, { open: OpenLibrary; subscriptions: vscode.Disposable }>();
  readonly #subscriptions: vscode.Disposable;
  #started: Promise<unknown> | undefined;

  readonly onDidChange = this.#changed.event;

  constructor(services: LibraryServices) {
    this.#services = services;
    for (const folder of vscode.workspace.workspaceFolders ?? []) this.#add(folder);
    this.#subscriptions = vscode.Disposable.from(
      vscode.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        for (const folder of removed) this.#remove(folder);
        for (const folder of added) void this.#open(this.#add(folder));
      }),
      // One without changes tells that the text is unsaved now, or no longer is: VS Code may say so behind the change.
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        this.#touchText(document);
      }),
      vscode.workspace.onDidSaveTextDocument((document) => {
        this.#touchText(document);
      }),
      vscode.workspace.onDidCloseTextDocument((document) => {
        this.#touchText(document);
      }),
    );
  }

  /** In the order of the workspace folders. */
  get all(): readonly OpenLibrary[] {
    return (vscode.workspace.workspaceFolders ?? []).flatMap((folder) => {
      const entry = this.#folders.get(folder.uri.toString());
      return entry === undefined ? [] : [entry.open];
    });
  }

  get ready(): readonly OpenLibrary[] {
    return this.all.filter(({ state }) => state === 'ready');
  }

  /** The library that holds `uri`, with its path in it. */
  find(uri: vscode.Uri): { readonly open: OpenLibrary; readonly path: string } | undefined {
    for (const open of this.ready) {
      const path = open.pathOf(uri);
      if (path !== undefined) return { open, path };
    }
    return undefined;
  }

  /** Begins to read the folders that are libraries; later calls wait for the same reading. */
  start(): Promise<unknown> {
    this.#started ??= Promise.all([...this.#folders.values()].map(({ open }) => this.#open(open)));
    return this.#started;
  }

  /** Reads every library again from the files. */
  async refresh(): Promise<void> {
    await this.start();
    await Promise.all(this.all.map((open) => this.#open(open)));
  }

  dispose(): void {
    this.#subscriptions.dispose();
    for (const { subscriptions } of this.#folders.values()) subscriptions.dispose();
    this.#changed.dispose();
  }

  #add(folder: vscode.WorkspaceFolder): OpenLibrary {
    const open = new OpenLibrary(folder, this.#services);
    const watcher = watchFiles(open);
    const subscriptions = vscode.Disposable.from(
      open,
      watcher,
      open.onDidChange((changed) => {
        this.#changed.fire({ open, changed });
      }),
    );
    this.#folders.set(folder.uri.toString(), { open, subscriptions });
    return open;
  }

  #remove(folder: vscode.WorkspaceFolder): void {
    const key = folder.uri.toString();
    const entry = this.#folders.get(key);
    if (entry === undefined) return;
    this.#folders.delete(key);
    entry.subscriptions.dispose();
    this.#changed.fire({ open: entry.open, changed: 'everything' });
  }

  async #open(open: OpenLibrary): Promise<void> {
    try {
      await open.open();
    } catch (error) {
      this.#services.log.error(`Reading ${open.name} failed.`, error);
      void vscode.window.showErrorMessage(
        vscode.l10n.t('SOP Ledger could not read {0}.', open.name),
      );
    }
  }

  #touchText(document: vscode.TextDocument): void {
    const found = this.find(document.uri);
    if (found?.open.reads(found.path) === true) found.open.touch([found.path]);
  }
}

/** What makes a folder of a library a repository of its own, or a part of the library again. */
const repositoryTop = /^(.+?)\/\.git(?:\/HEAD)?$/;

/** Tells the library of files that came, changed or went. */
function watchFiles(open: OpenLibrary): vscode.Disposable {
  const watcher = vscode.workspace.createFileSystemWatcher(
    new vscode.RelativePattern(open.root, '**/*'),
  );
  const touch = (uri: vscode.Uri, onlyTexts: boolean) => {
    const path = open.pathOf(uri);
    if (path === undefined) return;
    const { configuration } = open.library;
    const [, repository] = repositoryTop.exec(path) ?? [];
    if (open.isSettings(path) || isCodeOwnersPath(path)) open.touch([path]);
    else if (repository !== undefined && !onlyTexts) open.touch([repository]);
    else if (path === '.sop') open.touch([markerFile, rosterFile]);
    else if (isIgnored(path, configuration)) return;
    // That another file's content changed says nothing to a library that never reads it.
    else if (!onlyTexts || isDocumentPath(path, configuration)) open.touch([path]);
  };
  return vscode.Disposable.from(
    watcher,
    watcher.onDidCreate((uri) => {
      touch(uri, false);
    }),
    watcher.onDidDelete((uri) => {
      touch(uri, false);
    }),
    watcher.onDidChange((uri) => {
      touch(uri, true);
    }),
  );
}
