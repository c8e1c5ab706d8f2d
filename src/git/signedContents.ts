/** What begins a fingerprint, and so every record of a signature: `c1:`. */
const [before, mark, after] = [99, 49, 58];

/**
 * Notes in which contents fingerprints stand, from whoever comes across contents.
 *
 * Those that have some are kept, and with them what else sign-offs are proved by: to read a part of a history again costs
 * git nearly as much as all of it.
 */
export class SignedContents {
  readonly #counts = new Map<string, number>();
  readonly #kept = new Map<string, Uint8Array>();

  /** Looks at a content, by its object name; of its bytes no more than a copy is held, if they are to be kept. */
  see(blob: string, bytes: Uint8Array, isWanted = false): void {
    if (this.#counts.has(blob)) return;
    const count = countFingerprints(bytes);
    this.#counts.set(blob, count);
    if (count > 0 || isWanted) this.#kept.set(blob, Uint8Array.from(bytes));
  }

  /** How many fingerprints a content has; undefined when nobody came across it. */
  countIn(blob: string): number | undefined {
    return this.#counts.get(blob);
  }

  /** Contents that were kept, by their object names. */
  get kept(): ReadonlyMap<string, Uint8Array> {
    return this.#kept;
  }
}

function countFingerprints(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(mark, 1); at > 0; at = bytes.indexOf(mark, at + 1)) {
    if (bytes[at - 1] === before && bytes[at + 1] === after) count++;
  }
  return count;
}
