/** What happened to the gates of a document: how much they ask before they let it pass. */
import { isList, isMapping } from '../document/yamlValues.js';
import { needsIndependence } from '../gate/standing.js';
import { itemName } from './itemPair.js';
import { profileIn } from '../library/profileIn.js';
import type { GateDefinition } from '../schema/gateDefinition.js';
import type { Change, Severity } from './change.js';
import type { GateDemands, SharedGate } from './gateDemands.js';
import type { Pairing } from './pairing.js';
import { lineOfField, type Sides, type Version } from './version.js';
import { firstListed, quote } from './wording.js';

export function gateChanges(
  sides: Sides,
  { before, after, shared }: GateDemands,
  items: Pairing,
): readonly Change[] {
  const gone = before.filter(({ id }) => !after.some((gate) => gate.id === id));
  const fresh = after.filter(({ id }) => !before.some((gate) => gate.id === id));
  return [
    ...gone.map((gate) =>
      gateChange('loosens', `The gate ${named(gate)} was removed.`, {
        baseLine: lineOfGate(sides.base, gate),
      }),
    ),
    ...fresh.map((gate) =>
      gateChange('tightens', `The gate ${named(gate)} was added${signedBy(gate)}.`, {
        headLine: lineOfGate(sides.head, gate),
      }),
    ),
    ...shared.flatMap((gate) => {
      const lines = {
        baseLine: lineOfGate(sides.base, gate.before),
        headLine: lineOfGate(sides.head, gate.after),
      };
      return [
        ...signingChanges(sides, gate),
        ...conditionChanges(gate),
        ...selectionChanges(sides, gate, items),
        ...wordChanges(gate),
      ].map((change) => ({ ...change, ...lines }));
    }),
  ];
}

function gateChange(
  severity: Exclude<Severity, 'neutral'>,
  message: string,
  lines: Pick<Change, 'baseLine' | 'headLine'> = {},
): Change {
  const code = severity === 'loosens' ? 'gate-loosened' : 'gate-tightened';
  return { code, severity, message, ...lines };
}

function named({ id, title }: GateDefinition): string {
  return title === id ? id : `${id} (${quote(title)})`;
}

function signedBy({ sign }: GateDefinition): string {
  return sign === undefined ? '' : `; ${sign.role} signs it`;
}

function lineOfGate(version: Version, gate: GateDefinition): number | undefined {
  const gates = version.document.frontmatter.data['gates'];
  const index = isList(gates)
    ? gates.findIndex((entry) => isMapping(entry) && entry['id'] === gate.id)
    : -1;
  return lineOfField(version, index < 0 ? ['gates'] : ['gates', index]);
}

function signingChanges({ base, head }: Sides, { before, after }: SharedGate): readonly Change[] {
  const [old, now] = [before.sign, after.sign];
  const { id } = after;
  if (old === undefined || now === undefined) {
    return old === now
      ? []
      : old === undefined
        ? [gateChange('tightens', `The gate ${id} must be signed now, by ${now?.role ?? ''}.`)]
        : [
            gateChange(
              'loosens',
              `The gate ${id} needs no signature any more; ${old.role} signed it.`,
            ),
          ];
  }
  const changes: Change[] = [];
  if (old.role !== now.role) {
    changes.push(
      gateChange('loosens', `The gate ${id} is signed by ${now.role} instead of ${old.role}.`),
    );
  }
  if (old.count !== now.count) {
    changes.push(
      gateChange(
        now.count < old.count ? 'loosens' : 'tightens',
        `The gate ${id} needs ${people(now.count)} to sign instead of ${old.count}.`,
      ),
    );
  }
  const [was, is] = [
    needsIndependence(before, profileIn(base.library, base.document).owner),
    needsIndependence(after, profileIn(head.library, head.document).owner),
  ];
  if (was !== is) {
    changes.push(
      is
        ? gateChange('tightens', `Signers of the gate ${id} must be independent of the owner now.`)
        : gateChange(
            'loosens',
            `Signers of the gate ${id} need not be independent of the owner any more.`,
          ),
    );
  }
  return changes;
}

function people(count: number): string {
  return count === 1 ? '1 person' : `${count} people`;
}

