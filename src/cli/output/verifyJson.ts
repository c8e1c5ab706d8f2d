import type { VerifiedDocument, VerifiedSignOff } from '../../git/verify/verification.js';

/** What `verify` prints of a document as JSON. */
export function toVerifiedJson({ path, signOffs, problems }: VerifiedDocument) {
  return { path, signOffs: signOffs.map(toSignOffJson), problems };
}

function toSignOffJson({ id, record, verdict, assurance, faults, commit }: VerifiedSignOff) {
  return {
    gate: record.gate,
    by: record.by,
    verdict,
    assurance,
    reasons: faults.map(({ code, message }) => ({ code, message })),
    commit: commit ?? null,
    recordId: id,
    decision: record.decision,
    role: record.role,
    name: record.name,
    at: record.at,
  };
}
