import type { RecordFaultCode } from '../../core/gate/standing.js';
import type { Assurance } from '../../core/schema/configuration.js';
import type { SignOffRecord } from '../../core/signoff/signOffRecord.js';

/** What git can prove of one sign-off. */
export interface VerifiedSignOff {
  /** Id of the record. */
  readonly id: string;
  readonly record: SignOffRecord;
  /** `stale`: authentic, but what it covers has changed since. */
  readonly verdict: 'valid' | 'stale' | 'invalid' | 'unverifiable';
  readonly assurance: Assurance;
  /** The commit that brought it; undefined when it cannot be told. */
  readonly commit?: string;
  readonly faults: readonly VerificationFault[];
}

export interface VerificationFault {
  readonly code: VerificationFaultCode;
  readonly message: string;
}

export type VerificationFaultCode =
  | RecordFaultCode
  | 'content-mismatch'
  | 'signed-with-change'
  | 'forged-author'
  | 'time-mismatch'
  | 'backdated'
  | 'record-removed'
  | 'record-altered'
  | 'bad-signature'
  | 'unknown-key'
  | 'assurance-too-low'
  | 'policy-changed'
  | 'template-unknown'
  | 'looser-than-template'
  | 'self-approval'
  | 'shallow-history'
  | 'grafted-history';

/** Faults that mean nothing was proved either way. */
export const unprovable: ReadonlySet<VerificationFaultCode> = new Set([
  'shallow-history',
  'grafted-history',
]);

export function fault(code: VerificationFaultCode, message: string): VerificationFault {
  return { code, message };
}

/** All sign-offs of one document, those it lost included. */
export interface VerifiedDocument {
  readonly path: string;
  readonly id: string;
  readonly signOffs: readonly VerifiedSignOff[];
}
