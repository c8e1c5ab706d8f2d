import * as vscode from 'vscode';
import { parseDocument } from '../../core/document/parseDocument.js';
import { applyChanges } from '../../core/library/applyChanges.js';
import { emptyLibrary } from '../../core/library/emptyLibrary.js';
import type { Library, LibraryChange } from '../../core/library/library.js';
import { profileIn } from '../../core/library/profileIn.js';
import { isDocumentPath, isIgnored } from '../../core/schema/documentPath.js';
import { parseConfiguration } from '../../core/schema/parseConfiguration.js';
import { parseRoster } from '../../core/schema/parseRoster.js';
import { parseBaseline } from '../../core/rules/baseline.js';
import { createBaselineFilter, type BaselineFilter } from '../../core/rules/baselineFilter.js';
import { decodeText } from '../../core/text/decodeText.js';
import type { Environment } from './environment.js';
import { markerFile, rosterFile } from './manifest.js';

/** Changes are taken together until none came for this long, */
const quietMilliseconds = 80;
/** and at the latest after this long, so that steady typing is still followed. */
const patienceMilliseconds = 400;

/** How long one piece of work may hold up the rest of the extension host. */
const sliceMilliseconds = 10;

/** `none`: the folder is no library, and nobody asked to see it as one. */
export type LibraryState = 'none' | 'reading' | 'ready';

/** What became of one library: the paths that differ, or everything. */
export type Changed = ReadonlySet<string> | 'everything';

/**
 * The library of one workspace folder: its snapshot, and the one place where it is replaced.
 *
 * Text in a changed editor stands above the file until it is saved or dropped.
 */
export class OpenLibrary implements vscode.Disposable {
  readonly root: vscode.Uri;
  readonly name: string;
  readonly #environment: Environment;
  readonly #log: vscode.LogOutputChannel;
  readonly #changed = new vscode.EventEmitter<Changed>();
  readonly #pending = new Set<string>();
  #library: Library;
  #withoutKnown: BaselineFilter = keepAll;
  #state: LibraryState = 'none';
  #documentsRead = 0;
  #reading = new AbortController();
  #flushing: Promise<void> = Promise.resolve();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #pendingSince = 0;
  #browsed = false;

  readonly onDidChange = this.#changed.event;

  constructor(
    folder: vscode.WorkspaceFolder,
    environment: Environment,
    log: vscode.LogOutputChannel,
  ) {
    this.root = folder.uri;
    this.name = folder.name;
    this.#environment = environment;
    this.#log = log;
    this.#library = emptyLibrary(undefined, undefined, environment.hash);
  }

  get library(): Library {
    return this.#library;
  }

  /** Leaves out findings that were on record when the library was adopted. */
  get withoutKnown(): BaselineFilter {
    return this.#withoutKnown;
  }

  get state(): LibraryState {
    return this.#state;
  }

  /** While reading, how many documents were read. */
  get documentsRead(): number {
    return this.#documentsRead;
  }

  uriOf(path: string): vscode.Uri {
    return vscode.Uri.joinPath(this.root, path);
  }

  /** The path from the root, when `uri` is below it. */
  pathOf(uri: vscode.Uri): string | undefined {
    if (uri.scheme !== this.root.scheme || uri.authority !== this.root.authority) return undefined;
    const base = this.root.path.endsWith('/') ? this.root.path : `${this.root.path}/`;
    return uri.path.startsWith(base) ? uri.path.slice(base.length) : undefined;
  }

  /** Whether the text at `path` matters here: a document, or a file of settings. */
  reads(path: string): boolean {
    const { configuration } = this.#library;
    return (
      this.isSettings(path) ||
      (isDocumentPath(path, configuration) && !isIgnored(path, configuration))
    );
  }

  isSettings(path: string): boolean {
    return (
      path === markerFile || path === rosterFile || path === this.#library.configuration.baseline
    );
  }

  /** Reads the folder if it is a library, or if it is to be `browsed` without being one. */
  async open(browsed = this.#browsed): Promise<void> {
    this.#browsed = browsed;
    const marker = await this.#environment.files.read(this.uriOf(markerFile));
    if (marker === undefined && !browsed) {
      this.#reading.abort();
      this.#library = emptyLibrary(undefined, undefined, this.#environment.hash);
      this.#become('none');
      return;
    }
    await this.#readAll();
  }

