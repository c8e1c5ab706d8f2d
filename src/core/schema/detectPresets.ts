/** Which conventions a set of documents follows, so that adopting a repository asks little. */
import type { Document } from '../document/document.js';
import type { DateFormat } from './dateFormat.js';
import { formatsOf } from './dateFormat.js';
import { type Preset, presets } from './presets.js';

/** A convention that is in use. */
export interface PresetUse {
  readonly preset: Preset;
  /** Documents with at least one of the keys that tell the convention. */
  readonly documents: number;
  /** The convention's keys that were found, most frequent first. */
  readonly keys: readonly KeyUse[];
  /** One for each of its keys that holds dates and was found. */
  readonly dates: readonly DateUse[];
}

export interface KeyUse {
  readonly key: string;
  readonly documents: number;
}

/** How the values of one foreign key write dates. */
export interface DateUse {
  readonly key: string;
  /** Our key it stands for. */
  readonly ownKey: string;
  readonly values: number;
  /** The format that fits more values than any other; undefined when several fit equally well, or none does. */
  readonly format?: DateFormat;
  /** The formats that fit best: one when decided, several when every value is ambiguous. */
  readonly candidates: readonly DateFormat[];
  /** Values that more than one format could mean. */
  readonly ambiguous: number;
  /** Values that the best formats cannot read. */
  readonly misfits: number;
  /** A value that only the chosen format can read. */
  readonly evidence?: FoundDate;
}

export interface FoundDate {
  readonly path: string;
  readonly raw: string;
}

/** Own keys whose foreign keys hold dates. */
const dateKeys = new Set(['reviewed_on', 'due_on', 'effective_on']);

/** The conventions in use, the most frequent first. */
export function detectPresets(documents: Iterable<Document>): readonly PresetUse[] {
  const all = [...documents];
  return [...presets.values()]
    .map((preset) => useOf(preset, all))
    .filter((use) => use.documents > 0)
    .sort((a, b) => b.documents - a.documents);
}

function useOf(preset: Preset, documents: readonly Document[]): PresetUse {
  const using = documents.filter((document) => preset.signs.some((key) => has(document, key)));
  const foreign = Object.entries(preset.foreignKeys).flatMap(([ownKey, keys]) =>
    keys.map(({ key }) => ({ ownKey, key })),
  );
  const keys = [...new Set([...preset.signs, ...foreign.map(({ key }) => key)])]
    .map((key) => ({ key, documents: using.filter((document) => has(document, key)).length }))
    .filter((use) => use.documents > 0)
    .sort((a, b) => b.documents - a.documents);
  const dates = foreign
    .filter(({ ownKey }) => dateKeys.has(ownKey))
    .map(({ ownKey, key }) => dateUse({ ownKey, key }, datesUnder(using, key)))
    .filter(({ values }) => values > 0);
  return { preset, documents: using.length, keys, dates };
}

function has({ frontmatter }: Document, key: string): boolean {
  const value = frontmatter.data[key];
  return value !== undefined && value !== null && value !== '';
}

function datesUnder(documents: readonly Document[], key: string): readonly FoundDate[] {
  return documents.flatMap(({ path, frontmatter }) => {
    const raw = frontmatter.data[key];
    return typeof raw === 'string' && raw !== '' ? [{ path, raw }] : [];
  });
}

/** `YYYY-MM-DD` is understood under every format, so only the other values decide. */
function dateUse(
  { key, ownKey }: { readonly key: string; readonly ownKey: string },
  dates: readonly FoundDate[],
): DateUse {
  const readings = dates.map((date) => ({ date, formats: formatsOf(date.raw) }));
  const others = readings.filter(({ formats }) => !formats.includes('YYYY-MM-DD'));
  const counts = new Map<DateFormat, number>();
  for (const format of others.flatMap(({ formats }) => formats)) {
    counts.set(format, (counts.get(format) ?? 0) + 1);
  }
  const most = Math.max(0, ...counts.values());
  const candidates: readonly DateFormat[] =
    others.length < readings.length && most === 0
      ? ['YYYY-MM-DD']
      : [...counts].filter(([, count]) => count === most).map(([format]) => format);
  const format = candidates.length === 1 ? candidates[0] : undefined;
  const decisive = readings.find(({ formats }) => formats.length === 1 && formats[0] === format);
  return {
    key,
    ownKey,
    values: dates.length,
    ...(format === undefined ? {} : { format }),
    candidates,
    ambiguous: others.filter(({ formats }) => formats.length > 1).length,
    misfits: others.length - most,
    ...(decisive === undefined ? {} : { evidence: decisive.date }),
  };
}
