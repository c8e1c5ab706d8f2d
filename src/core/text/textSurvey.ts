import { encodeText } from './decodeText.js';
import type { LineStarts } from './lineMap.js';
import { mayBelongToToken, mayEndName, mayTellSecret } from './secretHints.js';

/** Where a text's lines and marks are: what decides how it reads. */
export interface TextPlaces {
  readonly lines: LineStarts;
  /** Where inline Markdown other than emphasis may begin or end, in order. */
  readonly marks: readonly number[];
}

/** What one look at every character of a text shows, so that no later one needs to look at them all. */
export interface TextSurvey extends TextPlaces {
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

/** What a byte calls for; letters, digits, blanks and most punctuation call for nothing. */
const kinds = new Uint8Array(256);
const isUnusual = 1;
const isLineEnd = 2;
const isMark = 3;
/** A mark only before its partner, or a dot behind `w`. */
const isHalfMark = 4;
const isDot = 5;
const isDash = 6;
const isHint = 7;
/** A byte behind the first of a character beyond ASCII. */
const isContinuation = 8;
/** The first of four bytes for a character of two code units. */
const isPair = 9;
kinds.fill(isUnusual, 0, 32);
kinds[9] = 0;
kinds.fill(isUnusual, 127);
kinds.fill(isContinuation, 0x80, 0xc0);
kinds.fill(isPair, 0xf0);
for (const [characters, kind] of [
  ['\n\r', isLineEnd],
  ['\\`<[]@', isMark],
  ['!:', isHalfMark],
  ['.', isDot],
  ['-', isDash],
  ['=|_A', isHint],
] as const) {
  for (const character of characters) {
    kinds[character.charCodeAt(0)] = kind;
  }
}
const partners = new Uint8Array(128);
partners['!'.charCodeAt(0)] = '['.charCodeAt(0);
partners[':'.charCodeAt(0)] = '/'.charCodeAt(0);

/** What the loop finds. */
interface Places {
  readonly lines: number[];
  readonly marks: number[];
  /** Where a part of a secret, or the end of its name, may be. */
  readonly hints: number[];
  /** Control characters, and all beyond ASCII. */
  readonly unusual: number[];
}

/**
 * Finds the lines of `text`, its marks, and whether it holds anything unusual, in one pass.
 *
 * `utf8` is the same text in UTF-8, for those who have it.
 */
export function surveyText(text: string, utf8 = encodeText(text, false)): TextSurvey {
  const places: Places = { lines: [0], marks: [], hints: [], unusual: [] };
  notePlaces(utf8, utf8.length, places);
  const { lines, marks, hints, unusual } = places;
  const secrets = weighHints(text, hints);
  return {
    lines,
    marks,
    hasInvisible: unusual.some((at) => isInvisible(text.charCodeAt(at))),
    hasForeignBox: unusual.some((at) => isForeignBox(text.charCodeAt(at))),
    mayHoldToken: secrets.mayHoldToken,
    mayNameSecret: secrets.mayNameSecret || mayTellSecret(text),
  };
}

/** The part of the survey for whoever does not ask what may be wrong with a text. */
export function surveyPlaces(text: string): TextPlaces {
  const places: Places = { lines: [0], marks: [], hints: [], unusual: [] };
  const utf8 = encodeText(text, false);
  notePlaces(utf8, utf8.length, places);
  return places;
}

/**
 * Looks at every byte of a text in UTF-8: engines read bytes several times faster than characters.
 *
 * Engines compile this loop in the middle of the first text, and compile it again whenever a step is
 * taken that they have not seen. So nothing is read before or behind it, rare characters take the same
 * steps as common ones, and no other function is asked.
 */
function notePlaces(
  utf8: Uint8Array,
  length: number,
  { lines, marks, hints, unusual }: Places,
): void {
  // How many code units lie behind as many bytes.
  let shorter = 0;
  for (let index = 0; index < length; index++) {
    const code = utf8[index] as number;
    const kind = kinds[code];
    if (kind === 0) {
      continue;
    }
    const at = index - shorter;
    const before = index > 1 ? utf8[index - 1] : 0;
    const next = index + 1 < length ? utf8[index + 1] : 0;
    if (kind === isLineEnd) {
      if (next !== 10 || code === 10) {
        lines.push(at + 1);
      }
    } else if (kind === isDash) {
      // The end of a token's prefix (`glpat-`, `sk-ant-`, `xoxb-`), or of the dashes before a private key.
      const isThird = index > 1 && utf8[index - 2] === 120;
      if (before === 116 || before === 106 || isThird || (before === 45 && next === 66)) {
        hints.push(at);
      }
    } else if (kind === isContinuation) {
      shorter++;
    } else if (kind === isUnusual || kind === isPair) {
      unusual.push(at);
      shorter -= kind === isPair ? 1 : 0;
    } else {
      const isHalf = kind === isHalfMark && next === partners[code];
      if (kind === isMark || isHalf || (kind === isDot && ((before as number) | 32) === 119)) {
        marks.push(at);
      }
      if (kind !== isMark || code === 64) {
        hints.push(at);
      }
    }
  }
}

/** Which kinds of secrets the places in `hints` give reason to look for. */
function weighHints(
  text: string,
  hints: readonly number[],
): Pick<TextSurvey, 'mayHoldToken' | 'mayNameSecret'> {
  let mayHoldToken = false;
  let mayNameSecret = false;
  for (const at of hints) {
    switch (text.charCodeAt(at)) {
      case 58:
      case 61:
      case 124:
        mayNameSecret ||= mayEndName(text, at);
        break;
      default:
        mayHoldToken ||= mayBelongToToken(text, at);
    }
  }
  return { mayHoldToken, mayNameSecret };
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
