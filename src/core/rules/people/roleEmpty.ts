import { locateInYaml } from '../../document/locateInYaml.js';
import { profileIn } from '../../library/profileIn.js';
import { membersOf } from '../../schema/rosterLookup.js';
import type { LibraryRule } from '../rule.js';
import { rosterFile } from '../settingsFiles.js';

/** Said once for the role and not for each of its documents, because it is put right once. */
export const roleEmpty: LibraryRule = {
  kind: 'library',
  code: 'roster/role-empty',
  level: 'warning',
  policy: true,
  summary: 'A role owns documents but nobody holds it any more.',
  help: 'Give the role a member in `.sop/roster.yml`, or give its documents another owner.',
  example: {
    wrong: '---\nowner: noc\n---\n',
    settings: {
      roster:
        'people:\n  dana: { name: Dana Reyes, email: dana@msp.example, until: 2026-01-31 }\nroles:\n  noc: [dana]\n',
    },
  },
  *check({ library, today }) {
    const { roster } = library;
    const empty = [...roster.roles.keys()].filter(
      (role) => membersOf(roster, role, today).length === 0,
    );
    if (empty.length === 0) {
      return;
    }
    const owned = new Map<string, number>();
    for (const document of library.documents.values()) {
      yield undefined;
      const { owner } = profileIn(library, document);
      if (owner !== undefined) {
        owned.set(owner, (owned.get(owner) ?? 0) + 1);
      }
    }
    for (const role of empty) {
      const count = owned.get(role) ?? 0;
      if (count > 0) {
        const place = locateInYaml(roster.source ?? '', ['roles', role]);
        yield {
          path: rosterFile,
          range: place?.key ?? place?.value ?? { start: 0, end: 0 },
          message: `Nobody holds the role "${role}", which owns ${count === 1 ? '1 document' : `${count} documents`}.`,
        };
      }
    }
  },
};
