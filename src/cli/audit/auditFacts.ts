/** An audit as plain data: what `--format json` prints, and what the other formats are made of. */
import { itemFactsOf, signOffFactsOf } from '../../core/timeline/documentFacts.js';
import type { ItemTouch, TimelineEntry, TimelineItem } from '../../core/timeline/timelineEvent.js';
import { profileIn } from '../../core/library/profileIn.js';
import type { CivilDate } from '../../core/schema/civilDate.js';
import { instantOfSeconds } from '../../core/schema/unixTime.js';
import type { AuditedEvidence } from '../../git/audit/auditEvidence.js';
import type { AuditedSignOff, DocumentAudit } from '../../git/audit/auditDocument.js';
import { howToVerify } from './howToVerify.js';

/** What part of the timeline is told, and as of when. */
export interface AuditScope {
  readonly today: CivilDate;
  /** First day told. */
  readonly since?: CivilDate;
  /** Last day told. */
  readonly until?: CivilDate;
}

export type AuditFacts = ReturnType<typeof toAuditFacts>;

export function toAuditFacts(audit: DocumentAudit, { today, since, until }: AuditScope) {
  const { tip, document, settings, timeline } = audit;
  const { id, title, kindId, owner } = profileIn(settings, document);
  const told = timeline.entries.filter(
    ({ day }) => (since === undefined || day >= since) && (until === undefined || day <= until),
  );
  const { isClosed, isCancelled } = signOffFactsOf(settings, document, today);
  const signOffs = audit.signOffs.map(signOffFacts);
  return {
    document: { path: document.path, id: id ?? null, title, kind: kindId, owner: owner ?? null },
    commit: tip.hash,
    committedAt: instantOfSeconds(tip.committedAt),
    today,
    since: since ?? null,
    until: until ?? null,
    standing: isCancelled
      ? 'cancelled'
      : isClosed === undefined
        ? null
        : isClosed
          ? 'closed'
          : 'open',
    isComplete: !audit.isCutOff,
    timeline: told.flatMap(eventFacts),
    items: itemFactsOf(document).map((item) => ({
      key: item.key ?? null,
      title: item.title,
      within: item.within ?? null,
      section: item.section === '' ? [] : item.section.split(' › '),
      state: item.state,
      reason: item.reason ?? null,
      ...touchFacts(timeline.items.get(item.identity)),
    })),
    evidence: audit.evidence.map(evidenceFacts),
    signOffs,
    problems: audit.problems,
    howToVerify: howToVerify({ path: document.path, commit: tip.hash, signOffs }),
  };
}

function eventFacts({ commit, day, path, events }: TimelineEntry) {
  return events.map(({ code, message, causes, item, gate, recordId, field }) => ({
    day,
    at: commit === undefined ? null : instantOfSeconds(commit.authoredAt),
    committedAt: commit === undefined ? null : instantOfSeconds(commit.committedAt),
    commit: commit?.hash ?? null,
    author: commit?.author.name ?? null,
    email: commit?.author.email ?? null,
    isMerge: commit?.isMerge ?? false,
    path,
    code,
    message,
    causes: causes ?? [],
    item: item === undefined ? null : nameOfItem(item),
    gate: gate ?? null,
    recordId: recordId ?? null,
    field: field ?? null,
  }));
}

/** An item without a key of its own by the one around it, too. */
function nameOfItem({ key, title, within }: TimelineItem): string {
  return key ?? (within === undefined ? title : `${within} › ${title}`);
}

function touchFacts(touch: ItemTouch | undefined) {
  return {
    by: touch?.commit.author.name ?? null,
    email: touch?.commit.author.email ?? null,
    at: touch === undefined ? null : instantOfSeconds(touch.commit.authoredAt),
    commit: touch?.commit.hash ?? null,
  };
}

function evidenceFacts({ item, kind, target, file }: AuditedEvidence) {
  return {
    item: item.key ?? item.title,
    kind,
    target,
    path: file?.path ?? null,
    blob: file?.blob ?? null,
  };
}

function signOffFacts({
  id,
  record,
  verdict,
  assurance,
  faults,
  commit,
  payload,
  keys,
}: AuditedSignOff) {
  return {
    gate: record.gate,
    decision: record.decision,
    role: record.role,
    name: record.name,
    by: record.by,
    at: record.at,
    meaning: record.meaning ?? null,
    note: record.note ?? null,
    items: record.items,
    until: record.until ?? null,
    target: record.target ?? null,
    content: record.content,
    policy: record.policy,
    prev: record.prev,
    recordId: id,
    verdict,
    assurance,
    reasons: faults.map(({ code, message }) => ({ code, message })),
    commit: commit ?? null,
    payload,
    signature: record.sig ?? null,
    keys,
  };
}

export type SignOffFacts = ReturnType<typeof signOffFacts>;
