import { fieldsOf } from '../../schema/fields.js';
import { findPerson } from '../../schema/rosterLookup.js';
import type { DocumentRule } from '../rule.js';
import { nearestWord } from '../../schema/nearestWord.js';
import { namesIn } from './namedPeople.js';

/** Nobody can be asked or held to a word under a name that the roster does not have. */
export const unknownPerson: DocumentRule = {
  kind: 'document',
  code: 'roster/unknown-person',
  level: 'warning',
  policy: true,
  summary: 'A field names a person who is not in the roster.',
  help: 'Write the handle from `.sop/roster.yml`. People who left stay in the roster with their last day in `until`.',
  example: {
    wrong: '---\nreviewed_by: danna\n---\n',
    right: '---\nreviewed_by: dana\n---\n',
    settings: { roster: 'people:\n  dana: { name: Dana Reyes, email: dana@msp.example }\n' },
  },
  *check({ roster, document, profile }) {
    if (roster.people.size === 0) {
      return;
    }
    for (const { key, type } of fieldsOf(profile.kind)) {
      if (type !== 'person') {
        continue;
      }
      for (const { name, range } of namesIn(document, key)) {
        if (findPerson(roster, name) === undefined) {
          const nearest = nearestWord(name, roster.people.keys());
          yield {
            range,
            message: `"${key}" names "${name}", who is not in the roster; expected the handle of a person of .sop/roster.yml.`,
            ...(nearest === undefined ? {} : { fix: { kind: 'set-field', key, value: nearest } }),
          };
        }
      }
    }
  },
};
