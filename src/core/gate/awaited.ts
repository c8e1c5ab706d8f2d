/** Whom a document waits for: the next gate, and those whose signature or work it needs. */
import type { Document } from '../document/document.js';
import type { Library } from '../library/library.js';
import type { CivilDate } from '../schema/civilDate.js';
import { itemRole } from '../signoff/coverage.js';
import { positionsOf } from '../text/lineMap.js';
import { gateCaseOf, type GateCase } from './gateCase.js';
import type { GateReason, GateReasonCode } from './gateReason.js';
import type { GateVerdict } from './gateVerdict.js';
import { hasGates } from './hasGates.js';
import { verdictOf } from './verdict.js';

export interface Awaited {
  /** The returned gate, else the first that has not passed. */
  readonly gate: GateVerdict;
  /** Roles whose signature (of a ready gate) or work is missing; each once. */
  readonly roles: readonly string[];
}

/** What `document` waits for on `today`; undefined when it has no gates, all passed, or it was cancelled. */
export function awaitedOf(
  library: Library,
  document: Document,
  today: CivilDate,
): Awaited | undefined {
  if (!hasGates(library, document)) {
    return undefined;
  }
  const { state, gates } = verdictOf(library, document, today);
  const gate =
    gates.find(({ verdict }) => verdict === 'returned') ??
    gates.find(({ verdict }) => verdict === 'ready' || verdict === 'blocked');
  if (gate === undefined || state === 'cancelled') {
    return undefined;
  }
  if (gate.verdict === 'ready') {
    return { gate, roles: gate.gate.sign ? [gate.gate.sign.role] : [] };
  }
  return { gate, roles: workersOf(gateCaseOf(library, document, today), gate) };
}

const itemCodes: ReadonlySet<GateReasonCode> = new Set([
  'item-open',
  'item-evidence',
  'item-reason',
]);

/** The roles of the items that hold the gate up; anything else is the owner's to put right. */
function workersOf({ document, names, profile }: GateCase, gate: GateVerdict): readonly string[] {
  const wanted = new Set(
    gate.signOffs.flatMap(({ record, worth }) =>
      record.decision === 'returned' && worth === 'counts' ? record.items : [],
    ),
  );
  const held = new Set(gate.reasons.filter(({ code }) => itemCodes.has(code)).map(placeOf));
  const roles = document.items.flatMap((item, index) => {
    const place = placeOf({ range: positionsOf(document.lines, item.textRange) });
    const isMeant = held.has(place) || wanted.has(item.key ?? '');
    return isMeant ? (itemRole(document, index, names) ?? []) : [];
  });
  return roles.length === 0
    ? profile.owner === undefined
      ? []
      : [profile.owner]
    : [...new Set(roles)];
}

function placeOf({ range: { start } }: Pick<GateReason, 'range'>): string {
  return `${start.line}:${start.column}`;
}
