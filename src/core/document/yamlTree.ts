import { isAlias, isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { Document as YamlDocument, Node, Pair, YAMLError, YAMLMap, YAMLSeq } from 'yaml';
import { bareRecord } from './bareRecord.js';
import { readFastYaml } from './fastYaml.js';
import type { YamlValue } from './frontmatter.js';
import type { Problem } from './problem.js';
import { tooDeep, type YamlLimits } from './yamlLimits.js';
import { findRecordLines, partsOf, recordsKey, type YamlPart } from './yamlParts.js';
import { isList } from './yamlValues.js';

/** What a YAML source says, or why it is refused; `value` is undefined as soon as there is a problem. */
export interface YamlReading {
  readonly value: YamlValue | undefined;
  readonly problems: readonly Problem[];
}

/**
 * The syntax tree of `source` by YAML 1.2 core, never resolved further.
 *
 * Duplicate keys are looked for by us, since the package compares every key with every other.
 */
export function parseYamlTree(source: string): YamlDocument.Parsed {
  return parseDocument(source, {
    version: '1.2',
    schema: 'core',
    merge: false,
    uniqueKeys: false,
    strict: true,
    prettyErrors: false,
    logLevel: 'error',
  });
}

/** Reads `source` through its syntax tree, naming every construct that is refused. */
export function readYamlTree(source: string, limits: YamlLimits): YamlReading {
  const reader = new TreeReader(limits);
  reader.checkDirectives(source);
  const parts = readablePartsOf(source, limits);
  const value =
    parts === undefined
      ? reader.read({ text: source, toSource: (offset) => offset })
      : reader.readParts(parts);
  return reader.problems.length > 0
    ? { value: undefined, problems: reader.problems }
    : { value, problems: [] };
}

/** The pieces in which a source must be read that is longer than what one reading is given; undefined for any other. */
export function readablePartsOf(
  source: string,
  { bytes, records }: YamlLimits,
): readonly YamlPart[] | undefined {
  const lines =
    records !== undefined && source.length > bytes ? findRecordLines(source) : undefined;
  return lines && partsOf(source, lines, bytes / 4);
}

/** The text under which a scalar key is filed. */
export function keyTextOf(pair: Pair): string | undefined {
  const { key } = pair;
  if (!isScalar(key)) {
    return key === null ? '' : undefined;
  }
  const { value } = key;
  return typeof value === 'string'
    ? value
    : value === null
      ? ''
      : JSON.stringify(scalarValue(value));
}

class TreeReader {
  readonly problems: Problem[] = [];
  #keys = 0;
  #recordKeys = 0;
  #isInRecords = false;
  #toSource: YamlPart['toSource'] = (offset) => offset;
  readonly #limits: YamlLimits;

  constructor(limits: YamlLimits) {
    this.#limits = limits;
  }

  report(code: string, [start, end]: readonly [number, number], message: string): void {
    const range = { start: this.#toSource(start), end: this.#toSource(Math.max(start, end)) };
    this.problems.push({ code, message, range });
  }

  read({ text, firstRecord, toSource }: YamlPart): YamlValue {
    this.#toSource = toSource;
    this.#isInRecords = firstRecord !== undefined;
    const document = parseYamlTree(text);
    for (const error of firstOfEachLine(document.errors, text)) {
      this.report('yaml/syntax', error.pos, `The YAML cannot be read: ${wordsOf(error, text)}.`);
    }
    return document.errors.length > 0
      ? null
      : this.valueOf(document.contents, firstRecord === undefined ? 1 : 2);
  }

  /** Reads no run of records behind one that is refused: the time that hostile input takes is that of one run. */
  readParts([around, ...runs]: readonly YamlPart[]): YamlValue {
    const whole = around === undefined ? null : this.read(around);
    const records: YamlValue[] = [];
    for (const run of runs) {
      records.push(...this.#records(run));
      if (this.problems.length > 0) {
        return null;
      }
    }
    const isMapping = typeof whole === 'object' && whole !== null && !Array.isArray(whole);
    return isMapping ? Object.assign(whole, { [recordsKey]: records }) : whole;
  }

  #records(run: YamlPart): readonly YamlValue[] {
    const { bytes, depth } = this.#limits;
    const firstLine = [0, firstLineOf(run.text).length] as const;
    if (run.text.length > bytes) {
      const message = `A sign-off is larger than the limit of ${bytes / 1024} KiB.`;
      this.#toSource = run.toSource;
      this.report('yaml/too-large', firstLine, message);
      return [];
    }
    const fast = readFastYaml(run.text, { ...this.#limits, depth: depth - 1 });
    const keys = isList(fast) ? this.#recordKeys + countKeys(fast) : Infinity;
    if (isList(fast) && keys <= (this.#limits.records?.keys ?? 0)) {
      this.#recordKeys = keys;
      return fast;
    }
    const value = this.read(run);
    if (isList(value)) {
      return value;
    }
    if (this.problems.length === 0) {
      const message =
        'The YAML cannot be read: sign-offs stand one below the other, each after "-".';
      this.report('yaml/syntax', firstLine, message);
    }
    return [];
  }

  checkDirectives(source: string): void {
    const match = /^(?:[ \t]*(?:#[^\n\r]*)?[\r\n]+)*%/.exec(source);
    if (match !== null) {
      const at = match[0].length - 1;
      this.report('yaml/directive', [at, at + 1], 'YAML directives ("%") are not allowed here.');
    }
  }

  valueOf(node: unknown, depth: number): YamlValue {
    if (isAlias(node)) {
      this.report(
        'yaml/alias',
        spanOf(node),
        'YAML aliases ("*") are not allowed; repeat the value.',
      );
      return null;
    }
    if (isScalar(node)) {
      this.#checkProperties(node);
      return scalarValue(node.value);
    }
    if (!isMap(node) && !isSeq(node)) {
      return null;
    }
    this.#checkProperties(node);
    if (depth > this.#limits.depth) {
      const { code, message, range } = tooDeep(spanOf(node)[0], this.#limits);
      this.report(code, [range.start, range.end], message);
      return null;
    }
    return isMap(node) ? this.#mapping(node, depth) : this.#list(node, depth);
  }

  #list(node: YAMLSeq, depth: number): YamlValue {
    return node.items.map((item) => this.valueOf(item, depth + 1));
  }

  #mapping(node: YAMLMap, depth: number): YamlValue {
    const mapping = bareRecord<YamlValue>();
    for (const pair of node.items) {
      const key = this.#key(pair, mapping);
      const isOfRecords = depth === 1 && key === recordsKey && this.#limits.records !== undefined;
      this.#isInRecords ||= isOfRecords;
      const value = this.valueOf(pair.value, depth + 1);
      this.#isInRecords &&= !isOfRecords;
      if (key !== undefined) {
        mapping[key] = value;
      }
    }
    return mapping;
  }

  /** The pair's key, reported and undefined when it is refused. */
  #key(pair: Pair, mapping: Readonly<Record<string, YamlValue>>): string | undefined {
    const span = spanOf(pair.key);
    this.#count(span);
    if (isAlias(pair.key)) {
      this.report('yaml/alias', span, 'YAML aliases ("*") are not allowed; repeat the value.');
      return undefined;
    }
    const text = keyTextOf(pair);
    if (text === undefined) {
      this.report(
        'yaml/complex-key',
        span,
        'A key must be one word or text, not a list or mapping.',
      );
      return undefined;
    }
    this.#checkProperties(pair.key as Node);
    if (text === '<<') {
      this.report('yaml/merge-key', span, 'Merge keys ("<<") are not allowed; write the keys out.');
    } else if (text === '__proto__') {
      this.report('yaml/unsafe-key', span, 'The key "__proto__" is not allowed.');
    } else if (text in mapping) {
      this.report('yaml/duplicate-key', span, `The key "${text}" appears twice; expected it once.`);
    } else {
      return text;
    }
    return undefined;
  }

  #count(span: readonly [number, number]): void {
    const { keys, records } = this.#limits;
    if (this.#isInRecords && records !== undefined) {
      if (++this.#recordKeys === records.keys + 1) {
        const message = `There are more keys in sign-offs than the limit of ${records.keys}.`;
        this.report('yaml/too-many-keys', span, message);
      }
    } else if (++this.#keys === keys + 1) {
      this.report('yaml/too-many-keys', span, `There are more keys than the limit of ${keys}.`);
    }
  }

  #checkProperties(node: Node | null): void {
    if (node === null) {
      return;
    }
    if ('anchor' in node && typeof node.anchor === 'string') {
      this.report('yaml/anchor', spanOf(node), `YAML anchors ("&${node.anchor}") are not allowed.`);
    }
    if (typeof node.tag === 'string') {
      this.report('yaml/tag', spanOf(node), `YAML tags ("${shortTag(node.tag)}") are not allowed.`);
    }
  }
}

/** Start and end of a node's own text, without the comment and blanks after it. */
export function spanOf(node: unknown): [number, number] {
  const range = (node as Partial<Node> | null | undefined)?.range;
  return range === null || range === undefined ? [0, 0] : [range[0], range[1]];
}

function firstLineOf(text: string): string {
  return /^[^\n\r]*/.exec(text)?.[0] ?? '';
}

function countKeys(value: YamlValue): number {
  if (typeof value !== 'object' || value === null) {
    return 0;
  }
  const inside = Object.values(value as Readonly<Record<string, YamlValue>>);
  const own = isList(value) ? 0 : inside.length;
  return inside.reduce<number>((count, one) => count + countKeys(one), own);
}

function scalarValue(value: unknown): YamlValue {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return value;
  }
  return null;
}

function shortTag(tag: string): string {
  return tag.replace(/^tag:yaml\.org,2002:/, '!!');
}

/** Several errors of one line follow from the first of them. */
function firstOfEachLine(errors: readonly YAMLError[], text: string): readonly YAMLError[] {
  const lineEnds = errors.map(({ pos: [start] }) => text.indexOf('\n', start));
  return errors.filter((_, index) => lineEnds.indexOf(lineEnds[index] ?? -1) === index);
}

/** What is wrong: for what goes wrong most what to do, else the package's words without the rest of the file that it may quote. */
function wordsOf({ code, message, pos: [at] }: YAMLError, text: string): string {
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1).split('\n', 1)[0] ?? '';
  if (code === 'BLOCK_AS_IMPLICIT_KEY' && /: .*: /.test(line)) {
    return 'a value that holds ": " needs quotes';
  }
  const sentence = message.replace(/\.$/, '');
  const [first = ''] = sentence.length > 120 ? sentence.split(': "', 1) : [sentence];
  return first.charAt(0).toLowerCase() + first.slice(1);
}
