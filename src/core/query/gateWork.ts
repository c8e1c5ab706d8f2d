import type { Document } from '../document/document.js';
import type { Awaited } from '../gate/awaited.js';
import { isOfOwner, needsIndependence } from '../gate/standing.js';
import type { Library } from '../library/library.js';
import { profileIn } from '../library/profileIn.js';
import type { CivilDate } from '../schema/civilDate.js';
import { findPerson, isMember } from '../schema/rosterLookup.js';

/** A document that waits for a signature, or for those whom it was returned to. */
export interface GateWork {
  readonly kind: 'sign' | 'returned';
  readonly document: Document;
  readonly awaited: Awaited;
}

/** What `document` waits for at its gate; undefined while it is worked on, which its items tell. */
export function gateWorkOf(document: Document, awaited: Awaited | undefined): GateWork | undefined {
  switch (awaited?.gate.verdict) {
    case 'ready':
      return { kind: 'sign', document, awaited };
    case 'returned':
      return { kind: 'returned', document, awaited };
    default:
      return undefined;
  }
}

interface Somebody {
  readonly handle: string;
  readonly today: CivilDate;
}

/**
 * Whether the work waits for the person behind `handle`.
 *
 * A signature does when the person holds the signing role, may sign here, and has not signed already: a gate that
 * wants two signatures waits for somebody else then.
 */
export function isGateWorkOf(library: Library, work: GateWork, somebody: Somebody): boolean {
  const { roster } = library;
  const { handle, today } = somebody;
  const isTheirs = (whose: string) =>
    findPerson(roster, whose)?.handle === handle ||
    isMember(roster, handle, { role: whose, day: today });
  return (
    work.awaited.roles.some(isTheirs) &&
    (work.kind === 'returned' || maySign(library, work, somebody))
  );
}

function maySign(
  library: Library,
  { document, awaited }: GateWork,
  { handle, today }: Somebody,
): boolean {
  const { gate, signOffs } = awaited.gate;
  const { owner } = profileIn(library, document);
  const person = library.roster.people.get(handle);
  const hasSigned = signOffs.some(
    ({ record, worth }) =>
      worth === 'counts' && record.decision === 'accepted' && record.name === person?.name,
  );
  return (
    person !== undefined &&
    !hasSigned &&
    !(needsIndependence(gate, owner) && isOfOwner({ roster: library.roster, owner }, person, today))
  );
}
