/** What lists ask a library for: queries and fields, which only the whole library can tell right from wrong. */
import { badQuery, checkList, unknownListField } from '../../lists/checkList.js';
import { listsOf } from '../../lists/documentLists.js';
import { profileIn } from '../../library/profileIn.js';
import { createFieldRegistry } from '../../query/fieldRegistry.js';
import type { LibraryContext, LibraryHit, LibraryRule } from '../rule.js';
import { listProblems } from './listProblems.js';

/** A query that cannot be answered must not look like one without answers. */
export const listQuery: LibraryRule = {
  kind: 'library',
  code: 'list/query',
  level: 'error',
  summary: 'The query of a list cannot be answered.',
  help: 'Correct the query; the documentation of the command line describes the language, and `sop list` tries one out.',
  example: {
    wrong: '```sop-list\ntitle: Ours\nquery: kindof:sop\n```\n',
    right: '```sop-list\ntitle: Ours\nquery: kind:sop\n```\n',
  },
  check: (context) => check(context, badQuery),
};

/** A column that does not exist stays empty for ever. */
export const listUnknownField: LibraryRule = {
  kind: 'library',
  code: 'list/unknown-field',
  level: 'error',
  summary: 'A list shows, sorts or groups by a field that no document and no kind has.',
  help: 'Correct the name of the field.',
  example: {
    wrong: '```sop-list\ntitle: Ours\nquery: kind:sop\ncolumns: [title, ownr]\n```\n',
    right: '```sop-list\ntitle: Ours\nquery: kind:sop\ncolumns: [title, owner]\n```\n',
  },
  check: (context) => check(context, unknownListField),
};

function* check({ library, today }: LibraryContext, code: string): Iterable<LibraryHit> {
  const registry = createFieldRegistry(library);
  // Whoever looks: `@me` is right in any query.
  const viewer = { handle: '', name: '', roles: [] };
  for (const document of library.documents.values()) {
    if (listsOf(document).length === 0) continue;
    const profile = profileIn(library, document);
    const hits = listProblems({ document, profile }, code, (block) => {
      const { definition } = block;
      const placeOf = block.placeOf.bind(block);
      return definition === undefined
        ? []
        : checkList(definition, { registry, today, viewer, placeOf }).problems;
    });
    for (const hit of hits) yield { ...hit, path: document.path };
  }
}
