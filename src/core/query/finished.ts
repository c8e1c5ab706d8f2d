import { countItems } from '../checklist/itemCounts.js';
import { hasGates } from '../gate/hasGates.js';
import { verdictOf } from '../gate/verdict.js';
import { hasFinalStatus } from '../schema/finalStatus.js';
import type { QuerySubject } from './queryField.js';

/** Whether the document is closed or cancelled by its gates, or of a final status: nothing of it is late any more. */
export function isFinished({ library, document, profile, today }: QuerySubject): boolean {
  if (hasFinalStatus(profile)) {
    return true;
  }
  if (!hasGates(library, document)) {
    return false;
  }
  const { state } = verdictOf(library, document, today);
  return state === 'closed' || state === 'cancelled';
}

/** The same, or that nobody has anything left to do: without gates, once nothing required is open. */
export function isSettledByNow(subject: QuerySubject): boolean {
  const { library, document, today } = subject;
  return (
    isFinished(subject) ||
    (!hasGates(library, document) && countItems(document, today).requiredOpen === 0)
  );
}
