import { toText } from './gitOutput.js';

/** Longer output than this is decoded in pieces: a text has a greatest length, and a piece that is done makes room. */
const chunkBytes = 32 * 1024 * 1024;

/** `bytes` as text in pieces that end behind a separator, where no character is cut in two. */
export function* textChunks(bytes: Uint8Array, separator: number): Generator<string> {
  let at = 0;
  while (at < bytes.length) {
    const cut = bytes.length - at > chunkBytes ? bytes.indexOf(separator, at + chunkBytes) : -1;
    const end = cut < 0 ? bytes.length : cut + 1;
    yield toText(bytes.subarray(at, end));
    at = end;
  }
}
