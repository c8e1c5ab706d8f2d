import type { Decision } from '../signoff/signOffRecord.js';
import type { SignOffRefusal, SignOffSummary } from './planSignOff.js';
import { needsIndependence } from './standing.js';

/** Whether git is to be asked for work of other roles before somebody signs; who takes back an own sign-off needs no distance. */
export function isForeignWorkAsked(
  decision: Decision,
  { gate }: SignOffSummary,
  owner: string | undefined,
): boolean {
  return decision !== 'revoked' && needsIndependence(gate, owner);
}

/** What keeps a person from signing who worked on the item `title` of another role: verification would hold it against the record. */
export function foreignWorkRefusal(
  { gate, person }: SignOffSummary,
  title: string,
): SignOffRefusal {
  return {
    code: 'not-independent',
    message: `"${gate.title}" needs somebody independent; ${person.name} also worked on "${title}", which belongs to another role.`,
  };
}
