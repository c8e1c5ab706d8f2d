import { Worker } from 'node:worker_threads';
import type { LibraryChange } from '../core/library/library.js';
import type { Configuration } from '../core/schema/configuration.js';
import type { ChangeMessage, ReadAnswer, ReadBatch, ReadRequest } from './libraryMessages.js';
import { unpackDocument } from './packedDocument.js';
import { configurationPath, toConfiguration, toRoster } from './settingsFiles.js';

export interface ReadAllOptions {
  readonly signal: AbortSignal;
  /** Told now and then how many documents were read. */
  readonly onProgress: (documents: number) => void;
}

const idleMs = 30_000;

/** A request that waits for its answer. */
interface Pending {
  readonly changes: LibraryChange[];
  documents: number;
  readonly onProgress: (documents: number) => void;
  readonly resolve: (changes: readonly LibraryChange[]) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Reads libraries in a thread of its own, started when it is asked and ended when it is not.
 *
 * Documents arrive packed and are unpacked when somebody looks at them, so that taking in thousands of them holds up this thread for milliseconds.
 */
export class LibraryReader {
  readonly #program: string;
  readonly #cacheFolder: string | undefined;
  readonly #pending = new Map<number, Pending>();
  #worker: Worker | undefined;
  #idle: NodeJS.Timeout | undefined;
  #lastId = 0;

  /** `program` is the bundle of `thread.ts`; without a folder nothing is kept between two readings. */
  constructor(program: string, cacheFolder?: string) {
    this.#program = program;
    this.#cacheFolder = cacheFolder;
  }

  /** Everything of the library at the absolute path `root`, its settings first. What was read until the signal came is the answer. */
  async readAll(root: string, options: ReadAllOptions): Promise<readonly LibraryChange[]> {
    const { signal, onProgress } = options;
    if (signal.aborted) return [];
    const cancelled = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
    const cancel = () => {
      Atomics.store(new Int32Array(cancelled), 0, 1);
    };
    signal.addEventListener('abort', cancel, { once: true });
    try {
      const cacheFolder = this.#cacheFolder;
      return await this.#ask(
        (id) => ({ kind: 'all', id, root, cacheFolder, cancelled }),
        onProgress,
      );
    } finally {
      signal.removeEventListener('abort', cancel);
    }
  }

  /** What is at `paths` now; see `readPaths` in the thread. */
  readPaths(
    root: string,
    paths: readonly string[],
    configuration: Configuration,
  ): Promise<readonly LibraryChange[]> {
    return this.#ask(
      (id) => ({ kind: 'paths', id, root, paths, configuration }),
      () => undefined,
    );
  }

  dispose(): void {
    clearTimeout(this.#idle);
    this.#fail(new Error('Reading was stopped.'));
    void this.#worker?.terminate();
    this.#worker = undefined;
  }

  #ask(
    request: (id: number) => ReadRequest,
    onProgress: Pending['onProgress'],
  ): Promise<readonly LibraryChange[]> {
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { changes: [], documents: 0, onProgress, resolve, reject });
      this.#worker ??= this.#start();
      this.#worker.ref();
      this.#worker.postMessage(request(id));
    });
  }

  #start(): Worker {
    const worker = new Worker(this.#program, { name: 'sop-library' });
    worker.on('message', (answer: ReadAnswer) => {
      this.#take(answer);
      if (this.#pending.size === 0) this.#rest(worker);
    });
    const fail = (error: Error) => {
      if (this.#worker !== worker) return;
      this.#worker = undefined;
      this.#fail(new Error('The thread that reads libraries failed.', { cause: error }));
    };
    worker.on('error', fail);
    worker.on('exit', (code) => {
      fail(new Error(`It ended with code ${code}.`));
    });
    return worker;
  }

  /** Lets the process end, and gives back the memory of the thread when nobody needs it for a while. */
  #rest(worker: Worker): void {
    worker.unref();
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => {
      if (this.#pending.size > 0 || this.#worker !== worker) return;
      this.#worker = undefined;
      void worker.terminate();
    }, idleMs);
    this.#idle.unref();
  }

  #take(answer: ReadAnswer): void {
    const pending = this.#pending.get(answer.id);
    if (pending === undefined) return;
    switch (answer.kind) {
      case 'batch':
        takeBatch(pending, answer);
        return;
      case 'done':
        this.#pending.delete(answer.id);
        pending.resolve(pending.changes);
        return;
      case 'failed':
        this.#pending.delete(answer.id);
        pending.reject(new Error(answer.message));
        return;
      default:
        answer satisfies never;
    }
  }

  #fail(error: Error): void {
    const pending = [...this.#pending.values()];
    this.#pending.clear();
    for (const { reject } of pending) {
      reject(error);
    }
  }
}

function takeBatch(pending: Pending, { changes, packed }: ReadBatch): void {
  let start = 0;
  for (const change of changes) {
    const length = change.kind === 'document' ? change.length : 0;
    pending.changes.push(toChange(change, new Uint8Array(packed, start, length)));
    start += length;
    pending.documents += change.kind === 'document' ? 1 : 0;
  }
  pending.onProgress(pending.documents);
}

function toChange(change: ChangeMessage, packed: Uint8Array): LibraryChange {
  switch (change.kind) {
    case 'document':
      return { kind: 'document', document: unpackDocument(change.path, packed) };
    case 'settings':
      return change.path === configurationPath
        ? { kind: 'settings', configuration: toConfiguration(change.content) }
        : { kind: 'settings', roster: toRoster(change.content) };
    case 'file':
    case 'symlink':
    case 'unreadable':
    case 'removed':
    case 'acknowledgements':
    case 'savedFilters':
    case 'codeOwners':
      return change;
    default:
      return change satisfies never;
  }
}
