/** What each sign-off of a gate is worth today, judged from the documents alone; git's say comes on top (`sop verify`). */
import { findByEmail, isMember } from '../schema/rosterLookup.js';
import type { CivilDate } from '../schema/civilDate.js';
import type { GateDefinition } from '../schema/gateDefinition.js';
import type { Person, Roster } from '../schema/roster.js';
import { recordId } from '../signoff/recordId.js';
import type { Decision, SignOffRecord } from '../signoff/signOffRecord.js';
import type { Hash } from '../text/hash.js';

/** A record with its worth. */
export interface Standing {
  readonly record: SignOffRecord;
  readonly id: string;
  readonly worth: Worth;
  /** Why it is not `counts`; empty when it is. */
  readonly faults: readonly RecordFault[];
}

/**
 * `counts`: in force. `stale`: what it covers changed. `superseded`: its signer decided anew, or it was revoked.
 * `lapsed`: an override past its last day. `invalid`: it never counted.
 */
export type Worth = 'counts' | 'stale' | 'superseded' | 'lapsed' | 'invalid';

export interface RecordFault {
  readonly code: RecordFaultCode;
  readonly message: string;
}

export type RecordFaultCode =
  | 'unknown-gate'
  | 'unknown-signer'
  | 'name-differs'
  | 'not-in-role'
  | 'wrong-role'
  | 'not-independent'
  | 'meaning-differs'
  | 'future'
  | 'chain-broken'
  | 'replayed'
  | 'target-unknown'
  | 'not-yours'
  | 'stale'
  | 'revoked'
  | 'superseded'
  | 'lapsed';

/** What standings are judged by. */
export interface StandingInput {
  readonly records: readonly SignOffRecord[];
  readonly gates: readonly GateDefinition[];
  readonly roster: Roster;
  /** The document's owner: a role, or a person's handle. */
  readonly owner: string | undefined;
  readonly today: CivilDate;
  readonly hash: Hash;
  /** Fingerprint of a gate's content as it is now. */
  readonly contentOf: (gate: GateDefinition) => string;
  /** Roles besides the signing role that may override a gate. */
  readonly overrideRoles: readonly string[];
}

/** What records are known by in their list. */
export interface RecordPlaces {
  /** In the order of the document. */
  readonly ids: readonly string[];
  /** Where each id stands first. */
  readonly first: ReadonlyMap<string, number>;
}

export function placesOfRecords(ids: readonly string[]): RecordPlaces {
  const first = new Map<string, number>();
  ids.forEach((id, index) => {
    if (!first.has(id)) first.set(id, index);
  });
  return { ids, first };
}

/** The standing of every record, in the order of the document. */
export function standingsOf(input: StandingInput): readonly Standing[] {
  const places = placesOfRecords(input.records.map((record) => recordId(record.raw, input.hash)));
  const own = input.records.map((_, index) => recordFaults(input, index, places));
  const valid = (index: number) => own[index]?.length === 0;
  return input.records.map((record, index) => {
    const id = places.ids[index] ?? '';
    if (!valid(index)) {
      return { record, id, worth: 'invalid', faults: own[index] ?? [] };
    }
    const later = input.records.filter((_, at) => at > index && valid(at));
    return { record, id, ...worthOf(input, { record, id, later }) };
  });
}

/** Who may sign what is judged by; what is there now makes no difference. */
export type FaultInput = Omit<StandingInput, 'hash' | 'contentOf'>;

/** Why the record at `index` never counted; none where it did. */
export function recordFaults(
  input: FaultInput,
  index: number,
  places: RecordPlaces,
): readonly RecordFault[] {
  const record = input.records[index];
  return record === undefined
    ? []
    : [
        ...chainFaults(record, index, places),
        ...signerFaults(input, record),
        ...revocationFaults(input, index, places),
      ];
}

function chainFaults(
  record: SignOffRecord,
  index: number,
  { ids, first }: RecordPlaces,
): readonly RecordFault[] {
  const isBefore = (id: string) => (first.get(id) ?? index) < index;
  if (isBefore(ids[index] ?? '')) {
    return [fault('replayed', 'The record repeats an earlier one word for word.')];
  }
  if (record.prev !== 'none' && !isBefore(record.prev)) {
    return [fault('chain-broken', 'The record it names as the one before it is not there.')];
  }
  return [];
}

