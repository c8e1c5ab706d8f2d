import { toText } from './gitOutput.js';

/** An object of the repository as it is stored. */
export interface GitObject {
  /** Object name. */
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

const lineBreak = 10;
const header = /^([0-9a-f]{40,64}) (\w+) (\d+)$/;

/**
 * Takes the output of `git cat-file --batch` apart as it comes: for every question a line, then the bytes of the object
 * and a line break.
 *
 * Bytes stay in the piece they came in; only what lies across two pieces is copied.
 */
export class BatchReader {
  readonly #onAnswer: (object: GitObject | undefined) => void;
  /** What came of the present answer and is not read yet. */
  #rest: Uint8Array[] = [];
  #length = 0;
  /** Bytes that are needed before there is anything to read. */
  #needed = 1;

  /** `onAnswer` is told in the order of the questions; undefined where there is no such object. */
  constructor(onAnswer: (object: GitObject | undefined) => void) {
    this.#onAnswer = onAnswer;
  }

  read(piece: Uint8Array): void {
    this.#rest.push(piece);
    this.#length += piece.length;
    if (this.#length < this.#needed) return;
    const bytes = this.#rest.length === 1 ? piece : joined(this.#rest, this.#length);
    let at = 0;
    for (let size = this.#readAnswer(bytes, at); size > 0; size = this.#readAnswer(bytes, at)) {
      at += size;
    }
    const rest = bytes.subarray(at);
    this.#rest = rest.length === 0 ? [] : [rest];
    this.#length = rest.length;
  }

  /** Length of the answer at `at`, or 0 where it is not whole yet. */
  #readAnswer(bytes: Uint8Array, at: number): number {
    const end = bytes.indexOf(lineBreak, at);
    if (end < 0) {
      this.#needed = bytes.length - at + 1;
      return 0;
    }
    const line = toText(bytes.subarray(at, end));
    const [, name, type, size] = header.exec(line) ?? [];
    if (name === undefined || type === undefined) {
      this.#onAnswer(undefined);
      return end + 1 - at;
    }
    const last = end + 1 + Number(size);
    if (last >= bytes.length) {
      this.#needed = last + 1 - at;
      return 0;
    }
    this.#onAnswer({ name, type, bytes: bytes.subarray(end + 1, last) });
    return last + 1 - at;
  }
}

function joined(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const all = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
