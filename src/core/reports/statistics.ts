/** Medians and shares: a mean of few numbers hides the one that matters. */
import type { Evidence, ReportFigure } from './report.js';

/** Fewer measurements than this say little. */
export const fewest = 5;

/** The middle of `values`, of an even number the middle of the two in the middle; undefined of none. */
export function medianOf(values: readonly number[]): number | undefined {
  const sorted = Float64Array.from(values).sort();
  const high = sorted[Math.floor(sorted.length / 2)];
  const low = sorted[Math.floor((sorted.length - 1) / 2)];
  return high === undefined || low === undefined ? undefined : (low + high) / 2;
}

/** `part` of `whole` in whole percent; undefined of nothing. */
export function percentOf(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : Math.round((part * 100) / whole);
}

/** What is told of a figure, besides its value. */
export interface FigureWords extends Evidence {
  readonly id: string;
  readonly label: string;
}

export function countFigure(words: FigureWords, value: number, unit: string): ReportFigure {
  return { ...words, value, unit };
}

/** The median of some days. */
export function medianFigure(words: FigureWords, days: readonly number[]): ReportFigure {
  const value = medianOf(days);
  return {
    ...words,
    ...(value === undefined ? {} : { value }),
    unit: 'days',
    sample: days.length,
  };
}

export function shareFigure(words: FigureWords, part: number, whole: number): ReportFigure {
  const value = percentOf(part, whole);
  return { ...words, ...(value === undefined ? {} : { value }), unit: '%', sample: whole };
}

/** The number of `keys` for each of them, the most first, equals by name. */
export function tally(keys: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) {
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return new Map(
    [...counts].sort(([one, first], [other, second]) => second - first || (one < other ? -1 : 1)),
  );
}

/** The entries by their keys, both in the order in which they come. */
export function groupsBy<T>(
  entries: readonly T[],
  keyOf: (entry: T) => string,
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const entry of entries) {
    const key = keyOf(entry);
    const group = groups.get(key);
    if (group) group.push(entry);
    else groups.set(key, [entry]);
  }
  return groups;
}
