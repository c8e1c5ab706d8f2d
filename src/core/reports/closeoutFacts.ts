import type { Document } from '../document/document.js';
import { isMapping } from '../document/yamlValues.js';
import type { GateVerdict } from '../gate/gateVerdict.js';
import { hasGates } from '../gate/hasGates.js';
import { verdictOf } from '../gate/verdict.js';
import { documentsWithId } from '../library/documentNames.js';
import { profileIn } from '../library/profileIn.js';
import { stageOf } from '../projects/projectRuns.js';
import { daysBetween, parseCivilDate, type CivilDate } from '../schema/civilDate.js';
import { dayOf } from '../schema/readValue.js';
import { withoutUndefined } from '../schema/withoutUndefined.js';
import { signOffFactsOf } from '../timeline/documentFacts.js';
import type { CommitFact, ReportFacts } from './reportFacts.js';

/** A closeout with the days that its records and its history give it. */
export interface CloseoutFacts {
  readonly document: Document;
  readonly id?: string;
  readonly title: string;
  readonly client?: string;
  readonly project?: Document;
  readonly template?: string;
  /** The role that owns it. */
  readonly team?: string;
  readonly state: string;
  /** The commit that made it; absent where this clone does not reach so far. */
  readonly begun?: CommitFact;
  /** Day of the first signature at its first gate, where it has more than one. */
  readonly handedOverOn?: CivilDate;
  /** Day of the signature that closed it, while it is closed. */
  readonly acceptedOn?: CivilDate;
  /** The commit that brought that signature. */
  readonly accepted?: CommitFact;
  /** How often a signer returned it. */
  readonly returns: number;
  /** Days from its beginning to acceptance. */
  readonly cycleDays?: number;
  /** Days from hand-off to acceptance. */
  readonly stableDays?: number;
  /** Days from the planned last day of work on its project to acceptance; less than zero where it came before. */
  readonly transitionDays?: number;
}

/** Every closeout of the library that was not cancelled, of one client where the report is about one, in the order of their paths. */
export function closeoutsIn(facts: ReportFacts): readonly CloseoutFacts[] {
  const { library, today, client } = facts;
  return [...library.documents.values()].flatMap((document): readonly CloseoutFacts[] => {
    if (!hasGates(library, document) || stageOf(library, document, today) !== 'closeout') return [];
    const closeout = closeoutOf(facts, document);
    const isWanted = client === undefined || closeout.client === client;
    return isWanted && closeout.state !== 'cancelled' ? [closeout] : [];
  });
}

function closeoutOf(facts: ReportFacts, document: Document): CloseoutFacts {
  const { library, today, history } = facts;
  const { id, title, client, owner, project } = profileIn(library, document);
  const [page] = project === undefined ? [] : documentsWithId(library, project);
  const { gates, state: judged = 'open' } = verdictOf(library, document, today);
  const state = judged !== 'closed' && isClosedAlone(facts, document) ? 'closed' : judged;
  const made = history.begun.get(document.path);
  const begun = made === undefined || history.boundary.has(made.hash) ? undefined : made;
  const handedOverOn = handOffOf(gates);
  const accepted = state === 'closed' ? acceptanceOf(gates) : undefined;
  const acceptedOn = accepted && dayOfRecord(accepted.at);
  const commit =
    accepted &&
    history.signOffs.find(
      ({ path, at, gate, by }) =>
        path === document.path &&
        at === accepted.at &&
        gate === accepted.gate &&
        by === accepted.by,
    )?.commit;
  const endsOn = page && dayOf(profileIn(library, page).fields['ends_on']);
  return {
    ...{ document, title, state },
    ...withoutUndefined({ id, client: client ?? (page && profileIn(library, page).client) }),
    ...withoutUndefined({ project: page, team: owner, template: templateOf(document) }),
    ...withoutUndefined({ begun, handedOverOn, acceptedOn, accepted: commit }),
    returns: gates
      .flatMap(({ signOffs }) => signOffs)
      .filter(({ record, worth }) => record.decision === 'returned' && worth !== 'invalid').length,
    ...withoutUndefined({
      cycleDays: daysUntil(begun?.day, acceptedOn),
      stableDays: daysUntil(handedOverOn, acceptedOn),
      transitionDays: daysUntil(endsOn, acceptedOn),
    }),
  };
}

