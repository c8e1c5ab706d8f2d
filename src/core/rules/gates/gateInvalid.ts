import type { Document } from '../../document/document.js';
import type { GateDefinition } from '../../schema/gateDefinition.js';
import { missingSections } from '../../signoff/coverage.js';
import { valueOf } from '../places.js';
import type { DocumentRule, RuleHit } from '../rule.js';
import { closeout } from './gateExamples.js';
import { gateCaseIn, isSet, placeOfGate } from './gateRuleParts.js';

/** A gate that nobody can read lets nothing pass, so its author must hear of it at once. */
export const gateInvalid: DocumentRule = {
  kind: 'document',
  code: 'gate/invalid',
  level: 'error',
  policy: true,
  summary: 'A gate is not defined as gates are, or asks for what the document does not have.',
  help: 'Correct the definition; until then no gate of the document passes. A gate has `id`, `title`, `items`, `after`, `sign`, `meaning`, `needs` and `blocks`.',
  example: {
    wrong: closeout().replace('sign: { role: noc }', 'sign: { roles: noc }'),
    right: closeout(),
  },
  *check(context) {
    const { document } = context;
    if (!isSet(document, 'gates')) {
      return;
    }
    const { gates, gateProblems } = gateCaseIn(context);
    // That the value is no list at all is told as the wrong type of a field.
    for (const { path, message } of gateProblems.filter((problem) => problem.path.length > 1)) {
      yield { range: valueOf(document, path), message };
    }
    for (const gate of gates) {
      yield* unknownParts(document, gate, gates);
    }
  },
};

function* unknownParts(
  document: Document,
  gate: GateDefinition,
  gates: readonly GateDefinition[],
): Generator<RuleHit> {
  for (const name of missingSections(document, gate.items)) {
    const range = placeOfGate(document, gate.id, ['items', 'sections']);
    yield { range, message: `There is no section "${name}" for the gate to look at.` };
  }
  for (const { template, gate: id } of gate.after) {
    if (template === undefined && !gates.some((other) => other.id === id)) {
      const range = placeOfGate(document, gate.id, ['after']);
      yield { range, message: `There is no gate "${id}" to come after.` };
    }
  }
  if (waitsForItself(gate, gates)) {
    const range = placeOfGate(document, gate.id, ['after']);
    yield { range, message: `The gate "${gate.id}" comes after itself, so it can never pass.` };
  }
}

function waitsForItself(gate: GateDefinition, gates: readonly GateDefinition[]): boolean {
  const seen = new Set<string>();
  const open = [gate];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const { template, gate: id } of next.after) {
      const before = template === undefined ? gates.find((other) => other.id === id) : undefined;
      if (before?.id === gate.id) {
        return true;
      }
      if (before !== undefined && !seen.has(id)) {
        seen.add(id);
        open.push(before);
      }
    }
  }
  return false;
}
