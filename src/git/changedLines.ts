/** What is different between two versions of a file. */

const lineBreak = 10;

/**
 * The parts of two versions of a file from the first line that differs to the last, each with the line break before it.
 *
 * What is the same at the end is taken away first: so a record that is put behind others, or between them, is told whole,
 * even where it begins as the next one does.
 */
export function changedParts(
  before: Uint8Array,
  after: Uint8Array,
): readonly [before: Uint8Array, after: Uint8Array] {
  const most = Math.min(before.length, after.length);
  let tail = 0;
  while (tail < most && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  let head = 0;
  while (head < most - tail && before[head] === after[head]) head++;
  const start = head === 0 ? 0 : Math.max(0, before.lastIndexOf(lineBreak, head - 1));
  if (!beginsLine(before, before.length - tail) || !beginsLine(after, after.length - tail)) {
    const end = before.indexOf(lineBreak, before.length - tail);
    tail = end < 0 ? 0 : before.length - end - 1;
  }
  return [before.subarray(start, before.length - tail), after.subarray(start, after.length - tail)];
}

function beginsLine(bytes: Uint8Array, at: number): boolean {
  return at === 0 || bytes[at - 1] === lineBreak;
}

/** Files that are too long and too different for as many comparisons pass for rewritten. */
const mostComparisons = 16_000_000;

/** What is left of two lists of lines without the longest list that both hold in the same order. */
export function withoutCommon<Line>(
  before: readonly Line[],
  after: readonly Line[],
  textOf: (line: Line) => string,
): readonly [before: readonly Line[], after: readonly Line[]] {
  if (before.length === 0 || after.length === 0) return [before, after];
  const width = after.length + 1;
  if (before.length * width > mostComparisons) return [before, after];
  const [one, other] = [before.map(textOf), after.map(textOf)];
  // How many lines the first of both have in common.
  const common = new Uint16Array((before.length + 1) * width);
  for (let row = 1; row <= before.length; row++) {
    for (let column = 1; column < width; column++) {
      const at = row * width + column;
      common[at] =
        one[row - 1] === other[column - 1]
          ? (common[at - width - 1] ?? 0) + 1
          : Math.max(common[at - width] ?? 0, common[at - 1] ?? 0);
    }
  }
  const shared = [new Set<number>(), new Set<number>()] as const;
  for (let row = before.length, column = after.length; row > 0 && column > 0;) {
    const at = row * width + column;
    if (one[row - 1] === other[column - 1]) {
      shared[0].add(--row);
      shared[1].add(--column);
    } else if ((common[at - 1] ?? 0) >= (common[at - width] ?? 0)) {
      column--;
    } else {
      row--;
    }
  }
  return [
    before.filter((_, at) => !shared[0].has(at)),
    after.filter((_, at) => !shared[1].has(at)),
  ];
}
