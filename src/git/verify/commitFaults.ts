/** Whether the commit that brought a record did that and nothing else, by its signer, then. */
import { findPerson } from '../../core/schema/rosterLookup.js';
import type { Person } from '../../core/schema/roster.js';
import { parseSignOffs } from '../../core/signoff/signOffRecord.js';
import { recordId } from '../../core/signoff/recordId.js';
import { nearestBefore } from '../ancestry.js';
import {
  clockTolerance,
  fingerprintAt,
  gateAtOrigin,
  secondsOf,
  type RecordCase,
} from './recordCase.js';
import { fault, type VerificationFault } from './verification.js';

/** Faults of the commit, for a record that carries no signature of its own. */
export function commitFaults(
  recordCase: RecordCase,
  signer: Person | undefined,
): readonly VerificationFault[] {
  return [
    ...authorFaults(recordCase, signer),
    ...timeFaults(recordCase),
    ...changeFaults(recordCase),
    ...backdatingFaults(recordCase),
  ];
}

/** Whether the author of the commit is the signer; anyone who can push can forge that, so it is the weakest proof. */
export function isAuthoredBy({ origin, policy }: RecordCase, signer: Person | undefined): boolean {
  return (
    signer !== undefined &&
    findPerson(policy.roster, origin.commit.author.email)?.handle === signer.handle
  );
}

function authorFaults(
  recordCase: RecordCase,
  signer: Person | undefined,
): readonly VerificationFault[] {
  const { email } = recordCase.origin.commit.author;
  return isAuthoredBy(recordCase, signer)
    ? []
    : [
        fault(
          'forged-author',
          `The record says ${recordCase.record.by}, but ${email} made the commit.`,
        ),
      ];
}

function timeFaults({ record, origin, now }: RecordCase): readonly VerificationFault[] {
  const at = secondsOf(record.at);
  const faults: VerificationFault[] = [];
  if (Math.abs(at - origin.commit.authoredAt) > clockTolerance) {
    faults.push(
      fault('time-mismatch', `It says ${record.at}, but its commit was made at another time.`),
    );
  }
  if (at > now + clockTolerance || origin.commit.authoredAt > now + clockTolerance) {
    faults.push(fault('future', `It is dated ${record.at}, which is in the future.`));
  }
  return faults;
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

/** A record cannot be older than what it signs, nor than the record before it. */
function backdatingFaults(recordCase: RecordCase): readonly VerificationFault[] {
  const { record, reader, origin, policy } = recordCase;
  const at = secondsOf(record.at);
  const { records } = parseSignOffs(
    reader.get(origin.content).document.frontmatter.data['sign_offs'],
  );
  const previous = records.find(({ raw }) => recordId(raw, policy.hash) === record.prev);
  const isBefore =
    (previous !== undefined && at < secondsOf(previous.at) - clockTolerance) ||
    coveredChangeTimes(recordCase).some((time) => at < time - clockTolerance);
  return isBefore
    ? [fault('backdated', `It says ${record.at}, which is before what it signs was written.`)]
    : [];
}

/** Author times of the nearest commits before the record's that changed what its gate covers. */
function coveredChangeTimes(recordCase: RecordCase): readonly number[] {
  const { history, versions, origin } = recordCase;
  const gate = gateAtOrigin(recordCase);
  if (!gate) {
    return [];
  }
  const byCommit = new Map(versions.map((version) => [version.commit.hash, version]));
  const changesCovered = (hash: string): boolean => {
    const version = byCommit.get(hash);
    const old = version?.before[0]?.content;
    return (
      version?.content !== undefined &&
      version.before.length < 2 &&
      fingerprintAt(recordCase, version.content, gate) !==
        (old && fingerprintAt(recordCase, old, gate))
    );
  };
  return nearestBefore(history, origin.commit.hash, changesCovered).map(
    (hash) => byCommit.get(hash)?.commit.authoredAt ?? 0,
  );
}
