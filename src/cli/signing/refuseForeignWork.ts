import { foreignWorkRefusal, isForeignWorkAsked } from '../../core/gate/foreignWork.js';
import type { SignOffRefusal, SignOffSummary } from '../../core/gate/planSignOff.js';
import { profileIn } from '../../core/library/profileIn.js';
import type { Decision } from '../../core/signoff/signOffRecord.js';
import { findForeignWork } from '../../git/foreignWork.js';
import type { Repository } from '../../git/readHistory.js';
import { findPrefix } from '../../git/repositoryFolder.js';
import type { OpenDocument } from './openDocument.js';

/** Who signs independently did no work of another role: git tells now what it would hold against the sign-off later. */
export async function refuseForeignWork(
  repository: Repository,
  { library, document }: OpenDocument,
  { decision, summary }: { readonly decision: Decision; readonly summary: SignOffSummary },
): Promise<SignOffRefusal | undefined> {
  const { owner } = profileIn(library, document);
  if (!isForeignWorkAsked(decision, summary, owner)) return undefined;
  const prefix = await findPrefix(repository.run, repository.folder);
  if (prefix === undefined) return undefined;
  const { role, person } = summary;
  const signer = { role, emails: person.emails };
  const title = await findForeignWork({ repository, prefix, library, document, ...signer });
  return title === undefined ? undefined : foreignWorkRefusal(summary, title);
}
