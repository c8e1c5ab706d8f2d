import assert from 'node:assert/strict';
import { remembered } from '../../../src/core/memory/remembered.js';

describe('remembered', () => {
  it('makes its answer once for each object', () => {
    const asked: string[] = [];
    const nameOf = remembered(({ name }: { readonly name: string }) => {
      asked.push(name);
      return name.toUpperCase();
    });
    const [one, twin] = [{ name: 'noc' }, { name: 'noc' }];
    assert.deepEqual([nameOf(one), nameOf(one), nameOf(twin)], ['NOC', 'NOC', 'NOC']);
    assert.deepEqual(asked, ['noc', 'noc']);
  });

  it('keeps answers that are empty', () => {
    let asked = 0;
    const ask = remembered(() => (asked++, false));
    const key = {};
    assert.deepEqual([ask(key), ask(key), asked], [false, false, 1]);
  });

  it('asks again what failed', () => {
    let asked = 0;
    const ask = remembered(() => {
      if (asked++ === 0) throw new Error('Not yet.');
      return 'made';
    });
    const key = {};
    assert.throws(() => ask(key), /Not yet/);
    assert.equal(ask(key), 'made');
  });
});
