import assert from 'node:assert/strict';
import { parseDocument } from '../../../src/core/document/parseDocument.js';
import { templateReasons } from '../../../src/core/gate/templateReasons.js';

const read = (text: string) => parseDocument('a.md', { text, bom: false });

/** What a run lacks that was made from `pinned` while its template has become `current`. */
function check(
  [run, pinned, current]: readonly [string, string, string],
  ...expected: readonly string[]
): void {
  const templates = { pinned: read(pinned), current: read(current) };
  const reasons = templateReasons(read(run), templates, { roles: new Set() });
  assert.deepEqual(
    reasons.map(({ message }) => message),
    expected,
  );
}

const one = '- [ ] A-1: One.\n';
const two = '- [ ] A-2: Two.\n';

describe('a run whose template moved on', () => {
  it('asks for no less with a keyed item as the template words it now', () => {
    const fresh = '- [ ] A-1: First of all.\n';
    check(['- [x] A-1: First of all.\n', one, fresh]);
    check([one, one, fresh]);
    check(
      ['- [x] A-1: Whatever.\n', one, fresh],
      '"A-1" is worded differently from the template: "One.".',
    );
    check(
      ['- [x] A-1: First of all. (optional)\n', one, fresh],
      '"A-1" is worded differently from the template: "One.".',
    );
  });

  it('may lack a keyed item that the template dropped, and no other', () => {
    check([one, one + two, one]);
    check(['', one + two, one], `The template's item "A-1: One." is missing.`);
    check(
      ['- [ ] A-2: Two. (optional)\n', two, one],
      '"A-2: Two." is optional here but required by the template.',
    );
  });

  it('may not lack an item without a key', () => {
    check([one, `${one}- [ ] Other.\n`, one], `The template's item "Other." is missing.`);
  });
});
