import type { GateCase } from './gateCase.js';
import type { DocumentState, GateVerdict } from './gateVerdict.js';

/**
 * The state that the verdicts on all gates amount to; undefined for a document without gates.
 *
 * A document awaits the first gate that has not passed once that gate is ready, a gate before it has passed, or it was signed once and went stale.
 */
export function stateFrom(
  { document, gateProblems }: GateCase,
  gates: readonly GateVerdict[],
): DocumentState | undefined {
  if (gates.length === 0 && gateProblems.length === 0) {
    return undefined;
  }
  if (document.frontmatter.data['status'] === 'cancelled') {
    return 'cancelled';
  }
  if (gates.some(({ verdict }) => verdict === 'returned')) {
    return 'returned';
  }
  const at = gates.findIndex(({ verdict }) => verdict === 'ready' || verdict === 'blocked');
  const next = gates[at];
  if (!next) {
    return gateProblems.length === 0 ? 'closed' : 'open';
  }
  const wasSigned = next.signOffs.some(
    ({ record, worth }) => record.decision === 'accepted' && worth === 'stale',
  );
  return at > 0 || next.verdict === 'ready' || wasSigned ? `awaiting ${next.gate.id}` : 'open';
}
