import { documentsToRead, unreadBy, type Reader } from '../../query/readers.js';
import { valueOf } from '../places.js';
import type { LibraryRule } from '../rule.js';

/** How many of those who have not read a document are named. */
const mostNamed = 5;

/** A procedure that half of those who work by it have not read is two procedures. */
export const acknowledgementMissing: LibraryRule = {
  kind: 'library',
  code: 'acknowledgement/missing',
  level: 'info',
  policy: true,
  summary:
    'Somebody in a role that must have read the document has not, or it changed since they did.',
  help: 'They read it and say so: *I Have Read This* in VS Code, or `sop ack`. A change of review dates, status, tags or layout asks nobody again; any other change does. Drafts and retired documents ask nobody.',
  example: {
    path: 'sops/backup.md',
    wrong: '---\nid: SOP-0012\nkind: sop\nstatus: approved\nacknowledge: [noc]\n---\n',
    right: '---\nid: SOP-0012\nkind: sop\nstatus: draft\nacknowledge: [noc]\n---\n',
    settings: {
      roster:
        'people:\n  dana: { name: Dana Reyes, email: dana@msp.example }\nroles:\n  noc: [dana]\n',
    },
  },
  *check({ library, today }) {
    for (const document of documentsToRead(library)) {
      yield undefined;
      const unread = unreadBy(library, document, today);
      if (unread.length > 0) {
        yield {
          path: document.path,
          range: valueOf(document, 'acknowledge'),
          message: messageOf(unread),
        };
      }
    }
  },
};

function messageOf(unread: readonly Reader[]): string {
  const named = unread
    .slice(0, mostNamed)
    .map(({ person, state }) =>
      state === 'changed' ? `${person.name} (changed since)` : person.name,
    );
  const more = unread.length > mostNamed ? ` and ${unread.length - mostNamed} more` : '';
  return `Not read yet by ${named.join(', ')}${more}.`;
}
