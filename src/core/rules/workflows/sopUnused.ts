import { hasBacklinks } from '../../library/backlinks.js';
import { profileIn } from '../../library/profileIn.js';
import { topOf } from '../places.js';
import type { LibraryRule } from '../rule.js';

/** A procedure that nothing leads to is found by those who know it anyway. */
export const sopUnused: LibraryRule = {
  kind: 'library',
  code: 'sop/unused',
  level: 'info',
  policy: true,
  summary: 'No document links to an approved SOP and no run was made from it.',
  help: 'Link to it from where the work begins, such as a checklist or an overview, or retire it.',
  example: {
    path: 'sops/backup.md',
    wrong: '---\nkind: sop\nid: SOP-0012\nstatus: approved\n---\n',
    right: '---\nkind: sop\nid: SOP-0013\nstatus: approved\n---\n',
    files: { 'README.md': 'See [[SOP-0013]].\n' },
  },
  *check({ library }) {
    for (const [path, document] of library.documents) {
      yield undefined;
      const { kindId, status, id } = profileIn(library, document);
      if (kindId !== 'sop' || status !== 'approved' || hasBacklinks(library, path)) {
        continue;
      }
      yield {
        path,
        range: topOf(document),
        message: `Nothing leads to the SOP ${id ?? path}; expected a link from another document.`,
      };
    }
  },
};
