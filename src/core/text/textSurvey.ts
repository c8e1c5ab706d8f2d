import type { LineStarts } from './lineMap.js';

/** What one look at every character of a text shows. */
export interface TextSurvey {
  readonly lines: LineStarts;
  /** Whether there is a character that nobody sees, `isInvisible`. */
  readonly hasInvisible: boolean;
  /** Whether there are brackets or boxes beyond ASCII (`［`, `☐`) that may be meant as a checklist's. */
  readonly hasForeignBox: boolean;
}

/** First half of U+E0000 to U+E03FF, among them the tag characters. */
const tagCharacters = 0xdb40;
const separateOnes: ReadonlySet<number> = new Set([
  0xad, 0x34f, 0x61c, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x180e, 0x3164, 0xfeff, 0xffa0, 0xfff9,
  0xfffa, 0xfffb,
]);

/** Finds the lines of `text` and whether it holds anything unusual, in one pass. */
export function surveyText(text: string): TextSurvey {
  const lines = [0];
  let hasInvisible = false;
  let hasForeignBox = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 32 && code < 127) {
      continue;
    }
    if (code === 10) {
      lines.push(at + 1);
    } else if (code === 13) {
      if (text.charCodeAt(at + 1) !== 10) {
        lines.push(at + 1);
      }
    } else {
      hasInvisible ||= isInvisible(code);
      hasForeignBox ||= isForeignBox(code);
    }
  }
  return { lines, hasInvisible, hasForeignBox };
}

/** The same, faster, from the valid UTF-8 of a text; places are those in the text. */
export function surveyBytes(bytes: Uint8Array): TextSurvey {
  const lines = [0];
  let hasInvisible = false;
  let hasForeignBox = false;
  /** Bytes that the text has no code units for. */
  let surplus = 0;
  const { length } = bytes;
  for (let at = 0; at < length; at++) {
    const byte = bytes[at] as number;
    if (byte >= 32 && byte < 127) {
      continue;
    }
    if (byte === 10) {
      lines.push(at + 1 - surplus);
    } else if (byte === 13) {
      if (bytes[at + 1] !== 10) {
        lines.push(at + 1 - surplus);
      }
    } else if (byte < 0x80) {
      hasInvisible ||= byte !== 9;
    } else if (byte < 0xf0) {
      const isShort = byte < 0xe0;
      const code = isShort
        ? ((byte & 31) << 6) | ((bytes[at + 1] ?? 0) & 63)
        : ((byte & 15) << 12) | (((bytes[at + 1] ?? 0) & 63) << 6) | ((bytes[at + 2] ?? 0) & 63);
      hasInvisible ||= isInvisible(code);
      hasForeignBox ||= isForeignBox(code);
      at += isShort ? 1 : 2;
      surplus += isShort ? 1 : 2;
    } else {
      hasInvisible ||= bytes[at] === 0xf3 && bytes[at + 1] === 0xa0;
      at += 3;
      surplus += 2;
    }
  }
  return { lines, hasInvisible, hasForeignBox };
}

/** Control characters, bidirectional controls, and characters without width or picture. */
export function isInvisible(code: number): boolean {
  if (code < 0xa0) {
    return code !== 9 && code !== 10 && code !== 13 && (code < 32 || code >= 127);
  }
  if (code >= 0x200b && code <= 0x206f) {
    return code <= 0x200f || (code >= 0x202a && code <= 0x202e) || code >= 0x2060;
  }
  return code === tagCharacters || separateOnes.has(code);
}

function isForeignBox(code: number): boolean {
  return (
    code === 0xff3b ||
    code === 0x3010 ||
    (code >= 0x2610 && code <= 0x2612) ||
    code === 0x25a1 ||
    code === 0x2b1c
  );
}
