import assert from 'node:assert/strict';
import type { Steps } from '../../../src/core/library/steps.js';
import { finishInSlices, finishSoon, inSlices } from '../../../src/extension/shared/slices.js';

const always = () => true;

let time = 0;

/** Lets a clock go by what steps take, and by nothing else. */
function ticking(test: () => Promise<void>): () => Promise<void> {
  return async () => {
    const { now } = Date;
    Date.now = () => time;
    try {
      await test();
    } finally {
      Date.now = now;
    }
  };
}

/** Steps that take a slice each, as far as anybody can tell. */
function* longSteps(count: number, taken: () => void): Steps<number> {
  for (let step = 0; step < count; step++) {
    taken();
    time += 10;
    yield undefined;
  }
  return count;
}

describe('Work in slices', () => {
  it(
    'comes to its result, however many slices that takes',
    ticking(async () => {
      let steps = 0;
      const result = await finishInSlices(
        longSteps(5, () => steps++),
        always,
      );
      assert.deepEqual([result, steps], [5, 5]);
    }),
  );

  it(
    'takes its slices one in a turn of the host, whoever else has work',
    ticking(async () => {
      const order: string[] = [];
      let isTaken = false;
      const work = (name: string) =>
        finishInSlices(
          longSteps(3, () => {
            assert.ok(!isTaken, `${name} had its slice in the turn of another`);
            isTaken = true;
            setImmediate(() => {
              isTaken = false;
            });
            order.push(name);
          }),
          always,
        );
      await Promise.all(['a', 'b', 'c'].map(work));
      assert.equal(order.join(''), 'abcabcabc');
    }),
  );

  it(
    'lets rows that somebody waits for go ahead of the background',
    ticking(async () => {
      const order: string[] = [];
      const background = ['a', 'b', 'c', 'd'].map((name) =>
        finishInSlices(
          longSteps(4, () => order.push(name)),
          always,
        ),
      );
      await finishSoon(
        longSteps(4, () => order.push('row')),
        always,
      );
      assert.ok(order.length <= 10, order.join(' '));
      await Promise.all(background);
    }),
  );

  it(
    'stops before its next slice when it is not wanted any more',
    ticking(async () => {
      let steps = 0;
      const isWanted = () => steps < 2;
      const result = await finishInSlices(
        longSteps(5, () => steps++),
        isWanted,
      );
      assert.deepEqual([result, steps], [undefined, 2]);
      assert.equal(await inSlices([1, 2, 3], () => steps++, isWanted), false);
    }),
  );

  it(
    'hands on what its steps throw, and then lets others have their turn',
    ticking(async () => {
      const failing = inSlices(
        [1],
        () => {
          throw new Error('It cannot be done.');
        },
        always,
      );
      const other = inSlices([1], () => undefined, always);
      await assert.rejects(failing, /It cannot be done/);
      assert.equal(await other, true);
    }),
  );
});
