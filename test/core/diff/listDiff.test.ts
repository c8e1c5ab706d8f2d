import assert from 'node:assert/strict';
import { diffArrays } from 'diff';
import fc from 'fast-check';
import { listDiff } from '../../../src/core/diff/listDiff.js';
import { fuzz } from '../../support/fuzz.js';

const most = 100;

/** What is told of two lists, stretch by stretch: `=same`, `-removed`, `+added`. */
function check(old: string, now: string, ...expected: string[]) {
  const stretches = listDiff([...old], [...now], most);
  const signs = { same: '=', removed: '-', added: '+' } as const;
  const told = stretches?.map(({ kind, value }) => `${signs[kind]}${value.join('')}`);
  assert.deepEqual(told, expected);
}

describe('two lists', () => {
  it('are told apart by what stands behind all of one', () => {
    check('abc', 'abcde', '=abc', '+de');
    check('abcde', 'abc', '=abc', '-de');
    check('', 'ab', '+ab');
  });

  it('are told apart by one entry in place of another', () => {
    check('abc', 'axc', '=a', '-b', '+x', '=c');
    check('abc', 'xbc', '-a', '+x', '=bc');
  });

  it('are told apart by more', () => {
    check('abcd', 'bcdx', '-a', '=bcd', '+x');
    check('ab', 'ba', '-a', '=b', '+a');
  });

  it('that are the same have nothing but that', () => {
    check('ab', 'ab', '=ab');
  });

  it('have nothing to tell beyond the most edits', () => {
    assert.equal(listDiff(['a'], ['b', 'c'], 2), undefined);
    assert.equal(listDiff(['a'], ['b'], 1), undefined);
    assert.equal(listDiff([], ['b', 'c'], 1), undefined);
  });

  it('are told as the general way tells them', () => {
    const entries = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 7 });
    fc.assert(
      fc.property(entries, entries, (old, now) => {
        const parts = diffArrays(old, now).map(({ value, added, removed }) => ({
          kind: added ? 'added' : removed ? 'removed' : 'same',
          value,
        }));
        assert.deepEqual(listDiff(old, now, most), parts);
      }),
      fuzz(2000),
    );
  });
});
