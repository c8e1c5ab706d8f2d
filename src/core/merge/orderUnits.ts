/** The order of units where both sides added, removed or moved some at one place. */
import type { Unit } from './units.js';

/** A unit with the key it is compared by, and the side whose place it takes. */
export interface PlacedUnit {
  readonly key: string;
  readonly unit: Unit;
  readonly from: 'ours' | 'theirs';
}

export interface Disputed {
  readonly base: readonly { readonly key: string; readonly unit: Unit }[];
  readonly ours: readonly PlacedUnit[];
  readonly theirs: readonly PlacedUnit[];
  /** The units around the place, as far as there are any. */
  readonly before: Unit | undefined;
  readonly after: Unit | undefined;
}

/**
 * What both sides want there together: what one added stays, what one removed goes, ours before theirs.
 *
 * Undefined where they want two orders of the same units, or both changed what is mere text.
 */
export function orderUnits(place: Disputed): readonly PlacedUnit[] | undefined {
  const { base, ours, theirs } = place;
  const all = [...base, ...ours, ...theirs];
  return all.every(({ unit }) => unit.kind !== 'line') ? orderNamed(place) : orderAdditions(place);
}

function orderNamed({ base, ours, theirs }: Disputed): readonly PlacedUnit[] | undefined {
  const [was, our, their] = [base, ours, theirs].map((list) => list.map(({ key }) => key));
  if (!was || !our || !their) {
    return undefined;
  }
  const kept = ours.filter(({ key }) => !was.includes(key) || their.includes(key));
  const keptTheirs = theirs.filter(({ key }) => !was.includes(key) || our.includes(key));
  const shared = (list: readonly string[]) =>
    list.filter((key) => our.includes(key) && their.includes(key));
  const [wasOrder, ourOrder, theirOrder] = [shared(was), shared(our), shared(their)].map((list) =>
    list.join('\0'),
  );
  const oldOnly = (list: readonly string[]) =>
    shared(list)
      .filter((key) => was.includes(key))
      .join('\0');
  if (ourOrder === theirOrder || oldOnly(their) === wasOrder) {
    return recordsLast(insertInto(kept, keptTheirs, true));
  }
  return oldOnly(our) === wasOrder ? recordsLast(insertInto(keptTheirs, kept, false)) : undefined;
}

/** `list` with what only `more` has, each behind the unit it follows there; `isBehind`: and behind what only `list` has there. */
function insertInto(
  list: readonly PlacedUnit[],
  more: readonly PlacedUnit[],
  isBehind: boolean,
): readonly PlacedUnit[] {
  const result = [...list];
  const own = new Set(list.map(({ key }) => key));
  const others = new Set(more.map(({ key }) => key));
  let at = 0;
  for (const unit of more) {
    if (own.has(unit.key)) {
      at = result.findIndex(({ key }) => key === unit.key) + 1;
      continue;
    }
    while (isBehind && at < result.length && !others.has(result[at]?.key ?? '')) at++;
    result.splice(at, 0, unit);
    at++;
  }
  return result;
}

/** `sign_offs` stays the last key, so that records are only ever appended at the end. */
function recordsLast(units: readonly PlacedUnit[]): readonly PlacedUnit[] {
  const isRecords = ({ key }: PlacedUnit) => key.startsWith('field sign_offs');
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
