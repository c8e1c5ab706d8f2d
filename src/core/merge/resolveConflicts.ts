/** Settles what can be settled in a text with conflict markers, keeping what a person did to it meanwhile. */
import type { DecodedText } from '../text/decodeText.js';
import type { Hash } from '../text/hash.js';
import { lineStartsOf } from '../text/lineMap.js';
import { readConflicts } from './conflictMarkers.js';
import { mergeDocuments, type MergeConflict } from './mergeDocuments.js';

export interface ConflictResolution {
  readonly path: string;
  readonly conflicted: DecodedText;
  /** What both sides began with; undefined when both added the file, or when nobody knows. */
  readonly base: DecodedText | undefined;
  /** Whether `base` is known, also when there was none. */
  readonly isBaseKnown: boolean;
  readonly hash: Hash;
}

export type ResolutionOutcome =
  | {
      readonly kind: 'resolved';
      readonly text: string;
      /** What is left to a person. */
      readonly left: readonly MergeConflict[];
      /** How many conflicts there were. */
      readonly found: number;
    }
  | { readonly kind: 'no-conflicts' }
  | { readonly kind: 'refused'; readonly message: string };

/**
 * The text as the merge of its two sides, read from its own markers: what is outside of them, merged by git or written
 * by a person since, is in both sides and stays.
 */
export function resolveConflicts({
  path,
  conflicted,
  base,
  isBaseKnown,
  hash,
}: ConflictResolution): ResolutionOutcome {
  if (conflicted.problem !== undefined) {
    return { kind: 'refused', message: `${path} is no UTF-8 text.` };
  }
  const reading = readConflicts(conflicted.text);
  if (reading.kind === 'none') {
    return { kind: 'no-conflicts' };
  }
  if (reading.kind === 'broken') {
    const message = `The conflict marker in line ${reading.line + 1} of ${path} has no end that belongs to it.`;
    return { kind: 'refused', message };
  }
  const { ours, theirs, base: shown, openings, labels } = reading.text;
  if (shown === undefined && !isBaseKnown) {
    const message = `${path} does not show what both sides began with, and git has no conflict for it.`;
    return { kind: 'refused', message };
  }
  const { bom } = conflicted;
  const was = shown === undefined ? base : { text: shown, bom };
  const outcome = mergeDocuments({
    path,
    base: was,
    ours: { text: ours, bom },
    theirs: { text: theirs, bom },
    hash,
    markers: { size: sizeOf(conflicted.text, openings), withBase: shown !== undefined, labels },
  });
  return outcome.kind === 'unreadable'
    ? { kind: 'refused', message: `${path}: ${outcome.message}` }
    : {
        kind: 'resolved',
        text: outcome.text,
        left: outcome.conflicts,
        found: openings.length,
      };
}

function sizeOf(text: string, openings: readonly number[]): number {
  const start = lineStartsOf(text)[openings[0] ?? 0] ?? 0;
  return /^<+/.exec(text.slice(start))?.[0].length ?? 7;
}
