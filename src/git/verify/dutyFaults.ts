import { roleNamesOf } from '../../core/gate/gateCase.js';
import { needsIndependence } from '../../core/gate/standing.js';
import { profileIn } from '../../core/library/profileIn.js';
import { parseGates } from '../../core/schema/gateDefinition.js';
import { findByEmail } from '../../core/schema/rosterLookup.js';
import type { Person } from '../../core/schema/roster.js';
import { ancestorsOf } from '../ancestry.js';
import { findForeignChange } from './itemAuthors.js';
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
  const { record, policy, reader, history, origin } = recordCase;
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
  const earlier = ancestorsOf(history, origin.commit.hash);
  for (const version of recordCase.versions) {
    const { hash, author } = version.commit;
    const isOwn = findByEmail(policy.roster, author.email)?.handle === signer.handle;
    // The oldest commit of a shallow clone looks as if it had done everything before it as well.
    const isKnown = earlier.has(hash) && !history.boundary.has(hash);
    if (isOwn && isKnown && !(isSquashable && hash === origin.commit.hash)) {
      const title = findForeignChange(version, reader, { role: record.role, names });
      if (title !== undefined) {
        return [
          fault(
            'self-approval',
            `${signer.name} also worked on "${title}", which belongs to another role.`,
          ),
        ];
      }
    }
  }
  return [];
}
