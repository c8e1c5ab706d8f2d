import type { Document } from '../../core/document/document.js';
import type { SignOffRecord } from '../../core/signoff/signOffRecord.js';
import { idOf, type Content, type ContentReader } from '../contentReader.js';
import type { Version } from '../documentVersions.js';
import type { History } from '../readHistory.js';
import { readObjects } from '../readObjects.js';
import { headVerdicts } from './headVerdicts.js';
import { PolicyHistory, type PolicySpans } from './policyBase.js';
import type { RecordCase } from './recordCase.js';
import { followRecords, type LostRecord, type RecordHistory } from './recordOrigins.js';
import { RecordTables } from './recordTables.js';
import {
  fault,
  unprovable,
  verdictFrom,
  withoutRepeats,
  type VerificationFault,
  type VerifiedSignOff,
} from './verification.js';
import type { VerifyRequest } from './verifyRequest.js';
import type { TemplateVersions } from './verifyPlaces.js';
import { verifyRecord, type RecordFindings } from './verifyRecord.js';
import { VersionFacts } from './versionFacts.js';

/** What all documents of a repository are verified with. */
export interface VerifierParts {
  readonly history: History;
  readonly reader: ContentReader;
  readonly spans: PolicySpans;
  readonly templates: TemplateVersions;
}

/** A document under verification. */
interface Subject {
  readonly document: Document;
  readonly versions: readonly Version[];
  readonly records: RecordHistory;
  readonly tables: RecordTables;
  readonly facts: VersionFacts;
  readonly readCommit: RecordCase['readCommit'];
}

/** Verifies documents one by one; rules that hold for many of them are read once. */
export class DocumentVerifier {
  readonly #request: VerifyRequest;
  readonly #parts: VerifierParts;
  readonly #settings: PolicyHistory;

  constructor(request: VerifyRequest, parts: VerifierParts) {
    this.#request = request;
    this.#parts = parts;
    const { repository, prefix, library } = request;
    this.#settings = new PolicyHistory(parts.history, { repository, prefix, hash: library.hash });
  }

  /** All records of the document at HEAD, in its order, then those that it lost. */
  async verify(
    document: Document,
    versions: readonly Version[],
  ): Promise<readonly VerifiedSignOff[]> {
    const { library, today } = this.#request;
    const { reader, history } = this.#parts;
    const tables = new RecordTables(reader, library.hash);
    const records = followRecords(versions, tables);
    const readCommit = this.#commitReader(versions);
    const facts = new VersionFacts(versions, reader, history);
    const subject = { document, versions, records, tables, facts, readCommit };
    const atHead = headVerdicts(library, document, today);
    const signOffs: VerifiedSignOff[] = [];
    for (const { id, record, isStale, faults: ownFaults } of atHead) {
      // The second of two equal records has no commit of its own to be proved by.
      const isRepeat = signOffs.some((other) => other.id === id);
      const { commit, faults, assurance } = isRepeat
        ? { ...unproved, commit: undefined }
        : await this.#judgeOrigins(subject, id, record);
      const all = withoutRepeats([...faults, ...resignedFaults(records, id), ...ownFaults]);
      signOffs.push({
        id,
        record,
        verdict: verdictFrom(all, isStale),
        assurance,
        faults: all,
        ...(commit === undefined ? {} : { commit }),
      });
    }
    const present = new Set(atHead.map(({ id }) => id));
    return [...signOffs, ...records.lost.filter(({ id }) => !present.has(id)).map(toLostSignOff)];
  }

