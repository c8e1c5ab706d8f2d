import type { Document } from '../document/document.js';
import { positionsOf, type PositionRange } from '../text/lineMap.js';
import type { TextRange } from '../text/textRange.js';

/** One thing that keeps a gate from passing, with the place to look at. */
export interface GateReason {
  readonly code: GateReasonCode;
  readonly message: string;
  readonly path: string;
  /** Lines and columns from 0. */
  readonly range: PositionRange;
}

export type GateReasonCode =
  | 'item-open'
  | 'item-evidence'
  | 'item-reason'
  | 'no-items'
  | 'section-missing'
  | 'document-unsure'
  | 'frontmatter-invalid'
  | 'gate-invalid'
  | 'sign-off-invalid'
  | 'no-id'
  | 'duplicate-id'
  | 'after-open'
  | 'after-missing'
  | 'lessons-missing'
  | 'looser-than-template'
  | 'looser-than-kind'
  | 'template-unknown'
  | 'returned'
  | 'signature-missing'
  | 'signature-stale'
  | 'overridden';

/** A reason at `range` of `document`. */
export function reasonAt(
  document: Document,
  range: TextRange,
  reason: { readonly code: GateReasonCode; readonly message: string },
): GateReason {
  return { ...reason, path: document.path, range: positionsOf(document.lines, range) };
}
