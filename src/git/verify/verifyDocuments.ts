/** Proof of sign-offs from git alone; docs/sign-offs.md says in words what is checked. */
import type { Document } from '../../core/document/document.js';
import { recordId } from '../../core/signoff/recordId.js';
import { parseSignOffs } from '../../core/signoff/signOffRecord.js';
import type { Hash } from '../../core/text/hash.js';
import { ContentReader, idOf } from '../contentReader.js';
import type { Version } from '../documentVersions.js';
import { resolveCommit, type History, type Repository } from '../readHistory.js';
import { DocumentVerifier } from './documentVerifier.js';
import { findMergeBase, PolicySpans } from './policyBase.js';
import { fault, verdictFrom, type VerifiedDocument, type VerifiedSignOff } from './verification.js';
import { readLives, type Lives } from './verifyPlaces.js';
import type { VerifyRequest } from './verifyRequest.js';

export type VerifyOutcome =
  | { readonly kind: 'verified'; readonly documents: readonly VerifiedDocument[] }
  | { readonly kind: 'impossible'; readonly message: string };

/** Verifies every sign-off that the history knows of the documents asked for. */
export async function verifyDocuments(
  request: VerifyRequest,
  history: History,
): Promise<VerifyOutcome> {
  const prepared = await prepareVerification(request, history);
  if ('problem' in prepared) {
    return { kind: 'impossible', message: prepared.problem };
  }
  const { lives, verifier } = prepared;
  const documents: VerifiedDocument[] = [];
  for (const [document, versions] of lives.documents) {
    documents.push(await toVerified(request, { document, versions, verifier }));
  }
  return { kind: 'verified', documents };
}

/** What documents of one history are verified with. */
export interface Verification {
  readonly lives: Lives;
  readonly reader: ContentReader;
  readonly verifier: DocumentVerifier;
}

/** Follows the documents asked for through a history; in words why the rules they are judged by cannot be told. */
export async function prepareVerification(
  request: VerifyRequest,
  history: History,
): Promise<Verification | { readonly problem: string }> {
  const { repository, prefix, base } = request;
  const reader = new ContentReader(repository, prefix);
  const [mergeBase, lives] = await Promise.all([
    findMergeBase(repository, history.tip, base),
    readLives(request, history, reader),
  ]);
  if (base !== undefined && mergeBase === undefined) {
    return { problem: await whyNoBase(repository, base) };
  }
  const spans = new PolicySpans(history, mergeBase);
  const { templates } = lives;
  return {
    lives,
    reader,
    verifier: new DocumentVerifier(request, { history, reader, spans, templates }),
  };
}

async function whyNoBase(repository: Repository, base: string): Promise<string> {
  return (await resolveCommit(repository, base)) === undefined
    ? `--base: git knows no revision "${base}" here.`
    : `git knows no commit that this branch and "${base}" share.`;
}

async function toVerified(
  { library, onDisk }: VerifyRequest,
  {
    document,
    versions,
    verifier,
  }: {
    readonly document: Document;
    readonly versions: readonly Version[];
    readonly verifier: DocumentVerifier;
  },
): Promise<VerifiedDocument> {
  const signOffs = await verifier.verify(document, versions);
  const known = new Set(signOffs.map(({ id }) => id));
  const { problems } = parseSignOffs(document.frontmatter.data['sign_offs']);
  return {
    path: document.path,
    id: idOf(document) ?? '',
    signOffs: [
      ...signOffs,
      ...uncommitted(onDisk?.(document.path), library.hash).filter(({ id }) => !known.has(id)),
    ],
    problems: problems.map(({ message }) => message),
  };
}

function uncommitted(document: Document | undefined, hash: Hash): readonly VerifiedSignOff[] {
  const { records } = parseSignOffs(document?.frontmatter.data['sign_offs']);
  return records.map((record) => {
    const faults = [fault('not-committed', 'No commit holds it yet.')];
    const verdict = verdictFrom(faults, false);
    return { id: recordId(record.raw, hash), record, verdict, assurance: 'recorded', faults };
  });
}
