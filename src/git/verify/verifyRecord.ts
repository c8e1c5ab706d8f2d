import { gateCaseOf } from '../../core/gate/gateCase.js';
import { assuranceLevels, type Assurance } from '../../core/schema/configuration.js';
import { findPerson } from '../../core/schema/rosterLookup.js';
import type { Person } from '../../core/schema/roster.js';
import { signaturePayload } from '../../core/signoff/recordId.js';
import { readObjects } from '../readObjects.js';
import { commitFaults, isAuthoredBy } from './commitFaults.js';
import { dutyFaults, policyFaults, type PolicyContext } from './policyFaults.js';
import { fingerprintAt, gateAtOrigin, type RecordCase } from './recordCase.js';
import { checkRecordSignature, isCommitSigned } from './signatureCheck.js';
import { fault, type VerificationFault } from './verification.js';

/** What one bringing of a record amounts to. */
export interface RecordFindings {
  readonly faults: readonly VerificationFault[];
  readonly assurance: Assurance;
}

/** Judges a record as one commit brought it. */
export async function verifyRecord(
  recordCase: RecordCase,
  context: PolicyContext,
): Promise<RecordFindings> {
  const signer = findPerson(recordCase.policy.roster, recordCase.record.by);
  const own = await signatureFaults(recordCase, signer);
  const isRecordSigned = recordCase.record.sig !== undefined && own.length === 0;
  const faults = [
    ...standingFaults(recordCase),
    ...contentFaults(recordCase),
    ...own,
    ...(isRecordSigned ? [] : commitFaults(recordCase, signer)),
    ...dutyFaults(recordCase, signer),
    ...(await policyFaults(recordCase, context)),
  ];
  const assurance = isRecordSigned
    ? 'record'
    : await commitAssurance(recordCase, { signer, context });
  return { faults: [...faults, ...assuranceFaults(recordCase, assurance)], assurance };
}

/** What the documents alone say against the record: its signer, role, chain, meaning. */
function standingFaults({
  policy,
  reader,
  origin,
  today,
  id,
}: RecordCase): readonly VerificationFault[] {
  const { document, text } = reader.get(origin.content);
  const { standings } = gateCaseOf(policy, { ...document, text }, today);
  const standing = standings.find((each) => each.id === id);
  return standing?.worth === 'invalid' ? standing.faults : [];
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

async function signatureFaults(
  recordCase: RecordCase,
  signer: Person | undefined,
): Promise<readonly VerificationFault[]> {
  const { record, documentId, checkSignature } = recordCase;
  if (record.sig === undefined || !signer) {
    return [];
  }
  if (signer.keys.length === 0) {
    return [
      fault('unknown-key', `The roster has no key of ${signer.name} to check the signature with.`),
    ];
  }
  const answer = await checkRecordSignature(checkSignature, signer, {
    signature: record.sig,
    payload: signaturePayload(documentId, record.raw),
  });
  switch (answer) {
    case 'good':
      return [];
    case 'bad':
      return [
        fault(
          'bad-signature',
          `The signature was not made by a key of ${signer.name} over this record.`,
        ),
      ];
    case 'unavailable':
      return [
        fault('bad-signature', 'The signature cannot be checked: ssh-keygen is not installed.'),
      ];
    default:
      return answer satisfies never;
  }
}

async function commitAssurance(
  recordCase: RecordCase,
  { signer, context }: { readonly signer: Person | undefined; readonly context: PolicyContext },
): Promise<Assurance> {
  if (!signer || !isAuthoredBy(recordCase, signer)) {
    return 'recorded';
  }
  const { hash } = recordCase.origin.commit;
  const objects = await readObjects(context.repository, [hash]);
  return (await isCommitSigned(recordCase.checkSignature, signer, objects.get(hash)))
    ? 'commit'
    : 'author';
}

/** `policy.assurance` may demand more of a role than the record offers. */
function assuranceFaults(
  { policy, record }: RecordCase,
  assurance: Assurance,
): readonly VerificationFault[] {
  const demanded = policy.configuration.policy.assurance.get(record.role);
  return demanded !== undefined &&
    assuranceLevels.indexOf(assurance) < assuranceLevels.indexOf(demanded)
    ? [
        fault(
          'assurance-too-low',
          `${record.role} must sign with assurance "${demanded}"; this is "${assurance}".`,
        ),
      ]
    : [];
}
