import type { TextRange } from '../text/textRange.js';
import { bareRecord } from './bareRecord.js';
import { readBlockScalar } from './fastYamlBlockScalar.js';
import { FastYamlLine, unsure } from './fastYamlLine.js';
import type { YamlValue } from './frontmatter.js';
import type { YamlLimits } from './yamlLimits.js';
import { recordsKey } from './yamlParts.js';

/** Where a key and its value are written; items of a list have no key. */
export interface YamlPlace {
  readonly key?: TextRange;
  readonly value: TextRange;
}

export type YamlPath = readonly (string | number)[];

/**
 * Reads the YAML that people write in one pass, or says that it is not sure by giving undefined.
 *
 * Block mappings and lists, flow collections and quoted text on one line, block scalars and comments
 * are read; anything else, and everything that is an error or is refused, is left to the full parser.
 * What is read here is exactly what the full parser would read.
 */
export function readFastYaml(source: string, limits: YamlLimits): YamlValue | undefined {
  return new FastYamlReader(source, limits).read();
}

/** The place of the value at `path`; undefined when there is none, `unsure` when only the full parser can tell. */
export function locateFast(
  source: string,
  path: YamlPath,
  limits: YamlLimits,
): YamlPlace | undefined | typeof unsure {
  const reader = new FastYamlReader(source, limits, path);
  return reader.read() === undefined || reader.leadsIntoBrackets ? unsure : reader.place;
}

/** The places of all values outside brackets, each under its path as JSON; undefined when only the full parser can tell. */
export function locateAllFast(
  source: string,
  limits: YamlLimits,
): ReadonlyMap<string, YamlPlace> | undefined {
  const places = new Map<string, YamlPlace>();
  const reader = new FastYamlReader(source, limits, undefined, places);
  return reader.read() === undefined ? undefined : places;
}

/** Where on the watched path a value lies: how many of its steps led here, or `offPath`. */
type Step = number;
const offPath = -1;

class FastYamlReader {
  /** The place of the watched path, once read. */
  place: YamlPlace | undefined;
  /** Whether the watched path leads into a collection in brackets, which is read without places. */
  leadsIntoBrackets = false;
  readonly #line: FastYamlLine;
  readonly #limits: YamlLimits;
  readonly #path: YamlPath | undefined;
  /** Where all places are noted, and the path that leads to the current one. */
  readonly #places: Map<string, YamlPlace> | undefined;
  readonly #trail: (string | number)[] = [];
  #keys = 0;
  #recordKeys = 0;
  #isInRecords = false;
  /** Collections around the current place. */
  #depth = 0;

  // eslint-disable-next-line @typescript-eslint/max-params -- private to this file, where an object for one call each would say no more
  constructor(
    source: string,
    limits: YamlLimits,
    path?: YamlPath,
    places?: Map<string, YamlPlace>,
  ) {
    this.#line = new FastYamlLine(source, limits);
    this.#limits = limits;
    this.#path = path;
    this.#places = places;
  }

  read(): YamlValue | undefined {
    const line = this.#line;
    if (!line.next(0)) {
      return line.isUnsure ? undefined : null;
    }
    const value = this.#node(line.indent, this.#path === undefined ? offPath : 0);
    return line.isUnsure || !line.isAtEnd ? undefined : value;
  }

  /** A block collection that begins at the current place. */
  #node(indent: number, step: Step): YamlValue {
    const line = this.#line;
    if (++this.#depth > this.#limits.depth) {
      return line.giveUp();
    }
    const value = line.isAtDash() ? this.#list(indent, step) : this.#mapping(indent, step);
    this.#depth--;
    return value;
  }

  #mapping(indent: number, step: Step): YamlValue {
    const line = this.#line;
    const mapping = bareRecord<YamlValue>();
    while (line.indent === indent && !line.isUnsure) {
      const start = line.at;
      const key = line.key();
      if (key === undefined || mapping[key] !== undefined || key === '__proto__' || key === '<<') {
        return line.giveUp();
      }
      if (!this.#countKey()) {
        return line.giveUp();
      }
      const range = { start, end: line.at - 1 };
      const isOfRecords = this.#depth === 1 && key === recordsKey;
      this.#isInRecords ||= isOfRecords;
      mapping[key] = this.#entry(indent, this.#step(step, key), range);
      this.#isInRecords &&= !isOfRecords;
    }
    return mapping;
  }

  /** Counts one more; false when that is too many. */
  #countKey(): boolean {
    const { keys, records } = this.#limits;
    return this.#isInRecords && records !== undefined
      ? ++this.#recordKeys <= records.keys
      : ++this.#keys <= keys;
  }

  #list(indent: number, step: Step): YamlValue {
    const line = this.#line;
    const list: YamlValue[] = [];
    while (line.indent === indent && !line.isUnsure && line.isAtDash()) {
      line.at++;
      list.push(this.#element(indent, this.#step(step, list.length)));
    }
    return list;
  }

  /** What follows `key:`. */
  #entry(indent: number, step: Step, key: TextRange): YamlValue {
    const line = this.#line;
    const after = line.at;
    if (line.hasValue()) {
      const start = line.at;
      const value = this.#inline(indent, step);
      this.#record(step, start, key);
      return value;
    }
    if (
      line.next(line.at) &&
      (line.indent > indent || (line.indent === indent && line.isAtDash()))
    ) {
      const start = line.at;
      const value = this.#node(line.indent, step);
      this.#refuseBetween(indent);
      this.#record(step, start, key);
      return value;
    }
    line.lastEnd = after;
    this.#record(step, after, key);
    return null;
  }

  /** What follows `-`. */
  #element(indent: number, step: Step): YamlValue {
    const line = this.#line;
    const after = line.at;
    if (line.hasValue()) {
      const start = line.at;
      const column = start - line.start;
      let value: YamlValue;
      if (line.isAtDash() || line.isAtKey()) {
        line.indent = column;
        value = this.#node(column, step);
        this.#refuseBetween(indent);
      } else {
        value = this.#inline(indent, step);
      }
      this.#record(step, start);
      return value;
    }
    if (line.next(line.at) && line.indent > indent) {
      const start = line.at;
      const value = this.#node(line.indent, step);
      this.#refuseBetween(indent);
      this.#record(step, start);
      return value;
    }
    line.lastEnd = after;
    this.#record(step, after);
    return null;
  }

  /** A value on the line of its key or dash. */
  #inline(indent: number, step: Step): YamlValue {
    const line = this.#line;
    const value = line.isAtBlockScalar()
      ? readBlockScalar(line, indent)
      : line.value(this.#depth, () => this.#countKey());
    this.#refuseBetween(indent);
    if (step !== offPath && step !== this.#path?.length && typeof value === 'object') {
      this.leadsIntoBrackets = value !== null;
    }
    return value;
  }

  /** A line indented deeper than the collection around it continues something that was taken as ended. */
  #refuseBetween(indent: number): void {
    if (this.#line.indent > indent) {
      this.#line.giveUp();
    }
  }

  #step(step: Step, name: string | number): Step {
    if (this.#places !== undefined) {
      this.#trail.push(name);
    }
    return step !== offPath && this.#path?.[step] === name ? step + 1 : offPath;
  }

  #record(step: Step, start: number, key?: TextRange): void {
    const isWatched = step !== offPath && step === this.#path?.length;
    if (isWatched || this.#places !== undefined) {
      const value = { start, end: Math.max(start, this.#line.lastEnd) };
      this.place = key === undefined ? { value } : { key, value };
      this.#places?.set(JSON.stringify(this.#trail), this.place);
      this.#trail.pop();
    }
  }
}