function signerFaults(input: FaultInput, record: SignOffRecord): RecordFault[] {
  const gate = input.gates.find(({ id }) => id === record.gate);
  if (!gate) {
    return [fault('unknown-gate', `The document has no gate "${record.gate}".`)];
  }
  const person = findByEmail(input.roster, record.by);
  if (!person) {
    return [fault('unknown-signer', `${record.by} is not in the roster.`)];
  }
  const faults: RecordFault[] = [];
  const day = record.at.slice(0, 10) as CivilDate;
  if (person.name !== record.name) {
    faults.push(
      fault('name-differs', `The roster prints the name of ${record.by} as "${person.name}".`),
    );
  }
  if (!isMember(input.roster, person.handle, { role: record.role, day })) {
    faults.push(
      fault('not-in-role', `${person.name} was not in the role ${record.role} on ${day}.`),
    );
  }
  if (day > input.today) {
    faults.push(fault('future', `It is dated ${record.at}, which is in the future.`));
  }
  if (!mayDecide(gate, record, input.overrideRoles)) {
    faults.push(
      fault(
        'wrong-role',
        `The gate is signed by ${gate.sign?.role ?? 'nobody'}, not by ${record.role}.`,
      ),
    );
  }
  if (
    needsIndependence(gate, input.owner) &&
    isOfOwner(input, person, day) &&
    record.decision !== 'revoked'
  ) {
    faults.push(
      fault(
        'not-independent',
        `${person.name} belongs to the document's owner ${input.owner ?? ''}.`,
      ),
    );
  }
  if (record.decision === 'accepted' && record.meaning !== gate.meaning) {
    faults.push(
      fault('meaning-differs', 'The meaning that was signed is not the meaning of the gate.'),
    );
  }
  return faults;
}

/** Whether somebody in this role may take this decision: the signing role any, the overriding roles only an override. */
export function mayDecide(
  gate: GateDefinition,
  { role, decision }: { readonly role: string; readonly decision: Decision },
  overrideRoles: readonly string[],
): boolean {
  return role === gate.sign?.role || (decision === 'overridden' && overrideRoles.includes(role));
}

/** Whether the gate's signers must not be of the document's owner (DESIGN: the default when the roles differ). */
export function needsIndependence(gate: GateDefinition, owner: string | undefined): boolean {
  return gate.sign?.independent ?? (gate.sign !== undefined && gate.sign.role !== owner);
}

/** Whether the person is the document's owner or holds the owning role on that day. */
export function isOfOwner(
  { roster, owner }: { readonly roster: Roster; readonly owner: string | undefined },
  person: Person,
  day: CivilDate,
): boolean {
  return (
    owner !== undefined &&
    (owner === person.handle || isMember(roster, person.handle, { role: owner, day }))
  );
}

/** A revocation must name an earlier record that its signer may take back. */
function revocationFaults(
  { records, roster }: FaultInput,
  index: number,
  { first }: RecordPlaces,
): readonly RecordFault[] {
  const record = records[index];
  if (record?.decision !== 'revoked') {
    return [];
  }
  const at = first.get(record.target ?? '') ?? index;
  const target = at < index ? records[at] : undefined;
  if (target?.gate !== record.gate) {
    return [fault('target-unknown', 'The record it revokes is not there.')];
  }
  return target.decision === 'returned' && !samePerson(roster, target, record)
    ? [fault('not-yours', `Only ${target.name} can take this return back.`)]
    : [];
}

function worthOf(
  input: StandingInput,
  { record, id, later }: { record: SignOffRecord; id: string; later: readonly SignOffRecord[] },
): { worth: Worth; faults: readonly RecordFault[] } {
  const revoked = later.find(({ decision, target }) => decision === 'revoked' && target === id);
  if (revoked) {
    return because(
      'superseded',
      'revoked',
      `${revoked.name} revoked it on ${revoked.at.slice(0, 10)}.`,
    );
  }
  const anew = later.find(
    (other) =>
      other.gate === record.gate &&
      supersedes(other, record) &&
      samePerson(input.roster, other, record),
  );
  if (anew) {
    return because(
      'superseded',
      'superseded',
      `${anew.name} decided anew on ${anew.at.slice(0, 10)}.`,
    );
  }
  const gate = input.gates.find((candidate) => candidate.id === record.gate);
  if (record.decision === 'accepted' && gate && input.contentOf(gate) !== record.content) {
    return because('stale', 'stale', 'What was signed has changed since.');
  }
  if (
    record.decision === 'overridden' &&
    record.until !== undefined &&
    record.until < input.today
  ) {
    return because('lapsed', 'lapsed', `The override lapsed after ${record.until}.`);
  }
  return { worth: 'counts', faults: [] };
}

/** A person's later acceptance or return replaces the earlier one; an override stands beside both until it lapses. */
function supersedes(later: SignOffRecord, earlier: SignOffRecord): boolean {
  const decides = ({ decision }: SignOffRecord) =>
    decision === 'accepted' || decision === 'returned';
  return decides(later) && decides(earlier);
}

function samePerson(roster: Roster, one: SignOffRecord, other: SignOffRecord): boolean {
  const first = findByEmail(roster, one.by);
  return first !== undefined && first.handle === findByEmail(roster, other.by)?.handle;
}

function because(worth: Worth, code: RecordFaultCode, message: string) {
  return { worth, faults: [fault(code, message)] };
}

function fault(code: RecordFaultCode, message: string): RecordFault {
  return { code, message };
}
