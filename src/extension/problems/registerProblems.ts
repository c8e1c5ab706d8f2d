import * as vscode from 'vscode';
import { isSameList } from '../../core/memory/isSameList.js';
import type { Finding } from '../../core/rules/finding.js';
import type { Shared } from '../shared/context.js';
import { toDiagnostic } from '../shared/diagnostics.js';
import type { OpenLibrary } from '../shared/openLibrary.js';
import { inSlices, restFrom } from '../shared/slices.js';

/** Shows the findings of whole libraries as problems, whether their files are open or not. */
export function registerProblems(shared: Shared): vscode.Disposable {
  const { store, settings, clock } = shared;
  const collection = vscode.languages.createDiagnosticCollection('sop');
  const publishers = new Map<OpenLibrary, Publisher>();
  const publish = () => {
    const shown = settings.current.problems ? store.ready : [];
    for (const [open, publisher] of publishers) {
      if (shown.includes(open)) continue;
      publisher.dispose();
      publishers.delete(open);
    }
    for (const open of shown) {
      const publisher = publishers.get(open) ?? new Publisher(open, collection, shared);
      publishers.set(open, publisher);
      publisher.request();
    }
  };
  return vscode.Disposable.from(
    store.onDidChange(publish),
    settings.onDidChange(publish),
    clock.onDidChange(publish),
    {
      dispose: () => {
        for (const publisher of publishers.values()) publisher.dispose();
      },
    },
    // Last, since the publishers take their problems out of it.
    collection,
  );
}

/** Keeps the problems of one library up to its snapshots, a slice of documents at a time. */
class Publisher implements vscode.Disposable {
  readonly #open: OpenLibrary;
  readonly #collection: vscode.DiagnosticCollection;
  readonly #shared: Shared;
  readonly #shown = new Map<string, readonly Finding[]>();
  #changed: Change[] = [];
  #requested = false;
  #running = false;
  #disposed = false;

  constructor(open: OpenLibrary, collection: vscode.DiagnosticCollection, shared: Shared) {
    this.#open = open;
    this.#collection = collection;
    this.#shared = shared;
  }

  /** A pass that is under way is not broken off: under steady typing the last documents would never be reached. */
  request(): void {
    this.#requested = true;
    if (this.#running) return;
    this.#running = true;
    void this.#shared.wrapper.run(`Checking ${this.#open.name}`, () => this.#run());
  }

  dispose(): void {
    this.#disposed = true;
    this.#collection.set(
      [...this.#shown.keys()].map((path) => [this.#open.uriOf(path), undefined]),
    );
  }

  /** It is over in the same turn in which it sees no new request, so that none is lost. */
  async #run(): Promise<void> {
    try {
      while (this.#isRequested()) {
        this.#requested = false;
        const start = Date.now();
        await this.#pass();
        if (this.#isRequested()) await restFrom(start);
      }
    } finally {
      this.#running = false;
    }
  }

  #isRequested(): boolean {
    return this.#requested && !this.#disposed;
  }

  async #pass(): Promise<void> {
    await this.#shared.findings.bringUp(this.#open);
    if (this.#disposed) return;
    const paths = this.#paths();
    for (const path of this.#shown.keys()) paths.add(path);
    const check = (path: string) => {
      this.#check(path);
    };
    const isCurrent = () => {
      this.#flush();
      return !this.#disposed;
    };
    if (await inSlices(paths, check, isCurrent)) this.#flush();
  }

  #check(path: string): void {
    const findings = this.#findingsAt(path);
    if (isSameList(this.#shown.get(path) ?? [], findings)) return;
    if (findings.length === 0) this.#shown.delete(path);
    else this.#shown.set(path, findings);
    this.#changed.push([this.#open.uriOf(path), findings.map(toDiagnostic)]);
  }

  #flush(): void {
    if (this.#disposed || this.#changed.length === 0) return;
    this.#collection.set(this.#changed);
    this.#changed = [];
  }

  /** Documents in open editors come first: somebody is looking at them. */
  #paths(): Set<string> {
    const { library } = this.#open;
    const looked = vscode.window.visibleTextEditors.flatMap(({ document }) => {
      const path = this.#open.pathOf(document.uri);
      return path !== undefined && library.documents.has(path) ? [path] : [];
    });
    const others = this.#shared.findings.ofLibrary(this.#open).keys();
    return new Set([...looked, ...others, ...library.documents.keys()]);
  }

  #findingsAt(path: string): readonly Finding[] {
    const findings = this.#shared.findings.at(this.#open, path);
    return this.#open.withoutKnown(findings);
  }
}

type Change = [vscode.Uri, vscode.Diagnostic[]];
