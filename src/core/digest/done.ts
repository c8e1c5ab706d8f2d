/** What was done between two states of a library, document by document, in the words of its timeline. */
import { roleOf } from '../checklist/roleOf.js';
import { inPassing } from '../document/deferDocument.js';
import type { Document } from '../document/document.js';
import { documentsWithId } from '../library/documentNames.js';
import type { Library } from '../library/library.js';
import { profileIn } from '../library/profileIn.js';
import type { CivilDate } from '../schema/civilDate.js';
import { endOfDay } from '../schema/unixTime.js';
import { timelineOf } from '../timeline/timeline.js';
import type { TimelineCommit, TimelineEvent } from '../timeline/timelineEvent.js';
import type { TimelineContent } from '../timeline/timelineVersion.js';
import type { DigestEntry } from './digestPage.js';

export interface DoneRequest {
  readonly library: Library;
  readonly before: Library;
  readonly today: CivilDate;
  /** Whether somebody's work is told of; absent where nobody's is left out. */
  readonly isMeant: (whose: string | undefined) => boolean;
}

/** Finished documents first, then signatures, readings and items. */
export function doneSince(request: DoneRequest): readonly DigestEntry[] {
  const found = [...request.library.documents.values()].flatMap((document) =>
    doneIn(request, document),
  );
  return found.sort((one, other) => one.rank - other.rank).map(({ entry }) => entry);
}

interface Ranked {
  readonly rank: number;
  readonly entry: DigestEntry;
}

function doneIn(request: DoneRequest, document: Document): readonly Ranked[] {
  const { library, before } = request;
  const { kindId } = profileIn(library, document);
  if (kindId === 'template' || kindId === 'dashboard') return [];
  const old = earlier(before, library, document);
  if (old === undefined) return told(request, document, undefined);
  return inPassing(old, (then) => (isSame(then, document) ? [] : told(request, document, then)));
}

/** Told of a copy, so that nothing which is remembered with a document stays longer than it is looked at. */
function told(request: DoneRequest, kept: Document, old: Document | undefined): readonly Ranked[] {
  const { library, isMeant } = request;
  const document = { ...kept };
  const { title, owner, kindId } = profileIn(library, kept);
  const events = eventsOf(request, document, old);
  const isOwn = isMeant(owner);
  const named = toLine(title);
  const entry = (text: string): DigestEntry => ({ text, path: document.path });
  const facts = events.flatMap((event): readonly Ranked[] => {
    const known = isOwn ? wordsOf(event, { named, kindId }) : undefined;
    const signed = signedWords(request, document, { event, named, isOwn });
    return [
      ...(known === undefined ? [] : [{ rank: ranks[event.code] ?? 3, entry: entry(known) }]),
      ...(signed === undefined ? [] : [{ rank: 2, entry: entry(signed) }]),
    ];
  });
  const ticked = events.filter(
    (event) => isTick(event) && isMeant(roleOfEvent(document, event, owner)),
  );
  const many = ticked.length === 1 ? 'one item' : `${ticked.length} items`;
  return ticked.length === 0
    ? facts
    : [...facts, { rank: 4, entry: entry(`${named}: ${many} settled.`) }];
}

const ranks: Readonly<Partial<Record<TimelineEvent['code'], number>>> = { closed: 0, created: 1 };

function isTick({ code }: TimelineEvent): boolean {
  return code === 'ticked' || code === 'not-applicable';
}

function wordsOf(
  { code, field, message }: TimelineEvent,
  { named, kindId }: { readonly named: string; readonly kindId: string },
): string | undefined {
  switch (code) {
    case 'closed':
      return `${named} passed all its gates.`;
    case 'reviewed':
      return `${named} was read again and marked as reviewed.`;
    case 'created':
      return kindId === 'lesson' ? `Lesson captured: ${named}.` : undefined;
    case 'field-changed':
      return field === 'status' ? `${named}: ${message}` : undefined;
    default:
      return undefined;
  }
}

/** Signatures concern the signing role as much as the owner. */
function signedWords(
  { isMeant }: DoneRequest,
  document: Document,
  { event, named, isOwn }: { event: TimelineEvent; named: string; isOwn: boolean },
): string | undefined {
  if (event.code !== 'signed' && event.code !== 'returned') return undefined;
  const records = document.frontmatter.data['sign_offs'];
  const roles = (Array.isArray(records) ? (records as readonly unknown[]) : []).flatMap((record) =>
    typeof record === 'object' &&
    record !== null &&
    'gate' in record &&
    record.gate === event.gate &&
    'role' in record &&
    typeof record.role === 'string'
      ? [record.role]
      : [],
  );
  return isOwn || roles.some(isMeant) ? `${named}: ${event.message}` : undefined;
}

function roleOfEvent(
  document: Document,
  { item }: TimelineEvent,
  owner: string | undefined,
): string | undefined {
  const found = document.items.find(
    ({ key, title }) => (item?.key !== undefined && key === item.key) || title === item?.title,
  );
  return found === undefined ? owner : roleOf(document, found, owner);
}

/** The document as it was: at its place, else by its id, since files move. */
function earlier(before: Library, library: Library, document: Document): Document | undefined {
  const { id } = profileIn(library, document);
  const [named] = id === undefined ? [] : documentsWithId(before, id);
  return named ?? before.documents.get(document.path);
}

/** Whether nothing that is told here can have happened; most documents of a week are as they were. */
function isSame(old: Document, document: Document): boolean {
  return (
    old === document ||
    (old.length === document.length &&
      old.items.length === document.items.length &&
      old.items.every(({ checked, text, box }, index) => {
        const item = document.items[index];
        return item?.checked === checked && item.text === text && item.box === box;
      }) &&
      JSON.stringify(old.frontmatter.data) === JSON.stringify(document.frontmatter.data))
  );
}

function eventsOf(
  { library, today }: DoneRequest,
  document: Document,
  old: Document | undefined,
): readonly TimelineEvent[] {
  const seconds = endOfDay(today) - 3600;
  const commit: TimelineCommit = {
    ...{ hash: '', author: { name: '', email: '' }, isMerge: false },
    ...{ authoredAt: seconds, committedAt: seconds },
  };
  const first =
    old === undefined
      ? []
      : [{ commit, content: contentOf(old), parents: [undefined], settings: library }];
  const last = {
    commit,
    content: contentOf(document),
    parents: [old === undefined ? undefined : 0],
    settings: library,
  };
  const { entries } = timelineOf({ versions: [...first, last], end: undefined, today });
  const told = old === undefined ? entries : entries.slice(1);
  return told.filter((entry) => entry.commit !== undefined).flatMap(({ events }) => events);
}

function contentOf(document: Document): TimelineContent {
  return { document, text: document.text ?? '' };
}

function toLine(title: string): string {
  return `"${title}"`;
}
