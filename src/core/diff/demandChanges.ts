/** How much is asked of an item that both sides have, by its gates and by its own markers. */
import { isRequired } from '../checklist/itemState.js';
import { sectionOf } from '../checklist/sections.js';
import type { EvidenceForm, Item } from '../document/document.js';
import type { Change, ChangeCode, Severity } from './change.js';
import type { GateDemands, SharedGate } from './gateDemands.js';
import { itemName, type ItemPair } from './itemPair.js';
import type { Sides } from './version.js';
import { gatesNamed, quote } from './wording.js';

/** Demands that changed because the item did; what a gate's own rules changed is told of the gate. */
export function demandChanges(
  sides: Sides,
  demands: GateDemands,
  pair: ItemPair,
): readonly Change[] {
  const { old, now } = pair;
  const lost = demands.shared.filter((gate) => isLost(gate, pair)).map(idOf);
  const gained = demands.shared.filter((gate) => isGained(gate, pair)).map(idOf);
  // Words are dear: they are made only where there is something to tell.
  const name = () => itemName(sides.head.document, now);
  const why = () => reasonOf(sides, pair);
  const changes: Change[] = [];
  const tell = (code: ChangeCode, severity: Severity, message: string) => {
    changes.push({ code, severity, message });
  };
  if (lost.length > 0) {
    tell(
      'gate-loosened',
      'loosens',
      `${name()} is no longer required by ${gatesNamed(lost)}${why()}.`,
    );
  }
  if (gained.length > 0) {
    tell(
      'gate-tightened',
      'tightens',
      `${name()} is now required by ${gatesNamed(gained)}${why()}.`,
    );
  }
  const isTold = lost.length > 0 || gained.length > 0;
  if (!isTold && isRequired(old) !== isRequired(now)) {
    tell(
      'item-reworded',
      isRequired(now) ? 'tightens' : 'loosens',
      `${name()} is ${isRequired(now) ? 'required' : 'optional'} now.`,
    );
  }
  if (!isTold && old.markers.mention !== now.markers.mention) {
    tell('item-reworded', 'neutral', `${name()} ${ownerWords(old, now)}.`);
  }
  const evidence = lost.length > 0 ? undefined : evidenceChange(demands, pair, name);
  return evidence === undefined ? changes : [...changes, evidence];
}

function idOf({ before }: SharedGate): string {
  return before.id;
}

function isLost(gate: SharedGate, { from, to }: ItemPair): boolean {
  return (
    gate.inBase.has(from) &&
    !gate.inHead.has(to) &&
    !gate.inHeadAsBefore.has(to) &&
    gate.lostSections.length === 0
  );
}

function isGained(gate: SharedGate, { from, to, old, now }: ItemPair): boolean {
  return (
    !gate.inBase.has(from) &&
    gate.inHead.has(to) &&
    (gate.inHeadAsBefore.has(to) || isRequired(old) !== isRequired(now))
  );
}

function reasonOf({ base, head }: Sides, { old, now }: ItemPair): string {
  if (isRequired(old) !== isRequired(now)) {
    return isRequired(now) ? '' : ': it is optional now';
  }
  if (old.markers.mention !== now.markers.mention) {
    return `: it ${ownerWords(old, now)}`;
  }
  const [before, after] = [sectionOf(base.document, old), sectionOf(head.document, now)];
  const section = after.at(-1);
  return before.join('\n') === after.join('\n')
    ? ''
    : `: it stands ${section === undefined ? 'in no section' : `in ${quote(section)}`} now`;
}

function ownerWords(old: Item, now: Item): string {
  const [before, after] = [old.markers.mention, now.markers.mention];
  if (after === undefined) {
    return `does not name @${before ?? ''} any more`;
  }
  return before === undefined ? `names @${after} now` : `names @${after} now instead of @${before}`;
}

function evidenceChange(
  demands: GateDemands,
  { old, now, to }: ItemPair,
  nameOf: () => string,
): Change | undefined {
  const [before, after] = [old.markers.evidence, now.markers.evidence];
  if (before === after) {
    return undefined;
  }
  const name = nameOf();
  const severity = isRequired(now) ? severityOf(before, after) : 'neutral';
  const gates = demands.shared.filter(({ inHead }) => inHead.has(to)).map(idOf);
  const whom = gates.length === 0 ? '' : ` for ${gatesNamed(gates)}`;
  const message =
    after === undefined
      ? `${name} no longer needs evidence${whom}; it needed ${formWords(before)}.`
      : before === undefined
        ? `${name} now needs ${formWords(after)}${whom}.`
        : `${name} needs ${formWords(after)} instead of ${formWords(before)}${whom}.`;
  const code =
    gates.length === 0 || severity === 'neutral'
      ? 'item-reworded'
      : severity === 'loosens'
        ? 'gate-loosened'
        : 'gate-tightened';
  return { code, severity, message };
}

/** Any form is less than a certain one; of two certain ones neither is less. */
function severityOf(before: EvidenceForm | undefined, after: EvidenceForm | undefined): Severity {
  const rank = (form: EvidenceForm | undefined) =>
    form === undefined ? 0 : form === 'any' ? 1 : 2;
  const [one, other] = [rank(before), rank(after)];
  return other < one ? 'loosens' : other > one ? 'tightens' : 'neutral';
}

function formWords(form: EvidenceForm | undefined): string {
  switch (form) {
    case 'file':
    case 'link':
    case 'ticket':
    case 'meeting':
      return `a ${form} as evidence`;
    default:
      return 'evidence';
  }
}
