/** Sizes of memory are multiples of this, so that what one content leaves suits the next. */
const step = 1024;

/**
 * Memory for contents of which many are kept for a while, used again and again: where each gets its own, what was let go of
 * piles up until somebody collects it.
 */
export class BytePool {
  readonly #free = new Map<number, ArrayBufferLike[]>();

  /** A copy of the bytes. */
  copy(bytes: Uint8Array): Uint8Array {
    const size = Math.ceil(bytes.length / step) * step;
    const memory = this.#free.get(size)?.pop() ?? new ArrayBuffer(size);
    const copy = new Uint8Array(memory, 0, bytes.length);
    copy.set(bytes);
    return copy;
  }

  /** Takes a copy back, which holds until the next one is made. */
  giveBack({ buffer }: Uint8Array): void {
    const free = this.#free.get(buffer.byteLength) ?? [];
    this.#free.set(buffer.byteLength, free);
    free.push(buffer);
  }
}
