import { completionsAt } from '../../src/core/language/completionsAt.js';
import type { Completions } from '../../src/core/language/completion.js';
import { settingsCompletions } from '../../src/core/language/settingsCompletions.js';
import { applyChanges } from '../../src/core/library/applyChanges.js';
import { parseDocument } from '../../src/core/document/parseDocument.js';
import type { Document } from '../../src/core/document/document.js';
import type { Library } from '../../src/core/library/library.js';
import type { CivilDate } from '../../src/core/schema/civilDate.js';
import { libraryOf } from './libraryOf.js';

/** Stands for the cursor in the texts of the cases. */
export const cursor = '‸';

export const today = '2026-11-20' as CivilDate;

export const languageFiles: Readonly<Record<string, string>> = {
  '.sop/library.yml': 'title: Contoso\n',
  '.sop/roster.yml': [
    'people:',
    '  dana: { name: Dana Reyes, email: dana@msp.example }',
    '  lee: { name: Lee Park, email: lee@msp.example, until: 2026-01-31 }',
    'roles:',
    '  noc: { title: Network operations, members: [dana] }',
    '  project-team: [dana]',
    '',
  ].join('\n'),
  'sops/firewall.md':
    '---\nid: SOP-0012\nkind: sop\ntitle: Change a firewall\nowner: noc\nstatus: approved\ntags: [network]\n---\n\n# Change a firewall\n\n## When to escalate\n\nAlways.\n\n## Roll back\n',
  'lessons/rules.md':
    '---\nid: LL-7Q3K9\nkind: lesson\ntitle: Export rules first\ncategory: went-wrong\nstatus: accepted\ntarget: SOP-0012\n---\n',
  'clients/contoso.md': '---\nid: CLT-CONTOSO\nkind: client\ntitle: Contoso Ltd\n---\n',
};

/** The library with `text` at `path`, its cursor taken out. */
export function placeIn(
  path: string,
  text: string,
  files: Readonly<Record<string, string>> = languageFiles,
): {
  readonly library: Library;
  readonly document: Document;
  readonly text: string;
  readonly offset: number;
} {
  const offset = text.indexOf(cursor);
  const bare = text.replace(cursor, '');
  const document = parseDocument(path, { text: bare, bom: false });
  const { library } = applyChanges(libraryOf(files), [{ kind: 'document', document }]);
  return { library, document, text: bare, offset };
}

/** What is suggested at the cursor. */
export function suggestionsIn(path: string, text: string, suggestsPaths = true): Completions {
  const place = placeIn(path, text);
  return path.startsWith('.sop/')
    ? settingsCompletions(place.library, { path, ...place }, today)
    : completionsAt({ ...place, today, suggestsPaths });
}
