import { fieldsOf } from '../../schema/fields.js';
import { topOf } from '../places.js';
import type { DocumentRule } from '../rule.js';

/**
 * Without an id a document loses its identity when it is moved or renamed.
 *
 * Documents whose kind comes from a folder are let alone: an adopted repository has no ids, and works without.
 */
export const idMissing: DocumentRule = {
  kind: 'document',
  code: 'id/missing',
  level: 'error',
  policy: true,
  summary:
    'A document of a kind that needs an id has none, so that a move or rename would lose it.',
  help: 'Let the quick fix make one, or write one by hand; ids like `SOP-0012` are fine.',
  example: {
    wrong: '---\nkind: checklist\ntitle: Closeout\n---\n',
    right: '---\nkind: checklist\nid: CHK-4T7QZ\ntitle: Closeout\n---\n',
  },
  *check({ document, profile }) {
    const { data } = document.frontmatter;
    const { kind } = profile;
    const says =
      typeof data['kind'] === 'string' && data['id'] !== undefined && data['id'] !== null;
    if (
      kind === undefined ||
      typeof data['kind'] !== 'string' ||
      says ||
      profile.id !== undefined
    ) {
      return;
    }
    if (fieldsOf(kind).some(({ key, required }) => key === 'id' && required)) {
      yield {
        range: topOf(document),
        message: `The ${kind.title} has no "id"; expected one such as ${kind.idPrefix}-4T7QZ.`,
        fix: { kind: 'new-id', prefix: kind.idPrefix },
      };
    }
  },
};
