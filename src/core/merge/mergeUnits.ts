/** Three versions, cut into units, become one list of pieces. */
import type { ItemState } from '../checklist/itemState.js';
import type { Hash } from '../text/hash.js';
import { isSameItem, type ItemPart } from './itemPart.js';
import { mergeField } from './mergeField.js';
import { mergeItem } from './mergeItem.js';
import { isSameText, withEnding, type MergeLine } from './mergeLine.js';
import { orderUnits, type PlacedUnit } from './orderUnits.js';
import { rehome, type UnitPlace } from './rehome.js';
import { conflict, isSettled, settled, takeSide, type Piece } from './piece.js';
import { layBeside, type Stretch } from './threeWay.js';
import type { CutDocument, Unit } from './units.js';

export interface UnitsVersion {
  readonly version: CutDocument;
  readonly units: readonly Unit[];
}

export interface ThreeVersions {
  readonly base: UnitsVersion;
  readonly ours: UnitsVersion;
  readonly theirs: UnitsVersion;
}

/** A stretch of the result; an item says how it must read there. */
export interface MergedPart {
  readonly pieces: readonly Piece[];
  readonly item?: { readonly state: ItemState; readonly leadLines: number };
}

type Side = 'ours' | 'theirs';

interface LeadVersions {
  readonly base: Unit | undefined;
  readonly ours: Unit;
  readonly theirs: Unit;
}

/** Merges units by their keys; `ending` is what lines of ours end in. */
export function mergeUnits(
  three: ThreeVersions,
  hash: Hash,
  ending: string,
): readonly MergedPart[] {
  return new UnitMerger(three, hash, ending).merge();
}

class UnitMerger {
  readonly #three: ThreeVersions;
  readonly #hash: Hash;
  readonly #ending: string;
  readonly #byKey: Readonly<Record<'base' | Side, ReadonlyMap<string, Unit>>>;
  /** Where each unit stands in its version. */
  readonly #places: Readonly<Record<'base' | Side, ReadonlyMap<string, number>>>;
  /** How often each key comes in the result: twice where two sides moved a unit to two places. */
  readonly #count = new Map<string, number>();

