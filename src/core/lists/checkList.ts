import type { Problem } from '../document/problem.js';
import { remembered } from '../memory/remembered.js';
import type { FieldRegistry } from '../query/fieldRegistry.js';
import { createQueryTest, unknownField, type SubjectTest } from '../query/matchQuery.js';
import { parseQuery } from '../query/parseQuery.js';
import type { QueryField } from '../query/queryField.js';
import { parseSortOrder, type SortKey } from '../query/sortOrder.js';
import type { CivilDate } from '../schema/civilDate.js';
import type { TextRange } from '../text/textRange.js';
import type { ListDefinition, ListKey } from './listDefinition.js';
import { splitQuery } from './splitQuery.js';
import { forViewer, type Viewer } from './viewer.js';

export const badQuery = 'list/query';
export const unknownListField = 'list/unknown-field';

/** A list whose names mean something in one library. */
export interface CheckedList {
  /** Whether a row may come from the document at all. */
  readonly matchesDocument: SubjectTest;
  readonly matches: SubjectTest;
  readonly columns: readonly QueryField[];
  readonly order: readonly SortKey[];
  readonly group?: QueryField;
  /** Whether the query asks for `@me` and nobody knows who that is. */
  readonly needsViewer: boolean;
  /** With any, the list must not be answered. */
  readonly problems: readonly Problem[];
}

export interface ListCheck {
  readonly registry: FieldRegistry;
  readonly today: CivilDate;
  readonly viewer?: Viewer | undefined;
  /** Where the value of a key, or an entry of it, stands. */
  readonly placeOf: (key: ListKey, entry?: number) => TextRange;
}

/** Looks up everything a list names; what nobody knows is a problem at its place. */
export function checkList(definition: ListDefinition, check: ListCheck): CheckedList {
  const { registry, today, viewer, placeOf } = check;
  const problems: Problem[] = [];
  const report = (code: string, message: string, range: TextRange) => {
    problems.push({ code, message, range });
  };
  const parsed = parsedQueryOf(definition);
  const asked = forViewer(parsed.query, viewer);
  const query = asked === 'nobody' ? parsed.query : asked;
  const { ofDocument, ofItem } = splitQuery(query);
  const documentTest = createQueryTest(ofDocument, registry, today);
  const itemTest = createQueryTest(ofItem, registry, today);
  const found = [...parsed.problems, ...documentTest.problems, ...itemTest.problems];
  for (const { message } of uniqueByPlace(found)) {
    report(badQuery, message, placeOf('query'));
  }
  const fieldAt = (name: string, range: () => TextRange) => {
    const field = registry.findField(name);
    if (field === undefined) report(unknownListField, unknownField(name, registry), range());
    return field;
  };
  const columns = definition.columns.flatMap(
    (name, index) => fieldAt(name, () => placeOf('columns', index)) ?? [],
  );
  const order = parseSortOrder(definition.sort, registry);
  for (const { message } of order.problems) {
    report(unknownListField, message, placeOf('sort'));
  }
  const { group: name } = definition;
  const group = name === undefined ? undefined : fieldAt(name, () => placeOf('group'));
  return {
    matchesDocument: documentTest.matches,
    matches: itemTest.matches,
    columns,
    order: order.keys,
    needsViewer: asked === 'nobody',
    problems,
    ...(group === undefined ? {} : { group }),
  };
}

/** Every change of the library asks all lists of it again. */
const parsedQueryOf = remembered(({ query }: ListDefinition) => parseQuery(query));

/** A term for `@me` becomes several, which are wrong in one and the same place. */
function uniqueByPlace<Entry extends { readonly message: string; readonly range: TextRange }>(
  entries: readonly Entry[],
): readonly Entry[] {
  const seen = new Map(entries.map((entry) => [`${entry.range.start} ${entry.message}`, entry]));
  return [...seen.values()];
}
