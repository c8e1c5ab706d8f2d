import type { YamlValue } from '../core/document/frontmatter.js';

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

/** Bytes before a part's numbers. */
export const partHead = 9;

/** Integers up to this magnitude are packed as such; the rest, fractions and -0 take eight bytes. */
const largestInteger = 2 ** 40;

/**
 * Writes the parts of one record, each of numbers and texts, into buffers that it uses again for the next.
 *
 * The texts of a part go into a pool that stands behind its numbers, because one long text is made much faster than many short ones. Whoever reads takes everything back in the same order.
 */
export class PackWriter {
  /** The numbers of the part being written. */
  #bytes = Buffer.allocUnsafe(64 * 1024);
  #length = 0;
  #texts: string[] = [];
  /** The parts that are finished, each after its size. */
  #record = Buffer.allocUnsafe(256 * 1024);
  #recordLength = 0;

  /** A whole number from 0; small ones take one byte. */
  count(value: number): void {
    this.#bytes = withRoom(this.#bytes, this.#length + 8);
    let rest = value;
    while (rest > 127) {
      this.#bytes[this.#length++] = (rest % 128) + 128;
      rest = Math.floor(rest / 128);
    }
    this.#bytes[this.#length++] = rest;
  }

  /** A whole number of either sign, small in magnitude as a rule. */
  distance(value: number): void {
    this.count(value < 0 ? -value * 2 - 1 : value * 2);
  }

  text(value: string): void {
    this.count(value.length);
    this.#texts.push(value);
  }

  texts(values: readonly string[]): void {
    this.count(values.length);
    for (const value of values) {
      this.text(value);
    }
  }

  value(value: YamlValue): void {
    if (value === null) {
      this.count(valueTags.nothing);
    } else if (typeof value === 'boolean') {
      this.count(value ? valueTags.yes : valueTags.no);
    } else if (typeof value === 'number') {
      this.#number(value);
    } else if (typeof value === 'string') {
      this.count(valueTags.text);
      this.text(value);
    } else if (isList(value)) {
      this.count(valueTags.list);
      this.count(value.length);
      for (const entry of value) {
        this.value(entry);
      }
    } else {
      const entries = Object.entries(value);
      this.count(valueTags.mapping);
      this.count(entries.length);
      for (const [key, entry] of entries) {
        this.text(key);
        this.value(entry);
      }
    }
  }

  /** Ends a part: its size, the length of its numbers, the width of its characters, numbers, texts. */
  endPart(): void {
    const pool = this.#texts.join('');
    const wide = /[^\0-\xff]/.test(pool);
    const size = partHead + this.#length + (wide ? pool.length * 2 : pool.length);
    const start = this.#recordLength;
    this.#record = withRoom(this.#record, start + size);
    this.#record.writeUInt32LE(size, start);
    this.#record.writeUInt32LE(this.#length, start + 4);
    this.#record[start + 8] = wide ? 2 : 1;
    this.#bytes.copy(this.#record, start + partHead, 0, this.#length);
    this.#record.write(pool, start + partHead + this.#length, wide ? 'utf16le' : 'latin1');
    this.#recordLength = start + size;
    this.#length = 0;
    this.#texts = [];
  }

  /** The record of the parts that ended since the last call. */
  take(): Uint8Array {
    const record = Buffer.allocUnsafeSlow(this.#recordLength);
    this.#record.copy(record, 0, 0, this.#recordLength);
    this.#recordLength = 0;
    return record;
  }

  #number(value: number): void {
    if (Number.isInteger(value) && Math.abs(value) < largestInteger && !Object.is(value, -0)) {
      this.count(valueTags.integer);
      this.distance(value);
      return;
    }
    this.count(valueTags.number);
    this.#bytes = withRoom(this.#bytes, this.#length + 8);
    this.#length = this.#bytes.writeDoubleLE(value, this.#length);
  }
}

/** The buffer, or a larger one with the same content when it has not `size` bytes. */
function withRoom(buffer: Buffer<ArrayBuffer>, size: number): Buffer<ArrayBuffer> {
  if (size <= buffer.length) return buffer;
  const larger = Buffer.allocUnsafe(Math.max(size, buffer.length * 2));
  buffer.copy(larger);
  return larger;
}

/** `Array.isArray` does not narrow a readonly list. */
function isList(value: YamlValue): value is readonly YamlValue[] {
  return Array.isArray(value);
}
