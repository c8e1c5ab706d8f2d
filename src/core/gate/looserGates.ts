import type { GateDefinition } from '../schema/gateDefinition.js';
import { isPlaceholder } from '../templates/renderTemplate.js';

/** What `own` gates ask for less than those that are `wanted`: the id of each such gate in quotes, and how. */
export function looserGates(
  own: readonly GateDefinition[],
  wanted: readonly GateDefinition[],
): readonly string[] {
  return wanted.flatMap((each) => {
    const gate = own.find(({ id }) => id === each.id);
    const fault = gate === undefined ? 'is missing' : gateFault(gate, each);
    return fault === undefined ? [] : [`"${each.id}" ${fault}`];
  });
}

function gateFault(gate: GateDefinition, wanted: GateDefinition): string | undefined {
  const lacks = (mine: readonly string[], theirs: readonly string[]) =>
    theirs.some((name) => !mine.includes(name));
  const afterNames = ({ after }: GateDefinition) =>
    after.map(({ template = '', gate: id }) => `${template}#${id}`);
  if (wanted.sign && isPlaceholder(wanted.sign.role)) {
    if (!gate.sign) return 'must be signed by a role';
  } else if (wanted.sign && gate.sign?.role !== wanted.sign.role) {
    return `must be signed by ${wanted.sign.role}`;
  }
  if (wanted.sign && (gate.sign?.count ?? 0) < wanted.sign.count) {
    return `needs ${wanted.sign.count} signatures`;
  }
  if (wanted.sign?.independent !== false && gate.sign?.independent === false) {
    return 'must be signed by someone independent of the owner';
  }
  if (
    JSON.stringify(gate.items) !== JSON.stringify(wanted.items) &&
    Object.keys(gate.items).length > 0
  ) {
    return 'looks at other items here';
  }
  if (lacks(afterNames(gate), afterNames(wanted))) {
    return 'comes after fewer gates here';
  }
  if (lacks(gate.blocks, wanted.blocks)) {
    return 'blocks fewer fields here';
  }
  return gate.lessonsNeeded < wanted.lessonsNeeded ? 'needs fewer lessons here' : undefined;
}
