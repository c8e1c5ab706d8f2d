/** What people do to a priority list: each step plans the smallest edits of its text, or says why not. */
import type { Document } from '../document/document.js';
import type { YamlMapping } from '../document/frontmatter.js';
import { setFieldEdits } from '../document/frontmatterEdits.js';
import { appendEntryEdits, type FrontmatterFile } from '../document/listEdits.js';
import { parseDocument } from '../document/parseDocument.js';
import { reorderEdits, type ListSlot } from '../document/reorderEdits.js';
import { isList, isMapping } from '../document/yamlValues.js';
import { gateCaseOf } from '../gate/gateCase.js';
import type { Library } from '../library/library.js';
import { profileIn } from '../library/profileIn.js';
import type { CivilDate } from '../schema/civilDate.js';
import { parseDuration } from '../schema/duration.js';
import { smallestEdit } from '../text/smallestEdit.js';
import { applyEdits, type TextEdit } from '../text/textEdit.js';
import { agreedGate, agreeingRole, agreementOf, type Agreement } from './agreement.js';
import { displacedBetween, wordsOfDisplaced, type Displaced } from './displacement.js';
import { priorityListOf, type PriorityList } from './priorityList.js';

/** The list as it stands in its file or editor, with what its signatures say. */
export interface PriorityFile extends FrontmatterFile {
  readonly document: Document;
  readonly agreement: Agreement;
}

export type PriorityOutcome =
  | { readonly kind: 'edits'; readonly edits: readonly TextEdit[] }
  | { readonly kind: 'refused'; readonly reason: string };

export interface NewRequest {
  readonly what: string;
  readonly from: string;
  /** From 1; one past the last puts it at the end. */
  readonly position: number;
  readonly effort?: string;
}

/** What the signatures of a list say today; undefined when the document is none. */
export function agreementIn(
  library: Library,
  document: Document,
  today: CivilDate,
): Agreement | undefined {
  return profileIn(library, document).kindId === 'priority-list'
    ? agreementOf(gateCaseOf(library, document, today).standings)
    : undefined;
}

/** The order that a change starts from: the agreed one while it is in force, else what is proposed. */
export function currentOrder(list: PriorityList, agreement: Agreement): readonly string[] {
  return agreement.state === 'agreed' && list.agreed.length > 0 ? list.agreed : list.proposed;
}

/** What a request at this place would push down. */
export function displacedBy(order: readonly string[], position: number): readonly Displaced[] {
  return displacedBetween(order, order.toSpliced(position - 1, 0, ''));
}

/** Why the request cannot be put into this order, if so. */
export function whyNotInsert(order: readonly string[], request: NewRequest): string | undefined {
  const { what, from, position, effort = '' } = request;
  if (oneLine(what) === '') return 'A request needs words.';
  if (order.includes(oneLine(what))) return `"${oneLine(what)}" is in the order already.`;
  if (oneLine(from) === '') return 'A request needs the one who asks.';
  if (oneLine(effort) !== '' && parseDuration(oneLine(effort)) === undefined) {
    return 'The effort is a duration, such as "3 days".';
  }
  const last = order.length + 1;
  return Number.isInteger(position) && position >= 1 && position <= last
    ? undefined
    : `The position is a whole number from 1 to ${last}.`;
}

/** Puts a request into the proposed order, and writes down who asked, since when, and all that it displaces. */
export function insertRequest(
  file: PriorityFile,
  request: NewRequest,
  today: CivilDate,
): PriorityOutcome {
  const order = currentOrder(priorityListOf(file.document.frontmatter.data), file.agreement);
  const reason = whyNotInsert(order, request);
  if (reason !== undefined) return { kind: 'refused', reason };
  const [what, from, effort] = [request.what, request.from, request.effort ?? ''].map(oneLine);
  const displaced = displacedBy(order, request.position);
  const words = displaced.map((each) => wordsOfDisplaced(each, effort === '' ? undefined : effort));
  const entry: YamlMapping = {
    what: what ?? '',
    from: from ?? '',
    since: today,
    ...(effort === undefined || effort === '' ? {} : { effort }),
    position: request.position,
    displaces: words.length === 0 ? ['nothing'] : words,
  };
  return together(file, [
    ...proposeSteps(file, order.toSpliced(request.position - 1, 0, what ?? ''), today),
    (each) => appendEntryEdits(each, 'requests', entry),
  ]);
}

/** Moves an entry of the current order one place up or down. */
export function movePriority(
  file: PriorityFile,
  { title, by }: { readonly title: string; readonly by: -1 | 1 },
  today: CivilDate,
): PriorityOutcome {
  const order = currentOrder(priorityListOf(file.document.frontmatter.data), file.agreement);
  const to = order.indexOf(title) + by;
  if (order.includes(title) && (to < 0 || to >= order.length)) {
    const place = by === -1 ? 'first' : 'last';
    return { kind: 'refused', reason: `"${title}" stands ${place} already.` };
  }
  return movePriorityTo(file, { title, position: to + 1 }, today);
}

