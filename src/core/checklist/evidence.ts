import type { Document, EvidenceForm, Item, Link } from '../document/document.js';
import { parseCivilDate } from '../schema/civilDate.js';

/** Something an item names as proof that its work was done. */
export interface Evidence {
  readonly kind: 'file' | 'link' | 'ticket';
  /** Path, address or ticket number as written. */
  readonly target: string;
  /** Whether a wiki link (`[[SOP-0012]]`) names it. */
  readonly wiki: boolean;
}

/** Tells whether a local target named by the document leads to something in the library. */
export type TargetExists = (target: string, wiki: boolean) => boolean;

/** Why an item that asks for evidence has none that counts. */
export type EvidenceGap =
  | { readonly kind: 'missing'; readonly form: EvidenceForm }
  | { readonly kind: 'file-missing'; readonly target: string }
  | { readonly kind: 'meeting-date' }
  | { readonly kind: 'meeting-attendees' };

/**
 * What keeps the item's evidence from counting; empty when it asks for none or has it.
 *
 * Without `exists` only the form is looked at, not whether local files are there.
 */
export function evidenceGapsOf(
  document: Document,
  item: Item,
  exists?: TargetExists,
): readonly EvidenceGap[] {
  const form = item.markers.evidence;
  if (form === undefined) {
    return [];
  }
  if (form === 'meeting') {
    return meetingGapsOf(item);
  }
  const fitting = evidenceOf(document, item).filter((evidence) => fits(evidence, form));
  if (fitting.length === 0) {
    return [{ kind: 'missing', form }];
  }
  const isThere = ({ kind, target, wiki }: Evidence) =>
    kind !== 'file' || exists === undefined || exists(target, wiki);
  return fitting.some(isThere)
    ? []
    : fitting.map(({ target }) => ({ kind: 'file-missing', target }));
}

function fits(evidence: Evidence, form: Exclude<EvidenceForm, 'meeting'>): boolean {
  // A link may lead to a file of the library; a file is only proof when it is kept here.
  return form === 'any' || evidence.kind === form || (form === 'link' && evidence.kind === 'file');
}

/** Everything the item names as evidence: links in it or below it, lines such as `Ticket: 4711`, ticket numbers in its text. */
export function evidenceOf(document: Document, item: Item): readonly Evidence[] {
  const found: Evidence[] = [];
  for (const index of item.links) {
    const link = document.links[index];
    const evidence = link === undefined ? undefined : evidenceOfLink(link);
    if (evidence !== undefined) {
      found.push(evidence);
    }
  }
  for (const [name, value] of Object.entries(item.details)) {
    const evidence = evidenceOfDetail(name.trim().toLowerCase(), value.trim());
    if (evidence !== undefined) {
      found.push(evidence);
    }
  }
  const ticket = ticketIn(item.title);
  if (ticket !== undefined) {
    found.push({ kind: 'ticket', target: ticket, wiki: false });
  }
  return found;
}

const scheme = /^[a-z][a-z0-9+.-]*:/iu;
const provingScheme = /^(?:https?|ftps?|sftp|file|ssh|git|smb|onenote|ms-[a-z]+|teams|slack):\S/iu;

function evidenceOfLink(link: Link): Evidence | undefined {
  const target = link.target.trim();
  if (link.kind === 'wiki') {
    return target === '' ? undefined : { kind: 'file', target, wiki: true };
  }
  return evidenceOfTarget(target);
}

/** A place on the same page proves nothing, nor does an address that opens no record (`javascript:`, `data:`, `mailto:`). */
function evidenceOfTarget(target: string): Evidence | undefined {
  if (target === '' || target.startsWith('#')) {
    return undefined;
  }
  if (scheme.test(target) || target.startsWith('//')) {
    const proves = provingScheme.test(target) || /^\/\/\S/u.test(target);
    return proves ? { kind: 'link', target, wiki: false } : undefined;
  }
  return { kind: 'file', target, wiki: false };
}

const ticketNames = new Set([
  'ticket',
  'tickets',
  'case',
  'incident',
  'change',
  'request',
  'issue',
]);
const targetNames = new Set([
  'evidence',
  'proof',
  'file',
  'files',
  'link',
  'url',
  'record',
  'attachment',
]);

function evidenceOfDetail(name: string, value: string): Evidence | undefined {
  if (value === '' || /^[-–—.?]+$|^(?:tbd|todo|none|n\/a)$/iu.test(value)) {
    return undefined;
  }
  const bare = value.replace(/^<(.*)>$/u, '$1').replace(/^`(.*)`$/u, '$1');
  if (ticketNames.has(name)) {
    return /\d/u.test(bare) ? { kind: 'ticket', target: bare, wiki: false } : undefined;
  }
  if (!targetNames.has(name)) {
    return undefined;
  }
  if (/\][([]|^\[/u.test(bare)) {
    // Markdown links on the line are found as links; what is left to see is the ticket that one is named after.
    const target = linkLabels(bare).find((label) => ticketIn(label) === label);
    return target === undefined ? undefined : { kind: 'ticket', target, wiki: false };
  }
  const ticket = ticketIn(bare);
  if (ticket === bare) {
    return { kind: 'ticket', target: bare, wiki: false };
  }
  return scheme.test(bare) || /^[^\s]*[./][^\s]+$/u.test(bare) ? evidenceOfTarget(bare) : undefined;
}

function linkLabels(text: string): readonly string[] {
  return [...text.matchAll(/\[([^[\]]*)\](?=[([])/gu)].map(([, label = '']) => label.trim());
}

/**
 * Prefixes that look like a ticket's but name standards or our own documents, so that an instruction such as
 * "use AES-256, see SOP-0012" is not taken for its own proof.
 */
const noTicketPrefixes = new Set(
  'AES CIS CVE DIN EN HTTP IEC IEEE IPV ISO LAN MD NIST RAID RFC RSA SHA SSL TCP TLS UDP UTF VLAN WIN WPA '
    .concat('AGR CHK CLT DC LL PRJ ROLE SOP TPL')
    .split(' '),
);

function ticketIn(text: string): string | undefined {
  for (const match of text.matchAll(
    /(?<![\w/#-])(?:#\d{2,}|(?:([A-Z][A-Z0-9]{1,9})-\d{1,10})|(?:[A-Z]{2,6}\d{5,12}))(?![\w-])/gu,
  )) {
    if (match[1] === undefined || !noTicketPrefixes.has(match[1])) {
      return match[0];
    }
  }
  return undefined;
}

function meetingGapsOf(item: Item): readonly EvidenceGap[] {
  const details = new Map(
    Object.entries(item.details).map(([name, value]) => [name.trim().toLowerCase(), value.trim()]),
  );
  const gaps: EvidenceGap[] = [];
  const date = details.get('date')?.split(/[\sT]/u)[0];
  if (date === undefined || parseCivilDate(date) === undefined) {
    gaps.push({ kind: 'meeting-date' });
  }
  const attendees = (details.get('attendees') ?? '')
    .split(/[,;/&+]|\band\b/iu)
    .filter((name) => /\p{L}/u.test(name));
  if (attendees.length < 2) {
    gaps.push({ kind: 'meeting-attendees' });
  }
  return gaps;
}
