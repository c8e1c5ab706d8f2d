/** What happened to the items of a document: asked for or not, worded, moved, settled. */
import { evidenceOf } from '../checklist/evidence.js';
import { isRequired, stateOf, itemStateWords } from '../checklist/itemState.js';
import type { Document, Item } from '../document/document.js';
import type { Change, Severity } from './change.js';
import { demandChanges } from './demandChanges.js';
import { gatesAsking, holdsDuties, type GateDemands } from './gateDemands.js';
import { moves } from './itemMoves.js';
import { wordingsOf } from './itemWording.js';
import { fullItemName, itemName, type ItemPair, type Pairings } from './itemPair.js';
import { lineOfItem, type Sides, type Version } from './version.js';
import { wordDiff } from './wordDiff.js';
import { gatesNamed, firstListed, quote } from './wording.js';

const nothing: readonly Change[] = [];

/** In the order of the head; what was removed stands where it stood in the base. */
export function itemChanges(
  sides: Sides,
  pairings: Pairings,
  demands: GateDemands,
): readonly Change[] {
  const { base, head } = sides;
  const moved = moves(sides, pairings);
  const changes = head.document.items.flatMap((item, index): readonly Change[] => {
    const from = pairings.items.baseOf(index);
    const old = from === undefined ? undefined : base.document.items[from];
    if (from === undefined || old === undefined) {
      return [added(sides, demands, index)];
    }
    const pair = { old, now: item, from, to: index };
    const isSame = sourceOf(base, old) === sourceOf(head, item);
    // What is written as before asks for as much as before, unless a gate says otherwise.
    const asksTheSame = isSame && demands.shared.length === 0;
    if (asksTheSame && !moved.has(index)) {
      return nothing;
    }
    const told = [
      ...(asksTheSame ? [] : demandChanges(sides, demands, pair)),
      ...(isSame ? [] : wordingChanges(sides, pair)),
      ...(moved.get(index) ?? []),
      ...(isSame ? [] : stateChanges(sides, pair)),
    ];
    if (told.length === 0) {
      return told;
    }
    const lines = { baseLine: lineOfItem(base, old), headLine: lineOfItem(head, item) };
    return told.map((change) => ({ ...change, ...lines }));
  });
  const removed = pairings.items.freeInBase().map((index) => removal(sides, demands, index));
  return [...removed, ...changes];
}

/** The same where both sides have the same items, some of them ticked on one side only. */
export function tickChanges(sides: Sides): readonly Change[] {
  const { base, head } = sides;
  return head.document.items.flatMap((now, index): readonly Change[] => {
    const old = base.document.items[index];
    if (old === undefined || old.checked === now.checked) {
      return [];
    }
    const lines = { baseLine: lineOfItem(base, old), headLine: lineOfItem(head, now) };
    return tickChange(sides, { old, now }).map((change) => ({ ...change, ...lines }));
  });
}

function sourceOf({ text }: Version, { range }: Item): string {
  return text.slice(range.start, range.end);
}

function added({ head }: Sides, demands: GateDemands, index: number): Change {
  // Called for items of the head only.
  const item = head.document.items[index] as Item;
  const gates = gatesAsking(demands, ({ inHead }) => inHead, index);
  const required = isRequired(item);
  const asked =
    gates.length > 0
      ? `; ${gatesNamed(gates)} ${gates.length === 1 ? 'asks' : 'ask'} for it`
      : required
        ? ''
        : ' and is optional';
  return {
    code: 'item-added',
    severity: required && holdsDuties(head) ? 'tightens' : 'neutral',
    message: `Item ${fullItemName(head.document, item)} was added${asked}.`,
    headLine: lineOfItem(head, item),
  };
}

function removal({ base }: Sides, demands: GateDemands, index: number): Change {
  const item = base.document.items[index] as Item;
  const gates = gatesAsking(demands, ({ inBase }) => inBase, index);
  const required = isRequired(item);
  const asked =
    gates.length > 0
      ? `; ${gatesNamed(gates)} no longer ${gates.length === 1 ? 'asks' : 'ask'} for it`
      : '';
  return {
    code: 'item-removed',
    severity: required && holdsDuties(base) ? 'loosens' : 'neutral',
    message: `${required ? 'Item' : 'Optional item'} ${fullItemName(base.document, item)} was removed${asked}.`,
    baseLine: lineOfItem(base, item),
  };
}

