/** What moves when an order changes: nothing new begins before those it displaces are named. */

export interface Displaced {
  readonly title: string;
  /** Places from 1. */
  readonly from: number;
  readonly to: number;
}

/** What stands lower in `after` than in `before`, in the order of `after`; what is in one of them only has no place to move from. */
export function displacedBetween(
  before: readonly string[],
  after: readonly string[],
): readonly Displaced[] {
  return movedBetween(before, after).filter(({ from, to }) => to > from);
}

/** Everything that stands at another place, up or down, in the order of `after`. */
export function movedBetween(
  before: readonly string[],
  after: readonly string[],
): readonly Displaced[] {
  return after.flatMap((title, at) => {
    const from = before.indexOf(title);
    return from === -1 || from === at ? [] : [{ title, from: from + 1, to: at + 1 }];
  });
}

/** `Tidewater host replacement: from 3 to 4`, with how much later when the effort of what displaces it is known. */
export function wordsOfDisplaced({ title, from, to }: Displaced, effort?: string): string {
  const later = effort === undefined ? '' : `, ${effort} later`;
  return `${title}: from ${from} to ${to}${later}`;
}

/** How two orders differ, in a sentence or less; empty when they do not. */
export function wordsOfDifference(before: readonly string[], after: readonly string[]): string {
  const added = after.filter((title) => !before.includes(title));
  const removed = before.filter((title) => !after.includes(title));
  const moved = movedBetween(
    before.filter((title) => !removed.includes(title)),
    after.filter((title) => !added.includes(title)),
  );
  return [
    ...added.map((title) => `"${title}" is new at ${after.indexOf(title) + 1}`),
    ...removed.map((title) => `"${title}" is gone`),
    ...moved.slice(0, mostNamed).map(({ title }) => {
      const [from, to] = [before.indexOf(title) + 1, after.indexOf(title) + 1];
      return `"${title}" moves from ${from} to ${to}`;
    }),
    ...(moved.length > mostNamed ? [`${moved.length - mostNamed} more move`] : []),
  ].join(', ');
}

/** More in one sentence is read by nobody. */
const mostNamed = 3;
