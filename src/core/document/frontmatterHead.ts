import { decodeText } from '../text/decodeText.js';

/** Most frontmatter ends within as many bytes; where it does not, twice as many are looked at, and so on. */
const firstLook = 2048;
const dash = 45;
const closingLine = /\n---[ \t]*\r?\n/;

/**
 * The beginning of a file's text that holds all of its frontmatter, whatever closes it; read as frontmatter it says what
 * the whole text says.
 *
 * Undefined where that is not plain to see: then the whole file has to be read.
 */
export function frontmatterHead(bytes: Uint8Array): string | undefined {
  if (bytes[0] !== dash || bytes[1] !== dash || bytes[2] !== dash) return undefined;
  for (let size = firstLook; ; size *= 2) {
    const { text } = decodeText(bytes.subarray(0, size));
    const end = closingLine.exec(text);
    if (end !== null) return text.slice(0, end.index + end[0].length);
    if (size >= bytes.length) return undefined;
  }
}