/** Conditions beside items and signatures: gates before it, lessons, fields that wait for it. */
function conditionChanges({ before, after }: SharedGate): readonly Change[] {
  const { id } = after;
  const references = ({ after: gates }: GateDefinition) =>
    gates.map(({ template, gate }) => (template === undefined ? gate : `${template}#${gate}`));
  const [oldAfter, newAfter] = [references(before), references(after)];
  const changes = [
    ...changesOfList(oldAfter, newAfter, {
      gone: (names) => `The gate ${id} no longer waits for ${names}.`,
      fresh: (names) => `The gate ${id} waits for ${names} now.`,
    }),
    ...changesOfList(before.blocks, after.blocks, {
      gone: (names) => `${names} may be set before the gate ${id} has passed.`,
      fresh: (names) => `${names} may be set only after the gate ${id} has passed.`,
    }),
  ];
  const [old, now] = [before.lessonsNeeded, after.lessonsNeeded];
  return old === now
    ? changes
    : [
        ...changes,
        gateChange(
          now < old ? 'loosens' : 'tightens',
          `The gate ${id} needs ${now === 0 ? 'no lesson' : now === 1 ? '1 lesson' : `${now} lessons`} instead of ${old}.`,
        ),
      ];
}

function changesOfList(
  before: readonly string[],
  after: readonly string[],
  words: { readonly gone: (names: string) => string; readonly fresh: (names: string) => string },
): readonly Change[] {
  const gone = before.filter((name) => !after.includes(name));
  const fresh = after.filter((name) => !before.includes(name));
  return [
    ...(gone.length > 0 ? [gateChange('loosens', words.gone(firstListed(gone)))] : []),
    ...(fresh.length > 0 ? [gateChange('tightens', words.fresh(firstListed(fresh)))] : []),
  ];
}

function selectionChanges({ head }: Sides, gate: SharedGate, items: Pairing): readonly Change[] {
  const { id } = gate.after;
  const names = (indexes: readonly number[]) =>
    firstListed(
      indexes.flatMap((index) =>
        head.document.items[index] ? [itemName(head.document, head.document.items[index])] : [],
      ),
    );
  if (gate.lostSections.length > 0) {
    const sections = firstListed(gate.lostSections.map(quote));
    return [
      gateChange(
        'tightens',
        `The gate ${id} looks at ${sections}, which is no longer there, and cannot pass.`,
      ),
    ];
  }
  const wasAsked = (index: number) => {
    const from = items.baseOf(index);
    return from === undefined ? gate.inHeadAsBefore.has(index) : gate.inBase.has(from);
  };
  const lost = [...gate.inHeadAsBefore].filter(
    (index) => !gate.inHead.has(index) && wasAsked(index),
  );
  const gained = [...gate.inHead].filter(
    (index) =>
      !gate.inHeadAsBefore.has(index) && !wasAsked(index) && items.baseOf(index) !== undefined,
  );
  if (lost.length > 0 || gained.length > 0) {
    return [
      ...(lost.length > 0
        ? [gateChange('loosens', `The gate ${id} no longer looks at ${names(lost)}.`)]
        : []),
      ...(gained.length > 0
        ? [gateChange('tightens', `The gate ${id} now looks at ${names(gained)} too.`)]
        : []),
    ];
  }
  return (['roles', 'sections'] as const).flatMap((list): readonly Change[] => {
    const [old, now] = [gate.before.items[list], gate.after.items[list]];
    if (sorted(old) === sorted(now)) return [];
    const narrower =
      now !== undefined && (old === undefined || old.some((each) => !now.includes(each)));
    const message =
      now === undefined
        ? `The gate ${id} looks at items of all ${list} now; it looked at ${firstListed(old ?? [])}.`
        : `The gate ${id} looks at the ${list} ${firstListed(now)} now${old === undefined ? ' instead of all' : ` instead of ${firstListed(old)}`}.`;
    return [gateChange(narrower ? 'loosens' : 'tightens', message)];
  });
}

function sorted(names: readonly string[] | undefined): string {
  return JSON.stringify(names?.toSorted());
}

/** What a gate is called and what its signers state asks for neither more nor less. */
function wordChanges({ before, after }: SharedGate): readonly Change[] {
  const { id } = after;
  const changes: Change[] = [];
  const tell = (message: string) => {
    changes.push({ code: 'field-changed', severity: 'neutral', message });
  };
  if (before.title !== after.title) {
    tell(`The gate ${id} is called ${quote(after.title)} now.`);
  }
  if (before.meaning !== after.meaning) {
    tell(
      after.meaning === undefined
        ? `Signers of the gate ${id} state nothing in particular any more.`
        : `Signers of the gate ${id} state ${quote(after.meaning)} now.`,
    );
  }
  return changes;
}
