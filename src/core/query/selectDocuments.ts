import type { Document } from '../document/document.js';
import type { Library } from '../library/library.js';
import type { CivilDate } from '../schema/civilDate.js';
import { subjectOf } from './documentFields.js';
import { createFieldRegistry, type FieldRegistry } from './fieldRegistry.js';
import { createQueryTest, unknownField } from './matchQuery.js';
import { parseQuery } from './parseQuery.js';
import type { QueryProblem } from './query.js';
import type { FieldValue, QueryField, QuerySubject } from './queryField.js';
import { foldText } from './valueTest.js';

export interface Selection {
  readonly today: CivilDate;
  /** Without one, every document. */
  readonly query?: string;
  /** Field names separated by commas, each with `-` before it for the reverse order. */
  readonly sort?: string;
  /** At most this many documents. */
  readonly limit?: number;
}

export interface SelectedDocuments {
  readonly documents: readonly Document[];
  /** With problems in the query nothing is selected. */
  readonly problems: readonly QueryProblem[];
  readonly sortProblems: readonly QueryProblem[];
}

/**
 * The documents of `library` that answer the query, sorted by path unless told otherwise.
 *
 * Documents without a value for a sort field come last in either order.
 */
export function selectDocuments(library: Library, selection: Selection): SelectedDocuments {
  const { query = '', sort = '', limit = Infinity, today } = selection;
  const registry = createFieldRegistry(library);
  const parsed = parseQuery(query);
  const test = createQueryTest(parsed.query, registry, today);
  const order = parseSort(sort, registry);
  const problems = [...parsed.problems, ...test.problems];
  if (problems.length > 0 || order.problems.length > 0) {
    return { documents: [], problems, sortProblems: order.problems };
  }
  const found: QuerySubject[] = [];
  for (const document of library.documents.values()) {
    const subject = subjectOf(library, document, today);
    if (test.matches(subject)) {
      found.push(subject);
    }
  }
  const sorted = order.keys.length === 0 ? found : sortSubjects(found, order.keys);
  const documents = sorted.slice(0, limit).map(({ document }) => document);
  return { documents, problems: [], sortProblems: [] };
}

interface SortKey {
  readonly field: QueryField;
  readonly direction: 1 | -1;
}

function parseSort(sort: string, registry: FieldRegistry) {
  const keys: SortKey[] = [];
  const problems: QueryProblem[] = [];
  for (const { 0: word, index } of sort.matchAll(/[^,\s]+/g)) {
    const name = word.replace(/^[-+]/, '').toLowerCase();
    const field = registry.findField(name);
    if (field) {
      keys.push({ field, direction: word.startsWith('-') ? -1 : 1 });
    } else {
      const range = { start: index, end: index + word.length };
      problems.push({ message: unknownField(name, registry), range });
    }
  }
  return { keys, problems };
}

function sortSubjects(
  subjects: readonly QuerySubject[],
  keys: readonly SortKey[],
): readonly QuerySubject[] {
  const rows = subjects.map((subject) => ({
    subject,
    values: keys.map(({ field }) => field.valuesOf(subject)[0]),
  }));
  rows.sort((a, b) => {
    for (const [index, { direction }] of keys.entries()) {
      const order = compareValues(a.values[index], b.values[index], direction);
      if (order !== 0) {
        return order;
      }
    }
    return 0;
  });
  return rows.map(({ subject }) => subject);
}

function compareValues(
  a: FieldValue | undefined,
  b: FieldValue | undefined,
  direction: 1 | -1,
): number {
  if (a === undefined || b === undefined) {
    return Number(a === undefined) - Number(b === undefined);
  }
  if (typeof a === 'number' && typeof b === 'number') {
    return (a - b) * direction;
  }
  const [first, second] = [foldText(String(a)), foldText(String(b))];
  return first === second ? 0 : (first < second ? -1 : 1) * direction;
}
