import * as vscode from 'vscode';
import { isAcknowledgementPath } from '../../core/acknowledgement/acknowledgement.js';
import type { Document } from '../../core/document/document.js';
import { applyChanges, applyInSteps, type LibraryUpdate } from '../../core/library/applyChanges.js';
import { emptyLibrary } from '../../core/library/emptyLibrary.js';
import type { Library, LibraryChange } from '../../core/library/library.js';
import { carryIndexes, prepareIndexes } from '../../core/library/snapshotIndexes.js';
import { parseBaseline } from '../../core/rules/baseline.js';
import { createBaselineFilter, type BaselineFilter } from '../../core/rules/baselineFilter.js';
import { isDocumentPath, isIgnored } from '../../core/schema/documentPath.js';
import { isSavedFilterPath } from '../../core/schema/savedFilter.js';
import { decodeText } from '../../core/text/decodeText.js';
import { ChangeQueue } from './changeQueue.js';
import { EarlierTemplates } from './earlierTemplates.js';
import { editedTexts, EditorTexts } from './editorTexts.js';
import type { Environment } from './environment.js';
import { markerFile, rosterFile } from './manifest.js';
import { finishInSlices, inSlices } from './slices.js';

export interface LibraryServices {
  readonly environment: Environment;
  readonly log: vscode.LogOutputChannel;
  /** Works out beforehand what every view asks of a document. */
  readonly prepare: (library: Library, document: Document) => void;
}

/** `none`: the folder is no library, and nobody asked to see it as one. */
export type LibraryState = 'none' | 'reading' | 'ready' | 'failed';

/** What became of one library: the paths that differ, or everything. */
export type Changed = ReadonlySet<string> | 'everything';

/**
 * The library of one workspace folder: its snapshot, and the one place where it is replaced.
 *
 * Text in a changed editor stands above the file until it is saved or dropped. Reading goes on in steps, one after
 * the other, so that what is noted during one is taken in by the next.
 */
export class OpenLibrary implements vscode.Disposable {
  readonly root: vscode.Uri;
  readonly name: string;
  readonly #services: LibraryServices;
  readonly #changed = new vscode.EventEmitter<Changed>();
  readonly #queue = new ChangeQueue(() => void this.settle());
  readonly #templates = new EarlierTemplates();
  readonly #texts = new EditorTexts();
  /** Undefined while there is nothing to hold, so that a folder which is no library costs nothing. */
  #snapshot: Library | undefined;
  #withoutKnown: BaselineFilter = keepAll;
  #state: LibraryState = 'none';
  #reading = new AbortController();
  #steps: Promise<void> = Promise.resolve();
  #browsed = false;
  #searching: Promise<void> = Promise.resolve();
  /** What editors said since the changes under way were begun to be taken in. */
  readonly #followed = new Set<string>();

  readonly onDidChange = this.#changed.event;

  constructor(folder: vscode.WorkspaceFolder, services: LibraryServices) {
    this.root = folder.uri;
    this.name = folder.name;
    this.#services = services;
  }

  get library(): Library {
    this.#snapshot ??= emptyLibrary(undefined, undefined, this.#services.environment.hash);
    return this.#snapshot;
  }

  /** Leaves out findings that were on record when the library was adopted. */
  get withoutKnown(): BaselineFilter {
    return this.#withoutKnown;
  }

  get state(): LibraryState {
    return this.#state;
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

  /** Whether the text at `path` says something here: a document's, or that of a settings file. */
  reads(path: string, { configuration, files, codeOwners }: Library = this.library): boolean {
    return (
      path === markerFile ||
      path === rosterFile ||
      path === codeOwners?.path ||
      (isDocumentPath(path, configuration) &&
        !isIgnored(path, configuration) &&
        // A folder that counts as a file is not looked into: another repository, or a link.
        !foldersAbove(path).some((folder) => files.has(folder)))
    );
  }

  /** Whether the path is one of those that make the library, which lie where documents never do. */
  isSettings(path: string): boolean {
    return (
      path === markerFile ||
      path === rosterFile ||
      path === this.library.configuration.baseline ||
      isAcknowledgementPath(path) ||
      isSavedFilterPath(path)
    );
  }

  /** Reads the folder if it is a library, or if it is to be `browsed` without being one. */
  open(browsed = this.#browsed): Promise<void> {
    this.#browsed = browsed;
    this.#reading.abort();
    return this.#step(() => this.#open());
  }

  /** Notes that the texts at `paths` are to be read again, soon and together. */
  touch(paths: Iterable<string>): void {
    const noted = [...paths];
    if (this.#state !== 'none' || noted.includes(markerFile)) this.#queue.add(noted);
  }

  /** Reads at once what is noted; resolves when the snapshot holds it. */
  settle(): Promise<void> {
    return this.#step(() => this.#takeIn(this.#queue.take())).catch((error: unknown) => {
      this.#services.log.error(`Reading changes of ${this.name} failed.`, error);
    });
  }

