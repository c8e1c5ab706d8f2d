/** Whether the commit that brought a record did that and nothing else, by its signer, then. */
import { findByEmail, isSameAddress } from '../../core/schema/rosterLookup.js';
import type { Person } from '../../core/schema/roster.js';
import { nearestBefore } from '../ancestry.js';
import { fingerprintAt } from './fingerprintAt.js';
import type { Version } from '../documentVersions.js';
import { clockTolerance, gateAtOrigin, secondsOf, type RecordCase } from './recordCase.js';
import { fault, type VerificationFault } from './verification.js';
import type { VersionsByCommit } from './versionFacts.js';

/** Faults of the commit, for a record that carries no signature of its own. */
export function commitFaults(
  recordCase: RecordCase,
  signer: Person | undefined,
): readonly VerificationFault[] {
  return [
    ...authorFaults(recordCase, signer),
    ...timeFaults(recordCase),
    ...contentFaults(recordCase),
    ...changeFaults(recordCase),
  ];
}

/** Whether the author of the commit is the signer; anyone who can push can forge that, so it is the weakest proof. */
export function isAuthoredBy({ origin, policy }: RecordCase, signer: Person | undefined): boolean {
  return (
    signer !== undefined &&
    findByEmail(policy.roster, origin.commit.author.email)?.handle === signer.handle
  );
}

function authorFaults(
  recordCase: RecordCase,
  signer: Person | undefined,
): readonly VerificationFault[] {
  const { email } = recordCase.origin.commit.author;
  // Of somebody unknown it can still be said whether the commit is theirs.
  const isOwn = signer
    ? isAuthoredBy(recordCase, signer)
    : isSameAddress(email, recordCase.record.by);
  return isOwn
    ? []
    : [
        fault(
          'forged-author',
          `The record says ${recordCase.record.by}, but ${email} made the commit.`,
        ),
      ];
}

/** The author's clock of the commit and the record's time are one. */
function timeFaults({ record, origin }: RecordCase): readonly VerificationFault[] {
  return Math.abs(secondsOf(record.at) - origin.commit.authoredAt) > clockTolerance
    ? [fault('time-mismatch', `It says ${record.at}, but its commit was made at another time.`)]
    : [];
}

/** No clock may run ahead of the present; signed or not, nobody can have signed tomorrow. */
export function futureFaults({ record, origin, now }: RecordCase): readonly VerificationFault[] {
  return Math.max(secondsOf(record.at), origin.commit.authoredAt) > now + clockTolerance
    ? [fault('future', `It is dated ${record.at}, which is in the future.`)]
    : [];
}

function contentFaults(recordCase: RecordCase): readonly VerificationFault[] {
  const gate = gateAtOrigin(recordCase);
  const { record, origin } = recordCase;
  return gate && fingerprintAt(recordCase, origin.content, gate) !== record.content
    ? [
        fault(
          'content-mismatch',
          'Its fingerprint is not that of the document it was committed with.',
        ),
      ]
    : [];
}

/** A commit that signs must not change what it signs; of a merge's parents one must have had it already. */
function changeFaults(recordCase: RecordCase): readonly VerificationFault[] {
  const gate = gateAtOrigin(recordCase);
  if (!gate) {
    return [];
  }
  const signed = fingerprintAt(recordCase, recordCase.origin.content, gate);
  const hadIt = recordCase.origin.before.some(
    ({ content }) => content !== undefined && fingerprintAt(recordCase, content, gate) === signed,
  );
  return hadIt
    ? []
    : [fault('signed-with-change', 'The commit that signs also changes what is signed.')];
}

/** A record cannot be older than the record before it, however it is signed. */
export function orderFaults({ record, tables, origin }: RecordCase): readonly VerificationFault[] {
  const previous = tables.of(origin.content).byId.get(record.prev);
  return previous !== undefined && secondsOf(record.at) < secondsOf(previous.at) - clockTolerance
    ? [fault('backdated', `It says ${record.at}, which is before the record that it follows.`)]
    : [];
}

/** A record cannot be older than what it signs. */
export function backdatingFaults(recordCase: RecordCase): readonly VerificationFault[] {
  const { record, history, origin, facts, policy } = recordCase;
  const at = secondsOf(record.at);
  const isEarlier = ({ commit }: Version) => at < commit.authoredAt - clockTolerance;
  const nearest = (stops: VersionsByCommit) =>
    nearestBefore(history, origin.commit.hash, stops.keys()).flatMap(
      (hash) => stops.get(hash) ?? [],
    );
  const gate = gateAtOrigin(recordCase);
  // A rebase brings other people's later work before it, which is honest, and leaves its own time as committer's.
  const isAsMade = isNear(origin.commit.authoredAt, origin.commit.committedAt);
  return (gate !== undefined && nearest(facts.covering(policy, gate)).some(isEarlier)) ||
    (isAsMade && nearest(facts.known).some(isEarlier))
    ? [fault('backdated', `It says ${record.at}, which is before what it signs was written.`)]
    : [];
}

function isNear(one: number, other: number): boolean {
  return Math.abs(one - other) <= clockTolerance;
}
