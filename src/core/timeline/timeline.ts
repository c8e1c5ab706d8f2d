/** The life of a document as a list of events, told from its versions. */
import type { Library } from '../library/library.js';
import type { CivilDate } from '../schema/civilDate.js';
import { dayOfSeconds } from '../schema/unixTime.js';
import { itemFactsOf, signOffFactsOf, type ItemFacts, type SignOffFacts } from './documentFacts.js';
import { fieldEvents } from './fieldEvents.js';
import { itemEvents, settledAtOnce } from './itemEvents.js';
import { itemTouchesOf, type ItemTouches } from './itemTouches.js';
import { lapsesAfter } from './lapses.js';
import { pairItems } from './pairItems.js';
import { closingEvents, signOffEvents, type SignedVersion } from './signOffEvents.js';
import { textEvents } from './textEvent.js';
import type { Timeline, TimelineEntry, TimelineEvent } from './timelineEvent.js';
import { dayOfCommit, type TimelineContent, type TimelineVersion } from './timelineVersion.js';

/** Versions of one document, and until when its life is told. */
export interface TimelineRequest {
  /** Oldest first: none stands before one that it comes from. */
  readonly versions: readonly TimelineVersion[];
  /** Place of the version that stands at the end; undefined where the document is no more, or nobody asks for its items. */
  readonly end: number | undefined;
  readonly today: CivilDate;
}

/**
 * Tells what happened to a document, oldest first, each event with the commit that introduced it.
 *
 * A merge has the events that set it apart from all of its parents: what it brings in from one of them was told there.
 */
export function timelineOf({ versions, end, today }: TimelineRequest): Timeline {
  const teller = new Teller(versions);
  const entries = versions.flatMap((version, index): readonly TimelineEntry[] => {
    const events = teller.eventsOf(version, index);
    const { commit } = version;
    const day = dayOfSeconds(commit.authoredAt);
    return [
      ...(events.length === 0 ? [] : [{ commit, day, ...teller.pathsOf(index), events }]),
      ...lapsesAfter(versions, index, today),
    ];
  });
  return { entries, items: end === undefined ? new Map() : teller.touchesOf(end) };
}

interface KnownFacts {
  readonly settings: Library;
  readonly day: CivilDate;
  readonly facts: SignOffFacts;
  readonly isLasting: boolean;
}

/** Tells version by version, remembering what later ones are compared with. */
class Teller {
  readonly #versions: readonly TimelineVersion[];
  readonly #items = new Map<TimelineContent, readonly ItemFacts[]>();
  readonly #facts = new Map<TimelineContent, KnownFacts>();
  readonly #touches: ItemTouches[] = [];
  /** For each version the one whose frontmatter could still be read, itself if it can. */
  readonly #readable: (TimelineContent | undefined)[] = [];

  constructor(versions: readonly TimelineVersion[]) {
    this.#versions = versions;
  }

  /** Who brought the items of a version into their states, found out when somebody asks. */
  touchesOf(index: number): ItemTouches {
    for (const version of this.#versions.slice(this.#touches.length, index + 1)) {
      this.#touches.push(this.#touched(version));
    }
    return this.#touches[index] ?? new Map();
  }

