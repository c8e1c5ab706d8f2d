/** Three versions, cut into units, become one list of pieces. */
import type { ItemState } from '../checklist/itemState.js';
import type { Hash } from '../text/hash.js';
import { isSameItem, type ItemPart } from './itemPart.js';
import { mergeField } from './mergeField.js';
import { mergeItem } from './mergeItem.js';
import { isSameText, withEnding, type MergeLine } from './mergeLine.js';
import { orderUnits, type PlacedUnit } from './orderUnits.js';
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
  /** How often each key comes in the result: twice where two sides moved a unit to two places. */
  readonly #count = new Map<string, number>();

  constructor(three: ThreeVersions, hash: Hash, ending: string) {
    this.#three = three;
    this.#hash = hash;
    this.#ending = ending;
    const index = ({ units }: UnitsVersion) => new Map(units.map((unit) => [unit.key, unit]));
    this.#byKey = { base: index(three.base), ours: index(three.ours), theirs: index(three.theirs) };
  }

  merge(): readonly MergedPart[] {
    const { base, ours, theirs } = this.#three;
    const keys = (side: Side) => this.#three[side].units.map((unit) => this.#keyOf(unit, side));
    const stretches = layBeside(
      base.units.map(({ key }) => key),
      keys('ours'),
      keys('theirs'),
    );
    const planned = stretches.map((stretch): readonly PlacedUnit[] | Stretch => {
      switch (stretch.kind) {
        case 'same':
        case 'ours':
        case 'both':
          return this.#placed('ours', stretch);
        case 'theirs':
          return this.#placed('theirs', stretch);
        case 'clash':
          return (
            orderUnits({
              base: base.units
                .slice(stretch.base.start, stretch.base.end)
                .map((unit) => ({ key: unit.key, unit })),
              ours: this.#placed('ours', stretch),
              theirs: this.#placed('theirs', stretch),
              before: ours.units[stretch.ours.start - 1],
              after: ours.units[stretch.ours.end] ?? theirs.units[stretch.theirs.end],
            }) ?? stretch
          );
      }
    });
    for (const { unit } of planned.flatMap((plan) => ('kind' in plan ? [] : plan))) {
      this.#count.set(unit.key, (this.#count.get(unit.key) ?? 0) + 1);
    }
    let before: Unit | undefined;
    return planned.flatMap((plan) => {
      if ('kind' in plan) {
        before = undefined;
        return [{ pieces: this.#dispute(plan) }];
      }
      return plan.map((placed) => {
        const part = this.#emit(placed, before);
        before = placed.unit;
        return part;
      });
    });
  }

  #placed(from: Side, stretch: Stretch): readonly PlacedUnit[] {
    return this.#three[from].units
      .slice(stretch[from].start, stretch[from].end)
      .map((unit) => ({ key: this.#keyOf(unit, from), unit, from }));
  }

  /** What the other side removed and this one changed goes by another key, so that the removal does not win unseen. */
  #keyOf(unit: Unit, side: Side): string {
    const was = this.#byKey.base.get(unit.key);
    const other = this.#byKey[side === 'ours' ? 'theirs' : 'ours'].get(unit.key);
    const isChanged = unit.kind !== 'line' && was !== undefined && !isSameUnit(was, unit);
    return isChanged && other === undefined ? `${unit.key} changed` : unit.key;
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
    const isAgreed = base === undefined && (!ours || !theirs || isSameUnit(ours, theirs));
    return isAgreed
      ? [settled(this.#own(unit.lines, from))]
      : conflict(unit.about, { ours: linesOf(ours), base: linesOf(base), theirs: linesOf(theirs) });
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
    if (unit.kind === 'item' && before?.kind === 'item' && this.#followsText(unit, from)) {
      return [];
    }
    if (!ours || !theirs) {
      return ownLead;
    }
    const lead = this.#changedLead({ base, ours, theirs });
    // What separates a list from the text above it goes to whichever item comes first now.
    return lead.length > 0 || unit.kind === 'field' || before?.kind === 'item'
      ? lead
      : withEnding(
          [ours, theirs, base].find((each) => each && each.lead.length > 0)?.lead ?? [],
          this.#ending,
        );
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

  /** Whether the item was the first of its list where it comes from: the blank line before it is that of the list. */
  #followsText(unit: Unit, from: Side): boolean {
    const { units } = this.#three[from];
    const isNew = this.#versions(unit).base === undefined;
    return isNew && units[units.indexOf(unit) - 1]?.kind !== 'item';
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
