import type { YamlValue } from '../core/document/frontmatter.js';
import { isList } from '../core/document/yamlValues.js';

/** What a packed value is; the numbers stand in files, and change only with the format. */
export const valueTags = {
  nothing: 0,
  no: 1,
  yes: 2,
  integer: 3,
  number: 4,
  text: 5,
  list: 6,
  mapping: 7,
} as const;

/** How the texts of a part are written: ASCII as the reader makes it fastest, and nothing so that a lone surrogate is lost. */
export const poolEncodings = ['latin1', 'utf8', 'utf16le'] as const;

/** Bytes before a part's numbers: its size, the length of its numbers, the encoding of its texts. */
export const partHead = 9;

/** Integers up to this magnitude are packed as such; the rest, fractions and -0 are written out. */
const largestInteger = 2 ** 40;
/** Records lie one behind the other in slabs of this size, because a buffer of its own costs more than all its bytes. */
const slabSize = 512 * 1024;
/** Bytes of a number up to the largest integer's double, seven bits in each. */
const bytesPerNumber = 6;
/** No encoding takes more than three bytes for a unit of text. */
const bytesPerUnit = 3;

/**
 * Writes records of several parts, each of numbers and texts.
 *
 * The texts of a part go into a pool that stands behind its numbers, because one long text is made much faster than many short ones. Whoever reads takes everything back in the same order.
 *
 * Numbers wait in a list and become bytes when their part ends, in one loop: engines copy a function as small as `count` to wherever it is called, and compile it there again.
 */
export class PackWriter {
  #slab = Buffer.allocUnsafeSlow(slabSize);
  #recordStart = 0;
  #partStart = 0;
  /** Of the part that is written, only the first `#used` of them. */
  readonly #numbers: number[] = [];
  #used = 0;
  #pool = '';

  /** A whole number from 0; small ones take one byte. */
  count(value: number): void {
    this.#numbers[this.#used++] = value;
  }

  /** A whole number of either sign, small in magnitude as a rule. */
  distance(value: number): void {
    this.count(value < 0 ? -value * 2 - 1 : value * 2);
  }

  text(value: string): void {
    this.count(value.length);
    this.#pool += value;
  }

  texts(values: readonly string[]): void {
    this.count(values.length);
    for (const value of values) {
      this.text(value);
    }
  }

  value(value: YamlValue): void {
    if (typeof value === 'string') {
      this.count(valueTags.text);
      this.text(value);
    } else if (typeof value === 'number') {
      this.#number(value);
    } else if (typeof value === 'boolean') {
      this.count(value ? valueTags.yes : valueTags.no);
    } else if (value === null) {
      this.count(valueTags.nothing);
    } else if (isList(value)) {
      this.count(valueTags.list);
      this.count(value.length);
      for (const entry of value) {
        this.value(entry);
      }
    } else {
      const keys = Object.keys(value);
      this.count(valueTags.mapping);
      this.count(keys.length);
      for (const key of keys) {
        this.text(key);
        this.value(value[key] ?? null);
      }
    }
  }

  endPart(): void {
    const pool = this.#pool;
    this.#makeRoom(partHead + this.#used * bytesPerNumber + pool.length * bytesPerUnit);
    const slab = this.#slab;
    const start = this.#partStart;
    const poolStart = writeNumbers(slab, start + partHead, {
      numbers: this.#numbers,
      count: this.#used,
    });
    let encoding = 0;
    let size = pool === '' ? 0 : slab.write(pool, poolStart, 'utf8');
    if (size > pool.length) {
      encoding = /[\ud800-\udfff]/.test(pool) ? 2 : 1;
      if (encoding === 2) size = slab.write(pool, poolStart, 'utf16le');
    }
    const end = poolStart + size;
    slab.writeUInt32LE(end - start, start);
    slab.writeUInt32LE(poolStart - start - partHead, start + 4);
    slab[start + 8] = encoding;
    this.#partStart = end;
    this.#used = 0;
    this.#pool = '';
  }

  /** The record of the parts that ended since the last call. */
  take(): Uint8Array {
    const record = this.#slab.subarray(this.#recordStart, this.#partStart);
    this.#recordStart = this.#partStart;
    return record;
  }

  #number(value: number): void {
    if (Number.isInteger(value) && Math.abs(value) < largestInteger && !Object.is(value, -0)) {
      this.count(valueTags.integer);
      this.distance(value);
    } else {
      this.count(valueTags.number);
      this.text(Object.is(value, -0) ? '-0' : String(value));
    }
  }

  /** Sees to it that the next part may take `size` bytes, moving the unfinished record to a new slab if it must. */
  #makeRoom(size: number): void {
    if (this.#partStart + size <= this.#slab.length) return;
    const written = this.#partStart - this.#recordStart;
    const slab = Buffer.allocUnsafeSlow(Math.max(slabSize, (written + size) * 2));
    this.#slab.copy(slab, 0, this.#recordStart, this.#partStart);
    this.#slab = slab;
    this.#recordStart = 0;
    this.#partStart = written;
  }
}

/** Writes the first `count` of `numbers` to `slab` from `start` on, and gives the offset behind them. */
function writeNumbers(
  slab: Buffer,
  start: number,
  { numbers, count }: { readonly numbers: readonly number[]; readonly count: number },
): number {
  let at = start;
  for (let index = 0; index < count; index++) {
    let rest = numbers[index] as number;
    while (rest > 127) {
      slab[at++] = (rest % 128) + 128;
      rest = rest > 0x7fffffff ? Math.floor(rest / 128) : rest >> 7;
    }
    slab[at++] = rest;
  }
  return at;
}
