/** What a merge consists of: lines that are settled, and places where a person has to decide. */
import { isSameText, type MergeLine } from './mergeLine.js';

export type Piece =
  { readonly kind: 'lines'; readonly lines: readonly MergeLine[] } | ConflictPiece;

export interface ConflictPiece {
  readonly kind: 'conflict';
  /** For people: what the two sides disagree about. */
  readonly about: string;
  readonly ours: readonly MergeLine[];
  readonly base: readonly MergeLine[];
  readonly theirs: readonly MergeLine[];
}

export function settled(lines: readonly MergeLine[]): Piece {
  return { kind: 'lines', lines };
}

export function isSettled(pieces: readonly Piece[]): boolean {
  return pieces.every(({ kind }) => kind === 'lines');
}

/** A conflict without the lines that both sides begin or end with in the same way. */
export function conflict(
  about: string,
  sides: Omit<ConflictPiece, 'kind' | 'about'>,
): readonly Piece[] {
  const { ours, theirs } = sides;
  let start = 0;
  while (
    start < ours.length &&
    start < theirs.length &&
    ours[start]?.content === theirs[start]?.content
  ) {
    start++;
  }
  let end = 0;
  while (
    end < Math.min(ours.length, theirs.length) - start &&
    ours[ours.length - 1 - end]?.content === theirs[theirs.length - 1 - end]?.content
  ) {
    end++;
  }
  if (start === 0 && end === 0) {
    return [{ kind: 'conflict', about, ...sides }];
  }
  if (isSameText(ours, theirs)) {
    return [settled(ours)];
  }
  const [head, tail] = [ours.slice(0, start), ours.slice(ours.length - end)];
  const inner: ConflictPiece = {
    kind: 'conflict',
    about,
    ours: ours.slice(start, ours.length - end),
    base: withoutEnds(sides.base, head, tail),
    theirs: theirs.slice(start, theirs.length - end),
  };
  return [settled(head), inner, settled(tail)];
}

/** The base may have the common lines as well; they are no part of the dispute then. */
function withoutEnds(
  base: readonly MergeLine[],
  head: readonly MergeLine[],
  tail: readonly MergeLine[],
): readonly MergeLine[] {
  const from = isSameText(base.slice(0, head.length), head) ? head.length : 0;
  const rest = base.slice(from);
  return tail.length <= rest.length && isSameText(rest.slice(rest.length - tail.length), tail)
    ? rest.slice(0, rest.length - tail.length)
    : rest;
}

/** The lines of one side of every conflict, as if a person had taken that side throughout. */
export function takeSide(
  pieces: readonly Piece[],
  side: 'ours' | 'base' | 'theirs',
): readonly MergeLine[] {
  return pieces.flatMap((piece) => (piece.kind === 'lines' ? piece.lines : piece[side]));
}

export function joinLines(lines: readonly MergeLine[], eol: string, isEnded: boolean): string {
  return lines
    .map(({ content, ending }, index) =>
      index < lines.length - 1
        ? content + (ending === '' ? eol : ending)
        : content + (isEnded ? (ending === '' ? eol : ending) : ''),
    )
    .join('');
}