  /** Brings the snapshot up to an editor's text without waiting. */
  follow(editor: vscode.TextDocument): void {
    const path = this.pathOf(editor.uri);
    if (path === undefined || !editor.isDirty || !this.#queue.remove(path)) return;
    if (this.isSettings(path)) this.touch([path]);
    else if (this.#state === 'ready' && this.reads(path)) {
      this.#followed.add(path);
      this.#take(applyChanges(this.library, [this.#texts.toChange(path, editor)]));
    }
  }

  dispose(): void {
    this.#queue.take();
    this.#reading.abort();
    this.#changed.dispose();
  }

  #step(work: () => Promise<void>): Promise<void> {
    const step = this.#steps.then(work);
    // A step that failed is told to whoever asked for it, and does not keep the next from being taken.
    this.#steps = step.catch(() => undefined);
    return step;
  }

  async #open(): Promise<void> {
    const { environment } = this.#services;
    const marker = await environment.files.read(this.uriOf(markerFile));
    if (marker !== undefined || this.#browsed) {
      await this.#readAll();
      return;
    }
    this.#snapshot = undefined;
    this.#become('none');
  }

  async #readAll(): Promise<void> {
    const { signal } = (this.#reading = new AbortController());
    this.#queue.take();
    if (this.#state !== 'ready') this.#become('reading');
    const started = Date.now();
    try {
      const library = await this.#services.environment.reader.readAll(this.root, { signal });
      if (signal.aborted) return;
      const read = await this.#make(library, this.#changesInEditors(library), signal);
      if (read === undefined) return;
      await this.#readBaseline(read.library);
      if (signal.aborted) return;
      // Nobody notes what is typed before a library is ready, so that nothing is waited for behind this.
      this.#snapshot = applyChanges(read.library, this.#changesInEditors(read.library)).library;
    } catch (error) {
      if (this.#state === 'reading') this.#become('failed');
      throw error;
    }
    const { size } = this.library.documents;
    this.#services.log.info(`Read ${this.name}: ${size} documents in ${Date.now() - started} ms.`);
    this.#become('ready');
    this.#templates.forget();
    void this.findTemplates();
  }

  /** Resolves when the templates that runs were made from are known, as far as git has them. */
  findTemplates(): Promise<void> {
    return (this.#searching = this.#searching.then(() => this.#findTemplates()));
  }

  /** git is slow, so that verdicts are made without its templates first. */
  async #findTemplates(): Promise<void> {
    const { environment, log } = this.#services;
    try {
      const git = vscode.workspace.isTrusted ? environment.gitAt(this.root) : undefined;
      const found = await this.#templates.find(this.library, git);
      if (found === undefined) return;
      await this.#step(() => {
        this.#takeTemplates(found);
        return Promise.resolve();
      });
    } catch (error) {
      log.error(`Looking for earlier templates of ${this.name} failed.`, error);
    }
  }

  #takeTemplates(found: ReadonlyMap<string, Document>): void {
    const before = this.library;
    if (found.size === 0 && before.earlierTemplates?.size === 0) return;
    this.#snapshot = { ...before, earlierTemplates: found };
    carryIndexes(before, this.library, new Set());
    this.#changed.fire('everything');
  }

  /** The library after many changes, ready to be shown; undefined when it is to be read anew instead. */
  async #make(
    before: Library,
    changes: readonly LibraryChange[],
    signal: AbortSignal,
  ): Promise<LibraryUpdate | undefined> {
    const made = await finishInSlices(applyInSteps(before, changes), () => !signal.aborted);
    return made !== undefined && (await this.#prepare(made.library, signal)) ? made : undefined;
  }

  /** Documents and indexes are made when they are first asked for; no view should have to wait for all at once. */
  async #prepare(library: Library, signal: AbortSignal): Promise<boolean> {
    const prepare = (document: Document) => {
      this.#services.prepare(library, document);
    };
    const isWanted = () => !signal.aborted;
    return (
      (await inSlices(library.documents.values(), prepare, isWanted)) &&
      (await inSlices(prepareIndexes(library), () => undefined, isWanted))
    );
  }

  async #readBaseline({ configuration: { baseline: path } }: Library): Promise<void> {
    const bytes = path && (await this.#services.environment.files.read(this.uriOf(path)));
    const baseline = bytes ? parseBaseline(decodeText(bytes).text) : undefined;
    if (baseline !== undefined && 'problem' in baseline) {
      this.#services.log.warn(`${path}: ${baseline.problem}`);
    }
    this.#withoutKnown =
      baseline === undefined || 'problem' in baseline ? keepAll : createBaselineFilter(baseline);
  }

  async #takeIn(noted: readonly string[]): Promise<void> {
    if (noted.length === 0) return;
    const { configuration } = this.library;
    const edited = this.#editors();
    if (noted.includes(markerFile) && !edited.has(markerFile)) {
      // What is a document at all may have changed.
      await this.#open();
      return;
    }
    if (configuration.baseline !== undefined && noted.includes(configuration.baseline)) {
      await this.#readBaseline(this.library);
      this.#changed.fire('everything');
    }
    const paths = noted.filter((path) => path !== configuration.baseline);
    const onDisk = paths.filter((path) => !edited.has(path));
    const { reader } = this.#services.environment;
    const read =
      onDisk.length === 0 ? [] : await reader.readPaths(this.root, onDisk, configuration);
    const isMany =
      read.length > fewChanges || paths.includes(markerFile) || paths.includes(rosterFile);
    this.#followed.clear();
    const made = isMany ? await this.#makeMany(paths, read) : applyChanges(this.library, read);
    if (made === undefined) return;
    this.#takeBelowEditors(made, new Set(paths));
    void this.findTemplates();
  }

  #makeMany(
    paths: readonly string[],
    read: readonly LibraryChange[],
  ): Promise<LibraryUpdate | undefined> {
    const typed = this.#changesInEditors(this.library, new Set(paths));
    return this.#make(this.library, [...read, ...typed], this.#reading.signal);
  }

  /** What is typed stands above what was read meanwhile, and above what the editors held when that was begun. */
  #takeBelowEditors(made: LibraryUpdate, noted: ReadonlySet<string>): void {
    const { documents } = this.library;
    const followed = [...this.#followed].flatMap((path): LibraryChange[] => {
      const document = noted.has(path) ? undefined : documents.get(path);
      return document !== undefined && this.reads(path, made.library)
        ? [{ kind: 'document', document }]
        : [];
    });
    const typed = this.#changesInEditors(made.library, new Set([...noted, ...this.#followed]));
    const now = applyChanges(made.library, [...followed, ...typed]);
    this.#take({ library: now.library, changed: new Set([...made.changed, ...now.changed]) });
  }

  #take({ library, changed }: LibraryUpdate): void {
    if (this.#state !== 'ready' || library === this.library) return;
    const before = this.library;
    this.#snapshot = library;
    const settingsChanged =
      before.configuration !== library.configuration || before.roster !== library.roster;
    if (settingsChanged) this.#changed.fire('everything');
    else if (changed.size > 0) this.#changed.fire(changed);
  }

  #become(state: LibraryState): void {
    this.#state = state;
    this.#changed.fire('everything');
  }

  /** What editors say that the library reads: all of them, or those at the paths and below. */
  #changesInEditors(library: Library, noted?: ReadonlySet<string>): LibraryChange[] {
    return [...this.#editors()]
      .filter(
        ([path]) =>
          this.reads(path, library) &&
          (noted === undefined || [path, ...foldersAbove(path)].some((each) => noted.has(each))),
      )
      .map(([path, editor]) => this.#texts.toChange(path, editor));
  }

  #editors(): ReadonlyMap<string, vscode.TextDocument> {
    return editedTexts((uri) => this.pathOf(uri));
  }
}

/** More at once, as of another branch, make the indexes of a library anew, which is then done in slices. */
const fewChanges = 20;

function foldersAbove(path: string): readonly string[] {
  const names = path.split('/');
  return names.slice(1).map((_, index) => names.slice(0, index + 1).join('/'));
}

const keepAll: BaselineFilter = (findings) => findings;
