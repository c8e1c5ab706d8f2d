import assert from 'node:assert/strict';
import { linkedRows } from '../../../src/core/lists/linkedRows.js';

function check(from: string, to: string, expected: string) {
  const row = { key: '', path: to, line: 4, title: 'A', cells: [], actions: [] };
  assert.deepEqual(linkedRows(from).name(row, 'A'), {
    tag: 'a',
    attributes: { href: expected },
    children: ['A'],
  });
}

describe('linkedRows', () => {
  it('leads from one document to another', () => {
    check('a.md', 'b.md', './b.md#L5');
    check('dashboards/noc.md', 'projects/118/closeout.md', './../projects/118/closeout.md#L5');
    check('a/b/c.md', 'a/d.md', './../d.md#L5');
    check('a/b.md', 'a/b.md', './b.md#L5');
  });

  it('takes names of files for nothing else', () => {
    check('a.md', 'command:x?y#z.md', './command%3Ax%3Fy%23z.md#L5');
    check('a.md', 'Über uns.md', './%C3%9Cber%20uns.md#L5');
  });
});
