/** The order of units where both sides added, removed or moved some at one place. */
import type { Unit } from './units.js';

/** A unit and the side whose place it takes. */
export interface PlacedUnit {
  readonly unit: Unit;
  readonly from: 'ours' | 'theirs';
}

export interface Disputed {
  readonly base: readonly Unit[];
  readonly ours: readonly PlacedUnit[];
  readonly theirs: readonly PlacedUnit[];
  /** The units around the place, as far as there are any. */
  readonly before: Unit | undefined;
  readonly after: Unit | undefined;
  /** Whether a unit that one side removed must not be lost, because the other one changed it. */
  readonly isWanted: (unit: Unit) => boolean;
}

/**
 * What both sides want there together: what one added stays, what one removed goes, ours before theirs.
 *
 * Undefined where they want two orders of the same units, or both changed what is mere text.
 */
export function orderUnits(place: Disputed): readonly PlacedUnit[] | undefined {
  const { base, ours, theirs } = place;
  const all = [...base, ...[...ours, ...theirs].map(({ unit }) => unit)];
  return all.every(({ kind }) => kind !== 'line') ? orderNamed(place) : orderAdditions(place);
}

function orderNamed({ base, ours, theirs, isWanted }: Disputed): readonly PlacedUnit[] | undefined {
  const was = new Set(base.map(({ key }) => key));
  const [our, their] = [new Set(keysOf(ours)), new Set(keysOf(theirs))];
  const stays = (other: ReadonlySet<string>) => (placed: PlacedUnit) =>
    !was.has(placed.unit.key) || other.has(placed.unit.key) || isWanted(placed.unit);
  const kept = ours.filter(stays(their));
  const keptTheirs = theirs.filter(stays(our));
  const shared = (list: ReadonlySet<string>) =>
    [...list].filter((key) => our.has(key) && their.has(key));
  const [wasOrder, ourOrder, theirOrder] = [shared(was), shared(our), shared(their)].map((list) =>
    list.join('\0'),
  );
  const oldOnly = (list: ReadonlySet<string>) =>
    shared(list)
      .filter((key) => was.has(key))
      .join('\0');
  if (ourOrder === theirOrder || oldOnly(their) === wasOrder) {
    return recordsLast(insertInto(kept, keptTheirs, true));
  }
  return oldOnly(our) === wasOrder ? recordsLast(insertInto(keptTheirs, kept, false)) : undefined;
}

function keysOf(placed: readonly PlacedUnit[]): readonly string[] {
  return placed.map(({ unit }) => unit.key);
}

/** `list` with what only `more` has, each behind the unit it follows there; `isBehind`: and behind what only `list` has there. */
function insertInto(
  list: readonly PlacedUnit[],
  more: readonly PlacedUnit[],
  isBehind: boolean,
): readonly PlacedUnit[] {
  const result = [...list];
  const [own, others] = [new Set(keysOf(list)), new Set(keysOf(more))];
  let at = 0;
  for (const placed of more) {
    if (own.has(placed.unit.key)) {
      at = result.findIndex(({ unit }) => unit.key === placed.unit.key) + 1;
      continue;
    }
    while (isBehind && at < result.length && !others.has(result[at]?.unit.key ?? '')) at++;
    result.splice(at, 0, placed);
    at++;
  }
  return result;
}

/** `sign_offs` stays the last key, so that records are only ever appended at the end. */
function recordsLast(units: readonly PlacedUnit[]): readonly PlacedUnit[] {
  const isRecords = ({ unit }: PlacedUnit) => unit.key === 'field sign_offs';
  const records = units.filter(isRecords);
  const lastField = units.findLastIndex(({ unit }) => unit.kind === 'field');
  return records.length === 0
    ? units
    : [
        ...units.slice(0, lastField + 1).filter((unit) => !isRecords(unit)),
        ...records,
        ...units.slice(lastField + 1),
      ];
}

/** One side added items to a list and the other one text beside it. */
function orderAdditions({
  base,
  ours,
  theirs,
  before,
  after,
}: Disputed): readonly PlacedUnit[] | undefined {
  const isItem = ({ unit }: PlacedUnit) => unit.kind === 'item';
  const items = [ours, theirs].find((list) => list.every(isItem));
  const text = [ours, theirs].find((list) => list !== items);
  if (base.length > 0 || items === undefined || text === undefined) {
    return undefined;
  }
  if (before?.kind === 'item' && !isItem(text[0] ?? (items[0] as PlacedUnit))) {
    return [...items, ...text];
  }
  return after?.kind === 'item' && !text.some(isItem) ? [...text, ...items] : undefined;
}
