import type { Document } from '../document/document.js';
import type { GateDefinition } from '../schema/gateDefinition.js';
import type { GateReason } from './gateReason.js';
import type { Standing } from './standing.js';

/** Where a document with gates stands; derived from its verdicts, never stored. */
export type DocumentState = 'open' | `awaiting ${string}` | 'returned' | 'closed' | 'cancelled';

/** `ready`: only signatures are missing. `overridden`: held up, but let through until a day, for a reason on record. */
export type Verdict = 'passed' | 'ready' | 'blocked' | 'returned' | 'overridden';

export interface GateVerdict {
  readonly gate: GateDefinition;
  readonly verdict: Verdict;
  /** What keeps it from passing, first things first; an override keeps them in sight. */
  readonly reasons: readonly GateReason[];
  /** The gate's records with their worth, in the order of the document. */
  readonly signOffs: readonly Standing[];
}

export interface DocumentVerdict {
  readonly state: DocumentState | undefined;
  readonly gates: readonly GateVerdict[];
  /** All records of the document, those of unknown gates included. */
  readonly signOffs: readonly Standing[];
}

/** Verdict on another document, or undefined when it waits for this one. */
export type OtherVerdict = (document: Document) => DocumentVerdict | undefined;