  /** Of several commits that brought one record, as a cherry-pick does, the one that proves most. */
  async #judgeOrigins(
    subject: Subject,
    id: string,
    record: SignOffRecord,
  ): Promise<RecordFindings & { readonly commit?: string }> {
    const limits = this.#limitsOf(subject.versions);
    let best: (RecordFindings & { readonly commit: string }) | undefined;
    const origins = subject.records.origins.get(id) ?? [];
    for (const origin of origins) {
      const { content, commit } = origin;
      if (content && !this.#isOutOfSight(commit.hash)) {
        const findings = await this.#judge(subject, { id, record, origin: { ...origin, content } });
        if (!best || weightOf(findings.faults) < weightOf(best.faults)) {
          best = { ...findings, commit: commit.hash };
        }
      }
    }
    if (!best) {
      return { ...unproved, faults: origins.length > 0 ? limits : originUnknown };
    }
    const hidden = limits.length > 0 ? needsFullHistory : new Set<string>();
    return {
      ...best,
      faults: [...best.faults.filter(({ code }) => !hidden.has(code)), ...limits],
    };
  }

  async #judge(
    { document, versions, tables, facts, readCommit }: Subject,
    {
      id,
      record,
      origin,
    }: {
      readonly id: string;
      readonly record: SignOffRecord;
      readonly origin: Version & { readonly content: Content };
    },
  ): Promise<RecordFindings> {
    const { today, now, checkSignature } = this.#request;
    const { history, reader, spans, templates } = this.#parts;
    const span = spans.of(origin);
    const policy = await this.#settings.at(span.from ?? span.to);
    return verifyRecord(
      {
        history,
        reader,
        documentId: idOf(document) ?? '',
        versions,
        tables,
        facts,
        today,
        now,
        checkSignature,
        readCommit,
        id,
        record,
        origin,
        policy,
      },
      { settings: this.#settings, span, templates },
    );
  }

  /** Raw commits, all of a document's in one call of git, and only when one is asked for. */
  #commitReader(versions: readonly Version[]): RecordCase['readCommit'] {
    const { repository } = this.#request;
    let objects: ReturnType<typeof readObjects> | undefined;
    return async (hash) => {
      objects ??= readObjects(
        repository,
        versions.map(({ commit }) => commit.hash),
      );
      return (await objects).get(hash);
    };
  }

  /** A shallow clone's oldest commits look as if they had made everything they hold. */
  #isOutOfSight(commit: string): boolean {
    const { boundary, isGrafted } = this.#parts.history;
    return isGrafted || boundary.has(commit);
  }

  /** What of the document's life this clone does not show: who worked on it, what it was signed with. */
  #limitsOf(versions: readonly Version[]): readonly VerificationFault[] {
    const { boundary, isGrafted } = this.#parts.history;
    if (isGrafted) {
      return [
        fault(
          'grafted-history',
          'A grafts file gives this clone another history; nothing can be proved with it.',
        ),
      ];
    }
    return versions.some(({ commit }) => boundary.has(commit.hash))
      ? [
          fault(
            'shallow-history',
            'This clone is shallow and does not reach the beginning of the document; fetch the full history.',
          ),
        ]
      : [];
  }
}

const unproved: RecordFindings = { faults: [], assurance: 'recorded' };

/** What is said rather than nothing where no commit explains a record; no history is known in which that happens. */
const originUnknown = [fault('not-committed', 'No commit of this history brought it.')];

/** Faults that a history which ends too early shows where there are none. */
const needsFullHistory: ReadonlySet<string> = new Set(['template-unknown', 'policy-changed']);

function weightOf(faults: readonly VerificationFault[]): number {
  return faults.reduce((sum, { code }) => sum + (unprovable.has(code) ? 1 : 1000), 0);
}

function resignedFaults({ resigned }: RecordHistory, id: string): readonly VerificationFault[] {
  return resigned.has(id)
    ? [fault('record-altered', 'A commit changed or removed the signature of this record.')]
    : [];
}

function toLostSignOff({ id, record, commit, isAltered }: LostRecord): VerifiedSignOff {
  const faults = isAltered
    ? [fault('record-altered', 'A commit replaced this record by another.')]
    : [fault('record-removed', 'A commit took this record out of the document.')];
  return { id, record, verdict: verdictFrom(faults, false), assurance: 'recorded', commit, faults };
}
