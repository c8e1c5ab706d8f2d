import { fieldsOf } from '../../schema/fields.js';
import type { DocumentRule } from '../rule.js';
import { nearestWord } from '../../schema/nearestWord.js';
import { namesIn } from './namedPeople.js';

/** Work that belongs to a role nobody knows belongs to nobody. */
export const unknownRole: DocumentRule = {
  kind: 'document',
  code: 'roster/unknown-role',
  level: 'error',
  policy: true,
  summary: 'The owner or another field names a role that the roster does not have.',
  help: 'Correct the name, or add the role to `.sop/roster.yml`.',
  example: {
    wrong: '---\nowner: nco\n---\n',
    right: '---\nowner: noc\n---\n',
    settings: {
      roster:
        'people:\n  dana: { name: Dana Reyes, email: dana@msp.example }\nroles:\n  noc: [dana]\n',
    },
  },
  *check({ roster, document, profile }) {
    if (roster.roles.size === 0) {
      return;
    }
    const fields = fieldsOf(profile.kind).filter(({ type }) => type === 'role' || type === 'roles');
    for (const { key, type } of fields) {
      for (const { name, range } of namesIn(document, key)) {
        if (roster.roles.has(name)) continue;
        const nearest = type === 'role' ? nearestWord(name, roster.roles.keys()) : undefined;
        const what = roster.people.has(name) ? 'who is a person' : 'which is not in the roster';
        yield {
          range,
          message: `"${key}" names "${name}", ${what}; expected a role of .sop/roster.yml.`,
          ...(nearest === undefined ? {} : { fix: { kind: 'set-field', key, value: nearest } }),
        };
      }
    }
  },
};
