import type { TextRange } from '../text/textRange.js';
import type { QueryBound, QueryProblem, QueryTerm, QueryValue } from './query.js';

/** A part of a query's text. A field before an opening parenthesis holds for every bare word inside. */
export type QueryToken =
  | { readonly kind: 'open'; readonly range: TextRange; readonly field?: QueryTerm['field'] }
  | { readonly kind: 'close' | 'and' | 'or' | 'not'; readonly range: TextRange }
  | { readonly kind: 'term'; readonly range: TextRange; readonly term: QueryTerm };

export interface QueryTokens {
  readonly tokens: readonly QueryToken[];
  readonly problems: readonly QueryProblem[];
}

const fieldPattern = /[\p{L}_][\p{L}\p{N}_.-]*:/uy;
const comparisonPattern = /<=|>=|<|>|=/y;
const wordPattern = /[^\s()]+/y;
const operators = new Map([
  ['AND', 'and'],
  ['OR', 'or'],
  ['NOT', 'not'],
] as const);

/**
 * Cuts a query into terms, operators and parentheses.
 *
 * The parser of the language refuses dashes, colons, slashes and dates in values; here a value is whatever stands up to the next blank or parenthesis, so that paths, ids and `>=-30d` need no quotes.
 */
export function tokenizeQuery(text: string): QueryTokens {
  const scanner: Scanner = { text, offset: 0, problems: [] };
  const tokens: QueryToken[] = [];
  for (;;) {
    skip(scanner, /\s+/y);
    if (scanner.offset >= text.length) {
      return { tokens, problems: scanner.problems };
    }
    tokens.push(nextToken(scanner));
  }
}

interface Scanner {
  readonly text: string;
  offset: number;
  readonly problems: QueryProblem[];
}

function skip(scanner: Scanner, pattern: RegExp): string {
  pattern.lastIndex = scanner.offset;
  const found = pattern.exec(scanner.text)?.[0] ?? '';
  scanner.offset += found.length;
  return found;
}

function nextToken(scanner: Scanner): QueryToken {
  const start = scanner.offset;
  const character = scanner.text[start];
  const here = { start, end: start + 1 };
  if (character === '(' || character === ')') {
    scanner.offset++;
    return { kind: character === '(' ? 'open' : 'close', range: here };
  }
  if ((character === '-' || character === '!') && /[^\s)]/.test(scanner.text[start + 1] ?? ' ')) {
    scanner.offset++;
    return { kind: 'not', range: here };
  }
  const word = /(?:AND|OR|NOT)(?=[\s()]|$)/y;
  const operator = operators.get(skip(scanner, word) as 'AND' | 'OR' | 'NOT');
  if (operator !== undefined) {
    return { kind: operator, range: { start, end: scanner.offset } };
  }
  return nextTerm(scanner, start);
}

function nextTerm(scanner: Scanner, start: number): QueryToken {
  const name = skip(scanner, fieldPattern).slice(0, -1);
  const field =
    name === ''
      ? undefined
      : { name: name.toLowerCase(), range: { start, end: scanner.offset - 1 } };
  if (field !== undefined && scanner.text[scanner.offset] === '(') {
    scanner.offset++;
    return { kind: 'open', range: { start, end: scanner.offset }, field };
  }
  const valueStart = scanner.offset;
  const value = field === undefined ? nextText(scanner, false) : nextValue(scanner);
  const range = { start, end: scanner.offset };
  const valueRange = { start: valueStart, end: scanner.offset };
  if (field !== undefined && valueStart === scanner.offset) {
    scanner.problems.push({
      message: `"${name}:" needs a value; write "${name}:*" for every document that has one.`,
      range,
    });
  }
  const term = { range, ...(field && { field }), value, valueRange };
  return { kind: 'term', range, term };
}

function nextValue(scanner: Scanner): QueryValue {
  const bracket = scanner.text[scanner.offset];
  if (bracket === '[' || bracket === '{') {
    return nextInterval(scanner);
  }
  const start = scanner.offset;
  const comparison = skip(scanner, comparisonPattern);
  if (comparison === '' || comparison === '=') {
    return nextText(scanner, comparison === '=');
  }
  const { text } = nextText(scanner, true);
  if (text === '') {
    scanner.problems.push({
      message: `"${comparison}" needs a value right after it.`,
      range: { start, end: scanner.offset },
    });
  }
  const bound = { text, inclusive: comparison.endsWith('=') };
  return { kind: 'range', ...(comparison.startsWith('<') ? { to: bound } : { from: bound }) };
}

function nextInterval(scanner: Scanner): QueryValue {
  const start = scanner.offset;
  const source = skip(scanner, /[[{][^\]}]*[\]}]/y);
  const ends = /^.\s*(\S+)\s+TO\s+(\S+)\s*.$/.exec(source);
  if (ends?.[1] === undefined || ends[2] === undefined) {
    if (source === '') {
      scanner.offset = scanner.text.length;
    }
    scanner.problems.push({
      message: 'A range is written [from TO to], with * for an open end.',
      range: { start, end: scanner.offset },
    });
    return { kind: 'range' };
  }
  const from = boundOf(ends[1], source.startsWith('['));
  const to = boundOf(ends[2], source.endsWith(']'));
  return { kind: 'range', ...(from && { from }), ...(to && { to }) };
}

function boundOf(text: string, inclusive: boolean): QueryBound | undefined {
  return text === '*' ? undefined : { text, inclusive };
}

function nextText(scanner: Scanner, exact: boolean): Extract<QueryValue, { kind: 'text' }> {
  const quote = scanner.text[scanner.offset];
  if (quote !== '"' && quote !== "'") {
    return { kind: 'text', text: skip(scanner, wordPattern), quoted: false, exact };
  }
  const start = scanner.offset;
  const source = skip(scanner, quote === '"' ? /"(?:[^"\\]|\\[^])*"/y : /'(?:[^'\\]|\\[^])*'/y);
  if (source === '') {
    scanner.offset = scanner.text.length;
    scanner.problems.push({
      message: 'A quote is opened here and never closed.',
      range: { start, end: scanner.offset },
    });
    return { kind: 'text', text: scanner.text.slice(start + 1), quoted: true, exact };
  }
  const text = source.slice(1, -1).replace(/\\([^])/g, '$1');
  return { kind: 'text', text, quoted: true, exact };
}
