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
  | 'looser-than-kind'
  | 'self-approval'
  | 'signature-unchecked'
  | 'not-committed'
  | 'shallow-history'
  | 'grafted-history';

/** Faults that mean nothing was proved either way. */
export const unprovable: ReadonlySet<VerificationFaultCode> = new Set([
  'signature-unchecked',
  'not-committed',
  'shallow-history',
  'grafted-history',
]);

export function fault(code: VerificationFaultCode, message: string): VerificationFault {
  return { code, message };
}

/** The same thing can be wrong in more than one way, such as a time in the future; said once it is enough. */
export function withoutRepeats(faults: readonly VerificationFault[]): readonly VerificationFault[] {
  return faults.filter(
    ({ code }, index) => faults.findIndex((other) => other.code === code) === index,
  );
}

/** What faults amount to; `isStale`: whether what was signed has changed since. */
export function verdictFrom(
  faults: readonly VerificationFault[],
  isStale: boolean,
): VerifiedSignOff['verdict'] {
  if (faults.some(({ code }) => !unprovable.has(code))) {
    return 'invalid';
  }
  if (faults.length > 0) {
    return 'unverifiable';
  }
  return isStale ? 'stale' : 'valid';
}

/** All sign-offs of one document, those it lost included. */
export interface VerifiedDocument {
  readonly path: string;
  /** Empty when the document gives itself none that can be read. */
  readonly id: string;
  readonly signOffs: readonly VerifiedSignOff[];
  /** Entries of `sign_offs` that are no readable record, in words. */
  readonly problems: readonly string[];
}

/** Whether nothing is left to explain: every sign-off was proved, and every entry could be read. */
export function isProven({ signOffs, problems }: VerifiedDocument): boolean {
  return (
    problems.length === 0 &&
    signOffs.every(({ verdict }) => verdict === 'valid' || verdict === 'stale')
  );
}
