import assert from 'node:assert/strict';
import { SpareTimeWork, type Steps } from '../../../src/core/library/steps.js';

/** Notes each step as it is taken. */
function* counting(taken: number[]): Steps<string> {
  for (let step = 1; step <= 5; step++) {
    taken.push(step);
    yield undefined;
  }
  return 'counted';
}

function* failing(): Steps<string> {
  yield undefined;
  throw new Error('no such page');
}

describe('SpareTimeWork', () => {
  it('takes as many steps as there is time for, and the others when its result is needed', () => {
    const taken: number[] = [];
    const work = new SpareTimeWork(counting(taken));
    assert.deepEqual(taken, [], 'nothing is done unasked');
    work.advance(2);
    assert.deepEqual(taken, [1, 2]);
    assert.equal(work.finish(), 'counted');
    assert.deepEqual(taken, [1, 2, 3, 4, 5]);
  });

  it('keeps its result, whether all steps were taken before or it is asked again', () => {
    const taken: number[] = [];
    const work = new SpareTimeWork(counting(taken));
    work.advance(Number.POSITIVE_INFINITY);
    work.advance(1);
    assert.equal(work.finish(), 'counted');
    assert.equal(work.finish(), 'counted');
    assert.deepEqual(taken, [1, 2, 3, 4, 5]);
  });

  it('tells whoever finishes it what went wrong meanwhile', () => {
    const work = new SpareTimeWork(failing());
    work.advance(1);
    work.advance(1);
    assert.throws(() => work.finish(), /no such page/);
    assert.throws(() => work.finish(), /no such page/);
  });
});
