import type { Problem } from './problem.js';

/** How much YAML is read before it is refused. */
export interface YamlLimits {
  /** UTF-8 bytes. */
  readonly bytes: number;
  /** Keys of all mappings together. */
  readonly keys: number;
  /** Mappings and lists inside each other. */
  readonly depth: number;
}

export const frontmatterLimits: YamlLimits = { bytes: 64 * 1024, keys: 500, depth: 16 };
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
    const message = `The YAML is larger than the limit of ${limits.bytes / 1024} KiB.`;
    return { code: 'yaml/too-large', message, range: { start: 0, end: firstLineEnd(source) } };
  }
  const bomb = findNestingBomb(source);
  if (bomb !== undefined) {
    return tooDeep(bomb, limits);
  }
  return undefined;
}

export function tooDeep(offset: number, limits: YamlLimits): Problem {
  const message = `Lists and mappings nest deeper than the limit of ${limits.depth}.`;
  return { code: 'yaml/too-deep', message, range: { start: offset, end: offset + 1 } };
}

function firstLineEnd(source: string): number {
  const end = source.search(/[\r\n]/);
  return end < 0 ? source.length : end;
}

/** Whether a source is small enough in UTF-8. */
export function isWithinBytes(source: string, { bytes: limit }: YamlLimits): boolean {
  if (source.length * 3 <= limit) {
    return true;
  }
  let bytes = 0;
  for (let at = 0; at < source.length && bytes <= limit; at++) {
    const code = source.charCodeAt(at);
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code >= 0xd800 && code < 0xe000 ? 2 : 3;
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
