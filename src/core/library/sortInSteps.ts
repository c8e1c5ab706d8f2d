/** So many entries are put in order, or looked at, with each step. */
const entriesPerStep = 1000;

/**
 * Sorts as `toSorted` does, a little with each step, for callers that share their thread.
 *
 * Entries that compare as equal keep their order.
 */
export function* sortInSteps<T>(
  entries: readonly T[],
  compare: (one: T, other: T) => number,
): Generator<undefined, readonly T[]> {
  let runs: (readonly T[])[] = [];
  for (let start = 0; start < entries.length; start += entriesPerStep) {
    runs.push(entries.slice(start, start + entriesPerStep).sort(compare));
    yield undefined;
  }
  while (runs.length > 1) {
    const merged: (readonly T[])[] = [];
    for (let index = 0; index < runs.length; index += 2) {
      merged.push(yield* merge(runs[index] ?? [], runs[index + 1] ?? [], compare));
    }
    runs = merged;
  }
  return runs[0] ?? [];
}

function* merge<T>(
  first: readonly T[],
  second: readonly T[],
  compare: (one: T, other: T) => number,
): Generator<undefined, readonly T[]> {
  const merged: T[] = [];
  let taken = 0;
  for (const entry of first) {
    for (; taken < second.length; taken++) {
      const other = second[taken] as T; // There is one at each place below the length.
      if (compare(entry, other) <= 0) break;
      merged.push(other);
    }
    merged.push(entry);
    if (merged.length % entriesPerStep === 0) yield undefined;
  }
  for (const other of second.slice(taken)) merged.push(other);
  return merged;
}
