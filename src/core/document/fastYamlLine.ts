import { isControl, startsPlain } from './fastYamlCharacters.js';
import { readFlow } from './fastYamlFlow.js';
import type { YamlValue } from './frontmatter.js';
import { resolvePlainScalar } from './plainScalar.js';
import type { YamlLimits } from './yamlLimits.js';

/** Says that only the full parser can tell. */
export const unsure = Symbol('unsure');

const tab = 9;
const feed = 10;
const carriageReturn = 13;
const space = 32;
const quotationMark = 34;
const numberSign = 35;
const apostrophe = 39;
const dash = 45;
const colon = 58;
const openBracket = 91;
const backslash = 92;
const openBrace = 123;
/** Longest key that may stand without `?`, less than YAML's own limit. */
const longestKey = 1000;

const escapes: ReadonlyMap<number, string> = new Map([
  [quotationMark, '"'],
  [backslash, '\\'],
  [47, '/'],
  [98, '\b'],
  [102, '\f'],
  [110, '\n'],
  [114, '\r'],
  [116, '\t'],
  [space, ' '],
  [48, '\0'],
]);

/** A reading head on one line of YAML: reads keys and values, and moves to the next line that has content. */
export class FastYamlLine {
  /** Offset of the next character. */
  at = 0;
  /** Offset of the first character of the line. */
  start = 0;
  /** Column of the line's content, -1 past the last line. */
  indent = -1;
  /** End of the value read last. */
  lastEnd = 0;
  isUnsure = false;
  readonly source: string;
  /** Collections inside each other beyond which nothing is read. */
  readonly depthLimit: number;

  constructor(source: string, limits: YamlLimits) {
    this.source = source;
    this.depthLimit = limits.depth;
  }

  get isAtEnd(): boolean {
    return this.indent < 0;
  }

  /** Ends the reading; the value is of no use. */
  giveUp(): null {
    this.isUnsure = true;
    this.indent = -1;
    return null;
  }

  /** Moves to the first line with content at or after the one that begins at `from`; false when there is none. */
  next(from: number): boolean {
    const { source } = this;
    let at = from;
    for (;;) {
      this.start = at;
      while (at < source.length && source.charCodeAt(at) === space) {
        at++;
      }
      if (at >= source.length) {
        this.indent = -1;
        return false;
      }
      const code = source.charCodeAt(at);
      if (code === feed) {
        at++;
      } else if (code === carriageReturn && source.charCodeAt(at + 1) === feed) {
        at += 2;
      } else if (code === numberSign) {
        at = this.#lineEnd(at) + 1;
      } else if (code === tab || code === carriageReturn || isMarker(source, at, this.start)) {
        this.giveUp();
        return false;
      } else {
        this.at = at;
        this.indent = at - this.start;
        return true;
      }
    }
  }

  isAtDash(): boolean {
    return (
      this.source.charCodeAt(this.at) === dash && isBlankOrEnd(this.source.charCodeAt(this.at + 1))
    );
  }

  isAtBlockScalar(): boolean {
    const code = this.source.charCodeAt(this.at);
    return code === 124 || code === 62;
  }

  /** Skips blanks; whether anything but a comment follows on the line. At the end of it, moves behind it. */
  hasValue(): boolean {
    const { source } = this;
    const from = this.at;
    while (source.charCodeAt(this.at) === space) {
      this.at++;
    }
    const code = source.charCodeAt(this.at);
    if (code === numberSign && this.at > from) {
      this.at = this.#lineEnd(this.at) + 1;
      return false;
    }
    if (code === feed || this.at >= source.length) {
      this.at++;
      return false;
    }
    if (code === carriageReturn && source.charCodeAt(this.at + 1) === feed) {
      this.at += 2;
      return false;
    }
    return true;
  }

  /** Whether a key and its colon follow, as a list element on one line may have. */
  isAtKey(): boolean {
    const { at } = this;
    const code = this.source.charCodeAt(at);
    if (code === openBracket || code === openBrace || this.isAtBlockScalar()) {
      return false;
    }
    const found = this.key() !== undefined;
    this.at = at;
    return found && !this.isUnsure;
  }

