/** Proof of sign-offs from git alone; docs/sign-offs.md says in words what is checked. */
import type { Document } from '../../core/document/document.js';
import { pinOf } from '../../core/gate/pinReasons.js';
import type { CivilDate } from '../../core/schema/civilDate.js';
import type { Hash } from '../../core/text/hash.js';
import type { Library } from '../../core/library/library.js';
import {
  ContentReader,
  followDocuments,
  idOf,
  type Content,
  type DocumentPlace,
  type Version,
} from '../documentVersions.js';
import { readHistory, type History, type Repository } from '../readHistory.js';
import { headVerdicts } from './headVerdicts.js';
import { findMergeBase, PolicySpans, readPolicy, type Prefix } from './policyBase.js';
import type { DocumentCase, RecordCase } from './recordCase.js';
import {
  followRecords,
  recordsById,
  type LostRecord,
  type RecordHistory,
} from './recordOrigins.js';
import type { CheckSignature } from './signatureCheck.js';
import { fault, unprovable, type VerifiedDocument, type VerifiedSignOff } from './verification.js';
import { verifyRecord, type RecordFindings } from './verifyRecord.js';

export interface VerifyRequest {
  readonly repository: Repository;
  readonly prefix: Prefix;
  /** The library as HEAD has it. */
  readonly library: Library;
  /** Library paths to verify; all documents when undefined. */
  readonly paths?: readonly string[];
  /** Revision whose rules count for what is not yet in it. */
  readonly base?: string;
  readonly today: CivilDate;
  /** Seconds since 1970. */
  readonly now: number;
  readonly checkSignature: CheckSignature;
}

export type VerifyOutcome =
  | { readonly kind: 'verified'; readonly documents: readonly VerifiedDocument[] }
  | { readonly kind: 'impossible'; readonly message: string };

/** Verifies every sign-off that the history of HEAD knows of the documents asked for. */
export async function verifyDocuments(request: VerifyRequest): Promise<VerifyOutcome> {
  const history = await readHistory(request.repository, 'HEAD');
  if (!history) {
    return { kind: 'impossible', message: 'There is no commit to verify yet.' };
  }
  const mergeBase = await findMergeBase(request.repository, history.tip, request.base);
  if (request.base !== undefined && mergeBase === undefined) {
    return {
      kind: 'impossible',
      message: `git knows no commit that this branch and "${request.base}" share.`,
    };
  }
  const reader = new ContentReader(request.repository);
  const signed = documentsToVerify(request);
  const templates = templatesOf(request.library, signed);
  const places = [...signed, ...templates.values()].map((document) =>
    placeOf(document, request.prefix),
  );
  const versions = await followDocuments(history, places, reader);
  const versionsOf = (document: Document | undefined): readonly Version[] =>
    [...versions].find(([{ id }]) => id === (document && idOf(document)))?.[1] ?? [];
  const verifier = new Verifier(request, {
    history,
    reader,
    spans: new PolicySpans(history, mergeBase),
  });
  const documents: VerifiedDocument[] = [];
  for (const document of signed) {
    const template = templates.get(pinOf(document)?.id ?? '');
    const life = { versions: versionsOf(document), template: versionsOf(template) };
    documents.push(await verifier.verify(document, life));
  }
  return { kind: 'verified', documents };
}

/** Documents that are signed, or could have been: a record may have been taken out with its key. */
function documentsToVerify({ library, paths }: VerifyRequest): readonly Document[] {
  const wanted = paths && new Set(paths);
  return [...library.documents.values()].filter(({ path, frontmatter: { data }, ...document }) => {
    const isGated = 'sign_offs' in data || 'gates' in data || 'template' in data;
    return (
      isGated &&
      (wanted?.has(path) ?? true) &&
      idOf({ path, frontmatter: { data }, ...document } as Document) !== undefined
    );
  });
}

function templatesOf(
  library: Library,
  documents: readonly Document[],
): ReadonlyMap<string, Document> {
  const wanted = new Set(documents.flatMap((document) => pinOf(document)?.id ?? []));
  const found = new Map<string, Document>();
  for (const document of library.documents.values()) {
    const id = idOf(document);
    if (id !== undefined && wanted.has(id) && !found.has(id)) {
      found.set(id, document);
    }
  }
  return found;
}

function placeOf(document: Document, prefix: Prefix): DocumentPlace {
  return { path: prefix + document.path, id: idOf(document) ?? '' };
}

interface VerifierParts {
  readonly history: History;
  readonly reader: ContentReader;
  readonly spans: PolicySpans;
}

/** A document's versions and those of the template it is pinned to, newest first. */
interface DocumentLife {
  readonly versions: readonly Version[];
  readonly template: readonly Version[];
}

class Verifier {
  readonly #request: VerifyRequest;
  readonly #parts: VerifierParts;
  readonly #policies = new Map<string, Promise<Library>>();

