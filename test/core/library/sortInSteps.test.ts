import assert from 'node:assert/strict';
import { sortInSteps } from '../../../src/core/library/sortInSteps.js';

interface Entry {
  readonly key: number;
  readonly place: number;
}

/** Keys that come again and again, in no order, the same for every run. */
function entriesOf(length: number): readonly Entry[] {
  let key = 7;
  return Array.from({ length }, (_, place) => {
    key = (key * 137 + 11) % 701;
    return { key, place };
  });
}

function check(length: number): void {
  const entries = entriesOf(length);
  const compare = (one: Entry, other: Entry) => one.key - other.key;
  const steps = sortInSteps(entries, compare);
  let step = steps.next();
  let taken = 0;
  for (; step.done !== true; step = steps.next()) taken++;
  assert.deepEqual(step.value, entries.toSorted(compare), `${length} entries`);
  assert.ok(taken >= Math.floor(length / 1000), `${length} entries in ${taken} steps`);
}

describe('sorting in steps', () => {
  it('gives what sorting at once gives, equal entries in their order', () => {
    for (const length of [0, 1, 2, 999, 1000, 1001, 2000, 3500, 10_007]) check(length);
  });

  it('leaves the entries as they were', () => {
    const entries = Object.freeze([...entriesOf(1500)]);
    Array.from(sortInSteps(entries, (one, other) => one.key - other.key));
    assert.deepEqual(entries, entriesOf(1500));
  });
});
