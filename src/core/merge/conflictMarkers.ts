/** Conflict markers as git writes them: put around what is disputed, and read again. */
import { toLines, usualEnding, type MergeLine } from './mergeLine.js';
import type { ConflictPiece, Piece } from './piece.js';

export interface MarkerStyle {
  readonly size: number;
  /** Whether the base is shown between the sides (`merge.conflictStyle=diff3`). */
  readonly withBase: boolean;
  readonly labels: { readonly ours: string; readonly base: string; readonly theirs: string };
}

export const usualMarkers: MarkerStyle = {
  size: 7,
  withBase: false,
  labels: { ours: 'ours', base: 'base', theirs: 'theirs' },
};

/** The lines of a conflict between markers. */
export function withMarkers(
  { ours, base, theirs }: ConflictPiece,
  { size, withBase, labels }: MarkerStyle,
  ending: string,
): readonly MergeLine[] {
  const line = (sign: string, label: string) => ({
    content: `${sign.repeat(size)} ${label}`.trimEnd(),
    ending,
  });
  const ended = (lines: readonly MergeLine[]) =>
    lines.map((each) => (each.ending === '' ? { ...each, ending } : each));
  return [
    line('<', labels.ours),
    ...ended(ours),
    ...(withBase ? [line('|', labels.base), ...ended(base)] : []),
    line('=', ''),
    ...ended(theirs),
    line('>', labels.theirs),
  ];
}

/** A text with conflicts in it. */
export interface ConflictedText {
  readonly ours: string;
  readonly theirs: string;
  /** Undefined unless every conflict shows its base. */
  readonly base: string | undefined;
  /** Line numbers, from 0, of the lines that open a conflict. */
  readonly openings: readonly number[];
  readonly labels: MarkerStyle['labels'];
}

export type ConflictReading =
  | { readonly kind: 'conflicts'; readonly text: ConflictedText }
  | { readonly kind: 'none' }
  /** Markers that do not belong together; `line` from 0. */
  | { readonly kind: 'broken'; readonly line: number };

/** Takes a text with conflict markers apart into the texts of the sides. */
export function readConflicts(text: string): ConflictReading {
  const lines = toLines(text);
  const pieces: Piece[] = [];
  const openings: number[] = [];
  let labels = usualMarkers.labels;
  let at = 0;
  while (at < lines.length) {
    const size = openingSize(lines[at]);
    if (size === 0) {
      pieces.push({ kind: 'lines', lines: lines.slice(at, at + 1) });
      at++;
      continue;
    }
    const found = readConflict(lines, at, size);
    if (found === undefined) {
      return { kind: 'broken', line: at };
    }
    openings.push(at);
    labels = found.labels;
    pieces.push(found.piece);
    at = found.end;
  }
  if (openings.length === 0) {
    return { kind: 'none' };
  }
  const eol = usualEnding(lines);
  const textOf = (side: 'ours' | 'base' | 'theirs') =>
    pieces
      .flatMap((piece) => (piece.kind === 'lines' ? piece.lines : piece[side]))
      .map(
        ({ content, ending }, index, all) =>
          content + (ending || (index < all.length - 1 ? eol : '')),
      )
      .join('');
  const isWhole = pieces.every((piece) => piece.kind === 'lines' || piece.about === 'with base');
  return {
    kind: 'conflicts',
    text: {
      ours: textOf('ours'),
      theirs: textOf('theirs'),
      base: isWhole ? textOf('base') : undefined,
      openings,
      labels,
    },
  };
}

function openingSize(line: MergeLine | undefined): number {
  return /^(<{7,})(?: |$)/.exec(line?.content ?? '')?.[1]?.length ?? 0;
}

function readConflict(
  lines: readonly MergeLine[],
  from: number,
  size: number,
):
  | { readonly piece: ConflictPiece; readonly end: number; readonly labels: MarkerStyle['labels'] }
  | undefined {
  const find = (sign: string, start: number) =>
    lines.findIndex(
      ({ content }, index) =>
        index >= start &&
        content.startsWith(sign.repeat(size)) &&
        (content.length === size || content[size] === ' '),
    );
  const end = find('>', from + 1);
  const middle = find('=', from + 1);
  const bar = find('|', from + 1);
  const isNested = end >= 0 && lines.slice(from + 1, end).some((line) => openingSize(line) > 0);
  const second = middle < 0 ? -1 : find('=', middle + 1);
  if (end < 0 || middle < 0 || middle > end || isNested || (second >= 0 && second < end)) {
    return undefined;
  }
  const hasBase = bar >= 0 && bar < middle;
  const label = (line: number) => (lines[line]?.content ?? '').slice(size).trim();
  return {
    piece: {
      kind: 'conflict',
      about: hasBase ? 'with base' : '',
      ours: lines.slice(from + 1, hasBase ? bar : middle),
      base: hasBase ? lines.slice(bar + 1, middle) : [],
      theirs: lines.slice(middle + 1, end),
    },
    end: end + 1,
    labels: {
      ours: label(from) || usualMarkers.labels.ours,
      base: (hasBase && label(bar)) || usualMarkers.labels.base,
      theirs: label(end) || usualMarkers.labels.theirs,
    },
  };
}
