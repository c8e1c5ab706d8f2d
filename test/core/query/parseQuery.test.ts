import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseQuery } from '../../../src/core/query/parseQuery.js';
import type { Query, QueryTerm } from '../../../src/core/query/query.js';
import { fuzz } from '../../support/fuzz.js';

/** The query as an unambiguous text: `&`, `|`, `!`, `field~value`. */
function check(text: string, expected: string) {
  const { query, problems } = parseQuery(text);
  assert.deepEqual(problems, []);
  assert.equal(show(query), expected);
}

function refuses(text: string, marked: string, message: RegExp) {
  const { problems } = parseQuery(text);
  const [problem] = problems;
  assert.ok(problem, `${text} was accepted`);
  assert.match(problem.message, message);
  assert.equal(text.slice(problem.range.start, problem.range.end), marked);
}

function show(query: Query): string {
  switch (query.kind) {
    case 'everything':
      return '*';
    case 'and':
      return `(${query.operands.map(show).join(' & ')})`;
    case 'or':
      return `(${query.operands.map(show).join(' | ')})`;
    case 'not':
      return `!${show(query.operand)}`;
    case 'term':
      return showTerm(query.term);
  }
}

function showTerm({ field, value }: QueryTerm): string {
  const name = field ? `${field.name}~` : '';
  if (value.kind === 'text') {
    const quote = value.quoted ? '"' : '';
    return `${name}${value.exact ? '=' : ''}${quote}${value.text}${quote}`;
  }
  const { from, to } = value;
  return `${name}${from ? (from.inclusive ? '>=' : '>') + from.text : ''}${
    to ? (to.inclusive ? '<=' : '<') + to.text : ''
  }`;
}

describe('parseQuery', () => {
  it('takes an empty query for everything', () => {
    check('', '*');
    check('  \t ', '*');
  });

  it('joins terms by AND, which binds closer than OR', () => {
    check('a b', '(a & b)');
    check('a AND b', '(a & b)');
    check('a b OR c d', '((a & b) | (c & d))');
    check('a (b OR c) d', '(a & (b | c) & d)');
    check('(a OR b)(c OR d)', '((a | b) & (c | d))');
    check('((a))', 'a');
  });

  it('negates words and groups, twice is not at all', () => {
    check('-a', '!a');
    check('NOT a', '!a');
    check('!a b', '(!a & b)');
    check('-(a b)', '!(a & b)');
    check('NOT -a', 'a');
    check('a OR -b', '(a | !b)');
  });

  it('takes only upper case for operators', () => {
    check('and or not', '(and & or & not)');
    check('ORDER NOTE ANDES', '(ORDER & NOTE & ANDES)');
  });

  it('reads fields with any value up to the next blank', () => {
    check('kind:checklist', 'kind~checklist');
    check('KIND:Checklist', 'kind~Checklist');
    check('path:sops/a-b.md', 'path~sops/a-b.md');
    check('id:SOP-0012', 'id~SOP-0012');
    check('owner:@noc', 'owner~@noc');
    check('lead.name:dana', 'lead.name~dana');
    check('client:müller', 'client~müller');
    check('title:a:b', 'title~a:b');
    check("o'neill 12:30", "(o'neill & 12:30)");
    check('title:=sop', 'title~=sop');
  });

  it('reads quoted values, with escapes', () => {
    check('"two words"', '"two words"');
    check("title:'two words'", 'title~"two words"');
    check('"say \\"yes\\" \\\\"', '"say "yes" \\"');
  });

  it('reads comparisons and ranges', () => {
    check('due_on:<7d', 'due_on~<7d');
    check('due_on:>=-30d', 'due_on~>=-30d');
    check('due_on:<=today', 'due_on~<=today');
    check('due_on:[2026-01-01 TO 2026-02-01]', 'due_on~>=2026-01-01<=2026-02-01');
    check('items:{1 TO 5]', 'items~>1<=5');
    check('items:[* TO 5}', 'items~<5');
  });

  it('lets a field hold for a group', () => {
    check('kind:(sop OR checklist) x', '((kind~sop | kind~checklist) & x)');
    check('kind:(sop -owner:noc)', '(kind~sop & !owner~noc)');
  });

  it('marks the place of what it cannot read', () => {
    refuses('(a', '(', /never closed/);
    refuses('a)', ')', /No parenthesis is open/);
    refuses('a AND', 'AND', /missing next to "AND"/);
    refuses('OR b', 'OR', /missing next to "OR"/);
    refuses('a OR OR b', 'OR', /missing/);
    refuses('NOT', 'NOT', /missing next to "NOT"/);
    refuses('a (b OR ) c', 'OR', /missing next to "OR"/);
    refuses('()', '(', /missing/);
    refuses('x kind:', 'kind:', /needs a value/);
    refuses('due_on:<', '<', /needs a value/);
    refuses('title:"open', '"open', /never closed/);
    refuses('items:[1', '[1', /from TO to/);
    refuses('items:[1 5]', '[1 5]', /from TO to/);
  });

  it('bounds what it reads', () => {
    assert.match(parseQuery('a'.repeat(2001)).problems[0]?.message ?? '', /2000 characters/);
    assert.match(parseQuery('a '.repeat(300)).problems[0]?.message ?? '', /200 words/);
    assert.match(parseQuery('('.repeat(50)).problems[0]?.message ?? '', /nested too deep/);
  });

  it('never throws, and keeps every range inside the query', () => {
    const piece = fc.constantFrom(
      ...['a', 'kind:', '(', ')', '"', "'", '-', '!', 'AND', 'OR', 'NOT', ' ', '<', '>=', '['],
      ...[' TO ', ']', '{', '}', '*', '\\', ':', '7d', '\ud83d', 'due_on:<7d', '/x/', '\n', '@'],
    );
    const anyQuery = fc.oneof(
      fc.array(piece, { maxLength: 40 }).map((p) => p.join('')),
      fc.string(),
    );
    fc.assert(
      fc.property(anyQuery, (text) => {
        const { problems } = parseQuery(text);
        for (const { range } of problems) {
          assert.ok(range.start >= 0 && range.start <= range.end && range.end <= text.length);
        }
      }),
      fuzz(2000),
    );
  });
});
