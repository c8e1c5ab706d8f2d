/** Sign-offs of three versions: a record that any side has stays, once, and none is ever changed. */
import type { Document } from '../document/document.js';
import type { YamlMapping, YamlValue } from '../document/frontmatter.js';
import { locateField } from '../document/locateInYaml.js';
import { isMapping, isList } from '../document/yamlValues.js';
import { recordId } from '../signoff/recordId.js';
import type { Hash } from '../text/hash.js';
import { lineAt } from '../text/lineMap.js';
import type { MergeLine } from './mergeLine.js';

/** The key `sign_offs` as one version writes it. */
export interface RecordsVersion {
  readonly document: Document;
  /** All lines of the key. */
  readonly lines: readonly MergeLine[];
  /** Number in the document of the first of them. */
  readonly firstLine: number;
}

interface PlacedRecord {
  readonly id: string;
  readonly raw: YamlMapping;
  readonly lines: readonly MergeLine[];
  /** Blanks before the dash. */
  readonly indent: number;
}

export interface ThreeRecords {
  readonly base: RecordsVersion | undefined;
  readonly ours: RecordsVersion;
  readonly theirs: RecordsVersion;
}

/**
 * The lines of `sign_offs` with the records of both sides: those of the base first, then what either side added, in
 * the order of their instants, each behind the record it names.
 *
 * Undefined where a side altered, removed or cannot tell a record: a person has to look at that.
 */
export function mergeRecords(
  { base, ours, theirs }: ThreeRecords,
  hash: Hash,
): readonly MergeLine[] | undefined {
  const before = base === undefined ? [] : recordsOf(base, hash);
  const [our, their] = [recordsOf(ours, hash), recordsOf(theirs, hash)];
  if (before === undefined || our === undefined || their === undefined) {
    return undefined;
  }
  const has = (records: readonly PlacedRecord[], id: string) =>
    records.some((record) => record.id === id);
  if (!before.every(({ id }) => has(our, id) && has(their, id))) {
    return undefined;
  }
  const old = our.filter(({ id }) => has(before, id));
  const added = [
    ...our.filter(({ id }) => !has(before, id)),
    ...their.filter(({ id }) => !has(before, id) && !has(our, id)),
  ];
  const indent = our[0]?.indent ?? their[0]?.indent ?? 0;
  const ending = ours.lines[0]?.ending ?? '\n';
  const [key] = ours.lines;
  const lines = [...old, ...inOrder(added)].map((record) => withIndent(record, indent, ending));
  return key === undefined || lines.includes(undefined)
    ? undefined
    : [key, ...lines.flatMap((some) => some ?? [])];
}

/** Undefined unless each record is a mapping on lines of its own below the key, and no two are the same. */
function recordsOf(
  { document, lines, firstLine }: RecordsVersion,
  hash: Hash,
): readonly PlacedRecord[] | undefined {
  const entries = document.frontmatter.data['sign_offs'];
  if (!isList(entries) || !/^sign_offs[ \t]*:[ \t]*(?:#.*)?$/.test(lines[0]?.content ?? '')) {
    return undefined;
  }
  const starts = entries.map((_, index) => {
    const place = locateField(document, ['sign_offs', index]);
    return place === undefined ? -1 : lineAt(document.lines, place.value.start) - firstLine;
  });
  const records = entries.map((raw, index): PlacedRecord | undefined => {
    const start = starts[index] ?? -1;
    const dash = /^( *)- /.exec(lines[start]?.content ?? '');
    const isFirst = index === 0 ? start === 1 : start > (starts[index - 1] ?? -1);
    return dash?.[1] === undefined || !isFirst || !isMapping(raw)
      ? undefined
      : {
          id: recordId(raw, hash),
          raw,
          lines: lines.slice(start, starts[index + 1] ?? lines.length),
          indent: dash[1].length,
        };
  });
  const known = records.filter((record) => record !== undefined);
  const ids = new Set(known.map(({ id, raw }) => `${id} ${sigOf(raw)}`));
  return known.length === records.length && ids.size === records.length ? known : undefined;
}

function sigOf(raw: YamlMapping): string {
  return typeof raw['sig'] === 'string' ? raw['sig'] : '';
}

/** By instant, then by id; a record that another one names comes before it, whatever their clocks said. */
function inOrder(records: readonly PlacedRecord[]): readonly PlacedRecord[] {
  const rest = [...records].sort(
    (one, other) => compare(one.raw['at'], other.raw['at']) || compare(one.id, other.id),
  );
  const ordered: PlacedRecord[] = [];
  while (rest.length > 0) {
    const waits = ({ raw }: PlacedRecord) =>
      rest.some(({ id }) => id === raw['prev'] || id === raw['target']);
    const next = rest.findIndex((record) => !waits(record));
    ordered.push(...rest.splice(Math.max(next, 0), 1));
  }
  return ordered;
}

function compare(one: YamlValue | undefined, other: YamlValue | undefined): number {
  const [a, b] = [one, other].map((text) => (typeof text === 'string' ? text : ''));
  if (a === undefined || b === undefined) return 0;
  return a < b ? -1 : a > b ? 1 : 0;
}

function withIndent(
  { lines, indent: own }: PlacedRecord,
  indent: number,
  ending: string,
): readonly MergeLine[] | undefined {
  const blanks = ' '.repeat(own);
  const isMovable = lines.every(
    ({ content }) => content.trim() === '' || content.startsWith(blanks),
  );
  if (own !== indent && !isMovable) {
    return undefined;
  }
  return lines.map(({ content }) => ({
    content: content.trim() === '' ? content : ' '.repeat(indent) + content.slice(own),
    ending,
  }));
}
