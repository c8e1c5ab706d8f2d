import { valueOf } from '../places.js';
import type { DocumentRule } from '../rule.js';
import { nearestWord } from '../../schema/nearestWord.js';
import { oneOf } from '../wording.js';

/** Without a known kind no field, heading or clock of the document is checked. */
export const kindUnknown: DocumentRule = {
  kind: 'document',
  code: 'kind/unknown',
  level: 'error',
  policy: true,
  summary: 'The document names a kind that is neither built in nor declared in `.sop/library.yml`.',
  help: 'Use one of the known kinds, or declare the kind under `kinds` in `.sop/library.yml`.',
  example: {
    wrong: '---\nkind: Checklst\n---\n',
    right: '---\nkind: page\n---\n',
  },
  *check({ configuration, document, profile }) {
    if (profile.kind !== undefined) {
      return;
    }
    const known = [...configuration.kinds.keys()];
    const nearest = nearestWord(profile.kindId, known);
    yield {
      range: valueOf(document, 'kind'),
      message: `The kind "${profile.kindId}" is not known; expected ${oneOf(known)}.`,
      ...(nearest === undefined ? {} : { fix: { kind: 'set-field', key: 'kind', value: nearest } }),
    };
  },
};
