import assert from 'node:assert/strict';
import { newId } from '../../../src/core/templates/newId.js';

function check(
  options: { random: readonly number[]; taken?: readonly string[] },
  expected: string,
): void {
  const numbers = [...options.random];
  const id = newId('LL', {
    isTaken: (candidate) => (options.taken ?? []).includes(candidate),
    random: () => numbers.shift() ?? 0,
  });
  assert.equal(id, expected);
}

describe('a new id', () => {
  it('is the prefix and five Crockford base-32 characters', () => {
    check({ random: [0] }, 'LL-00000');
    check({ random: [1] }, 'LL-00001');
    check({ random: [32 ** 5 - 1] }, 'LL-ZZZZZ');
  });

  it('uses the low 25 bits of a larger number', () => {
    check({ random: [32 ** 5 + 31] }, 'LL-0000Z');
    check({ random: [2 ** 32 - 1] }, 'LL-ZZZZZ');
  });

  it('tries again when the id is taken', () => {
    check({ random: [1, 1, 2], taken: ['LL-00001'] }, 'LL-00002');
  });

  it('does not try for ever', () => {
    assert.throws(() => newId('LL', { isTaken: () => true, random: () => 7 }), RangeError);
  });

  it('never collides when two branches make ids from the same library', () => {
    let state = 1;
    const random = (): number => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) >>> 4;
    const taken = new Set<string>();
    for (let round = 0; round < 2000; round++) {
      const isTaken = (id: string): boolean => taken.has(id);
      const [mine, yours] = [newId('CHK', { isTaken, random }), newId('CHK', { isTaken, random })];
      assert.notEqual(mine, yours);
      taken.add(mine).add(yours);
    }
  });
});
