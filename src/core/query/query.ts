import type { TextRange } from '../text/textRange.js';

/** A question to a library, as its words stand there; what a field means is settled when it is asked. */
export type Query =
  | { readonly kind: 'everything' }
  | { readonly kind: 'and' | 'or'; readonly operands: readonly Query[] }
  | { readonly kind: 'not'; readonly operand: Query }
  | { readonly kind: 'term'; readonly term: QueryTerm };

/** One word, phrase or `field:value`. */
export interface QueryTerm {
  /** Place in the query's text. */
  readonly range: TextRange;
  /** Lower case; absent for a bare word, which is looked for in what people see of a document. */
  readonly field?: { readonly name: string; readonly range: TextRange };
  readonly value: QueryValue;
  readonly valueRange: TextRange;
}

/** What a term asks of a value. `text` may hold the wildcards `*` and `?` unless it is quoted. */
export type QueryValue =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly quoted: boolean;
      readonly exact: boolean;
    }
  | { readonly kind: 'range'; readonly from?: QueryBound; readonly to?: QueryBound };

/** One end of a range, as written (`7d`, `2026-05`, `20`). */
export interface QueryBound {
  readonly text: string;
  readonly inclusive: boolean;
}

/** Why a query cannot be answered, and the place in its text. */
export interface QueryProblem {
  readonly message: string;
  readonly range: TextRange;
}

/** A query that was read; with problems it must not be answered, for it would answer another question. */
export interface ParsedQuery {
  readonly query: Query;
  readonly problems: readonly QueryProblem[];
}
