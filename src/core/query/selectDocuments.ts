import type { Document } from '../document/document.js';
import type { Library } from '../library/library.js';
import { finish, type Steps } from '../library/steps.js';
import type { CivilDate } from '../schema/civilDate.js';
import { subjectOf } from './documentFields.js';
import { createFieldRegistry } from './fieldRegistry.js';
import { createQueryTest } from './matchQuery.js';
import { parseQuery } from './parseQuery.js';
import type { QueryProblem } from './query.js';
import type { QuerySubject } from './queryField.js';
import { parseSortOrder, sortSubjectsInSteps } from './sortOrder.js';

export interface Selection {
  readonly today: CivilDate;
  /** Without one, every document. */
  readonly query?: string;
  /** Field names separated by commas, each with `-` before it, or `desc` behind it, for the reverse order. */
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
  return finish(selectInSteps(library, selection));
}

/** So many documents are looked at with each step. */
const documentsPerStep = 100;

/** The same a little with each step, for callers that share their thread. */
export function* selectInSteps(library: Library, selection: Selection): Steps<SelectedDocuments> {
  const { query = '', sort = '', limit = Infinity, today } = selection;
  const registry = createFieldRegistry(library);
  const parsed = parseQuery(query);
  const test = createQueryTest(parsed.query, registry, today);
  const order = parseSortOrder(sort, registry);
  const problems = [...parsed.problems, ...test.problems];
  if (problems.length > 0 || order.problems.length > 0) {
    return { documents: [], problems, sortProblems: order.problems };
  }
  const found: QuerySubject[] = [];
  let looked = 0;
  for (const document of library.documents.values()) {
    if (++looked % documentsPerStep === 0) {
      yield undefined;
    }
    const subject = subjectOf(library, document, today);
    if (test.matches(subject)) {
      found.push(subject);
    }
  }
  const sorted = yield* sortSubjectsInSteps(found, order.keys);
  const documents = sorted.slice(0, limit).map(({ document }) => document);
  return { documents, problems: [], sortProblems: [] };
}