  constructor(three: ThreeVersions, hash: Hash, ending: string) {
    this.#three = three;
    this.#hash = hash;
    this.#ending = ending;
    const index = ({ units }: UnitsVersion) => new Map(units.map((unit) => [unit.key, unit]));
    const places = ({ units }: UnitsVersion) =>
      new Map(units.map(({ key }, index) => [key, index]));
    this.#places = {
      base: places(three.base),
      ours: places(three.ours),
      theirs: places(three.theirs),
    };
    this.#byKey = { base: index(three.base), ours: index(three.ours), theirs: index(three.theirs) };
  }

  merge(): readonly MergedPart[] {
    const { base, ours, theirs } = this.#three;
    const keysOf = ({ units }: UnitsVersion) => units.map(({ key }) => key);
    const stretches = layBeside(
      { base: keysOf(base), ours: keysOf(ours), theirs: keysOf(theirs) },
      (key) => /^(?:line|twin) /.test(key),
    );
    const planned = rehome(
      stretches
        .flatMap((stretch) => this.#plan(stretch))
        .filter((step) => 'kind' in step || !this.#isRemoved(step.unit)),
      (unit) => this.#parentOf(unit),
    );
    for (const step of planned) {
      if (!('kind' in step)) {
        this.#count.set(step.unit.key, (this.#count.get(step.unit.key) ?? 0) + 1);
      }
    }
    let before: Unit | undefined;
    return planned.map((step) => {
      if ('kind' in step) {
        before = undefined;
        return { pieces: this.#dispute(step) };
      }
      const part = this.#emit(step, before);
      before = step.unit;
      return part;
    });
  }

  /** The units of a stretch in their order, or the stretch itself where a person has to decide about all of it. */
  #plan(stretch: Stretch): readonly (PlacedUnit | Stretch)[] {
    const { base, ours, theirs } = this.#three;
    const [our, their] = [this.#placed('ours', stretch), this.#placed('theirs', stretch)];
    const was = base.units.slice(stretch.base.start, stretch.base.end);
    switch (stretch.kind) {
      case 'same':
      case 'both':
        return our;
      case 'ours':
        return this.#withWanted(stretch, our, their);
      case 'theirs':
        return this.#withWanted(stretch, their, our);
      case 'clash':
        return (
          orderUnits({
            base: was,
            ours: our,
            theirs: their,
            before: ours.units[stretch.ours.start - 1],
            after: ours.units[stretch.ours.end] ?? theirs.units[stretch.theirs.end],
            isWanted: (unit) => this.#isWanted(unit),
          }) ?? [stretch]
        );
    }
  }

  /** What one side made of a stretch, with the units it removed although the other side changed them. */
  #withWanted(
    stretch: Stretch,
    made: readonly PlacedUnit[],
    other: readonly PlacedUnit[],
  ): readonly (PlacedUnit | Stretch)[] {
    const wanted = other.filter(({ unit }) => this.#isWanted(unit));
    const all = [...made, ...other];
    return wanted.length === 0
      ? made
      : all.every(({ unit }) => unit.kind !== 'line')
        ? [...made, ...wanted]
        : [stretch];
  }

  #placed(from: Side, stretch: Stretch): readonly PlacedUnit[] {
    return this.#three[from].units
      .slice(stretch[from].start, stretch[from].end)
      .map((unit) => ({ unit, from }));
  }

  /** Whether one side removed the unit and the other one changed it, or put something below it. */
  #isWanted(unit: Unit): boolean {
    const { base, ours, theirs } = this.#versions(unit);
    const [left, side] = ours === undefined ? [theirs, 'theirs' as const] : [ours, 'ours' as const];
    if (base === undefined || left === undefined || (ours && theirs) || unit.kind === 'line') {
      return false;
    }
    const hasNew = this.#three[side].units.some(
      ({ key, parentKey }) => parentKey === unit.key && !this.#byKey.base.has(key),
    );
    return hasNew || !isSameUnit(base, left);
  }

  #emit({ unit, from }: PlacedUnit, before: Unit | undefined): MergedPart {
    if (unit.kind === 'line' || unit.kind === 'fence') {
      return { pieces: [settled(this.#own(unit.lines, from))] };
    }
    const lead = this.#leadOf(unit, from, before);
    const pieces = [settled(lead), ...this.#content(unit, from)];
    const state = unit.part && this.#stateOf(unit);
    return state === undefined ? { pieces } : { pieces, item: { state, leadLines: lead.length } };
  }

  #versions({ key }: Unit) {
    const { base, ours, theirs } = this.#byKey;
    return { base: base.get(key), ours: ours.get(key), theirs: theirs.get(key) };
  }

  #content(unit: Unit, from: Side): readonly Piece[] {
    const { base, ours, theirs } = this.#versions(unit);
    const linesOf = (some: Unit | undefined) => withEnding(some?.lines ?? [], this.#ending);
    const isTwice = (this.#count.get(unit.key) ?? 0) > 1;
    if (isTwice) {
      const mine = linesOf(unit);
      const sides = from === 'ours' ? { ours: mine, theirs: [] } : { ours: [], theirs: mine };
      return conflict(unit.about, { ...sides, base: [] });
    }
    if (ours !== undefined && theirs !== undefined && unit.kind === 'field') {
      const field = (name: 'base' | Side, of: Unit) => ({
        version: this.#three[name].version,
        unit: of,
      });
      return mergeField(
        {
          base: base && field('base', base),
          ours: field('ours', ours),
          theirs: field('theirs', theirs),
        },
        this.#hash,
      );
    }
    if (base?.part && ours?.part && theirs?.part) {
      const three = {
        base: { part: base.part, lines: base.lines },
        ours: { part: ours.part, lines: ours.lines },
        theirs: { part: theirs.part, lines: theirs.lines },
      };
      return mergeItem(three, unit.about);
    }
    const isAgreed =
      base === undefined &&
      (ours && theirs ? isSameUnit(ours, theirs) : !this.#isBelowDisputed(unit, from));
    return isAgreed
      ? [settled(this.#own(unit.lines, from))]
      : conflict(unit.about, { ours: linesOf(ours), base: linesOf(base), theirs: linesOf(theirs) });
  }

  /** Under which item the unit belongs in the end, and whether one side made it. */
  #parentOf(unit: Unit): UnitPlace {
    const { base, ours, theirs } = this.#versions(unit);
    if (base === undefined) {
      return { parent: unit.parentKey, isNew: true };
    }
    const parent = ours?.parentKey === base.parentKey ? theirs?.parentKey : ours?.parentKey;
    return { parent, isNew: false };
  }

  /** Whether one side removed what the other one left as it was, perhaps at another place. */
  #isRemoved(unit: Unit): boolean {
    const { base, ours, theirs } = this.#versions(unit);
    const isOneSided = base !== undefined && (ours === undefined || theirs === undefined);
    return unit.kind !== 'line' && isOneSided && !this.#isWanted(unit);
  }

  /** Whether the unit was put below an item that the other side removed: it stands and falls with that. */
  #isBelowDisputed({ parentKey }: Unit, from: Side): boolean {
    const parent = parentKey === undefined ? undefined : this.#byKey[from].get(parentKey);
    return parent !== undefined && (this.#isWanted(parent) || this.#isBelowDisputed(parent, from));
  }

  /** The state the sides ask for together; undefined where a person must decide or nothing tells. */
  #stateOf(unit: Unit): ItemState | undefined {
    const { base, ours, theirs } = this.#versions(unit);
    const [was, our, their] = [base, ours, theirs].map((each) => each?.part?.state);
    if (our === undefined || their === undefined || our === their) return our ?? their;
    return our === was ? their : their === was ? our : undefined;
  }

  /** Blank lines and comments before the unit, as the side that changed them has them. */
  #leadOf(unit: Unit, from: Side, before: Unit | undefined): readonly MergeLine[] {
    const { base, ours, theirs } = this.#versions(unit);
    const ownLead = this.#own(unit.lead, from);
    if (unit.kind === 'item' && before?.kind === 'item') {
      const inList = this.#leadInList(unit);
      if (inList !== undefined) return inList;
    }
    const lead = ours && theirs ? this.#changedLead({ base, ours, theirs }) : ownLead;
    return lead.length > 0 || unit.kind === 'field' || before?.kind === 'item'
      ? lead
      : this.#leadOfList(unit, before);
  }

  /** What separates a list from the text above it goes to whichever item comes first now. */
  #leadOfList(unit: Unit, before: Unit | undefined): readonly MergeLine[] {
    const firstIn = (['ours', 'theirs'] as const).flatMap((side) => {
      const { units } = this.#three[side];
      const at = this.#places[side].get(unit.key) ?? -1;
      const found = units[at];
      return found !== undefined && units[at - 1]?.key === before?.key ? [found] : [];
    });
    if (firstIn.length > 0) {
      // Where it comes first on both sides, the side that took the blank line away wins.
      return firstIn.length > 1 ? [] : withEnding(firstIn[0]?.lead ?? [], this.#ending);
    }
    for (const side of ['ours', 'theirs', 'base'] as const) {
      const { units } = this.#three[side];
      const first = units.find(
        ({ kind }, index) => kind === 'item' && units[index - 1]?.key === before?.key,
      );
      if (first !== undefined && first.lead.length > 0) {
        return withEnding(first.lead, this.#ending);
      }
    }
    return [];
  }

  #changedLead({ base, ours, theirs }: LeadVersions): readonly MergeLine[] {
    if (isSameText(theirs.lead, base?.lead ?? []) || isSameText(theirs.lead, ours.lead)) {
      return this.#own(ours.lead, 'ours');
    }
    if (isSameText(ours.lead, base?.lead ?? [])) {
      return this.#own(theirs.lead, 'theirs');
    }
    const known = new Set([...(base?.lead ?? []), ...ours.lead].map(({ content }) => content));
    return [
      ...this.#own(ours.lead, 'ours'),
      ...this.#own(theirs.lead, 'theirs').filter(({ content }) => !known.has(content)),
    ];
  }

  /** Where some version has the item first in its list: the blank line before it is that of the list, and not its own. */
  #leadInList(unit: Unit): readonly MergeLine[] | undefined {
    const leads = (['ours', 'theirs', 'base'] as const).flatMap((side) => {
      const { units } = this.#three[side];
      const at = this.#places[side].get(unit.key) ?? -1;
      const found = units[at];
      return found === undefined
        ? []
        : [units[at - 1]?.kind === 'item' ? withEnding(found.lead, this.#ending) : undefined];
    });
    return leads.includes(undefined) ? (leads.find((lead) => lead !== undefined) ?? []) : undefined;
  }

  #own(lines: readonly MergeLine[], from: Side): readonly MergeLine[] {
    return from === 'ours' ? lines : withEnding(lines, this.#ending);
  }

  /** Both changed mere text: what either side has there, with whatever else is settled about its items. */
  #dispute(stretch: Stretch): readonly Piece[] {
    const settledLines = (unit: Unit, side: Side) => {
      const { base, ours, theirs } = this.#versions(unit);
      const pieces = base && ours && theirs ? this.#content(unit, side) : [];
      return unit.kind !== 'line' && pieces.length > 0 && isSettled(pieces)
        ? takeSide(pieces, 'ours')
        : unit.lines;
    };
    const linesOf = (side: Side) =>
      this.#three[side].units
        .slice(stretch[side].start, stretch[side].end)
        .flatMap((unit) => [...unit.lead, ...settledLines(unit, side)]);
    const base = this.#three.base.units
      .slice(stretch.base.start, stretch.base.end)
      .flatMap(({ lead, lines }) => [...lead, ...lines]);
    const ours = linesOf('ours');
    return conflict(aboutStretch(this.#three, stretch), {
      ours,
      base: withEnding(base, this.#ending),
      theirs: withEnding(linesOf('theirs'), this.#ending),
    });
  }
}

function aboutStretch({ base, ours, theirs }: ThreeVersions, stretch: Stretch): string {
  const all = [
    ...ours.units.slice(stretch.ours.start, stretch.ours.end),
    ...theirs.units.slice(stretch.theirs.start, stretch.theirs.end),
    ...base.units.slice(stretch.base.start, stretch.base.end),
  ];
  return (all.find(({ about }) => about !== 'a blank line') ?? all[0])?.about ?? 'the text';
}

function isSameUnit(one: Unit, other: Unit): boolean {
  const [part, otherPart]: readonly (ItemPart | undefined)[] = [one.part, other.part];
  return part && otherPart ? isSameItem(part, otherPart) : isSameText(one.lines, other.lines);
}
