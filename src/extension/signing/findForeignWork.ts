import type { SignOffRefusal, SignOffSummary } from '../../core/gate/planSignOff.js';
import { needsIndependence } from '../../core/gate/standing.js';
import { profileIn } from '../../core/library/profileIn.js';
import { currentDocument } from '../shared/findTargetDocument.js';
import type { Signing } from './signing.js';

/** Who signs independently did no work of another role: git tells now what it would hold against the sign-off later. */
export async function findForeignWork(
  { act, target, git }: Signing,
  { gate, person, role }: SignOffSummary,
): Promise<SignOffRefusal | undefined> {
  const { owner } = profileIn(target.open.library, currentDocument(target));
  if (act.decision === 'revoked' || !needsIndependence(gate, owner)) return undefined;
  const title = await git.foreignWork(target.path, { role, emails: person.emails });
  if (title === undefined) return undefined;
  return {
    code: 'not-independent',
    message: `"${gate.title}" needs somebody independent; ${person.name} also worked on "${title}", which belongs to another role.`,
  };
}
