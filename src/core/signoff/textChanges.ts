/** Changes of the text around items, a passage at a time. */
import type { ContentChange, ContentPlace } from './contentChange.js';

/** Comparing more lines than this with each other would take too long; the passage is then told as one. */
const mostCells = 4_000_000;

/** `itemsTold`: lines with a box are left out, because what changed about items is told already. */
export function textChanges(
  before: string,
  after: string,
  itemsTold: boolean,
): readonly ContentChange[] {
  const [old, now] = [linesOf(before, itemsTold), linesOf(after, itemsTold)];
  return passagesOf(old, now).map(({ removed, added, next }) => ({
    code: 'prose',
    message: describe(removed, added),
    place: placeOf(added, next),
  }));
}

interface Passage {
  readonly removed: readonly string[];
  readonly added: readonly string[];
  /** The unchanged line behind it. */
  readonly next: string | undefined;
}

function linesOf(text: string, withoutItems: boolean): readonly string[] {
  return text
    .split('\n')
    .filter(
      (line) => line !== '' && !(withoutItems && /^\s*(?:[-*+]|\d+[.)])\s+\[[ x]\]\s/.test(line)),
    );
}

function passagesOf(old: readonly string[], now: readonly string[]): readonly Passage[] {
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) {
    start++;
  }
  let end = 0;
  while (
    end < old.length - start &&
    end < now.length - start &&
    old[old.length - 1 - end] === now[now.length - 1 - end]
  ) {
    end++;
  }
  const removed = old.slice(start, old.length - end);
  const added = now.slice(start, now.length - end);
  const next = now[now.length - end];
  if (removed.length === 0 && added.length === 0) {
    return [];
  }
  return removed.length * added.length > mostCells
    ? [{ removed, added, next }]
    : splitPassage(removed, added, next);
}

/** The longest common subsequence keeps lines in common out of the passages. */
function splitPassage(
  old: readonly string[],
  now: readonly string[],
  behind: string | undefined,
): readonly Passage[] {
  const lengths = commonLengths(old, now);
  const at = (row: number, column: number) => lengths[row * (now.length + 1) + column] ?? 0;
  const passages: Passage[] = [];
  let removed: string[] = [];
  let added: string[] = [];
  const close = (next: string | undefined) => {
    if (removed.length > 0 || added.length > 0) {
      passages.push({ removed, added, next });
      removed = [];
      added = [];
    }
  };
  let row = 0;
  let column = 0;
  while (row < old.length || column < now.length) {
    const [line = '', other = ''] = [old[row], now[column]];
    if (row < old.length && column < now.length && line === other) {
      close(line);
      row++;
      column++;
    } else if (
      column >= now.length ||
      (row < old.length && at(row + 1, column) >= at(row, column + 1))
    ) {
      removed.push(line);
      row++;
    } else {
      added.push(other);
      column++;
    }
  }
  close(behind);
  return passages;
}

function commonLengths(old: readonly string[], now: readonly string[]): Uint32Array {
  const width = now.length + 1;
  const lengths = new Uint32Array((old.length + 1) * width);
  for (let row = old.length - 1; row >= 0; row--) {
    for (let column = now.length - 1; column >= 0; column--) {
      lengths[row * width + column] =
        old[row] === now[column]
          ? (lengths[(row + 1) * width + column + 1] ?? 0) + 1
          : Math.max(
              lengths[(row + 1) * width + column] ?? 0,
              lengths[row * width + column + 1] ?? 0,
            );
    }
  }
  return lengths;
}

function describe(removed: readonly string[], added: readonly string[]): string {
  const heading =
    added.length === 0
      ? 'Text was removed'
      : removed.length === 0
        ? 'Text was added'
        : 'Text changed';
  const parts = [removed, added].filter(({ length }) => length > 0).map(quote);
  return `${heading}: ${parts.join(' is now ')}.`;
}

function quote(lines: readonly string[]): string {
  const most = 80;
  const characters = [...(lines[0] ?? '').trim()];
  const first =
    characters.length <= most ? characters.join('') : `${characters.slice(0, most - 1).join('')}…`;
  return `“${first}”${lines.length === 1 ? '' : ` and ${lines.length - 1} more`}`;
}

function placeOf([first]: readonly string[], next: string | undefined): ContentPlace {
  const text = first ?? next;
  return text === undefined ? { kind: 'nowhere' } : { kind: 'line', text };
}
