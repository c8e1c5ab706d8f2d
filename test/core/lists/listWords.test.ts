import assert from 'node:assert/strict';
import { listMarkup } from '../../../src/core/lists/listMarkup.js';
import type { ListResult } from '../../../src/core/lists/listResult.js';
import { englishListWords, fillIn, type ListWords } from '../../../src/core/lists/listWords.js';
import { toHtml } from '../../../src/core/lists/markup.js';

/** Words of no language: each is its name, so that a text of any other origin shows. */
const named: ListWords = Object.fromEntries(
  Object.keys(englishListWords).map((name) => [name, `<${name}>`]),
) as Record<keyof ListWords, string>;

const row = {
  ...{ key: 'a', path: 'a.md', line: 0, title: 'A', actions: [] },
  cells: [{ kind: 'empty' } as const],
};

const bare: ListResult = {
  ...{ title: 'T', of: 'documents', view: 'table', query: '', total: 1, problems: [] },
  columns: [{ field: 'client', label: 'C', isNumber: false }],
  rows: [row],
};

/** The words of ours that a list shows, in their order. */
function check(list: Partial<ListResult>, ...expected: readonly (keyof ListWords)[]): void {
  const controls = { name: () => '', actions: () => [''], words: named };
  const html = toHtml(listMarkup({ ...bare, ...list }, { id: 'l', headingLevel: 2 }, controls));
  const told = [...html.matchAll(/&lt;(\w+)&gt;/g)].map(([, name]) => name);
  assert.deepEqual(told, expected);
}

describe('the words around a list', () => {
  it('are those of the place that shows it', () => {
    check({}, 'oneDocument', 'actions', 'none');
    check({ of: 'items' }, 'oneItem', 'actions', 'none');
    check({ total: 2 }, 'documents', 'actions', 'none', 'more');
    check({ total: 0, rows: [] }, 'documents', 'nothing');
    check({ of: 'items', total: 0, rows: [] }, 'items', 'nothing');
    check({ problems: [{ line: 2, message: 'No.' }] }, 'notAnswered', 'problemInLine');
    check({ rows: [], snoozed: { count: 1, isShown: false } }, 'oneDocument', 'snoozed');
  });

  it('are so in every view', () => {
    const groups = [{ label: '2026-01', count: 1, rows: [0] }];
    check({ view: 'list' }, 'oneDocument');
    check({ view: 'board', groups }, 'oneDocument', 'board');
    check({ view: 'chart', groups }, 'oneDocument', 'bar', 'number');
    const timeline = ['oneDocument', 'byMonth', 'mostInMonth', 'figures', 'number'] as const;
    check({ view: 'chart', groups, isTimeline: true }, ...timeline);
    check({ view: 'number' });
    check({ view: 'number', atMost: 0 }, 'shouldBeNone');
    check({ view: 'number', atMost: 0, total: 0 }, 'asItShouldBe');
    check({ view: 'number', atMost: 1 }, 'fineUpTo');
    check({ view: 'number', atMost: 1, total: 2 }, 'shouldBeAtMost');
  });
});

describe('fillIn', () => {
  it('puts values into their places and looks into none of them', () => {
    assert.equal(fillIn('{1} of {0}', 2, '{0} $&'), '{0} $& of 2');
    assert.equal(fillIn('{0}'), '{0}');
  });
});
