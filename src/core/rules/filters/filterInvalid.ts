import { locateInYaml } from '../../document/locateInYaml.js';
import { createFieldRegistry } from '../../query/fieldRegistry.js';
import { createQueryTest } from '../../query/matchQuery.js';
import { parseQuery } from '../../query/parseQuery.js';
import { parseSortOrder } from '../../query/sortOrder.js';
import type { SavedFilter, SavedFilterFile } from '../../schema/savedFilter.js';
import type { TextRange } from '../../text/textRange.js';
import type { LibraryContext, LibraryHit, LibraryRule } from '../rule.js';

/** A filter that shows nothing looks like good news. */
export const filterInvalid: LibraryRule = {
  kind: 'library',
  code: 'filter/invalid',
  level: 'warning',
  policy: true,
  summary:
    'A saved filter in `.sop/views` cannot be read or asks something that has no answer, so that it shows nothing.',
  help: 'A filter needs a `title` and a `query`; `sort` and `group` may follow. The query is written as in the filter of the *Library* view.',
  example: {
    wrong: '---\nid: SOP-0012\n---\n',
    files: { '.sop/views/late.yml': 'title: Late procedures\nquery: kindd:sop\n' },
  },
  *check(context) {
    for (const file of context.library.savedFilters?.values() ?? []) {
      yield* file.problems.map(({ range, message }) => ({ path: file.path, range, message }));
      if (file.filter !== undefined) yield* problemsOfFilter(context, file, file.filter);
    }
  },
};

function problemsOfFilter(
  { library, today }: LibraryContext,
  file: SavedFilterFile,
  { query, sort }: SavedFilter,
): readonly LibraryHit[] {
  const registry = createFieldRegistry(library);
  const parsed = parseQuery(query);
  const inQuery = [...parsed.problems, ...createQueryTest(parsed.query, registry, today).problems];
  const inSort = sort === undefined ? [] : parseSortOrder(sort, registry).problems;
  const toHit =
    (key: string) =>
    ({ message }: { readonly message: string }): LibraryHit => ({
      path: file.path,
      range: rangeOf(file.source, key),
      message,
    });
  return [...inQuery.map(toHit('query')), ...inSort.map(toHit('sort'))];
}

function rangeOf(source: string, key: string): TextRange {
  return locateInYaml(source, [key])?.value ?? { start: 0, end: 0 };
}
