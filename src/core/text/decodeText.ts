import { decodeUtf16, decodeUtf32 } from './wideEncodings.js';

/** The platform's decoder, as far as core needs it: present in Node and in every browser. */
interface Utf8Decoder {
  decode(bytes: Uint8Array): string;
}
declare const TextDecoder: new (
  label: string,
  options: { readonly fatal: boolean; readonly ignoreBOM: boolean },
) => Utf8Decoder;
declare const TextEncoder: new () => { encode(text: string): Uint8Array };

/** A file's text, with what stood in the way of reading it as UTF-8. */
export interface DecodedText {
  /** Without a byte order mark. */
  readonly text: string;
  /** Whether the file began with a byte order mark; `encodeText` puts it back. */
  readonly bom: boolean;
  /** Absent for UTF-8. With it the text is the best reading there is, and must not be written back. */
  readonly problem?: EncodingProblem;
  /** Whether the text is known to be in one piece; texts put together by editing are not. */
  readonly isWhole?: boolean;
}

export type EncodingProblem = 'utf-16' | 'utf-32' | 'invalid-utf-8';

const lenient = new TextDecoder('utf-8', { fatal: false, ignoreBOM: true });
const encoder = new TextEncoder();
const replacement = '\uFFFD';

/** Reads any bytes: UTF-8 with or without byte order mark; anything else as well as it can be, with its problem. */
export function decodeText(bytes: Uint8Array): DecodedText {
  const wide = findWideEncoding(bytes);
  if (wide !== undefined) {
    return wide;
  }
  const bom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const content = bom ? bytes.subarray(3) : bytes;
  const text = lenient.decode(content);
  if (text.includes(replacement) && !isFaithful(text, bytes, bom)) {
    return { text, bom, problem: 'invalid-utf-8' };
  }
  return { text, bom, isWhole: true };
}

/** The bytes of `text` in UTF-8, with a byte order mark when the file had one. */
export function encodeText(text: string, bom: boolean): Uint8Array {
  return encoder.encode(bom ? `\uFEFF${text}` : text);
}

/** A replacement character may be in the file itself; then the text encodes back to the same bytes. */
function isFaithful(text: string, bytes: Uint8Array, bom: boolean): boolean {
  const again = encodeText(text, bom);
  return again.length === bytes.length && again.every((byte, index) => byte === bytes[index]);
}

function findWideEncoding(bytes: Uint8Array): DecodedText | undefined {
  const [a, b, c, d] = bytes;
  if (a === 0xff && b === 0xfe) {
    return c === 0 && d === 0 && bytes.length % 4 === 0
      ? { text: decodeUtf32(bytes.subarray(4), 'little'), bom: true, problem: 'utf-32' }
      : { text: decodeUtf16(bytes.subarray(2), 'little'), bom: true, problem: 'utf-16' };
  }
  if (a === 0xfe && b === 0xff) {
    return { text: decodeUtf16(bytes.subarray(2), 'big'), bom: true, problem: 'utf-16' };
  }
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) {
    return { text: decodeUtf32(bytes.subarray(4), 'big'), bom: true, problem: 'utf-32' };
  }
  return guessUtf16WithoutMark(bytes);
}

/** Two ASCII characters at the start of a file, each beside a zero byte, are UTF-16 that lost its mark. */
function guessUtf16WithoutMark(bytes: Uint8Array): DecodedText | undefined {
  const [a = 0, b = 0, c = 0, d = 0] = bytes;
  if (bytes.length < 4) {
    return undefined;
  }
  if (a !== 0 && b === 0 && c !== 0 && d === 0) {
    return { text: decodeUtf16(bytes, 'little'), bom: false, problem: 'utf-16' };
  }
  if (a === 0 && b !== 0 && c === 0 && d !== 0) {
    return { text: decodeUtf16(bytes, 'big'), bom: false, problem: 'utf-16' };
  }
  return undefined;
}
