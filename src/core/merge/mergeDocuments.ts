/** Merges two versions of a document by what they mean, and writes it with the characters they consist of. */
import type { Document } from '../document/document.js';
import { parseDocument } from '../document/parseDocument.js';
import type { DecodedText } from '../text/decodeText.js';
import type { Hash } from '../text/hash.js';
import { usualMarkers, withMarkers, type MarkerStyle } from './conflictMarkers.js';
import { readsBack } from './mergeCheck.js';
import { toLines, usualEnding, type MergeLine } from './mergeLine.js';
import { mergeUnits, type MergedPart } from './mergeUnits.js';
import { nameItems } from './nameItems.js';
import { isSettled, joinLines } from './piece.js';
import { unitsOf, type CutDocument } from './units.js';

export interface MergeRequest {
  /** Path in the library, for messages. */
  readonly path: string;
  /** Undefined when both sides added the file. */
  readonly base: DecodedText | undefined;
  readonly ours: DecodedText;
  readonly theirs: DecodedText;
  readonly hash: Hash;
  readonly markers?: MarkerStyle;
}

export type MergeOutcome =
  | {
      readonly kind: 'merged';
      readonly text: string;
      readonly bom: boolean;
      /** What is left to a person, in the order of the text; none when the merge is clean. */
      readonly conflicts: readonly MergeConflict[];
    }
  /** A version cannot be read well enough to be merged by its meaning; git's own merge of lines is left. */
  | { readonly kind: 'unreadable'; readonly message: string };

export interface MergeConflict {
  readonly about: string;
  /** Line of the opening marker in the merged text, from 0. */
  readonly line: number;
}

const sideNames = { base: 'common version', ours: 'our version', theirs: 'their version' } as const;

/**
 * Items are merged by identity, frontmatter by key, sign-offs by union, and everything else line by line.
 *
 * Byte order mark and line endings are those of ours. The result is read again: unless every item and every field
 * says there what the sides agreed on, it is not offered. What a sign-off is worth afterwards is for the engine to
 * say, from the merged content; nothing here looks at it.
 */
export function mergeDocuments(request: MergeRequest): MergeOutcome {
  const { path, hash, markers = usualMarkers } = request;
  const base = request.base ?? { text: '', bom: request.ours.bom };
  const [was, our, their] = [base, request.ours, request.theirs].map((decoded) =>
    cut(path, decoded),
  );
  if (!was || !our || !their) {
    throw new RangeError('Three versions make three documents.');
  }
  const versions = { base: was, ours: our, theirs: their };
  for (const side of ['base', 'ours', 'theirs'] as const) {
    const problem = findObstacle(versions[side].document, side === 'base' ? base : request[side]);
    if (problem !== undefined) {
      return { kind: 'unreadable', message: `The ${sideNames[side]} ${problem}.` };
    }
  }
  const names = nameItems({ base: was.document, ours: our.document, theirs: their.document });
  const ending = usualEnding(our.lines);
  const parts = mergeUnits(
    {
      base: { version: was, units: unitsOf(was, names.base) },
      ours: { version: our, units: unitsOf(our, names.ours) },
      theirs: { version: their, units: unitsOf(their, names.theirs) },
    },
    hash,
    ending,
  );
  const isEnded = endsLine(changed(base.text, request.ours.text, request.theirs.text, endsLine));
  const text = write(parts, { markers, ending, isEnded });
  const bom = request.ours.bom === base.bom ? request.theirs.bom : request.ours.bom;
  return readsBack(path, parts, { ending, fields: versions })
    ? { kind: 'merged', ...text, bom }
    : { kind: 'unreadable', message: 'The items would not read as both sides mean them.' };
}

function cut(path: string, { text }: DecodedText): CutDocument {
  return { document: parseDocument(path, { text, bom: false }), lines: toLines(text) };
}

function findObstacle(
  { frontmatter, problems }: Document,
  decoded: DecodedText,
): string | undefined {
  if (decoded.problem !== undefined) {
    return 'is no UTF-8 text';
  }
  if (frontmatter.status === 'invalid') {
    return 'has frontmatter that cannot be read';
  }
  return problems.some(({ code }) => code === 'markdown/too-complex')
    ? 'is too intricate to be read for certain'
    : undefined;
}

/** The text of the side that changed something about it. */
// eslint-disable-next-line @typescript-eslint/max-params -- three versions and what is looked at
function changed(
  base: string,
  ours: string,
  theirs: string,
  look: (text: string) => boolean,
): string {
  return look(ours) === look(base) ? theirs : ours;
}

function endsLine(text: string): boolean {
  return text === '' || /[\r\n]$/.test(text);
}

function write(
  parts: readonly MergedPart[],
  style: {
    readonly markers: MarkerStyle;
    readonly ending: string;
    readonly isEnded: boolean;
  },
): { readonly text: string; readonly conflicts: readonly MergeConflict[] } {
  const lines: MergeLine[] = [];
  const conflicts: MergeConflict[] = [];
  const pieces = parts.flatMap((part) => part.pieces);
  for (const piece of pieces) {
    if (piece.kind === 'conflict') {
      conflicts.push({ about: piece.about, line: lines.length });
      lines.push(...withMarkers(piece, style.markers, style.ending));
    } else {
      lines.push(...piece.lines);
    }
  }
  const isEnded = style.isEnded || !isSettled(pieces.slice(-1));
  return { text: joinLines(lines, style.ending, isEnded), conflicts };
}
