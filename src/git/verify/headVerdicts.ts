import type { Document } from '../../core/document/document.js';
import type { RecordFault } from '../../core/gate/standing.js';
import { gateCaseOf } from '../../core/gate/gateCase.js';
import type { Library } from '../../core/library/library.js';
import type { CivilDate } from '../../core/schema/civilDate.js';

/** What the document as it is now says about a record. */
export interface HeadVerdict {
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

/** The records of `document` by id, as the library's present rules see them. */
export function headVerdicts(
  library: Library,
  document: Document,
  today: CivilDate,
): ReadonlyMap<string, HeadVerdict> {
  const { standings } = gateCaseOf(library, document, today);
  return new Map(
    standings.map(({ id, worth, faults }) => [
      id,
      {
        isStale: worth === 'stale',
        faults: worth === 'invalid' ? faults.filter(({ code }) => chainFaults.has(code)) : [],
      },
    ]),
  );
}
