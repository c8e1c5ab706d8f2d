import type { TextRange } from '../text/textRange.js';

/** The last of the ranges, which are in the order of their starts, that holds all of `inner`. */
export function findRangeAround<Range extends TextRange>(
  ranges: readonly Range[],
  inner: TextRange,
): Range | undefined {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.start ?? 0) <= inner.start) low = middle + 1;
    else high = middle;
  }
  const found = ranges[low - 1];
  return found !== undefined && inner.end <= found.end ? found : undefined;
}
