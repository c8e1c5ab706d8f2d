import { shorten } from '../text/shorten.js';
import type { ItemFacts } from './documentFacts.js';
import { pairItems } from './pairItems.js';
import type { TimelineEvent } from './timelineEvent.js';

/** What became of the items, in the order of the text; those taken out come last. */
export function itemEvents(
  before: readonly ItemFacts[],
  after: readonly ItemFacts[],
): readonly TimelineEvent[] {
  const { before: old, removed } = pairItems(before, after);
  const [then, now] = [before, after].map((items) => new Set(items.map(({ section }) => section)));
  // Under a heading that was renamed, everything stays where it was.
  const isMoved = (was: ItemFacts, item: ItemFacts) =>
    was.section !== item.section &&
    (now?.has(was.section) === true || then?.has(item.section) === true);
  return [
    ...after.flatMap((item) => {
      const was = old.get(item);
      return was === undefined ? arrivalOf(item) : changesOf(was, item, isMoved(was, item));
    }),
    ...removed.map((item) => event('item-removed', item, `Item ${nameOf(item)} was taken out.`)),
  ];
}

/** The items that a new document brings along settled: whoever made it says that they are. */
export function settledAtOnce(items: readonly ItemFacts[]): readonly TimelineEvent[] {
  return items.flatMap((item) => stateEvent(undefined, item));
}

function arrivalOf(item: ItemFacts): readonly TimelineEvent[] {
  const where = item.section === '' ? '' : ` in “${shorten(item.section)}”`;
  return [
    event('item-added', item, `Item ${nameOf(item)} was added${where}.`),
    ...stateEvent(undefined, item),
    ...evidenceEvents([], item),
  ];
}

function changesOf(was: ItemFacts, item: ItemFacts, isMoved: boolean): readonly TimelineEvent[] {
  return [
    ...(isReworded(was, item)
      ? [event('item-reworded', item, `Item ${nameOf(was)} now reads “${shorten(item.wording)}”.`)]
      : []),
    ...(isMoved
      ? [
          event(
            'item-moved',
            item,
            `Item ${nameOf(item)} was moved from “${sectionName(was)}” to “${sectionName(item)}”.`,
          ),
        ]
      : []),
    ...stateEvent(was, item),
    ...evidenceEvents(was.evidence, item),
  ];
}

/** Naming evidence in an item's own line changes its words, and is told as evidence. */
function isReworded(was: ItemFacts, item: ItemFacts): boolean {
  if (was.wording === item.wording && was.key === item.key) {
    return false;
  }
  const isExtended = item.title.startsWith(was.title) || was.title.startsWith(item.title);
  const demands = (facts: ItemFacts) => facts.wording.slice(facts.title.length);
  const evidenceChanged = was.evidence.join('\n') !== item.evidence.join('\n');
  return !(evidenceChanged && isExtended && demands(was) === demands(item) && was.key === item.key);
}

function stateEvent(was: ItemFacts | undefined, item: ItemFacts): readonly TimelineEvent[] {
  const before = was?.state ?? 'open';
  if (item.state === 'not-applicable') {
    return before === item.state && was?.reason === item.reason
      ? []
      : [
          event(
            'not-applicable',
            item,
            `Item ${nameOf(item)} was set not applicable: ${shorten(item.reason ?? '')}`,
          ),
        ];
  }
  if (before === item.state) {
    return [];
  }
  if (item.state === 'done') {
    return [event('ticked', item, `Item ${nameOf(item)} was ticked.`)];
  }
  const words = before === 'done' ? 'was opened again' : 'applies again and is open';
  return [event('unticked', item, `Item ${nameOf(item)} ${words}.`)];
}

function evidenceEvents(before: readonly string[], item: ItemFacts): readonly TimelineEvent[] {
  const added = item.evidence.filter((each) => !before.includes(each));
  const removed = before.filter((each) => !item.evidence.includes(each));
  return [
    ...added.map((each) =>
      event('evidence-added', item, `Evidence of ${nameOf(item)} was added: ${shorten(each)}`),
    ),
    ...removed.map((each) =>
      event(
        'evidence-removed',
        item,
        `Evidence of ${nameOf(item)} was taken out: ${shorten(each)}`,
      ),
    ),
  ];
}

function event(
  code: TimelineEvent['code'],
  { key, title, within }: ItemFacts,
  message: string,
): TimelineEvent {
  const closed = /[.!?…]$/.test(message) ? message : `${message}.`;
  return {
    code,
    message: closed,
    item: {
      title,
      ...(key === undefined ? {} : { key }),
      ...(within === undefined ? {} : { within }),
    },
  };
}

/** Items of a checklist often say only “verified”: which one is told by the item around it. */
function nameOf({ key, title, within }: ItemFacts): string {
  const name = `“${shorten(title, mostOfName)}”`;
  const place = within === undefined ? '' : ` of ${shorten(within, mostOfName)}`;
  return key === undefined ? `${name}${place}` : `${key} ${name}`;
}

/** A name is to be recognised, not read again in every line. */
const mostOfName = 70;

function sectionName({ section }: ItemFacts): string {
  return section === '' ? 'the beginning' : shorten(section);
}