/** Moves an entry of the current order to a place, counted from 1. */
export function movePriorityTo(
  file: PriorityFile,
  { title, position }: { readonly title: string; readonly position: number },
  today: CivilDate,
): PriorityOutcome {
  const order = currentOrder(priorityListOf(file.document.frontmatter.data), file.agreement);
  const reason = whyNotMove(order, title, position);
  return reason === undefined
    ? together(file, proposeSteps(file, movedTo(order, title, position), today))
    : { kind: 'refused', reason };
}

/** The order with one of its entries at another place, counted from 1. */
export function movedTo(
  order: readonly string[],
  title: string,
  position: number,
): readonly string[] {
  return order.toSpliced(order.indexOf(title), 1).toSpliced(position - 1, 0, title);
}

function whyNotMove(order: readonly string[], title: string, position: number): string | undefined {
  if (!order.includes(title)) return `"${title}" is not in the order any more.`;
  if (!Number.isInteger(position) || position < 1 || position > order.length) {
    return `The position is a whole number from 1 to ${order.length}.`;
  }
  return order.indexOf(title) === position - 1
    ? `"${title}" stands at place ${position} already.`
    : undefined;
}

/** Puts the proposed order before the manager: what the gate `agreed` is signed for. */
export function requestVerification(file: PriorityFile, today: CivilDate): PriorityOutcome {
  const { data } = file.document.frontmatter;
  const { proposed, agreed, proposedOn } = priorityListOf(data);
  const { state, by } = file.agreement;
  if (proposed.length === 0) return { kind: 'refused', reason: 'There is no proposed order yet.' };
  if (state === 'agreed' && by !== undefined) {
    const { name, at } = by.record;
    return {
      kind: 'refused',
      reason: `${name} agreed to this order on ${at.slice(0, 10)}, and nothing changed since.`,
    };
  }
  const isSame =
    agreed.length === proposed.length && agreed.every((one, at) => one === proposed[at]);
  if (isSame && hasGate(data) && data['status'] === 'proposed' && state !== 'returned') {
    const since = proposedOn === undefined ? '' : ` since ${proposedOn}`;
    return { kind: 'refused', reason: `The order waits for the manager already${since}.` };
  }
  return together(file, [
    (each) => orderEdits(each, 'agreed', proposed),
    (each) => setFieldEdits(each.text, each.document, 'proposed_on', today),
    (each) => setFieldEdits(each.text, each.document, 'status', 'proposed'),
    ...(hasGate(data) ? [] : [addGate]),
  ]);
}

function hasGate({ gates }: YamlMapping): boolean {
  return isList(gates) && gates.some((gate) => isMapping(gate) && gate['id'] === agreedGate);
}

function addGate(file: FrontmatterFile): readonly TextEdit[] {
  return appendEntryEdits(file, 'gates', {
    id: agreedGate,
    title: 'Order agreed',
    sign: { role: agreeingRole },
    meaning: 'I agree to this order of work.',
  });
}

type Step = (file: FrontmatterFile) => readonly TextEdit[];

/**
 * What was agreed stays to be compared with; whoever changes an order proposes another one.
 *
 * What was proposed beside the agreed order comes last, so that nobody's request is lost.
 */
function proposeSteps(
  { document, agreement }: PriorityFile,
  order: readonly string[],
  today: CivilDate,
): readonly Step[] {
  const { proposed } = priorityListOf(document.frontmatter.data);
  const others = proposed.filter((title) => !order.includes(title));
  return [
    (each) => orderEdits(each, 'proposed', [...order, ...others]),
    ...(agreement.state === 'agreed'
      ? [(each: FrontmatterFile) => setFieldEdits(each.text, each.document, 'proposed_on', today)]
      : []),
    (each) => setFieldEdits(each.text, each.document, 'status', 'draft'),
  ];
}

/** Entries that are there already keep their lines. */
function orderEdits(
  file: FrontmatterFile,
  key: 'proposed' | 'agreed',
  order: readonly string[],
): readonly TextEdit[] {
  const list = file.document.frontmatter.data[key];
  const entries = isList(list) ? list : [];
  const slots = order.map((title): ListSlot => {
    const index = entries.findIndex((entry) => typeof entry === 'string' && entry.trim() === title);
    return index === -1 ? { value: title } : { index };
  });
  return reorderEdits(file, key, slots);
}

/** Plans each step on what the one before left, and gives all of them as one edit. */
function together(file: PriorityFile, steps: readonly Step[]): PriorityOutcome {
  const { path } = file.document;
  let current: FrontmatterFile = file;
  for (const step of steps) {
    const text = applyEdits(current.text, step(current));
    current = { text, document: parseDocument(path, { text, bom: false }) };
  }
  return current.text === file.text
    ? { kind: 'refused', reason: `The frontmatter of ${path} cannot be changed; mend it first.` }
    : { kind: 'edits', edits: [smallestEdit(file.text, current.text)] };
}

function oneLine(text: string): string {
  return text.trim().replace(/\s+/gu, ' ');
}
