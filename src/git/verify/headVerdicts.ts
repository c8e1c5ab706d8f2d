import type { Document } from '../../core/document/document.js';
import type { RecordFault } from '../../core/gate/standing.js';
import { fingerprintInputOf, gateCaseOf } from '../../core/gate/gateCase.js';
import { fingerprintOf } from '../../core/signoff/fingerprint.js';
import type { Library } from '../../core/library/library.js';
import type { SignOffRecord } from '../../core/signoff/signOffRecord.js';
import type { CivilDate } from '../../core/schema/civilDate.js';

/** What the document as it is now says about a record. */
export interface HeadVerdict {
  readonly id: string;
  readonly record: SignOffRecord;
  /** Whether it accepted something else than there is now; so it may be even where its signer has left the roster. */
  readonly isStale: boolean;
  /** Faults of the chain; who may sign is judged by the rules of the day it was signed. */
  readonly faults: readonly RecordFault[];
}

const chainFaults: ReadonlySet<string> = new Set([
  'chain-broken',
  'replayed',
  'target-unknown',
  'not-yours',
]);

/** The records of `document` in its order, as the library's present rules see them. */
export function headVerdicts(
  library: Library,
  document: Document,
  today: CivilDate,
): readonly HeadVerdict[] {
  const { standings, gates } = gateCaseOf(library, document, today);
  const contents = new Map(
    gates.map((gate) => {
      const input = fingerprintInputOf(library, document, { gate });
      return [gate.id, input && fingerprintOf(input, library.hash)];
    }),
  );
  return standings.map(({ id, record, worth, faults }) => ({
    id,
    record,
    isStale:
      worth === 'stale' ||
      (worth === 'invalid' &&
        record.decision === 'accepted' &&
        contents.get(record.gate) !== record.content),
    faults: worth === 'invalid' ? faults.filter(({ code }) => chainFaults.has(code)) : [],
  }));
}
