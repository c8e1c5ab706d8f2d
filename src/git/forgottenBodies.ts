import { deferDocument, keepOwnBody, letGoOfBody } from '../core/document/deferDocument.js';
import type { Document } from '../core/document/document.js';
import type { Library } from '../core/library/library.js';
import { BatchReader, type GitObject } from './batchReader.js';
import { gitStreaming, type RunProgramNow } from './gitRequest.js';
import { MissingObjectError } from './objectConversation.js';

/** Bodies of so many bytes are kept without asking: most libraries have fewer. */
const usuallyKept = 4 * 1024 * 1024;

/** How bodies are let go of. */
export interface Forgetting {
  readonly runNow: RunProgramNow;
  /** Absolute path of a folder in the repository. */
  readonly folder: string;
  /** Whether the body of a document that was looked into will hardly be asked for again; without it all are kept. */
  readonly isDone?: ((settings: Library, document: Document) => boolean) | undefined;
  /** Bytes of bodies that are kept whatever they are; 4 MiB by itself. */
  readonly mostKept?: number;
}

/**
 * Bodies of documents that were let go of: those of a large library take more memory than all that is told of it.
 *
 * One that is asked for after all is read again while everything else waits. Where that happens often, each reading brings
 * twice as many as the one before, of those that were let go of next: however many are asked for, git is started a dozen
 * times at most, and then as much is held as if nothing had been let go of.
 */
export class ForgottenBodies {
  readonly #forgetting: Forgetting;
  /** Object names in the order in which bodies were let go of. */
  readonly #blobs: string[] = [];
  readonly #places = new Map<string, number>();
  /** What was read again; equal documents share it. */
  readonly #again = new Map<string, Uint8Array>();
  #kept = 0;
  #atOnce = 1;

  constructor(forgetting: Forgetting) {
    this.#forgetting = forgetting;
  }

  /** The document at `path`, of which the object holds the bytes. */
  defer(path: string, { name, bytes }: Pick<GitObject, 'name' | 'bytes'>): Document {
    return deferDocument(path, bytes, () => this.#recall(name));
  }

  /** Lets go of the body of a document that was looked into, if it may; the settings are those of the library. */
  settle(settings: Library, document: Document, { name, bytes }: GitObject): void {
    const { isDone, mostKept = usuallyKept } = this.#forgetting;
    if (isDone === undefined) return;
    if (this.#kept + bytes.length <= mostKept) {
      this.#kept += bytes.length;
    } else if (isDone(settings, document)) {
      if (!this.#places.has(name)) this.#places.set(name, this.#blobs.push(name) - 1);
      letGoOfBody(document);
    } else {
      keepOwnBody(document);
    }
  }

  #recall(blob: string): Uint8Array {
    if (!this.#again.has(blob)) this.#readFrom(blob);
    const bytes = this.#again.get(blob);
    if (bytes === undefined) throw new MissingObjectError(blob);
    return bytes;
  }

  #readFrom(blob: string): void {
    const names = [blob, ...this.#neighbours(blob, this.#atOnce - 1)];
    this.#atOnce *= 2;
    const { runNow, folder } = this.#forgetting;
    const input = names.map((name) => `${name}\n`).join('');
    const outcome = runNow({ ...gitStreaming('cat-file', ['--batch'], { folder }), input });
    if (outcome.kind !== 'ended') return;
    const reader = new BatchReader((object) => {
      // Bytes of their own, since those of all lie in one piece.
      if (object) this.#again.set(object.name, Uint8Array.from(object.bytes));
    });
    reader.read(outcome.output);
  }

  /** So many that were let go of after it, or else before it, and not read again yet. */
  #neighbours(blob: string, count: number): readonly string[] {
    const at = this.#places.get(blob);
    if (at === undefined) return [];
    this.#places.delete(blob);
    const around = [...this.#blobs.slice(at + 1), ...this.#blobs.slice(0, at).reverse()];
    const names = around.filter((name) => this.#places.has(name)).slice(0, count);
    for (const name of names) this.#places.delete(name);
    return names;
  }
}
