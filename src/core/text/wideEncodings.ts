/** Which end of a number comes first in the file. */
export type ByteOrder = 'little' | 'big';

const chunkSize = 4096;

/** The text of UTF-16 bytes; an odd last byte is dropped. */
export function decodeUtf16(bytes: Uint8Array, order: ByteOrder): string {
  const high = order === 'little' ? 1 : 0;
  const low = 1 - high;
  return fromCodes(bytes.length >> 1, (index) => {
    const at = index * 2;
    return ((bytes[at + high] ?? 0) << 8) | (bytes[at + low] ?? 0);
  });
}

/** The text of UTF-32 bytes; what is no character becomes U+FFFD, bytes past the last four are dropped. */
export function decodeUtf32(bytes: Uint8Array, order: ByteOrder): string {
  return fromCodes(bytes.length >> 2, (index) => {
    const four = [...bytes.subarray(index * 4, index * 4 + 4)];
    const ordered = order === 'little' ? four.reverse() : four;
    const code = ordered.reduce((value, byte) => value * 256 + byte, 0);
    return code > 0x10ffff ? 0xfffd : code;
  });
}

function fromCodes(count: number, codeAt: (index: number) => number): string {
  let text = '';
  for (let start = 0; start < count; start += chunkSize) {
    const codes: number[] = [];
    for (let index = start; index < Math.min(count, start + chunkSize); index++) {
      codes.push(codeAt(index));
    }
    text += String.fromCodePoint(...codes);
  }
  return text;
}