  /** Notes that the texts at `paths` are to be read again, soon and together. */
  touch(paths: Iterable<string>): void {
    for (const path of paths) this.#pending.add(path);
    if (this.#state === 'none' && !this.#pending.has(markerFile)) {
      this.#pending.clear();
    }
    if (this.#pending.size === 0) return;
    const now = Date.now();
    if (this.#timer === undefined) this.#pendingSince = now;
    clearTimeout(this.#timer);
    const patience = Math.max(0, this.#pendingSince + patienceMilliseconds - now);
    this.#timer = setTimeout(() => void this.settle(), Math.min(quietMilliseconds, patience));
  }

  /** Reads at once what is noted; resolves when the snapshot holds it. */
  settle(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#flushing = this.#flushing
      .then(() => this.#flush())
      .catch((error: unknown) => {
        this.#log.error(`Reading changes of ${this.name} failed.`, error);
      });
    return this.#flushing;
  }

  /** Brings the snapshot up to an editor's text without waiting. */
  follow(editor: vscode.TextDocument): void {
    const path = this.pathOf(editor.uri);
    if (path === undefined || !editor.isDirty || !this.#pending.delete(path)) return;
    if (this.#state === 'ready' && this.reads(path)) this.#apply([toChange(path, editor)]);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#reading.abort();
    this.#changed.dispose();
  }

  async #readAll(): Promise<void> {
    this.#reading.abort();
    const reading = new AbortController();
    this.#reading = reading;
    this.#pending.clear();
    this.#documentsRead = 0;
    if (this.#state === 'none') this.#become('reading');
    const started = Date.now();
    const library = await this.#environment.reader.readAll(this.root, {
      signal: reading.signal,
      onProgress: (documents) => {
        this.#documentsRead = documents;
      },
    });
    if (reading.signal.aborted) return;
    this.#library = applyChanges(library, this.#changesInEditors()).library;
    await this.#readBaseline();
    await warm(this.#library);
    if (reading.signal.aborted) return;
    this.#log.info(
      `Read ${this.name}: ${library.documents.size} documents in ${Date.now() - started} ms.`,
    );
    this.#become('ready');
  }

  async #readBaseline(): Promise<void> {
    const { baseline: path } = this.#library.configuration;
    const bytes = path && (await this.#environment.files.read(this.uriOf(path)));
    const baseline = bytes ? parseBaseline(decodeText(bytes).text) : undefined;
    if (baseline !== undefined && 'problem' in baseline) {
      this.#log.warn(`${path}: ${baseline.problem}`);
    }
    this.#withoutKnown =
      baseline === undefined || 'problem' in baseline ? keepAll : createBaselineFilter(baseline);
  }

  #become(state: LibraryState): void {
    this.#state = state;
    this.#changed.fire('everything');
  }

  async #flush(): Promise<void> {
    const paths = [...this.#pending];
    this.#pending.clear();
    if (paths.length === 0) return;
    const edited = this.#editedTexts();
    if (paths.includes(markerFile) && !edited.has(markerFile)) {
      // What is a document at all may have changed.
      await this.open();
      return;
    }
    const reading = this.#reading;
    const onDisk = paths.filter((path) => !edited.has(path));
    const read =
      onDisk.length === 0
        ? []
        : await this.#environment.reader.readPaths(this.root, onDisk, this.#library.configuration);
    if (reading.signal.aborted || this.#state !== 'ready') return;
    if (paths.some((path) => path === this.#library.configuration.baseline)) {
      await this.#readBaseline();
      this.#changed.fire('everything');
    }
    // An editor may have been changed, or saved, while the files were read.
    const now = this.#editedTexts();
    const current = paths.flatMap((path) => {
      const editor = now.get(path);
      return editor === undefined || !this.reads(path) ? [] : [toChange(path, editor)];
    });
    const fromDisk = read.filter((change) => !now.has(pathOf(change)));
    this.#apply([...fromDisk, ...current]);
  }

  #apply(changes: readonly LibraryChange[]): void {
    if (changes.length === 0) return;
    const { library, changed } = applyChanges(this.#library, changes);
    const before = this.#library;
    this.#library = library;
    const settingsChanged =
      before.configuration !== library.configuration || before.roster !== library.roster;
    if (settingsChanged) this.#changed.fire('everything');
    else if (changed.size > 0) this.#changed.fire(changed);
  }

  #changesInEditors(): LibraryChange[] {
    return [...this.#editedTexts()]
      .filter(([path]) => this.reads(path))
      .map(([path, editor]) => toChange(path, editor));
  }

  #editedTexts(): Map<string, vscode.TextDocument> {
    const edited = new Map<string, vscode.TextDocument>();
    for (const editor of vscode.workspace.textDocuments) {
      const path = editor.isDirty ? this.pathOf(editor.uri) : undefined;
      if (path !== undefined) edited.set(path, editor);
    }
    return edited;
  }
}

const keepAll: BaselineFilter = (findings) => findings;

/** Makes every document of a library that decodes lazily, so that no view has to wait for all of them at once. */
async function warm(library: Library): Promise<void> {
  let sliceEnd = Date.now() + sliceMilliseconds;
  for (const document of library.documents.values()) {
    profileIn(library, document);
    if (Date.now() < sliceEnd) continue;
    await new Promise((resolve) => setTimeout(resolve));
    sliceEnd = Date.now() + sliceMilliseconds;
  }
}

/** The path a change is about. */
function pathOf(change: LibraryChange): string {
  switch (change.kind) {
    case 'document':
      return change.document.path;
    case 'settings':
      return change.configuration === undefined ? rosterFile : markerFile;
    case 'file':
    case 'symlink':
    case 'unreadable':
    case 'removed':
      return change.path;
    default:
      return change satisfies never;
  }
}

/** What an editor's text means for the library. */
function toChange(path: string, editor: vscode.TextDocument): LibraryChange {
  const text = editor.getText();
  if (path === markerFile) return { kind: 'settings', configuration: parseConfiguration(text) };
  if (path === rosterFile) return { kind: 'settings', roster: parseRoster(text) };
  return { kind: 'document', document: parseDocument(path, { text, bom: false }) };
}
