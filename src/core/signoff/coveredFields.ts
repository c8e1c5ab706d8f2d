/** The frontmatter that a fingerprint covers, in a form that only people's changes change. */
import { isMap, isScalar, isSeq, type Pair } from 'yaml';
import type { YamlMapping, YamlValue } from '../document/frontmatter.js';
import { frontmatterLimits } from '../document/yamlLimits.js';
import { keyTextOf, parseYamlTree, readablePartsOf } from '../document/yamlTree.js';
import { isBookkeeping } from './bookkeeping.js';

/** Keys every sign-off covers, whatever a gate or a kind says: what the document is, whose it is, and its rules. */
const alwaysCovered: readonly string[] = [
  'id',
  'kind',
  'title',
  'owner',
  'client',
  'project',
  'template',
  'gates',
];

/** A number that is not written as JSON would write it: `1.10`, `0x1F`, more digits than a double holds. */
class WrittenNumber {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Written = YamlValue | WrittenNumber | readonly Written[] | { readonly [key: string]: Written };

/**
 * All keys of the frontmatter but bookkeeping: the common keys, `left` and what begins with `reviewed_`.
 *
 * Trailing white space of texts is dropped. A number that is not written the way JSON writes it becomes `{"!number": "<as written>"}`,
 * because to a reader 1.10 is not 1.1 and a long number has all its digits; a key that begins with `!` gets another
 * one, so that nothing else looks like such a number.
 */
export function coveredFields(
  { source, data }: { readonly source: string; readonly data: YamlMapping },
  left: readonly string[],
): YamlMapping {
  const isLeft = (key: string): boolean =>
    !alwaysCovered.includes(key) && (isBookkeeping(key) || left.includes(key));
  const fields = hasUnusualNumber(source, data)
    ? asWritten(parseYamlTree(aroundRecords(source)).contents)
    : data;
  return isMapping(fields)
    ? plainMapping(Object.entries(fields).filter(([key]) => !isLeft(key)))
    : {};
}

function plainMapping(entries: readonly (readonly [string, Written])[]): YamlMapping {
  // Without a prototype, so that no key means anything but itself.
  const mapping = Object.create(null) as Record<string, YamlValue>;
  for (const [key, value] of entries) {
    mapping[key.startsWith('!') ? `!${key}` : key] = plainValue(value);
  }
  return mapping;
}

function plainValue(value: Written): YamlValue {
  if (typeof value === 'string') {
    return value
      .split('\n')
      .map((line) => line.trimEnd())
      .join('\n')
      .trimEnd();
  }
  if (value instanceof WrittenNumber) {
    return { '!number': value.text };
  }
  if (isList(value)) {
    return value.map(plainValue);
  }
  return isMapping(value) ? plainMapping(Object.entries(value)) : value;
}

/** What no sign-off of a document is part of: the list of them may be more than the full parser is given. */
function aroundRecords(source: string): string {
  return readablePartsOf(source, frontmatterLimits)?.[0]?.text ?? source;
}

/** Whether a number among keys or values may be written in another way than JSON would; sure only when it says no. */
function hasUnusualNumber(source: string, data: YamlMapping): boolean {
  const numbers = new Set<number>();
  collectNumbers(data, numbers);
  if (numbers.size === 0) {
    return false;
  }
  if ([...numbers].some((number) => !Number.isFinite(number))) {
    return true;
  }
  const words = source.matchAll(/(?<=^|[\s[{,]|["']:)[-+]?\.?\d[\w.+-]*(?=$|[\s,:\]}])/gm);
  for (const [word] of words) {
    if (numbers.has(Number(word)) && String(Number(word)) !== word) {
      return true;
    }
  }
  return false;
}

function collectNumbers(value: YamlValue, numbers: Set<number>): void {
  if (typeof value === 'number') {
    numbers.add(value);
  } else if (isList(value)) {
    for (const entry of value) {
      collectNumbers(entry, numbers);
    }
  } else if (isMapping(value)) {
    for (const [key, entry] of Object.entries(value)) {
      if (/^[-+.\d]|^(?:Infinity|NaN)$/.test(key) && String(Number(key)) === key) {
        numbers.add(Number(key));
      }
      collectNumbers(entry, numbers);
    }
  }
}

/** The frontmatter once more from its syntax tree; it was read before, so there is nothing in it to refuse. */
function asWritten(node: unknown): Written {
  if (isSeq(node)) {
    return node.items.map(asWritten);
  }
  if (isMap(node)) {
    const mapping = Object.create(null) as Record<string, Written>;
    for (const pair of node.items) {
      mapping[keyAsWritten(pair)] = asWritten(pair.value);
    }
    return mapping;
  }
  if (!isScalar(node)) {
    return null;
  }
  const { value, source } = node;
  if (typeof value === 'number' && source !== undefined && source !== String(value)) {
    return new WrittenNumber(source);
  }
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? value
    : null;
}

function keyAsWritten(pair: Pair): string {
  const { key } = pair;
  return isScalar(key) && typeof key.value === 'number' && key.source !== undefined
    ? key.source
    : (keyTextOf(pair) ?? '');
}

function isList(value: Written): value is readonly Written[] {
  return Array.isArray(value);
}

function isMapping<T extends Written>(
  value: T,
): value is Extract<T, { readonly [key: string]: unknown }> {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof WrittenNumber)
  );
}
