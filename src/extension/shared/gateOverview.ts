import * as vscode from 'vscode';
import { awaitedOf, type Awaited } from '../../core/gate/awaited.js';
import type { DocumentVerdict } from '../../core/gate/gateVerdict.js';
import { hasGates } from '../../core/gate/hasGates.js';
import { verdictOf } from '../../core/gate/verdict.js';
import type { Document } from '../../core/document/document.js';
import { documentsWithKey } from '../../core/library/gatedDocuments.js';
import type { LibraryStore } from './libraryStore.js';
import type { OpenLibrary } from './openLibrary.js';
import { inSlices, restFrom } from './slices.js';
import type { DayClock } from './today.js';

export interface GatedDocument {
  readonly document: Document;
  readonly verdict: DocumentVerdict;
  readonly awaited: Awaited | undefined;
  /** The same for what looks the same in views. */
  readonly look: string;
}

type Overview = ReadonlyMap<string, GatedDocument>;

/**
 * The verdicts on all gated documents, made a slice at a time.
 *
 * Verdicts depend on other documents, so that every snapshot needs new ones; views of whole libraries show the last
 * that were made and follow a moment later. Who asks about one document asks `verdictOf` itself.
 */
export class GateOverview implements vscode.Disposable {
  readonly #store: LibraryStore;
  readonly #clock: DayClock;
  readonly #log: vscode.LogOutputChannel;
  readonly #known = new WeakMap<OpenLibrary, Overview>();
  readonly #requested = new Set<OpenLibrary>();
  readonly #changed = new vscode.EventEmitter<OpenLibrary>();
  readonly #subscriptions: vscode.Disposable;
  #running: Promise<void> | undefined;

  /** Tells of libraries whose verdicts look different now. */
  readonly onDidChange = this.#changed.event;

  constructor(store: LibraryStore, clock: DayClock, log: vscode.LogOutputChannel) {
    this.#store = store;
    this.#clock = clock;
    this.#log = log;
    this.#subscriptions = vscode.Disposable.from(
      store.onDidChange(({ open }) => {
        this.#request([open]);
      }),
      clock.onDidChange(() => {
        this.#request(store.ready);
      }),
    );
  }

  /** By path; empty until the first pass has ended. */
  of(open: OpenLibrary): Overview {
    return this.#known.get(open) ?? nothing;
  }

  /** Resolves when the verdicts are those on the present snapshots. */
  async settled(): Promise<void> {
    while (this.#running !== undefined) await this.#running;
  }

  dispose(): void {
    this.#requested.clear();
    this.#subscriptions.dispose();
    this.#changed.dispose();
  }

  #request(libraries: readonly OpenLibrary[]): void {
    for (const open of libraries) this.#requested.add(open);
    this.#running ??= this.#run();
  }

  /** Never rejects. It is over in the same turn in which it sees no new request, so that none is lost. */
  async #run(): Promise<void> {
    try {
      // Changes that come in one turn are one.
      await new Promise((resolve) => setTimeout(resolve));
      for (const open of this.#requested) {
        this.#requested.delete(open);
        const start = Date.now();
        await this.#pass(open);
        if (this.#requested.size > 0) await restFrom(start);
      }
    } catch (error) {
      this.#log.error('Judging gates failed.', error);
    } finally {
      this.#running = undefined;
    }
  }

  /** A pass that is under way is not broken off: under steady typing it would never come to an end. */
  async #pass(open: OpenLibrary): Promise<void> {
    const before = this.of(open);
    const next = new Map<string, GatedDocument>();
    let isSame = true;
    const { today } = this.#clock;
    const gated = this.#store.ready.includes(open) ? documentsWithKey(open.library, 'gates') : [];
    const judge = ({ path }: Document) => {
      const { library } = open;
      const document = library.documents.get(path);
      if (document === undefined || !hasGates(library, document)) return;
      const verdict = verdictOf(library, document, today);
      const known = before.get(path);
      if (known?.document === document && known.verdict === verdict) {
        // Everything else follows from the two: nearly all are as they were before the last keystroke.
        next.set(path, known);
        return;
      }
      const awaited = awaitedOf(library, document, today);
      const look = lookOf(verdict, awaited);
      next.set(path, { document, verdict, awaited, look });
      isSame &&= known?.look === look;
    };
    if (!(await inSlices(gated, judge, () => this.#store.ready.includes(open)))) return;
    this.#known.set(open, next);
    if (!isSame || before.size !== next.size) this.#changed.fire(open);
  }
}

const nothing: Overview = new Map();

/** How many reasons there are is left out: every redrawn tree loses the click that comes at that moment. */
function lookOf(verdict: DocumentVerdict, awaited: Awaited | undefined): string {
  const gates = verdict.gates.map(({ gate, verdict: word, signOffs }) => [
    gate.id,
    gate.title,
    word,
    ...signOffs.map(({ id, worth }) => `${id} ${worth}`),
  ]);
  return JSON.stringify([verdict.state, gates, awaited?.roles]);
}