function wordingChanges({ base, head }: Sides, { old, now }: ItemPair): readonly Change[] {
  const { before, after, isSame } = wordingsOf({ base, head }, { old, now });
  const changes: Change[] = [];
  const tell = (message: string, words?: Change['words']) => {
    changes.push({ code: 'item-reworded', severity: 'neutral', message, words });
  };
  if (!isSame) {
    tell(`${old.key ?? quote(before)} now reads ${quote(after)}.`, wordDiff(before, after));
  }
  if (old.key !== now.key) {
    tell(
      now.key === undefined
        ? `Item ${fullItemName(base.document, old)} has no key any more.`
        : `Item ${itemName(base.document, old)} has the key ${now.key} now.`,
    );
  }
  if (old.markers.due !== now.markers.due) {
    const due = now.markers.due;
    tell(
      due === undefined
        ? `${itemName(head.document, now)} has no due day any more; it was ${old.markers.due ?? ''}.`
        : `${itemName(head.document, now)} is due ${due}${old.markers.due === undefined ? '' : ` instead of ${old.markers.due}`}.`,
    );
  }
  const lessons = now.markers.from.filter((id) => !old.markers.from.includes(id));
  if (lessons.length > 0) {
    tell(`${itemName(head.document, now)} comes from ${firstListed(lessons)} now.`);
  }
  const lost = old.markers.from.filter((id) => !now.markers.from.includes(id));
  if (lost.length > 0) {
    tell(
      `${itemName(head.document, now)} does not name ${firstListed(lost)} any more, which it came from.`,
    );
  }
  return changes;
}

function stateChanges(sides: Sides, { old, now }: ItemPair): readonly Change[] {
  const changes = [...tickChange(sides, { old, now })];
  const evidence = [
    namesOfEvidence(sides.base.document, old),
    namesOfEvidence(sides.head.document, now),
  ] as const;
  const gone = evidence[0].filter((name) => !evidence[1].includes(name));
  const fresh = evidence[1].filter((name) => !evidence[0].includes(name));
  if (gone.length > 0 || fresh.length > 0) {
    const message = `The evidence of ${itemName(sides.head.document, now)} is ${firstListed(evidence[1]) || 'none'} now; it was ${firstListed(evidence[0]) || 'none'}.`;
    changes.push({ code: 'item-state', severity: 'neutral', message });
  }
  return changes;
}

function tickChange(sides: Sides, { old, now }: Pick<ItemPair, 'old' | 'now'>): readonly Change[] {
  const [before, after] = [stateOf(old), stateOf(now)];
  if (before !== after) {
    const reason = after === 'not-applicable' ? `: ${now.markers.notApplicable ?? ''}` : '';
    const [severity, consequence] = consequenceOf(sides, now);
    const message = `${itemName(sides.head.document, now)} was ${itemStateWords(before)} and is ${itemStateWords(after)} now${reason}${consequence}.`;
    return [{ code: 'item-state', severity, message }];
  }
  if (after === 'not-applicable' && old.markers.notApplicable !== now.markers.notApplicable) {
    const message = `${itemName(sides.head.document, now)} is not applicable for another reason: ${now.markers.notApplicable ?? ''}.`;
    return [{ code: 'item-state', severity: 'neutral', message }];
  }
  return [];
}

/** What is settled in a template is settled in every new run, where nobody looks at it again. */
function consequenceOf({ head }: Sides, now: Item): readonly [Severity, string] {
  const isTemplate = head.document.frontmatter.data['kind'] === 'template';
  return isTemplate && isRequired(now)
    ? stateOf(now) === 'open'
      ? ['tightens', '']
      : ['loosens', ', so that every new run begins with it settled']
    : ['neutral', ''];
}

/** Everything an item names as proof, and the lines below it that say when and with whom. */
export function namesOfEvidence(document: Document, item: Item): readonly string[] {
  const named = evidenceOf(document, item).map(({ target }) => target);
  const details = Object.entries(item.details)
    .filter(([, value]) => !named.some((target) => value.includes(target)))
    .map(([name, value]) => `${name}: ${value}`);
  return [...new Set([...named, ...details])];
}
