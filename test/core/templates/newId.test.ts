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

  it('never collides when two branches make documents at once, 10,000 times', () => {
    // xorshift: the low bits of a congruential generator repeat too soon.
    let state = 20261122;
    const random = (): number => {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      return state >>> 0;
    };
    const merged = new Set<string>();
    for (let pair = 0; pair < 10_000; pair++) {
      const branch = (): readonly string[] => {
        const own = new Set<string>();
        for (let made = 0; made < 2; made++) {
          own.add(newId('CHK', { isTaken: (id) => merged.has(id) || own.has(id), random }));
        }
        return [...own];
      };
      const [mine, yours] = [branch(), branch()];
      assert.deepEqual(
        mine.filter((id) => yours.includes(id)),
        [],
      );
      for (const id of [...mine, ...yours]) merged.add(id);
    }
    assert.equal(merged.size, 40_000);
  });
});
