import type { Library } from '../../core/library/library.js';
import type { ProvenSignOff } from '../../core/reports/reportFacts.js';
import { parseCivilDate, type CivilDate } from '../../core/schema/civilDate.js';
import { endOfDay } from '../../core/schema/unixTime.js';
import type { History } from '../readHistory.js';
import type { SignedContents } from '../signedContents.js';
import type { CheckSignature } from '../verify/signatureCheck.js';
import { prepareVerification } from '../verify/verifyDocuments.js';
import type { ReportPlace } from './reportHistory.js';

export interface ProofRequest extends ReportPlace {
  /** The library as the commit has it. */
  readonly library: Library;
  readonly today: CivilDate;
  readonly checkSignature: CheckSignature;
  readonly history: History;
  /** Contents that whoever read the library came across. */
  readonly seen: SignedContents;
}

/**
 * Every record of the library with what git proves of it, as `sop verify` tells it once everything is merged.
 *
 * The commit itself is what new rules are measured against, so that branches of a clone make no difference.
 */
export async function readProvenSignOffs(
  request: ProofRequest,
): Promise<readonly ProvenSignOff[] | { readonly problem: string }> {
  const { history, commit, today } = request;
  const prepared = await prepareVerification(
    { ...request, base: commit, now: endOfDay(today) },
    history,
  );
  if ('problem' in prepared) return prepared;
  const { lives, verifier } = prepared;
  const proven: ProvenSignOff[] = [];
  for (const [document, versions] of lives.documents) {
    const { path } = document;
    const signOffs = await verifier.verify(document, versions);
    for (const { record, verdict, assurance, commit: brought } of signOffs) {
      const on = parseCivilDate(record.at.slice(0, 10));
      if (on === undefined) continue;
      const { gate, decision, role, note, until } = record;
      proven.push({
        ...{ path, gate, decision, role, on, verdict, assurance },
        ...(until === undefined ? {} : { until }),
        ...(note === undefined ? {} : { note }),
        ...(brought === undefined ? {} : { commit: brought }),
      });
    }
  }
  return proven;
}