  /** Where the document is after a commit, or was before it was removed. */
  pathsOf(index: number): { readonly path: string; readonly pathBefore?: string } {
    const { content, parents } = this.#versions[index] ?? { parents: [] };
    const before = parents.flatMap((parent) => this.#contentOf(parent) ?? []);
    const path = (content ?? before[0])?.document.path ?? '';
    const pathBefore = before[0]?.document.path ?? path;
    return path === pathBefore ? { path } : { path, pathBefore };
  }

  eventsOf(version: TimelineVersion, index: number): readonly TimelineEvent[] {
    const { content, parents } = version;
    const before = parents.map((parent) => this.#contentOf(parent));
    const isReadable = content === undefined || isSound(content);
    const [first] = parents.flatMap((parent) => parent ?? []);
    this.#readable[index] = isReadable ? content : this.#readable[first ?? -1];
    if (content === undefined) {
      return before.every((each) => each !== undefined)
        ? [{ code: 'removed', message: 'The document was removed.' }]
        : [];
    }
    if (before.includes(content)) {
      return [];
    }
    if (!isReadable) {
      return before.some((each) => each !== undefined && !isSound(each))
        ? []
        : [{ code: 'unreadable', message: 'Its frontmatter can no longer be read.' }];
    }
    const told = parents.map((parent) => this.#against(version, content, parent));
    const [one = [], ...others] = told;
    const shared = others.map((events) => new Set(events.map(keyOf)));
    const events = one.filter((event) => shared.every((keys) => keys.has(keyOf(event))));
    const old = before.flatMap((each) => each ?? []);
    const text = old.length === before.length ? textEvents(old, content) : [];
    const at = events.findIndex(({ code }) => signOffCodes.has(code));
    return at < 0 ? [...events, ...text] : [...events.slice(0, at), ...text, ...events.slice(at)];
  }

  #contentOf(parent: number | undefined): TimelineContent | undefined {
    return parent === undefined ? undefined : this.#versions[parent]?.content;
  }

  #against(
    { settings, commit }: TimelineVersion,
    after: TimelineContent,
    parent: number | undefined,
  ): readonly TimelineEvent[] {
    const day = dayOfCommit(commit);
    const signedAs = (content: TimelineContent): SignedVersion => ({
      ...content,
      facts: this.#factsOf(content, settings, day),
    });
    const stood = this.#contentOf(parent);
    const before =
      stood === undefined ? this.#beforeRemoval(parent) : (this.#readable[parent ?? -1] ?? stood);
    const now = signedAs(after);
    const old = before && signedAs(before);
    return [
      ...arrival(stood, before, after),
      ...(before === undefined
        ? settledAtOnce(this.#itemsOf(after))
        : [
            ...fieldEvents(before.document, after.document),
            ...itemEvents(this.#itemsOf(before), this.#itemsOf(after)),
          ]),
      ...signOffEvents(settings, old, now),
      ...closingEvents(old?.facts, now.facts),
    ];
  }

  /** What a version that removed the document took away. */
  #beforeRemoval(index: number | undefined): TimelineContent | undefined {
    const parents = this.#versions[index ?? -1]?.parents ?? [];
    return parents.flatMap((parent) => this.#contentOf(parent) ?? [])[0];
  }

  /** What no calendar can change is judged once. */
  #factsOf(content: TimelineContent, settings: Library, day: CivilDate): SignOffFacts {
    const known = this.#facts.get(content);
    if (known?.settings === settings && (known.isLasting || known.day === day)) {
      return known.facts;
    }
    const facts = signOffFactsOf(settings, content.document, day);
    const isLasting = facts.standings.every(
      ({ record, faults }) =>
        record.decision !== 'overridden' && !faults.some(({ code }) => code === 'future'),
    );
    this.#facts.set(content, { settings, day, facts, isLasting });
    return facts;
  }

  #itemsOf(content: TimelineContent): readonly ItemFacts[] {
    const items = this.#items.get(content) ?? itemFactsOf(content.document);
    this.#items.set(content, items);
    return items;
  }

  #touched({ content, commit, parents }: TimelineVersion): ItemTouches {
    if (content === undefined) {
      return new Map();
    }
    const items = this.#itemsOf(content);
    const known = parents.flatMap((parent) => {
      const before = this.#contentOf(parent);
      return before === undefined || parent === undefined
        ? []
        : [
            {
              touches: this.touchesOf(parent),
              pairs: pairItems(this.#itemsOf(before), items).before,
            },
          ];
    });
    return itemTouchesOf(items, commit, known);
  }
}

const signOffCodes: ReadonlySet<TimelineEvent['code']> = new Set([
  'signed',
  'returned',
  'revoked',
  'overridden',
  'record-removed',
  'voided',
  'valid-again',
  'closed',
  'reopened',
]);

/** How the document came to be where it is. */
function arrival(
  stood: TimelineContent | undefined,
  before: TimelineContent | undefined,
  after: TimelineContent,
): readonly TimelineEvent[] {
  const { path, items } = after.document;
  if (before === undefined) {
    const many = items.length === 1 ? 'one item' : `${items.length} items`;
    const what = items.length === 0 ? '' : ` with ${many}`;
    return [{ code: 'created', message: `The document was created${what}.` }];
  }
  const from = before.document.path;
  const events: TimelineEvent[] = [];
  if (stood === undefined) {
    events.push({ code: 'restored', message: 'The document was brought back.' });
  } else if (!isSound(stood)) {
    events.push({ code: 'readable', message: 'Its frontmatter can be read again.' });
  }
  if (from !== path) {
    events.push({ code: 'moved', message: `The file was moved from ${from} to ${path}.` });
  }
  return events;
}

function isSound({ document }: TimelineContent): boolean {
  return document.frontmatter.status !== 'invalid';
}

/** Tells the same event against two parents, whatever stood in them before. */
function keyOf({ code, field, item, recordId, message }: TimelineEvent): string {
  const isNamedByMessage = /^(?:evidence-|gates-|reviewed|template-)/.test(code);
  return JSON.stringify([
    code,
    field,
    item?.key ?? item?.title,
    item?.within,
    recordId,
    isNamedByMessage ? message : undefined,
  ]);
}
