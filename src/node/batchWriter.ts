import type { CodeOwnersFile } from '../core/library/library.js';
import type { ChangeMessage } from './libraryMessages.js';
import type { PackedDocument } from './packedDocument.js';
import type { TreeReading } from './readEntry.js';
import type { SettingsText } from './settingsFiles.js';

/** A batch: enough to keep messages few, little enough that taking one apart holds up nobody. */
const mostChanges = 500;

/** Sends changes and the packed documents among them; the buffer is the receiver's from then on. */
export type SendBatch = (changes: readonly ChangeMessage[], packed: ArrayBuffer) => void;

/** Collects what was read into batches to be sent. */
export class BatchWriter {
  readonly #send: SendBatch;
  #changes: ChangeMessage[] = [];
  #packed: PackedDocument[] = [];

  constructor(send: SendBatch) {
    this.#send = send;
  }

  addSettings(path: string, content: SettingsText): void {
    this.#add({ kind: 'settings', path, content });
  }

  addAcknowledgements(texts: ReadonlyMap<string, string>): void {
    this.#add({ kind: 'acknowledgements', texts });
  }

  addSavedFilters(texts: ReadonlyMap<string, string>): void {
    this.#add({ kind: 'savedFilters', texts });
  }

  addCodeOwners(file: CodeOwnersFile | undefined): void {
    this.#add({ kind: 'codeOwners', file });
  }

  addRemoved(path: string): void {
    this.#add({ kind: 'removed', path });
  }

  addReading(reading: TreeReading): void {
    if (reading.kind === 'document') {
      const { path, packed } = reading.entry;
      this.#packed.push(packed);
      this.#add({ kind: 'document', path, length: packed.length });
    } else {
      this.#add(reading);
    }
  }

  /** Sends what is left. */
  flush(): void {
    if (this.#changes.length === 0) return;
    const length = this.#packed.reduce((sum, { length: each }) => sum + each, 0);
    const packed = new Uint8Array(length);
    let start = 0;
    for (const each of this.#packed) {
      packed.set(each, start);
      start += each.length;
    }
    this.#send(this.#changes, packed.buffer);
    this.#changes = [];
    this.#packed = [];
  }

  #add(change: ChangeMessage): void {
    this.#changes.push(change);
    if (this.#changes.length >= mostChanges) this.flush();
  }
}
