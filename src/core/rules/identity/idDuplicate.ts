import { valueOf } from '../places.js';
import type { ReferenceRule } from '../rule.js';
import { oneOf } from '../wording.js';

/** Two documents with one id are one document to every reference, gate and sign-off. */
export const idDuplicate: ReferenceRule = {
  kind: 'reference',
  code: 'id/duplicate',
  level: 'error',
  summary: 'Two documents claim the same id, so that nobody can tell which one is meant.',
  help: 'Give the copy an id of its own; the quick fix makes one.',
  example: {
    wrong: '---\nid: SOP-0012\n---\n',
    right: '---\nid: SOP-0013\n---\n',
    files: { 'sops/backup.md': '---\nid: SOP-0012\n---\n' },
  },
  *check({ document, profile: { id, kind }, lookup }) {
    if (id === undefined) {
      return;
    }
    const others = lookup.id(id).filter((path) => path !== document.path);
    if (others.length > 0) {
      const named =
        others.length > 3 ? [...others.slice(0, 3), `${others.length - 3} more`] : others;
      yield {
        range: valueOf(document, 'id'),
        message: `The id "${id}" of ${document.path} is also that of ${oneOf(named).replace(' or ', ' and ')}.`,
        fix: { kind: 'new-id', prefix: kind?.idPrefix ?? 'DOC' },
      };
    }
  },
};
