/** What a timeline compares of two versions of a document. */
import { stateOf, type ItemState } from '../checklist/itemState.js';
import { readIdentities, type ItemIdentity } from '../checklist/itemIdentity.js';
import { sectionOf } from '../checklist/sections.js';
import type { Document, Item } from '../document/document.js';
import { gateCaseOf } from '../gate/gateCase.js';
import type { GateReasonCode } from '../gate/gateReason.js';
import type { GateVerdict } from '../gate/gateVerdict.js';
import type { Standing } from '../gate/standing.js';
import { verdictOf } from '../gate/verdict.js';
import type { Library } from '../library/library.js';
import type { CivilDate } from '../schema/civilDate.js';
import { parseGates } from '../schema/gateDefinition.js';

/** An item with everything a timeline tells of it. */
export interface ItemFacts {
  readonly identity: ItemIdentity;
  readonly key: string | undefined;
  readonly title: string;
  /** How the item reads, with its demands (`optional`, evidence, due day, whose it is) but without its state. */
  readonly wording: string;
  readonly state: ItemState;
  /** Why it does not apply. */
  readonly reason: string | undefined;
  readonly evidence: readonly string[];
  /** Key or title of the item around it. */
  readonly within: string | undefined;
  readonly section: string;
  readonly depth: number;
}

/** The items of a version, in the order of the text. */
export function itemFactsOf(document: Document): readonly ItemFacts[] {
  const { identities } = readIdentities(document);
  return document.items.map((item, index) => ({
    identity: identities[index] ?? '',
    key: item.key,
    title: item.title,
    wording: wordingOf(item),
    state: stateOf(item),
    reason: item.markers.notApplicable,
    evidence: evidenceIn(document, item),
    within: nameOfParent(document, item),
    section: sectionOf(document, item).join(' › '),
    depth: item.depth,
  }));
}

/** Links, and lines such as `Ticket: 4711`; a line that only names a link is that link, and one without a value is nothing yet. */
function evidenceIn(document: Document, item: Item): readonly string[] {
  const targets = item.links.flatMap((link) => document.links[link]?.target ?? []);
  const details = Object.entries(item.details).flatMap(([name, value]) =>
    value.trim() === '' || targets.some((target) => value.includes(target))
      ? []
      : [`${name}: ${value}`],
  );
  return [...new Set([...targets, ...details])];
}

function nameOfParent({ items }: Document, { parent }: Item): string | undefined {
  const around = parent === undefined ? undefined : items[parent];
  return around && (around.key ?? around.title);
}

function wordingOf({ title, markers }: Item): string {
  const { optional, evidence, due, mention, from } = markers;
  const demands = [
    ...(optional ? ['(optional)'] : []),
    ...(evidence === undefined
      ? []
      : [evidence === 'any' ? '(evidence)' : `(evidence: ${evidence})`]),
    ...(due === undefined ? [] : [`(due ${due})`]),
    ...(mention === undefined || title.includes(`@${mention}`) ? [] : [`@${mention}`]),
    ...from.map((id) => `(from ${id})`),
  ];
  return [title, ...demands].join(' ');
}

/** What the sign-offs of a version are worth, and how far it came, by the rules of one commit and as of one day. */
export interface SignOffFacts {
  readonly standings: readonly Standing[];
  /** Undefined for a document without gates. */
  readonly isClosed: boolean | undefined;
  readonly isCancelled: boolean;
}

/**
 * Judges a version by `settings`, a library whose documents do not count.
 *
 * It is closed when all its own items and signers agree: what other documents said at that time (earlier gates of other
 * runs, lessons, the template) is left to the engine's verdict on the whole library of that time.
 */
export function signOffFactsOf(
  settings: Library,
  document: Document,
  today: CivilDate,
): SignOffFacts {
  const cannotCount = factsWithoutRecords(document);
  if (cannotCount !== undefined) {
    return cannotCount;
  }
  const alone: Library = { ...settings, documents: new Map([[document.path, document]]) };
  const { standings } = gateCaseOf(alone, document, today);
  const isTemplate = document.frontmatter.data['kind'] === 'template';
  const { gates, state } = verdictOf(alone, document, today);
  return {
    standings,
    isClosed: state === undefined || isTemplate ? undefined : gates.every(isPassedAlone),
    isCancelled: state === 'cancelled',
  };
}

/** Most versions of a document have no record yet, so that what their gates say needs no engine. */
function factsWithoutRecords({ frontmatter: { data } }: Document): SignOffFacts | undefined {
  const { gates, problems } = parseGates(data['gates']);
  const isSigned = data['sign_offs'] !== undefined;
  if (isSigned || problems.length > 0 || gates.some(({ sign }) => sign === undefined)) {
    return undefined;
  }
  const isGated = gates.length > 0 && data['kind'] !== 'template';
  return {
    standings: [],
    isClosed: isGated ? false : undefined,
    isCancelled: gates.length > 0 && data['status'] === 'cancelled',
  };
}

/** Reasons that lie in other documents and files. */
const foreign: ReadonlySet<GateReasonCode> = new Set([
  'after-open',
  'after-missing',
  'lessons-missing',
  'looser-than-template',
  'looser-than-kind',
  'template-unknown',
  'item-evidence',
]);

function isPassedAlone({ gate, verdict, reasons, signOffs }: GateVerdict): boolean {
  if (verdict === 'passed' || verdict === 'overridden') {
    return true;
  }
  const signers = signOffs.filter(
    ({ record, worth }) => record.decision === 'accepted' && worth === 'counts',
  );
  const people = new Set(signers.map(({ record }) => record.name));
  return (
    verdict === 'blocked' &&
    reasons.every(({ code }) => foreign.has(code)) &&
    people.size >= (gate.sign?.count ?? 0)
  );
}
