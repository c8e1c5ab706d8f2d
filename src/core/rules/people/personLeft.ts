import { stateOf } from '../../checklist/itemState.js';
import { fieldsOf } from '../../schema/fields.js';
import { hasFinalStatus } from '../../schema/finalStatus.js';
import type { Person } from '../../schema/roster.js';
import { findPerson, isActive } from '../../schema/rosterLookup.js';
import type { DocumentRule, RuleContext, RuleHit } from '../rule.js';
import { isHistorical, namesIn } from './namedPeople.js';

/** Work that is left with somebody who is gone waits for ever. What people did in the past stays theirs. */
export const personLeft: DocumentRule = {
  kind: 'document',
  code: 'roster/person-left',
  level: 'warning',
  policy: true,
  summary: 'A document or an open item belongs to a person who has left.',
  help: 'Name somebody who works here, or the role.',
  example: {
    wrong: '- [ ] Rotate keys @dana\n',
    right: '- [ ] Rotate keys @lee\n',
    settings: {
      roster:
        'people:\n  dana: { name: Dana Reyes, email: dana@msp.example, until: 2026-01-31 }\n  lee: { name: Lee Park, email: lee@msp.example }\n',
    },
  },
  *check(context) {
    const { roster, profile } = context;
    if (roster.people.size > 0 && !hasFinalStatus(profile)) {
      yield* leftInFields(context);
      yield* leftInItems(context);
    }
  },
};

function* leftInFields({ roster, document, profile, today }: RuleContext): Generator<RuleHit> {
  for (const { key, type } of fieldsOf(profile.kind)) {
    if ((type !== 'person' && type !== 'role') || isHistorical(key)) {
      continue;
    }
    for (const { name, range } of namesIn(document, key)) {
      const person = type === 'role' ? roster.people.get(name) : findPerson(roster, name);
      if (person !== undefined && !isActive(person, today)) {
        yield { range, message: `"${key}" is ${leftSince(person)}.` };
      }
    }
  }
}

function* leftInItems({ roster, document, today }: RuleContext): Generator<RuleHit> {
  for (const item of document.items) {
    const { mention } = item.markers;
    const person = mention === undefined ? undefined : roster.people.get(mention);
    if (person !== undefined && !isActive(person, today) && stateOf(item) === 'open') {
      yield {
        range: item.textRange,
        message: `"${item.title}" is open and waits for ${leftSince(person)}.`,
      };
    }
  }
}

function leftSince({ name, until }: Person): string {
  return `${name}, whose last day was ${until ?? 'before'}`;
}
