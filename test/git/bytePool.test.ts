import assert from 'node:assert/strict';
import { BytePool } from '../../src/git/bytePool.js';

describe('BytePool', () => {
  it('keeps copies apart, and uses the memory of those that came back', () => {
    const pool = new BytePool();
    const source = Uint8Array.of(1, 2, 3);
    const [one, other] = [pool.copy(source), pool.copy(Uint8Array.of(4))];
    source.fill(0);
    assert.deepEqual([[...one], [...other]], [[1, 2, 3], [4]]);
    pool.giveBack(one);
    const next = pool.copy(Uint8Array.of(5, 6));
    assert.equal(next.buffer, one.buffer);
    assert.deepEqual([[...next], [...other]], [[5, 6], [4]]);
    assert.deepEqual([...pool.copy(new Uint8Array())], []);
  });
});
