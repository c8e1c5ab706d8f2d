import { diffArrays } from 'diff';

/** A span of positions, the end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A stretch of two versions laid beside their base. */
export interface Stretch {
  /** `same`: as in the base. `ours`, `theirs`: changed by one. `both`: changed in the same way. `clash`: changed in two ways. */
  readonly kind: 'same' | 'ours' | 'theirs' | 'both' | 'clash';
  readonly base: Span;
  readonly ours: Span;
  readonly theirs: Span;
}

/** The part `base` of the base is the part `side` of a side. */
export interface Hunk {
  readonly base: Span;
  readonly side: Span;
}

/** Two versions further apart than this are compared as a whole; telling their changes apart would take too long. */
const mostEdits = 3000;

/** Where `side` differs from `base`, in order. */
export function hunksOf(base: readonly string[], side: readonly string[]): readonly Hunk[] {
  const parts = diffArrays([...base], [...side], { maxEditLength: mostEdits });
  if (parts === undefined) {
    return [{ base: { start: 0, end: base.length }, side: { start: 0, end: side.length } }];
  }
  const hunks: Hunk[] = [];
  let [inBase, inSide] = [0, 0];
  let open: Hunk | undefined;
  for (const { added, removed, count } of parts) {
    if (!added && !removed) {
      if (open !== undefined) hunks.push(open);
      open = undefined;
      inBase += count;
      inSide += count;
      continue;
    }
    open ??= { base: { start: inBase, end: inBase }, side: { start: inSide, end: inSide } };
    if (removed) inBase += count;
    else inSide += count;
    open = {
      base: { start: open.base.start, end: inBase },
      side: { start: open.side.start, end: inSide },
    };
  }
  return open === undefined ? hunks : [...hunks, open];
}

/** The keys of three versions. */
export interface ThreeLists {
  readonly base: readonly string[];
  readonly ours: readonly string[];
  readonly theirs: readonly string[];
}

/**
 * Lays both sides beside the base.
 *
 * Changes that touch each other without anything between them are one stretch. `isText` tells lines of text from what
 * has a name: a change of the one has nothing to do with a change of the other beside it.
 */
export function layBeside(
  { base, ours, theirs }: ThreeLists,
  isText: (key: string) => boolean = () => true,
): readonly Stretch[] {
  const hunks = sidedHunks({ base, ours, theirs }, isText);
  const stretches: Stretch[] = [];
  // How far positions of either side are from those of the base, behind the last stretch.
  const drift = { ours: 0, theirs: 0 };
  let at = 0;
  const take = (kind: Stretch['kind'], span: Span, grown: { ours: number; theirs: number }) => {
    const moved = (from: number, to: number) => ({ start: span.start + from, end: span.end + to });
    stretches.push({
      kind,
      base: span,
      ours: moved(drift.ours, drift.ours + grown.ours),
      theirs: moved(drift.theirs, drift.theirs + grown.theirs),
    });
    drift.ours += grown.ours;
    drift.theirs += grown.theirs;
    at = span.end;
  };
  const about = ({ base: place, side, isOurs }: SidedHunk) => [
    ...base.slice(place.start, place.end),
    ...(isOurs ? ours : theirs).slice(side.start, side.end),
  ];
  const mayPart = (group: readonly SidedHunk[], next: SidedHunk) =>
    !(isInsertion(next) && group.every(isInsertion)) &&
    isTextBesideNamed(group.flatMap(about), about(next), isText);
  for (let index = 0; index < hunks.length;) {
    const first = hunks[index] as (typeof hunks)[number];
    let { end } = first.base;
    const group = [first];
    for (index++; index < hunks.length; index++) {
      const next = hunks[index] as (typeof hunks)[number];
      if (next.base.start > end || (next.base.start === end && mayPart(group, next))) break;
      group.push(next);
      end = Math.max(end, next.base.end);
    }
    if (first.base.start > at) {
      take('same', { start: at, end: first.base.start }, { ours: 0, theirs: 0 });
    }
    const grown = { ours: growthOf(group, true), theirs: growthOf(group, false) };
    take(kindOf(group), { start: first.base.start, end }, grown);
  }
  if (at < base.length) {
    take('same', { start: at, end: base.length }, { ours: 0, theirs: 0 });
  }
  return stretches.map((stretch) =>
    stretch.kind === 'clash' &&
    isSameList(
      ours.slice(stretch.ours.start, stretch.ours.end),
      theirs.slice(stretch.theirs.start, stretch.theirs.end),
    )
      ? { ...stretch, kind: 'both' }
      : stretch,
  );
}

