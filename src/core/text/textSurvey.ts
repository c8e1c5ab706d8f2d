import type { LineStarts } from './lineMap.js';
import { mayBelongToToken, mayEndName, mayHoldPlainToken, mayTellSecret } from './secretHints.js';

/** What one look at every character of a text shows, so that no later one needs to look at them all. */
export interface TextSurvey {
  readonly lines: LineStarts;
  /** Where inline Markdown other than emphasis may begin or end, in order. */
  readonly marks: readonly number[];
  /** Whether there is a character that nobody sees, `isInvisible`. */
  readonly hasInvisible: boolean;
  /** Whether there are brackets or boxes beyond ASCII (`［`, `☐`) that may be meant as a checklist's. */
  readonly hasForeignBox: boolean;
  /** Whether it is worth while to look for tokens, and for what a password or key is named by. */
  readonly mayHoldToken: boolean;
  readonly mayNameSecret: boolean;
}

/** First half of U+E0000 to U+E03FF, among them the tag characters. */
const tagCharacters = 0xdb40;
const separateOnes: ReadonlySet<number> = new Set([
  0xad, 0x34f, 0x61c, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x180e, 0x3164, 0xfeff, 0xffa0, 0xfff9,
  0xfffa, 0xfffb,
]);

/** What a character calls for; letters, digits, blanks and most punctuation call for nothing. */
const kinds = new Uint8Array(128);
const isControl = 1;
const isLineEnd = 2;
const isMark = 3;
const isMarkBeside = 4;
const isSeparator = 5;
const isInSecrets = 6;
kinds.fill(isControl, 0, 32);
kinds[9] = 0;
kinds[127] = isControl;
for (const [characters, kind] of [
  ['\n\r', isLineEnd],
  ['\\`<[]@', isMark],
  ['!:.', isMarkBeside],
  ['=|', isSeparator],
  ['_-', isInSecrets],
] as const) {
  for (const character of characters) {
    kinds[character.charCodeAt(0)] = kind;
  }
}

/** Finds the lines of `text`, its marks, and whether it holds anything unusual, in one pass. */
export function surveyText(text: string): TextSurvey {
  const lines = [0];
  const marks: number[] = [];
  let hasInvisible = false;
  let hasForeignBox = false;
  let mayHoldToken = false;
  let mayNameSecret = false;
  const { length } = text;
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 128) {
      hasInvisible ||= isInvisible(code);
      hasForeignBox ||= isForeignBox(code);
      continue;
    }
    const kind = kinds[code];
    if (kind === 0) {
      continue;
    }
    if (kind === isLineEnd) {
      if (code === 10 || text.charCodeAt(at + 1) !== 10) {
        lines.push(at + 1);
      }
    } else if (kind === isControl) {
      hasInvisible = true;
    } else {
      if (kind === isMark || (kind === isMarkBeside && marksBeside(text, at, code))) {
        marks.push(at);
      }
      if (kind === isSeparator || code === 58) {
        mayNameSecret ||= mayEndName(text, at);
      } else if (kind !== isMark || code === 64) {
        mayHoldToken ||= mayBelongToToken(text, at);
      }
    }
  }
  mayHoldToken ||= mayHoldPlainToken(text);
  mayNameSecret ||= mayTellSecret(text);
  return { lines, marks, hasInvisible, hasForeignBox, mayHoldToken, mayNameSecret };
}

/** `![`, `:/` and `w.`: the only ones of their kind with which something may begin. */
function marksBeside(text: string, at: number, code: number): boolean {
  switch (code) {
    case 33:
      return text.charCodeAt(at + 1) === 91;
    case 58:
      return text.charCodeAt(at + 1) === 47;
    default:
      return (text.charCodeAt(at - 1) | 32) === 119;
  }
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
