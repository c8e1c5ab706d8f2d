/** Whole blocks around what differs between two versions of a body. */
import type { DividedText, Stretch } from './differences.js';
import { RootStarts, type RootBlock } from './rootStarts.js';

export interface BothTexts {
  readonly base: DividedText;
  readonly head: DividedText;
}

/** Where blocks are looked for, in offsets of the base. */
export interface BlockSearch {
  readonly block: RootBlock;
  /** At the beginning of a line outside any block. */
  readonly from: number;
  readonly until: number;
}

/** One or more blocks, with what differs in them. */
export interface Surroundings extends Stretch {
  readonly differences: readonly Stretch[];
}

/**
 * Stretches that begin and end where blocks begin in both versions, or where the search does; undefined where that is
 * uncertain.
 */
export function blocksAround(
  texts: BothTexts,
  differences: readonly Stretch[],
  { block, from, until }: BlockSearch,
): readonly Surroundings[] | undefined {
  const found: Surroundings[] = [];
  let open: Omit<Surroundings, 'end' | 'grown'> | undefined;
  for (const [index, difference] of differences.entries()) {
    const { start, end, moved, grown } = difference;
    if (open === undefined) {
      const last = lastStart(texts.base, { block, from: found.at(-1)?.end ?? from, until: start });
      if (last === undefined) return undefined;
      open =
        last < 0
          ? (found.pop() ?? { start: from, moved, differences: [] })
          : { start: last, moved, differences: [] };
    }
    open = { ...open, differences: [...open.differences, difference] };
    const next = differences[index + 1];
    const to = endAfter(
      texts,
      { ...open, end, grown },
      { block, from: open.start, until: next?.start ?? until },
    );
    if (to === undefined) return undefined;
    if (to < 0 && next !== undefined) continue;
    found.push({ ...open, end: to < 0 ? until : to, grown });
    open = undefined;
  }
  return found;
}

/** Start of the last block that begins before `until`, a heading with its whole line; -1 where there is none, undefined where that is uncertain. */
function lastStart({ text }: DividedText, { from, until, block }: BlockSearch): number | undefined {
  const starts = new RootStarts(text, from, block);
  for (let last = -1; ;) {
    const next = starts.next(until);
    if (next === undefined) return undefined;
    if (next < 0) return last;
    const lineEnd = block === 'item' ? next : text.indexOf('\n', next);
    if (lineEnd < 0 || lineEnd >= until) return last;
    last = next;
  }
}

/** Start in the base of the first block behind a stretch that is one in both; -1 where there is none, undefined where that is uncertain. */
function endAfter(
  { base, head }: BothTexts,
  { end, moved, grown }: Stretch,
  { from, until, block }: BlockSearch,
): number | undefined {
  const bases = new RootStarts(base.text, from, block);
  const heads = new RootStarts(head.text, from + moved, block);
  // A line that begins behind the last difference begins there in both.
  const first = block === 'item' ? end + 1 : end;
  let now = heads.next(until + grown);
  for (;;) {
    const old = bases.next(until);
    if (old === undefined || now === undefined) return undefined;
    if (old < 0) return -1;
    if (old < first) continue;
    while (now !== undefined && now >= 0 && now < old + grown) {
      now = heads.next(until + grown);
    }
    if (now === old + grown) return old;
    if (now === undefined) return undefined;
    if (now < 0) return -1;
  }
}