function sidedHunks(
  { base, ours, theirs }: ThreeLists,
  isText: (key: string) => boolean,
): readonly SidedHunk[] {
  const hunksTo = (side: readonly string[], isOurs: boolean) =>
    hunksOf(base, side)
      .flatMap((hunk) => splitHunk(hunk, { base, side }, isText))
      .map((hunk) => ({ ...hunk, isOurs }));
  return [...hunksTo(ours, true), ...hunksTo(theirs, false)].sort(
    (a, b) => a.base.start - b.base.start || a.base.end - b.base.end,
  );
}

/** Takes a change of text and of named things beside it apart, where the text is still there to tell which is which. */
function splitHunk(
  hunk: Hunk,
  { base, side }: { readonly base: readonly string[]; readonly side: readonly string[] },
  isText: (key: string) => boolean,
): readonly Hunk[] {
  const [old, now] = [runsOf(base, hunk.base, isText), runsOf(side, hunk.side, isText)];
  const texts = old.length >> 1;
  return texts === 0 || texts !== now.length >> 1
    ? [hunk]
    : old.flatMap((span, index): Hunk[] => {
        const other = now[index] ?? hunk.side;
        const isEmpty = span.start === span.end && other.start === other.end;
        return isEmpty ? [] : [{ base: span, side: other }];
      });
}

/** Spans of named things and of text in turn; the first and the last are of named things, and may be empty. */
function runsOf(
  keys: readonly string[],
  { start, end }: Span,
  isText: (key: string) => boolean,
): Span[] {
  const runs: Span[] = [];
  let from = start;
  for (let at = start; at < end; at++) {
    const isOdd = runs.length % 2 === 1;
    if (isText(keys[at] ?? '') !== isOdd) {
      runs.push({ start: from, end: at });
      from = at;
    }
  }
  runs.push({ start: from, end });
  return runs.length % 2 === 1 ? runs : [...runs, { start: end, end }];
}

function isTextBesideNamed(
  one: readonly string[],
  other: readonly string[],
  isText: (key: string) => boolean,
): boolean {
  return (one.every(isText) && !other.some(isText)) || (other.every(isText) && !one.some(isText));
}

type SidedHunk = Hunk & { readonly isOurs: boolean };

function isInsertion({ base }: Hunk): boolean {
  return base.start === base.end;
}

function growthOf(group: readonly SidedHunk[], isOurs: boolean): number {
  return group
    .filter((hunk) => hunk.isOurs === isOurs)
    .reduce((sum, { base, side }) => sum + side.end - side.start - (base.end - base.start), 0);
}

function kindOf(group: readonly SidedHunk[]): Stretch['kind'] {
  const isOurs = group.some((hunk) => hunk.isOurs);
  const isTheirs = group.some((hunk) => !hunk.isOurs);
  return isOurs && isTheirs ? 'clash' : isOurs ? 'ours' : 'theirs';
}

export function isSameList(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((each, index) => each === other[index]);
}

/**
 * The order of changes that touch but do not overlap: for each, whose it is and which part of the side it puts where.
 *
 * Undefined where two changes are about the same lines. Two insertions at one place stand one below the other, ours first.
 */
export function weave({
  base,
  ours,
  theirs,
}: ThreeLists):
  readonly { readonly from: 'base' | 'ours' | 'theirs'; readonly span: Span }[] | undefined {
  const hunks = [
    ...hunksOf(base, ours).map((hunk) => ({ ...hunk, from: 'ours' as const })),
    ...hunksOf(base, theirs).map((hunk) => ({ ...hunk, from: 'theirs' as const })),
  ].sort((a, b) => a.base.start - b.base.start || a.base.end - b.base.end);
  const woven: { from: 'base' | 'ours' | 'theirs'; span: Span }[] = [];
  let at = 0;
  for (const { base: place, side, from } of hunks) {
    if (place.start < at) {
      return undefined;
    }
    if (place.start > at) woven.push({ from: 'base', span: { start: at, end: place.start } });
    woven.push({ from, span: side });
    at = place.end;
  }
  return at < base.length
    ? [...woven, { from: 'base', span: { start: at, end: base.length } }]
    : woven;
}
