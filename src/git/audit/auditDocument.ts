/** The life of one document with everything that proves it, from git alone. */
import type { Document } from '../../core/document/document.js';
import { parseDocument } from '../../core/document/parseDocument.js';
import type { Library } from '../../core/library/library.js';
import { findByEmail } from '../../core/schema/rosterLookup.js';
import { signaturePayload } from '../../core/signoff/recordId.js';
import { parseSignOffs } from '../../core/signoff/signOffRecord.js';
import { decodeText } from '../../core/text/decodeText.js';
import type { Hash } from '../../core/text/hash.js';
import { timelineOf } from '../../core/timeline/timeline.js';
import type { Timeline } from '../../core/timeline/timelineEvent.js';
import type { CivilDate } from '../../core/schema/civilDate.js';
import type { Commit } from '../commitLog.js';
import { idOf } from '../contentReader.js';
import { versionAt } from '../documentVersions.js';
import type { KnownHistory } from '../knownHistory.js';
import type { Repository } from '../readHistory.js';
import { readObjects } from '../readObjects.js';
import { PolicyHistory, type Prefix } from '../verify/policyBase.js';
import type { CheckSignature } from '../verify/signatureCheck.js';
import { prepareVerification } from '../verify/verifyDocuments.js';
import type { VerifiedSignOff } from '../verify/verification.js';
import { readEvidence, type AuditedEvidence } from './auditEvidence.js';
import { timelineVersions } from './timelineVersions.js';

export interface AuditRequest {
  readonly repository: Repository;
  readonly prefix: Prefix;
  readonly known: KnownHistory;
  readonly hash: Hash;
  /** Path in the library of a document that stands at the end of the history. */
  readonly path: string;
  readonly today: CivilDate;
  /** Seconds since 1970. */
  readonly now: number;
  readonly checkSignature: CheckSignature;
}

/** What an auditor is told of a document as of one commit. */
export interface DocumentAudit {
  /** The commit at the end. */
  readonly tip: Commit;
  readonly document: Document;
  /** Roster and configuration of that commit, as a library whose documents do not count. */
  readonly settings: Library;
  readonly timeline: Timeline;
  /** In the order of the document, then those that it lost. */
  readonly signOffs: readonly AuditedSignOff[];
  readonly evidence: readonly AuditedEvidence[];
  /** Entries of `sign_offs` that are no readable record, in words. */
  readonly problems: readonly string[];
  /** Whether this clone does not reach the beginning of the document. */
  readonly isCutOff: boolean;
}

/** A sign-off with what its signature is checked by. */
export interface AuditedSignOff extends VerifiedSignOff {
  /** The bytes that a signature of the record covers, as text in UTF-8 without a line break at the end. */
  readonly payload: string;
  /** Public keys that the roster gave the signer when the record came. */
  readonly keys: readonly string[];
}

export type AuditOutcome =
  | { readonly kind: 'audited'; readonly audit: DocumentAudit }
  | { readonly kind: 'impossible'; readonly message: string };

/** Follows the document at `path` through the history, and verifies its sign-offs as `sop verify` does. */
export async function auditDocument(request: AuditRequest): Promise<AuditOutcome> {
  const { repository, prefix, known, hash, path } = request;
  const { history } = known;
  const tip = history.byHash.get(history.tip);
  const settingsOf = new PolicyHistory(history, { repository, prefix, hash });
  const [settings, document] = await Promise.all([
    settingsOf.at(history.tip),
    documentAtTip(request),
  ]);
  if (!tip || !document) {
    return { kind: 'impossible', message: `No commit holds ${path}.` };
  }
  const library: Library = { ...settings, documents: new Map([[path, document]]) };
  const [verification, evidence] = await Promise.all([
    prepareVerification({ ...request, library, paths: [path], unsignedToo: true }, history),
    readEvidence(document, { repository, prefix, commit: history.tip }),
  ]);
  if ('problem' in verification) {
    return { kind: 'impossible', message: verification.problem };
  }
  const { lives, reader, verifier } = verification;
  const versions = lives.documents.get(document) ?? [];
  const told = await timelineVersions(versions, { history, reader, settingsOf });
  const last = versionAt(history, versions, history.tip);
  const end = last && told.length - 1 - versions.indexOf(last);
  return {
    kind: 'audited',
    audit: {
      tip,
      document,
      settings,
      timeline: timelineOf({ versions: told, end, today: request.today }),
      signOffs: await Promise.all(
        (await verifier.verify(document, versions)).map((signOff) =>
          withKeys(signOff, document, settingsOf),
        ),
      ),
      evidence,
      problems: parseSignOffs(document.frontmatter.data['sign_offs']).problems.map(
        ({ message }) => message,
      ),
      isCutOff: versions.some(({ commit }) => history.boundary.has(commit.hash)),
    },
  };
}

async function withKeys(
  signOff: VerifiedSignOff,
  document: Document,
  settingsOf: PolicyHistory,
): Promise<AuditedSignOff> {
  const { record, commit } = signOff;
  const roster = commit === undefined ? undefined : (await settingsOf.at(commit)).roster;
  return {
    ...signOff,
    payload: signaturePayload(idOf(document) ?? '', record.raw),
    keys: (roster && findByEmail(roster, record.by)?.keys) ?? [],
  };
}

async function documentAtTip({
  repository,
  prefix,
  known,
  path,
}: AuditRequest): Promise<Document | undefined> {
  const name = `${known.history.tip}:${prefix}${path}`;
  const object = (await readObjects(repository, [name])).get(name);
  if (object?.type !== 'blob') {
    return undefined;
  }
  const decoded = decodeText(object.bytes);
  return { ...parseDocument(path, decoded), text: decoded.text };
}
