import type { LiqeQuery } from 'liqe';
import { parseSkeleton } from './parseSkeleton.js';
import type { ParsedQuery, Query, QueryProblem, QueryTerm } from './query.js';
import { tokenizeQuery, type QueryToken } from './queryTokens.js';

const maximumLength = 2000;
const maximumTokens = 200;
const maximumDepth = 30;

/**
 * Reads a query: `kind:checklist due_on:<7d -client:contoso (firewall OR vpn)`.
 *
 * `AND` binds closer than `OR`, and terms side by side are joined by `AND`. Never throws: what cannot be read is a problem with its place.
 */
export function parseQuery(text: string): ParsedQuery {
  if (text.length > maximumLength) {
    return refused(`A query has at most ${maximumLength} characters.`, maximumLength, text.length);
  }
  const { tokens, problems } = tokenizeQuery(text);
  if (tokens.length === 0) {
    return { query: { kind: 'everything' }, problems };
  }
  if (tokens.length > maximumTokens) {
    const start = tokens[maximumTokens]?.range.start ?? 0;
    return refused('A query has at most 200 words and operators.', start, text.length);
  }
  const found = [...problems, ...structureProblems(tokens, text)];
  if (found.length > 0) {
    return { query: { kind: 'everything' }, problems: found };
  }
  const terms: QueryTerm[] = [];
  const skeleton = skeletonOf(tokens, terms);
  try {
    return { query: fromTree(parseSkeleton(skeleton), terms), problems: [] };
  } catch {
    // The structure was checked above, so that only an oddity of the parser can end here.
    return refused('This query cannot be read.', 0, text.length);
  }
}

function refused(message: string, start: number, end: number): ParsedQuery {
  return { query: { kind: 'everything' }, problems: [{ message, range: { start, end } }] };
}

/** Says in the words of a reader what the parser would only reject: operators without operands, parentheses without partners. */
function structureProblems(tokens: readonly QueryToken[], text: string): QueryProblem[] {
  const problems: QueryProblem[] = [];
  const opened: QueryToken[] = [];
  let before: QueryToken | undefined;
  for (const token of tokens) {
    const wantsOperand = before === undefined || ['open', 'and', 'or', 'not'].includes(before.kind);
    if (wantsOperand && ['and', 'or', 'close'].includes(token.kind)) {
      problems.push(missingOperand(token.kind === 'close' && before ? before : token, text));
    }
    if (token.kind === 'open') {
      opened.push(token);
    } else if (token.kind === 'close' && opened.pop() === undefined) {
      problems.push({ message: 'No parenthesis is open here.', range: token.range });
    }
    if (opened.length === maximumDepth) {
      problems.push({ message: 'Parentheses are nested too deep.', range: token.range });
      return problems;
    }
    before = token;
  }
  for (const { range } of opened) {
    problems.push({ message: 'This parenthesis is never closed.', range });
  }
  if (before !== undefined && ['and', 'or', 'not'].includes(before.kind)) {
    problems.push(missingOperand(before, text));
  }
  return problems;
}

function missingOperand(token: QueryToken, text: string): QueryProblem {
  const { range } = token;
  return {
    message: `A term is missing next to "${text.slice(range.start, range.end)}".`,
    range,
  };
}

/**
 * The query with a number in quotes for each term, fully parenthesized.
 *
 * The parser takes operators strictly from left to right; wrapping what stands between two `OR` makes `AND` bind closer. Fields stay out, because the parser compiles code for them.
 */
function skeletonOf(tokens: readonly QueryToken[], terms: QueryTerm[]): string {
  let skeleton = '((';
  let joined = false;
  let negated = false;
  const fields: QueryTerm['field'][] = [];
  const operand = (source: string) => {
    skeleton += `${joined ? ' AND ' : ''}${negated ? 'NOT ' : ''}${source}`;
    negated = false;
  };
  for (const token of tokens) {
    switch (token.kind) {
      case 'open':
        operand('((');
        fields.push(token.field ?? fields.at(-1));
        joined = false;
        break;
      case 'close':
        skeleton += '))';
        fields.pop();
        joined = true;
        break;
      case 'or':
        skeleton += ') OR (';
        joined = false;
        break;
      case 'not':
        negated = !negated;
        break;
      case 'term':
        operand(`"${terms.length}"`);
        terms.push(withField(token.term, fields.at(-1)));
        joined = true;
        break;
      case 'and':
        break;
      default:
        token satisfies never;
    }
  }
  return skeleton + '))';
}

function withField(term: QueryTerm, field: QueryTerm['field']): QueryTerm {
  return term.field !== undefined || field === undefined ? term : { ...term, field };
}

function fromTree(tree: LiqeQuery, terms: readonly QueryTerm[]): Query {
  switch (tree.type) {
    case 'EmptyExpression':
      return { kind: 'everything' };
    case 'ParenthesizedExpression':
      return fromTree(tree.expression, terms);
    case 'UnaryOperator':
      return { kind: 'not', operand: fromTree(tree.operand, terms) };
    case 'LogicalExpression': {
      const kind = tree.operator.operator === 'OR' ? 'or' : 'and';
      const operands = [fromTree(tree.left, terms), fromTree(tree.right, terms)];
      const flat = operands.flatMap((operand) =>
        operand.kind === kind ? operand.operands : [operand],
      );
      return { kind, operands: flat };
    }
    case 'Tag': {
      const { expression } = tree;
      const value = expression.type === 'LiteralExpression' ? expression.value : undefined;
      const term = terms[Number(value)];
      if (term === undefined) {
        throw new Error('The query parser gave back a term that it was never given.');
      }
      return { kind: 'term', term };
    }
    default:
      return tree satisfies never;
  }
}