/** A shallow clone lacks the templates that runs are pinned to; then what the run itself says must do. */
function isClosedAlone({ library, today, history }: ReportFacts, document: Document): boolean {
  return history.boundary.size > 0 && signOffFactsOf(library, document, today).isClosed === true;
}

function handOffOf(gates: readonly GateVerdict[]): CivilDate | undefined {
  const [first, ...others] = gates;
  if (first === undefined || others.length === 0) return undefined;
  const days = first.signOffs.flatMap(({ record, worth }) =>
    record.decision === 'accepted' && worth !== 'invalid' ? (dayOfRecord(record.at) ?? []) : [],
  );
  return days.sort()[0];
}

/** The last record that lets a gate pass: with it the document was closed. */
function acceptanceOf(gates: readonly GateVerdict[]) {
  const records = gates
    .flatMap(({ signOffs }) => signOffs)
    .flatMap(({ record, worth }) =>
      worth === 'counts' && (record.decision === 'accepted' || record.decision === 'overridden')
        ? [record]
        : [],
    );
  return records.toSorted((one, other) => (one.at < other.at ? -1 : 1)).at(-1);
}

function dayOfRecord(at: string): CivilDate | undefined {
  return parseCivilDate(at.slice(0, 10));
}

function daysUntil(from: CivilDate | undefined, to: CivilDate | undefined): number | undefined {
  return from === undefined || to === undefined ? undefined : daysBetween(from, to);
}

/** Id of the template that a document is pinned to. */
export function templateOf({ frontmatter }: Document): string | undefined {
  const { template } = frontmatter.data;
  const id = isMapping(template) ? template['id'] : undefined;
  return typeof id === 'string' ? id : undefined;
}

/** The query that finds these closeouts among all documents. */
export function closeoutQuery(
  closeouts: readonly CloseoutFacts[],
  client: string | undefined,
): string {
  const templates = [...new Set(closeouts.flatMap(({ template }) => template ?? []))].sort();
  const isPinned = closeouts.every(({ template }) => template !== undefined);
  const which = isPinned && templates.length > 0 ? oneOf('template', templates) : 'kind:checklist';
  const found = `${which} -state:cancelled`;
  return client === undefined ? found : `client:=${quoted(client)} ${found}`;
}

/** The query that finds these accepted closeouts: by their ids where a period chose them, which no field tells. */
export function acceptedQuery(
  facts: Pick<ReportFacts, 'since' | 'until' | 'client'>,
  all: readonly CloseoutFacts[],
  accepted: readonly CloseoutFacts[],
): string {
  const ids = accepted.flatMap(({ id }) => id ?? []);
  const isChosen = facts.since !== undefined || facts.until !== undefined;
  return isChosen && ids.length === accepted.length && isListable(ids)
    ? oneOf('id', ids)
    : `${closeoutQuery(all, facts.client)} state:closed`;
}

/** Whether a query can name all of them, and a reader still reads it. */
export function isListable(ids: readonly string[]): boolean {
  return ids.length > 0 && ids.length <= 30;
}

/** The term that holds a field to one of some values. */
export function oneOf(field: string, values: readonly string[]): string {
  const terms = values.map((value) => `${field}:=${quoted(value)}`);
  return terms.length === 1 ? terms.join('') : `(${terms.join(' OR ')})`;
}

/** A value as a query has it. */
export function quoted(value: string): string {
  return /^[\w./-]+$/.test(value) ? value : `"${value.replaceAll(/["\\]/g, '\\$&')}"`;
}
