import { valueOf } from '../places.js';
import type { DocumentRule } from '../rule.js';

/** An id is typed into other documents, addresses and commands, so it must survive all of them. */
export const idMalformed: DocumentRule = {
  kind: 'document',
  code: 'id/malformed',
  level: 'error',
  policy: true,
  summary: 'An id holds blanks or signs that cannot be used where documents refer to it.',
  help: 'Use letters, digits, dots, dashes and underscores, at most 64 of them, and begin with a letter or digit.',
  example: {
    wrong: '---\nid: SOP 12\n---\n',
    right: '---\nid: SOP-0012\n---\n',
  },
  *check({ document, profile: { id } }) {
    if (id === undefined || /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u.test(id)) {
      return;
    }
    yield {
      range: valueOf(document, 'id'),
      message: `The id "${id}" cannot be used; expected at most 64 letters, digits, dots, dashes and underscores.`,
    };
  },
};
