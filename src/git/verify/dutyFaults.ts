import { roleNamesOf } from '../../core/gate/gateCase.js';
import { needsIndependence } from '../../core/gate/standing.js';
import { profileIn } from '../../core/library/profileIn.js';
import { parseGates } from '../../core/schema/gateDefinition.js';
import type { Person } from '../../core/schema/roster.js';
import { ancestorsOf } from '../ancestry.js';
import { gateAtOrigin, type RecordCase } from './recordCase.js';
import { fault, type VerificationFault } from './verification.js';

export interface DutyQuestion {
  readonly signer: Person | undefined;
  /** The record proves itself, so that its commit may be a squash of other people's work under one name. */
  readonly isSquashable: boolean;
}

/** An independent signer did none of the work of another role that the document records. */
export function dutyFaults(
  recordCase: RecordCase,
  { signer, isSquashable }: DutyQuestion,
): readonly VerificationFault[] {
  const { record, policy, reader, history, origin, facts } = recordCase;
  const { document } = reader.get(origin.content);
  const gate = gateAtOrigin(recordCase);
  const profile = profileIn(policy, document);
  if (
    !signer ||
    !gate ||
    record.decision === 'revoked' ||
    !needsIndependence(gate, profile.owner)
  ) {
    return [];
  }
  const { gates } = parseGates(document.frontmatter.data['gates']);
  const names = roleNamesOf(policy, profile, gates);
  const work = facts.foreignWork(policy, { signer, role: record.role, names });
  if (work.length === 0) {
    return [];
  }
  const earlier = ancestorsOf(history, origin.commit.hash);
  const counted = work.find(
    ({ commit }) => earlier.has(commit) && !(isSquashable && commit === origin.commit.hash),
  );
  return counted === undefined
    ? []
    : [
        fault(
          'self-approval',
          `${signer.name} also worked on "${counted.title}", which belongs to another role.`,
        ),
      ];
}
