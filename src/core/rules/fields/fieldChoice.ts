import { fieldsOf } from '../../schema/fields.js';
import { valueOf } from '../places.js';
import type { DocumentRule, RuleContext, RuleHit } from '../rule.js';
import { nearestWord } from '../../schema/nearestWord.js';
import { oneOf } from '../wording.js';

/** A word that nobody declared is in no list, board or filter. */
export const fieldChoice: DocumentRule = {
  kind: 'document',
  code: 'field/choice',
  level: 'error',
  policy: true,
  summary: 'A field or the status holds a word that its kind does not know.',
  help: 'Use one of the words named in the message, or declare the kind with other ones in `.sop/library.yml`.',
  example: {
    wrong:
      '---\nkind: lesson\nid: LL-7Q3K9\ntitle: Cable labels\ncategory: went-wrnog\nstatus: captured\n---\n',
    right:
      '---\nkind: lesson\nid: LL-7Q3K9\ntitle: Cable labels\ncategory: went-wrong\nstatus: captured\n---\n',
  },
  *check(context) {
    const { profile } = context;
    for (const { key, type, choices } of fieldsOf(profile.kind)) {
      if (type === 'choice' && choices !== undefined) {
        yield* checkChoice(context, key, choices);
      }
    }
    const statuses = profile.kind?.statuses ?? [];
    if (statuses.length > 0) {
      yield* checkChoice(context, 'status', statuses);
    }
  },
};

function* checkChoice(
  { document }: RuleContext,
  key: string,
  choices: readonly string[],
): Generator<RuleHit> {
  const value = document.frontmatter.data[key];
  if (typeof value !== 'string' || value.trim() === '' || choices.includes(value)) {
    return;
  }
  const nearest = nearestWord(value, choices);
  yield {
    range: valueOf(document, key),
    message: `"${key}" is "${value}"; expected ${oneOf(choices)}.`,
    ...(nearest === undefined ? {} : { fix: { kind: 'set-field', key, value: nearest } }),
  };
}
