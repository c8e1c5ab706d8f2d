import type { TextRange } from '../text/textRange.js';
import type { Problem } from './problem.js';
import { findRecordLines } from './yamlParts.js';

/** How much YAML is read before it is refused. */
export interface YamlLimits {
  /** UTF-8 bytes. */
  readonly bytes: number;
  /** Keys of all mappings together. */
  readonly keys: number;
  /** Mappings and lists inside each other. */
  readonly depth: number;
  /**
   * What the top-level list of sign-offs may hold beside that: it is appended to by the product, and a
   * document must not become unreadable because it was signed often.
   */
  readonly records?: RecordLimits;
}

export interface RecordLimits {
  /** UTF-8 bytes of the whole source, if the list is in block style. */
  readonly bytes: number;
  /** Keys of all records together. */
  readonly keys: number;
}

/** Room for 500 sign-offs with every key that a record has, 1 KiB each. */
const recordLimits: RecordLimits = { bytes: 576 * 1024, keys: 7500 };

export const frontmatterLimits: YamlLimits = {
  bytes: 64 * 1024,
  keys: 500,
  depth: 16,
  records: recordLimits,
};
export const settingsLimits: YamlLimits = { bytes: 1024 * 1024, keys: 50_000, depth: 16 };

/**
 * Nesting on one line, or brackets open at once, beyond which the text is never handed to a recursive parser.
 *
 * A parser that runs out of stack inside a regular expression takes the whole process with it, so
 * this cannot be left to a `catch`.
 */
const recursionLimit = 100;

/** The problem of a source that must not be parsed at all. */
export function findOversize(source: string, limits: YamlLimits): Problem | undefined {
  if (!isWithinBytes(source, limits)) {
    return tooLarge(source, limits);
  }
  const bomb = findNestingBomb(source);
  if (bomb !== undefined) {
    return tooDeep(bomb, limits);
  }
  return undefined;
}

function tooLarge(source: string, { bytes, records }: YamlLimits): Problem {
  const lines = records && findRecordLines(source);
  const limit = lines !== undefined && fits(source, bytes, lines) ? records : undefined;
  const start = limit === undefined ? 0 : (lines?.start ?? 0);
  const message =
    limit === undefined
      ? `The YAML is larger than the limit of ${bytes / 1024} KiB.`
      : `With its sign-offs the YAML is larger than the limit of ${limit.bytes / 1024} KiB.`;
  return { code: 'yaml/too-large', message, range: { start, end: lineEnd(source, start) } };
}

export function tooDeep(offset: number, limits: YamlLimits): Problem {
  const message = `Lists and mappings nest deeper than the limit of ${limits.depth}.`;
  return { code: 'yaml/too-deep', message, range: { start: offset, end: offset + 1 } };
}

function lineEnd(source: string, from: number): number {
  const length = source.slice(from).search(/[\r\n]/);
  return length < 0 ? source.length : from + length;
}

/** Whether a source is small enough in UTF-8. */
export function isWithinBytes(source: string, { bytes, records }: YamlLimits): boolean {
  if (fits(source, bytes)) {
    return true;
  }
  const lines = records && fits(source, records.bytes) ? findRecordLines(source) : undefined;
  return lines !== undefined && fits(source, bytes, lines);
}

/** Whether `source`, without the part that is `left` out, has at most so many bytes in UTF-8. */
function fits(source: string, limit: number, left: TextRange = { start: 0, end: 0 }): boolean {
  if ((source.length - (left.end - left.start)) * 3 <= limit) {
    return true;
  }
  let bytes = 0;
  for (let at = left.start === 0 ? left.end : 0; at < source.length && bytes <= limit;) {
    const code = source.charCodeAt(at);
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code >= 0xd800 && code < 0xe000 ? 2 : 3;
    at = at + 1 === left.start ? left.end : at + 1;
  }
  return bytes <= limit;
}

function findNestingBomb(source: string): number | undefined {
  let brackets = 0;
  let indicators = 0;
  for (let at = 0; at < source.length; at++) {
    const code = source.charCodeAt(at);
    if (code === 91 || code === 123) {
      brackets++;
    } else if (code === 93 || code === 125) {
      brackets = Math.max(0, brackets - 1);
    } else if (code === 10 || code === 13) {
      indicators = 0;
    } else if (code === 45 || code === 63 || code === 58) {
      const next = source.charCodeAt(at + 1);
      indicators += next === 32 || next === 9 ? 1 : 0;
    }
    if (brackets > recursionLimit || indicators > recursionLimit) {
      return at;
    }
  }
  return undefined;
}