  constructor(request: VerifyRequest, parts: VerifierParts) {
    this.#request = request;
    this.#parts = parts;
  }

  async verify(document: Document, life: DocumentLife): Promise<VerifiedDocument> {
    const { library, prefix } = this.#request;
    const { reader } = this.#parts;
    const records = followRecords(life.versions, reader, library.hash);
    const head = life.versions[0]?.content;
    const present = head ? recordsById(reader, head, library.hash) : new Map<string, never>();
    const atHead = headVerdicts(library, document, this.#request.today);
    const signOffs: VerifiedSignOff[] = [];
    for (const [id, record] of present) {
      const { origin, findings } = await this.#best({ id, record, document, life, records });
      const faults = [...findings.faults, ...(atHead.get(id)?.faults ?? [])];
      const verdict = verdictFrom(
        faults.map(({ code }) => code),
        atHead.get(id)?.isStale === true,
      );
      const commit = origin?.commit.hash;
      signOffs.push({
        id,
        record,
        verdict,
        assurance: findings.assurance,
        faults,
        ...(commit === undefined ? {} : { commit }),
      });
    }
    const lost = records.lost.filter(({ id }) => !present.has(id)).map(toLostSignOff);
    return {
      path: head?.path.slice(prefix.length) ?? document.path,
      id: idOf(document) ?? '',
      signOffs: [...signOffs, ...lost],
    };
  }

  /** Of several commits that brought one record, as a cherry-pick does, the one that proves most. */
  async #best(subject: {
    readonly id: string;
    readonly record: RecordCase['record'];
    readonly document: Document;
    readonly life: DocumentLife;
    readonly records: RecordHistory;
  }): Promise<{ readonly origin?: Version; readonly findings: RecordFindings }> {
    const limit = this.#limitOf(subject.records.origins.get(subject.id) ?? []);
    if (limit) {
      return { findings: { faults: [limit], assurance: 'recorded' } };
    }
    let best: { readonly origin: Version; readonly findings: RecordFindings } | undefined;
    for (const origin of subject.records.origins.get(subject.id) ?? []) {
      const findings = await this.#judge(subject, origin);
      if (!best || findings.faults.length < best.findings.faults.length) {
        best = { origin, findings };
      }
    }
    return (
      best ?? {
        findings: {
          faults: [fault('shallow-history', 'No commit of this history brought it.')],
          assurance: 'recorded',
        },
      }
    );
  }

  async #judge(
    {
      id,
      record,
      document,
      life,
    }: {
      readonly id: string;
      readonly record: RecordCase['record'];
      readonly document: Document;
      readonly life: DocumentLife;
    },
    origin: Version,
  ): Promise<RecordFindings> {
    const { repository, prefix, library, today, now, checkSignature } = this.#request;
    const { history, reader, spans } = this.#parts;
    const span = spans.of(origin);
    const policy = await this.#policyAt(span.from ?? span.to, library.hash);
    const documentCase: DocumentCase = {
      history,
      reader,
      documentId: idOf(document) ?? '',
      versions: life.versions,
      today,
      now,
      checkSignature,
    };
    const content: Content = origin.content ?? { path: document.path, blob: '' };
    return await verifyRecord(
      { ...documentCase, id, record, origin: { ...origin, content }, policy },
      { repository, prefix, span, template: life.template },
    );
  }

  #policyAt(commit: string, hash: Hash): Promise<Library> {
    const { repository, prefix } = this.#request;
    let policy = this.#policies.get(commit);
    if (!policy) {
      policy = readPolicy({ repository, prefix, hash }, commit);
      this.#policies.set(commit, policy);
    }
    return policy;
  }

  /** What keeps a record's origin out of sight. */
  #limitOf(origins: readonly Version[]) {
    const { boundary, isGrafted } = this.#parts.history;
    if (isGrafted) {
      return fault(
        'grafted-history',
        'A grafts file gives this clone another history; nothing can be proved with it.',
      );
    }
    return origins.length > 0 && origins.every(({ commit }) => boundary.has(commit.hash))
      ? fault(
          'shallow-history',
          'This clone is shallow and ends before the sign-off; fetch the full history.',
        )
      : undefined;
  }
}

function verdictFrom(
  codes: readonly VerifiedSignOff['faults'][number]['code'][],
  isStale: boolean,
): VerifiedSignOff['verdict'] {
  if (codes.some((code) => !unprovable.has(code))) {
    return 'invalid';
  }
  if (codes.length > 0) {
    return 'unverifiable';
  }
  return isStale ? 'stale' : 'valid';
}

function toLostSignOff({ id, record, commit, isAltered }: LostRecord): VerifiedSignOff {
  const found = isAltered
    ? fault('record-altered', 'A commit replaced this record by another.')
    : fault('record-removed', 'A commit took this record out of the document.');
  return { id, record, verdict: 'invalid', assurance: 'recorded', commit, faults: [found] };
}
