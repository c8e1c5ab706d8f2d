/** What lists ask a library for: queries and fields, which only the whole library can tell right from wrong. */
import { rememberedForDay } from '../../library/rememberedForDay.js';
import { badQuery, checkList, unknownListField } from '../../lists/checkList.js';
import type { Problem } from '../../document/problem.js';
import type { Steps } from '../../library/steps.js';
import { profileIn } from '../../library/profileIn.js';
import { createFieldRegistry } from '../../query/fieldRegistry.js';
import type { LibraryContext, LibraryHit, LibraryRule } from '../rule.js';
import { readableLists } from './listProblems.js';

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

function* check(
  { library, today }: LibraryContext,
  code: string,
): Iterable<LibraryHit | undefined> {
  for (const { path, problem } of yield* problemsIn(library, today)) {
    const { message, range } = problem;
    if (problem.code === code) yield { path, message, range };
  }
}

interface PlacedProblem {
  readonly path: string;
  readonly problem: Problem;
}

/** Both rules ask for the same. */
const problemsIn = rememberedForDay(function* (library, today): Steps<readonly PlacedProblem[]> {
  const found: PlacedProblem[] = [];
  const registry = createFieldRegistry(library);
  // Whoever looks: `@me` is right in any query.
  const viewer = { handle: '', name: '', roles: [] };
  for (const document of library.documents.values()) {
    yield undefined;
    for (const block of readableLists(document, profileIn(library, document))) {
      const placeOf = block.placeOf.bind(block);
      const { definition } = block;
      if (definition === undefined) continue;
      const { problems } = checkList(definition, { registry, today, viewer, placeOf });
      for (const problem of problems) found.push({ path: document.path, problem });
    }
  }
  return found;
});
