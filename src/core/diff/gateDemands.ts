/** What the gates of a document ask of its items, on both sides. */
import { isRequired } from '../checklist/itemState.js';
import { roleNamesOf } from '../gate/gateCase.js';
import { profileIn } from '../library/profileIn.js';
import { labelOf } from '../schema/profileOf.js';
import { parseGates, type GateDefinition } from '../schema/gateDefinition.js';
import { itemsLookedAt, missingSections, type RoleNames } from '../signoff/coverage.js';
import type { Sides, Version } from './version.js';

/** A gate that both sides have, with the items it looks at: numbers of required items only. */
export interface SharedGate {
  readonly before: GateDefinition;
  readonly after: GateDefinition;
  readonly inBase: ReadonlySet<number>;
  readonly inHead: ReadonlySet<number>;
  /** Items of the head that it would look at had neither its selection nor the owner changed. */
  readonly inHeadAsBefore: ReadonlySet<number>;
  /** Sections it names that were there and are not any more: it cannot pass. */
  readonly lostSections: readonly string[];
}

export interface GateDemands {
  readonly before: readonly GateDefinition[];
  readonly after: readonly GateDefinition[];
  readonly shared: readonly SharedGate[];
}

export function gateDemandsOf({ base, head }: Sides): GateDemands {
  const [before, after] = [gatesOf(base), gatesOf(head)];
  if (before.length === 0 || after.length === 0) {
    return { before, after, shared: [] };
  }
  const [oldNames, newNames] = [namesOf(base, before), namesOf(head, after)];
  const shared = before.flatMap((gate): readonly SharedGate[] => {
    const now = after.find(({ id }) => id === gate.id);
    if (now === undefined) return [];
    const missing = missingSections(base.document, gate.items);
    return [
      {
        before: gate,
        after: now,
        inBase: requiredOf(base, gate, oldNames),
        inHead: requiredOf(head, now, newNames),
        inHeadAsBefore: requiredOf(head, gate, oldNames),
        lostSections: missingSections(head.document, now.items).filter(
          (name) => !missing.includes(name),
        ),
      },
    ];
  });
  return { before, after, shared };
}

function gatesOf({ document }: Version): readonly GateDefinition[] {
  return parseGates(document.frontmatter.data['gates']).gates;
}

/** In a template the items without mention are those of whoever owns what is made from it. */
function namesOf({ library, document }: Version, gates: readonly GateDefinition[]): RoleNames {
  const names = roleNamesOf(library, profileIn(library, document), gates);
  const { makes } = document.frontmatter.data;
  const owner =
    typeof makes === 'object' && makes !== null && 'owner' in makes ? makes['owner'] : undefined;
  return typeof owner === 'string' && !owner.includes('{{') ? { ...names, owner } : names;
}

function requiredOf(
  { document }: Version,
  gate: GateDefinition,
  names: RoleNames,
): ReadonlySet<number> {
  const looked = itemsLookedAt(document, gate.items, names);
  return new Set(
    looked.filter((index) => {
      const item = document.items[index];
      return item !== undefined && isRequired(item);
    }),
  );
}

/** Kinds whose items are things to do, and nothing that anybody is held to. */
const kindsOfNotes: ReadonlySet<string> = new Set([
  'meeting',
  'lesson',
  'priority-list',
  'data-case',
  'dashboard',
]);

/** Whether items of the document, when required, are asked of somebody: in notes without gates they are not. */
export function holdsDuties({ library, document }: Version): boolean {
  const { gates } = document.frontmatter.data;
  return (
    (gates !== undefined && gates !== null) ||
    !kindsOfNotes.has(labelOf(document, library.configuration).kindId)
  );
}

/** Ids of the gates for which `index` is among the required items that `choose` gives. */
export function gatesAsking(
  { shared }: GateDemands,
  choose: (gate: SharedGate) => ReadonlySet<number>,
  index: number,
): readonly string[] {
  return shared.filter((gate) => choose(gate).has(index)).map(({ before }) => before.id);
}
