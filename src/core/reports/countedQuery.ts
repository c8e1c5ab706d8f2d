import type { Document } from '../document/document.js';
import { documentFields, subjectOf } from '../query/documentFields.js';
import { selectDocuments } from '../query/selectDocuments.js';
import type { ReportFigure } from './report.js';
import type { ReportFacts } from './reportFacts.js';
import { countFigure, type FigureWords } from './statistics.js';

/** The documents that answer a query, in the order of their paths. */
export function answersOf(
  { library, today }: Pick<ReportFacts, 'library' | 'today'>,
  query: string,
): readonly Document[] {
  return selectDocuments(library, { query, today }).documents;
}

/** The number of documents that answer the query it cites. */
export function queryFigure(facts: ReportFacts, words: FigureWords, unit: string): ReportFigure {
  return countFigure(words, answersOf(facts, words.query).length, unit);
}

const overdueField = documentFields.find(({ name }) => name === 'overdue_days');

/** Days by which a document is overdue, as queries have it. */
export function overdueDaysOf(
  { library, today }: Pick<ReportFacts, 'library' | 'today'>,
  document: Document,
): number | undefined {
  const [days] = overdueField?.valuesOf(subjectOf(library, document, today)) ?? [];
  return typeof days === 'number' ? days : undefined;
}
