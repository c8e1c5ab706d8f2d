import type { GateDefinition } from '../../schema/gateDefinition.js';
import type { DocumentRule } from '../rule.js';
import { isPlaceholder } from '../../templates/renderTemplate.js';
import { nearestWord } from '../../schema/nearestWord.js';
import { closeout, exampleRoster } from './gateExamples.js';
import { gateCaseIn, isSet, placeOfGate } from './gateRuleParts.js';

/** A gate that waits for a role nobody holds waits for ever. */
export const gateUnknownRole: DocumentRule = {
  kind: 'document',
  code: 'gate/unknown-role',
  level: 'error',
  policy: true,
  summary:
    'A gate is signed by a role, or looks at the items of one, that the roster does not have.',
  help: 'Correct the name, or add the role to `.sop/roster.yml`.',
  example: {
    wrong: closeout().replace('role: noc', 'role: nco'),
    right: closeout(),
    settings: { roster: exampleRoster },
  },
  *check(context) {
    const { document, roster } = context;
    if (!isSet(document, 'gates') || roster.roles.size === 0) {
      return;
    }
    const isTemplate = context.profile.kindId === 'template';
    for (const gate of gateCaseIn(context).gates) {
      for (const { role, below } of rolesNamedBy(gate)) {
        if (!roster.roles.has(role) && !(isTemplate && isPlaceholder(role))) {
          const nearest = nearestWord(role, roster.roles.keys());
          const meant = nearest === undefined ? '' : ` Did you mean "${nearest}"?`;
          yield {
            range: placeOfGate(document, gate.id, below),
            message: `The gate "${gate.id}" names the role "${role}", which is not in the roster.${meant}`,
          };
        }
      }
    }
  },
};

function rolesNamedBy({ sign, items }: GateDefinition) {
  return [
    ...(sign ? [{ role: sign.role, below: ['sign', 'role'] }] : []),
    ...(items.roles ?? []).map((role) => ({ role, below: ['items', 'roles'] })),
  ];
}
