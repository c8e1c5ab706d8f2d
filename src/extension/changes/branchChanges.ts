import * as vscode from 'vscode';
import type { LibraryDiff } from '../../core/diff/change.js';
import type { Shared } from '../shared/context.js';
import type { OpenLibrary } from '../shared/openLibrary.js';

/** What is known of the way from the base to the files as they are. */
export type BranchState =
  | { readonly kind: 'waiting' | 'untrusted' | 'noGit' }
  | { readonly kind: 'impossible'; readonly message: string }
  | { readonly kind: 'compared'; readonly diff: LibraryDiff; readonly base: string };

const waiting: BranchState = { kind: 'waiting' };

/** Long enough to type a sentence, short enough to be there when one looks up. */
const pauseMilliseconds = 800;

interface Watched {
  state: BranchState;
  /** Number of the last question; an answer to an earlier one is dropped. */
  asked: number;
  /** The chosen base; the default branch without one. */
  chosen: string | undefined;
  subscriptions: vscode.Disposable | undefined;
}

/** Compares each library of the window with its base, in the background, while somebody looks. */
export class BranchChanges implements vscode.Disposable {
  readonly #shared: Shared;
  readonly #isShown: () => boolean;
  readonly #watched = new Map<OpenLibrary, Watched>();
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly #subscriptions: vscode.Disposable;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isStale = true;

  readonly onDidChange = this.#changed.event;

  constructor(shared: Shared, isShown: () => boolean) {
    this.#shared = shared;
    this.#isShown = isShown;
    const note = () => {
      this.note();
    };
    this.#subscriptions = vscode.Disposable.from(
      shared.store.onDidChange(note),
      vscode.workspace.onDidSaveTextDocument(note),
      vscode.workspace.onDidGrantWorkspaceTrust(note),
      vscode.window.onDidChangeWindowState(({ focused }) => {
        if (focused) note();
      }),
    );
  }

  stateOf(open: OpenLibrary): BranchState {
    return this.#watched.get(open)?.state ?? waiting;
  }

  /** What the person chose to compare with. */
  chosenBaseOf(open: OpenLibrary): string | undefined {
    return this.#watched.get(open)?.chosen;
  }

  async choose(open: OpenLibrary, chosen: string | undefined): Promise<void> {
    this.#watchedOf(open).chosen = chosen;
    await this.refresh();
  }

  /** Something may have changed: compares again after a pause, if anybody looks. */
  note(): void {
    this.#isStale = true;
    if (!this.#isShown()) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.refresh(), pauseMilliseconds);
  }

  /** Somebody began to look. */
  async show(): Promise<void> {
    if (this.#isStale) await this.refresh();
  }

  async refresh(): Promise<void> {
    clearTimeout(this.#timer);
    this.#isStale = false;
    const { ready } = this.#shared.store;
    for (const [open, watched] of this.#watched) {
      if (!ready.includes(open)) {
        watched.subscriptions?.dispose();
        this.#watched.delete(open);
      }
    }
    await Promise.all(ready.map((open) => this.#compare(open)));
    this.#changed.fire(undefined);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#subscriptions.dispose();
    this.#changed.dispose();
    for (const { subscriptions } of this.#watched.values()) subscriptions?.dispose();
  }

  #watchedOf(open: OpenLibrary): Watched {
    let watched = this.#watched.get(open);
    if (watched === undefined) {
      watched = { state: waiting, asked: 0, chosen: undefined, subscriptions: undefined };
      this.#watched.set(open, watched);
    }
    return watched;
  }

  async #compare(open: OpenLibrary): Promise<void> {
    const watched = this.#watchedOf(open);
    const question = ++watched.asked;
    const state = await this.#find(open, watched);
    if (question === watched.asked) watched.state = state;
  }

  async #find(open: OpenLibrary, watched: Watched): Promise<BranchState> {
    const { environment, clock, log } = this.#shared;
    if (!vscode.workspace.isTrusted) return { kind: 'untrusted' };
    const git = environment.gitAt(open.root);
    if (git === undefined) return { kind: 'noGit' };
    try {
      const directory = await git.directory();
      if (directory === undefined) return { kind: 'noGit' };
      watched.subscriptions ??= this.#watchHead(directory);
      const outcome = await git.compare(watched.chosen, clock.today);
      return outcome;
    } catch (error) {
      log.error(`Comparing ${open.name} with its base failed.`, error);
      return { kind: 'impossible', message: vscode.l10n.t('Comparing failed; the log says why.') };
    }
  }

  /** A commit or another branch changes what is compared, and perhaps no file. */
  #watchHead(directory: string): vscode.Disposable {
    const pattern = new vscode.RelativePattern(vscode.Uri.file(directory), '{HEAD,logs/HEAD}');
    const watcher = vscode.workspace.createFileSystemWatcher(pattern);
    const note = () => {
      this.note();
    };
    return vscode.Disposable.from(
      watcher,
      watcher.onDidChange(note),
      watcher.onDidCreate(note),
      watcher.onDidDelete(note),
    );
  }
}
