import { foreignWorkRefusal, isForeignWorkAsked } from '../../core/gate/foreignWork.js';
import type { SignOffRefusal, SignOffSummary } from '../../core/gate/planSignOff.js';
import { profileIn } from '../../core/library/profileIn.js';
import { currentDocument } from '../shared/findTargetDocument.js';
import type { Signing } from './signing.js';

/** Who signs independently did no work of another role: git tells now what it would hold against the sign-off later. */
export async function findForeignWork(
  { act, target, git }: Signing,
  summary: SignOffSummary,
): Promise<SignOffRefusal | undefined> {
  const { owner } = profileIn(target.open.library, currentDocument(target));
  if (!isForeignWorkAsked(act.decision, summary, owner)) return undefined;
  const { emails } = summary.person;
  const title = await git.foreignWork(target.path, { role: summary.role, emails });
  return title === undefined ? undefined : foreignWorkRefusal(summary, title);
}
