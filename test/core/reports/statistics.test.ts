import assert from 'node:assert/strict';
import { medianOf, percentOf, tally } from '../../../src/core/reports/statistics.js';

describe('The figures of reports', () => {
  it('are medians, so that one long project does not hide the others', () => {
    const check = (values: readonly number[], median: number | undefined) => {
      assert.equal(medianOf(values), median);
    };
    check([], undefined);
    check([7], 7);
    check([9, 1, 100], 9);
    check([4, 1, 2, 100], 3);
  });

  it('are shares in whole percent, and none of nothing', () => {
    assert.equal(percentOf(1, 3), 33);
    assert.equal(percentOf(2, 3), 67);
    assert.equal(percentOf(0, 0), undefined);
  });

  it('count the most frequent first, equals by name', () => {
    assert.deepEqual(
      [...tally(['b', 'a', 'c', 'c'])],
      [
        ['c', 2],
        ['a', 1],
        ['b', 1],
      ],
    );
  });
});
