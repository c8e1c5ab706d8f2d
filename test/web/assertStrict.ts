// Stands for Node's assertions where there is no Node.
import { assert } from 'chai';

// eslint-disable-next-line no-restricted-syntax -- Node's module, whose place it takes, exports it so.
export default {
  ok: (value: unknown, message?: string) => {
    assert.isOk(value, message);
  },
  equal: (actual: unknown, expected: unknown, message?: string) => {
    assert.strictEqual(actual, expected, message);
  },
  deepEqual: (actual: unknown, expected: unknown, message?: string) => {
    assert.deepEqual(actual, expected, message);
  },
  match: (actual: string, expected: RegExp, message?: string) => {
    assert.match(actual, expected, message);
  },
};