  /** Reads a key and its colon; undefined when there is no plain or quoted key. */
  key(): string | undefined {
    const { source } = this;
    const first = source.charCodeAt(this.at);
    if (first === quotationMark || first === apostrophe) {
      const text = this.quoted(first);
      if (text === undefined || source.charCodeAt(this.at) !== colon) {
        return undefined;
      }
      this.at++;
      return isBlankOrEnd(source.charCodeAt(this.at)) ? text : undefined;
    }
    if (!startsPlain(source, this.at)) {
      return undefined;
    }
    for (let at = this.at; at < this.at + longestKey; at++) {
      const code = source.charCodeAt(at);
      if (code === colon && isBlankOrEnd(source.charCodeAt(at + 1))) {
        const text = source.slice(this.at, at);
        this.at = at + 1;
        const last = source.charCodeAt(at - 1);
        return last !== space && typeof resolvePlainScalar(text) === 'string' ? text : undefined;
      }
      if (isControl(code) || (code === numberSign && source.charCodeAt(at - 1) === space)) {
        return undefined;
      }
    }
    return undefined;
  }

  /** Reads a value, and moves to the next line with content; `countKey` counts keys and refuses too many. */
  value(depth: number, countKey: () => boolean): YamlValue {
    const { source } = this;
    const code = source.charCodeAt(this.at);
    let value: YamlValue;
    if (code === quotationMark || code === apostrophe) {
      value = this.quoted(code) ?? this.giveUp();
      this.lastEnd = this.at;
    } else if (code === openBracket || code === openBrace) {
      value = readFlow(this, depth + 1, countKey);
      this.lastEnd = this.at;
    } else {
      value = this.#plain();
    }
    if (this.isUnsure) {
      return null;
    }
    if (this.hasValue()) {
      return this.giveUp();
    }
    this.next(this.at);
    return this.isUnsure ? null : value;
  }

  #plain(): YamlValue {
    const { source } = this;
    const start = this.at;
    if (!startsPlain(source, start)) {
      return this.giveUp();
    }
    let at = start;
    let end = start;
    for (; ; at++) {
      const code = source.charCodeAt(at);
      if (code > space) {
        if (code === colon && isBlankOrEnd(source.charCodeAt(at + 1))) {
          return this.giveUp();
        }
        if (code === numberSign && source.charCodeAt(at - 1) === space) {
          break;
        }
        end = at + 1;
      } else if (code !== space) {
        break;
      }
    }
    if (isControl(source.charCodeAt(at)) && !isLineEnd(source, at)) {
      return this.giveUp();
    }
    this.at = end;
    this.lastEnd = end;
    return resolvePlainScalar(source.slice(start, end));
  }

  /** Text in quotes on one line; undefined when it is not closed there. */
  quoted(quote: number): string | undefined {
    const { source } = this;
    let start = this.at + 1;
    let text = '';
    for (let at = start; ; at++) {
      const code = source.charCodeAt(at);
      if (code === quote) {
        if (quote === apostrophe && source.charCodeAt(at + 1) === apostrophe) {
          text += source.slice(start, ++at);
          start = at + 1;
          continue;
        }
        this.at = at + 1;
        return text + source.slice(start, at);
      }
      if (isControl(code)) {
        return undefined;
      }
      if (code === backslash && quote === quotationMark) {
        const escape = escapes.get(source.charCodeAt(at + 1));
        if (escape === undefined) {
          return undefined;
        }
        text += source.slice(start, at) + escape;
        start = at + 2;
        at++;
      }
    }
  }

  skipSpaces(): void {
    while (this.source.charCodeAt(this.at) === space) {
      this.at++;
    }
  }

  #lineEnd(from: number): number {
    const end = this.source.indexOf('\n', from);
    const limit = end < 0 ? this.source.length : end;
    for (let at = from; at < limit; at++) {
      const code = this.source.charCodeAt(at);
      if (code === carriageReturn && at + 1 !== limit) {
        this.giveUp();
      }
    }
    return limit;
  }
}

function isLineEnd(source: string, at: number): boolean {
  const code = source.charCodeAt(at);
  return (
    code === feed ||
    at >= source.length ||
    (code === carriageReturn && source.charCodeAt(at + 1) === feed)
  );
}

function isBlankOrEnd(code: number): boolean {
  return !(code > space);
}

/** Document markers, and directives, are none of the common YAML. */
function isMarker(source: string, at: number, start: number): boolean {
  if (at !== start) {
    return false;
  }
  const code = source.charCodeAt(at);
  if (code === 37) {
    return true;
  }
  return (
    (code === dash || code === 46) &&
    source.charCodeAt(at + 1) === code &&
    source.charCodeAt(at + 2) === code
  );
}
