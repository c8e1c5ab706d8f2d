import { recordFaults } from '../../core/gate/standing.js';
import { profileIn } from '../../core/library/profileIn.js';
import { assuranceLevels, type Assurance } from '../../core/schema/configuration.js';
import { parseGates } from '../../core/schema/gateDefinition.js';
import { findByEmail } from '../../core/schema/rosterLookup.js';
import type { Person } from '../../core/schema/roster.js';
import { signaturePayload } from '../../core/signoff/recordId.js';
import {
  backdatingFaults,
  commitFaults,
  futureFaults,
  isAuthoredBy,
  orderFaults,
} from './commitFaults.js';
import { dutyFaults } from './dutyFaults.js';
import { policyFaults, type PolicyContext } from './policyFaults.js';
import type { RecordCase } from './recordCase.js';
import { checkRecordSignature, isCommitSigned } from './signatureCheck.js';
import { fault, withoutRepeats, type VerificationFault } from './verification.js';

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
  const signer = findByEmail(recordCase.policy.roster, recordCase.record.by);
  const own = await checkOwnSignature(recordCase, signer);
  const duty = { signer, isSquashable: own.isGood };
  const faults = [
    ...standingFaults(recordCase),
    ...own.faults,
    ...futureFaults(recordCase),
    ...orderFaults(recordCase),
    // A record that proves itself survives squashes, rebases and cherry-picks, so its commit may be anybody's.
    ...(own.isGood ? [] : [...commitFaults(recordCase, signer), ...backdatingFaults(recordCase)]),
    ...dutyFaults(recordCase, duty),
    ...policyFaults(recordCase, context),
  ];
  const assurance = own.isGood ? 'record' : await commitAssurance(recordCase, signer);
  return {
    faults: withoutRepeats([...faults, ...assuranceFaults(recordCase, assurance)]),
    assurance,
  };
}

/** What the documents alone say against the record: its signer, role, chain, meaning. */
function standingFaults({
  policy,
  reader,
  tables,
  origin,
  today,
  id,
}: RecordCase): readonly VerificationFault[] {
  const { document } = reader.get(origin.content);
  const table = tables.of(origin.content);
  const { gates } = parseGates(document.frontmatter.data['gates']);
  const { owner } = profileIn(policy, document);
  const { overrideRoles } = policy.configuration.policy;
  const { records } = table;
  const input = { records, gates, roster: policy.roster, owner, today, overrideRoles };
  return recordFaults(input, table.first.get(id) ?? records.length, table);
}

interface OwnSignature {
  readonly isGood: boolean;
  readonly faults: readonly VerificationFault[];
}

async function checkOwnSignature(
  { record, documentId, checkSignature }: RecordCase,
  signer: Person | undefined,
): Promise<OwnSignature> {
  if (record.sig === undefined || !signer) {
    return { isGood: false, faults: [] };
  }
  const { name, keys } = signer;
  if (keys.length === 0) {
    return withFault(
      'unknown-key',
      `The roster has no key of ${name} to check the signature with.`,
    );
  }
  const answer = await checkRecordSignature(checkSignature, signer, {
    signature: record.sig,
    payload: signaturePayload(documentId, record.raw),
  });
  switch (answer) {
    case 'good':
      return { isGood: true, faults: [] };
    case 'bad':
      return withFault(
        'bad-signature',
        `The signature was not made by a key of ${name} over this record.`,
      );
    case 'unavailable':
      return withFault(
        'signature-unchecked',
        'The signature cannot be checked here: ssh-keygen is not installed or does not answer.',
      );
    default:
      return answer satisfies never;
  }
}

function withFault(code: VerificationFault['code'], message: string): OwnSignature {
  return { isGood: false, faults: [fault(code, message)] };
}

async function commitAssurance(
  recordCase: RecordCase,
  signer: Person | undefined,
): Promise<Assurance> {
  if (!signer || !isAuthoredBy(recordCase, signer)) {
    return 'recorded';
  }
  if (signer.keys.length === 0) {
    return 'author';
  }
  const commit = await recordCase.readCommit(recordCase.origin.commit.hash);
  return (await isCommitSigned(recordCase.checkSignature, signer, commit)) ? 'commit' : 'author';
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
