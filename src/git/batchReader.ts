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
 * Bytes stay in the piece they came in; only an object that lies across two pieces is copied.
 */
export class BatchReader {
  readonly #onAnswer: (object: GitObject | undefined) => void;
  /** What came of a line that is not whole yet. */
  #line = '';
  #open: OpenObject | undefined;

  /** `onAnswer` is told in the order of the questions; undefined where there is no such object. */
  constructor(onAnswer: (object: GitObject | undefined) => void) {
    this.#onAnswer = onAnswer;
  }

  read(piece: Uint8Array): void {
    for (let at = 0; at < piece.length;) {
      at += this.#open ? this.#fill(this.#open, piece.subarray(at)) : this.#begin(piece, at);
    }
  }

  /** Takes what is left of an object, and says how much that was. */
  #fill(open: OpenObject, piece: Uint8Array): number {
    const { bytes, size } = open;
    const taken = piece.subarray(0, bytes.length - open.filled);
    bytes.set(taken, open.filled);
    open.filled += taken.length;
    if (open.filled === bytes.length) {
      this.#open = undefined;
      this.#onAnswer({ name: open.name, type: open.type, bytes: bytes.subarray(0, size) });
    }
    return taken.length;
  }

  /** Reads a line, and the object behind it where the piece has all of it; says how much that was. */
  #begin(piece: Uint8Array, at: number): number {
    const end = piece.indexOf(lineBreak, at);
    // A line is ASCII, so that no character is cut in two; a question that names nothing is answered in its own words.
    const text = this.#line + toText(piece.subarray(at, end < 0 ? piece.length : end));
    this.#line = end < 0 ? text : '';
    if (end < 0) return piece.length - at;
    const [, name, type, digits] = header.exec(text) ?? [];
    const start = end + 1;
    if (name === undefined || type === undefined) {
      this.#onAnswer(undefined);
      return start - at;
    }
    const size = Number(digits);
    if (start + size >= piece.length) {
      this.#open = { name, type, size, bytes: new Uint8Array(size + 1), filled: 0 };
      return start - at;
    }
    this.#onAnswer({ name, type, bytes: piece.subarray(start, start + size) });
    return start + size + 1 - at;
  }
}

/** An object of which a part came, the line break behind it included in its bytes. */
interface OpenObject {
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly bytes: Uint8Array;
  filled: number;
}
