/**
 * The YAML that most frontmatter is: keys with a word, a short list or lines of their own.
 *
 * Whoever reads a document or two, as a comparison does of hundreds of pairs in a short life, is done by this before the
 * compiler has warmed to a reader that goes from character to character.
 */
import { bareRecord } from './bareRecord.js';
import type { Frontmatter, YamlMapping, YamlValue } from './frontmatter.js';
import { resolvePlainScalar } from './plainScalar.js';

/** An indent of a list, a record in it or folded text; a key; and the rest, without control characters. */
const line =
  /( {2}- | {4}| {2})?(?:(?!(?:null|true|false):)([A-Z]\w*):(?: |(?=\n)))?([^\0-\x1f\x7f]*)\n/iy;
const plain = /^[A-Za-z0-9\u00c0-\u024f](?:[^:#]*[^ :#])?$/;
const quoted = /^"[^"\\]*"$/;
const commented = /^([A-Za-z0-9][^:#]*[^ :#]|[A-Za-z0-9]) +#/;
const flowList = /^\[((?:[A-Za-z0-9][\w-]*(?:, |(?=\])))+)\]$/;
const flowMapping =
  /^\{ ((?:(?!(?:null|true|false):)[A-Z]\w*: [A-Z0-9][\w-]*(?:, |(?= \})))+) \}$/i;
/** Within these no limit of size comes into question; a key has a colon. */
const longest = 20_000;
const mostColons = 400;
/** What has been read here, so that nobody who looks for a place in its source reads that once more. */
const plainMappings = new WeakSet<YamlMapping>();

/** The value of a mapping, as every other reader gives it; undefined where that is not plain to see. */
export function readPlainYaml(written: string): YamlMapping | undefined {
  const source = written.replaceAll('\r\n', '\n');
  const mapping = bareRecord<YamlValue>();
  let key = '';
  let list: YamlValue[] | undefined;
  let record: Record<string, YamlValue> | undefined;
  let folded: string | undefined;
  if (source.length > longest || source.split(':').length > mostColons) return undefined;
  line.lastIndex = 0;
  while (line.lastIndex < source.length) {
    const [all, indent, name, text = ''] = line.exec(source) ?? [];
    if (all === undefined) return undefined;
    if (indent === undefined) {
      if (name === undefined || mapping[name] !== undefined || folded === '') return undefined;
      const value = text === '' ? null : text === '>-' ? '' : valueOf(text);
      if (value === undefined) return undefined;
      [key, list, record] = [name, text === '' ? [] : undefined, undefined];
      folded = text === '>-' ? '' : undefined;
      mapping[key] = value;
    } else if (folded !== undefined) {
      if (indent !== '  ' || all.endsWith(' \n')) return undefined;
      folded += `${folded === '' ? '' : ' '}${all.slice(2, -1)}`;
      mapping[key] = folded;
    } else if (indent === '  - ' && list !== undefined) {
      const value = valueOf(text);
      if (value === undefined) return undefined;
      record = name === undefined ? undefined : bareRecord<YamlValue>();
      if (record !== undefined && name !== undefined) record[name] = value;
      list.push(record ?? value);
      mapping[key] = list;
    } else {
      const value = indent === '    ' ? valueOf(text) : undefined;
      if (!record || name === undefined || record[name] !== undefined) return undefined;
      if (value === undefined) return undefined;
      record[name] = value;
    }
  }
  if (key === '' || folded === '') return undefined;
  plainMappings.add(mapping);
  return mapping;
}

/** The line, from 0, of a key or of an entry of its list; undefined where that is not plain to see. */
export function lineInPlainYaml(
  { source, data }: Pick<Frontmatter, 'source' | 'data'>,
  [key, entry, ...inner]: readonly (string | number)[],
): number | undefined {
  const isPlain = plainMappings.has(data) || readPlainYaml(source) !== undefined;
  if (inner.length > 0 || !isPlain) return undefined;
  const lines = source.split('\n');
  const opening = lines.findIndex((each) => each.startsWith(`${key ?? ''}:`));
  if (opening < 0 || entry === undefined) return opening < 0 ? undefined : opening;
  let left = Number(entry);
  const after = lines.slice(opening + 1);
  const at = after.findIndex(
    (each) => !each.startsWith(' ') || (each.startsWith('  - ') && left-- === 0),
  );
  return after[at]?.startsWith('  - ') === true ? opening + 1 + at : undefined;
}

function valueOf(text: string): YamlValue | undefined {
  if (plain.test(text)) return resolvePlainScalar(text);
  if (quoted.test(text)) return text.slice(1, -1);
  const [, value] = commented.exec(text) ?? [];
  if (value !== undefined) return resolvePlainScalar(value);
  const [, items] = flowList.exec(text) ?? [];
  if (items !== undefined) return items.split(', ').map(resolvePlainScalar);
  const [, entries] = flowMapping.exec(text) ?? [];
  return entries === undefined ? undefined : mappingOf(entries);
}

function mappingOf(entries: string): YamlValue | undefined {
  const mapping = bareRecord<YamlValue>();
  for (const entry of entries.split(', ')) {
    const [key = '', text = ''] = entry.split(': ');
    if (mapping[key] !== undefined) return undefined;
    mapping[key] = resolvePlainScalar(text);
  }
  return mapping;
}
