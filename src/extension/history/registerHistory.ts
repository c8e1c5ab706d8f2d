import * as vscode from 'vscode';
import { profileIn } from '../../core/library/profileIn.js';
import type { TimelineEntry } from '../../core/timeline/timelineEvent.js';
import { Refused } from '../shared/commandWrapper.js';
import type { Shared } from '../shared/context.js';
import { findTargetDocument } from '../shared/findTargetDocument.js';
import { citedDigits } from '../shared/itemTouchWords.js';
import { commands } from '../shared/manifest.js';
import type { Target } from '../shared/treeNode.js';
import { historyPage, type HistoryPage } from './historyPage.js';
import { ItemHovers } from './itemHovers.js';
import { openLibraryAt } from './openLibraryAt.js';
import { PastFiles } from './pastFiles.js';

const scheme = 'sop-history';

/** A page that is open, and what its links lead to. */
interface ShownPage {
  /** What its links name it by. */
  readonly number: number;
  readonly target: Target;
  readonly page: HistoryPage;
  readonly entries: ReadonlyMap<string, Place>;
}

/** Where the document was after a commit, and before it. */
interface Place {
  readonly path: string;
  readonly before?: { readonly commit: string; readonly path: string };
}

/** Shows what happened to documents, and the library as it was. */
export function registerHistory(shared: Shared): vscode.Disposable {
  const past = new PastFiles(shared);
  const pages = new HistoryPages(shared, past);
  const { wrapper, store } = shared;
  return vscode.Disposable.from(
    past,
    pages,
    vscode.languages.registerHoverProvider({ pattern: '**/*' }, new ItemHovers(shared)),
    wrapper.register(commands.showHistory, async (argument) => {
      await store.start();
      const target = findTargetDocument(store, argument);
      if (target === undefined)
        throw new Refused(vscode.l10n.t('Open a document, or choose it in a view.'));
      await pages.show(target);
    }),
    wrapper.register(commands.showCommitChange, (page, commit) => pages.compare(page, commit)),
    wrapper.register(commands.openLibraryAt, async () => {
      await store.start();
      await openLibraryAt(shared, past);
    }),
  );
}

/** Pages of the history of documents: texts that lead to the changes they tell of. */
class HistoryPages
  implements vscode.TextDocumentContentProvider, vscode.DocumentLinkProvider, vscode.Disposable
{
  readonly #shared: Shared;
  readonly #past: PastFiles;
  readonly #pages = new Map<string, ShownPage>();
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #registrations: vscode.Disposable;

  readonly onDidChange = this.#changed.event;

  constructor(shared: Shared, past: PastFiles) {
    this.#shared = shared;
    this.#past = past;
    this.#registrations = vscode.Disposable.from(
      this.#changed,
      vscode.workspace.registerTextDocumentContentProvider(scheme, this),
      vscode.languages.registerDocumentLinkProvider({ scheme }, this),
    );
  }

  async show(target: Target): Promise<void> {
    const { open, path } = target;
    const history = await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Reading history') },
      () => this.#shared.provenance.history(target),
    );
    if (history.kind === 'unknown') throw new Refused(history.why);
    const document = open.library.documents.get(path);
    const title = document === undefined ? path : profileIn(open.library, document).title;
    const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
    const uri = vscode.Uri.from({
      scheme,
      path: `/History of ${name}.md`,
      query: JSON.stringify([open.root.toString(), path]),
    });
    const page = historyPage(title, history);
    const number = this.#pages.get(uri.toString())?.number ?? this.#pages.size;
    this.#pages.set(uri.toString(), { number, target, page, entries: placesOf(history) });
    this.#changed.fire(uri);
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), {
      preview: true,
    });
  }

  /** Shows a commit's change of the document beside what was there before it. */
  async compare(page: unknown, commit: unknown): Promise<void> {
    const shown = [...this.#pages.values()].find(({ number }) => number === page);
    const place = typeof commit === 'string' ? shown?.entries.get(commit) : undefined;
    if (shown === undefined || place === undefined || typeof commit !== 'string') {
      throw new Refused(
        vscode.l10n.t('Show the history again: this page is no longer up to date.'),
      );
    }
    const { open } = shown.target;
    const after = this.#past.uriOf(open, { commit }, place.path);
    const cited = commit.slice(0, citedDigits);
    const name = place.path.slice(place.path.lastIndexOf('/') + 1);
    if (place.before === undefined) {
      await vscode.window.showTextDocument(after, { preview: true });
      return;
    }
    const before = this.#past.uriOf(open, place.before, place.before.path);
    await vscode.commands.executeCommand('vscode.diff', before, after, `${name} (${cited})`);
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return (
      this.#pages.get(uri.toString())?.page.text ??
      `${vscode.l10n.t('This page is gone with the window that showed it. Show the history again.')}\n`
    );
  }

  provideDocumentLinks({ uri }: vscode.TextDocument): vscode.DocumentLink[] {
    const shown = this.#pages.get(uri.toString());
    return (shown?.page.links ?? []).map(({ line, start, end, commit }) => {
      const args = encodeURIComponent(JSON.stringify([shown?.number, commit]));
      const command = vscode.Uri.parse(`command:${commands.showCommitChange}?${args}`);
      const link = new vscode.DocumentLink(new vscode.Range(line, start, line, end), command);
      link.tooltip = vscode.l10n.t('Show what this commit changed');
      return link;
    });
  }

  dispose(): void {
    this.#registrations.dispose();
    this.#pages.clear();
  }
}

function placesOf({
  entries,
  parents,
}: {
  readonly entries: readonly TimelineEntry[];
  readonly parents: ReadonlyMap<string, string>;
}): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  for (const { commit, path, events, pathBefore } of entries) {
    const parent = commit && parents.get(commit.hash);
    if (commit === undefined) continue;
    const isNew = events.some(({ code }) => code === 'created');
    places.set(commit.hash, {
      path,
      ...(parent === undefined || isNew
        ? {}
        : { before: { commit: parent, path: pathBefore ?? path } }),
    });
  }
  return places;
}
