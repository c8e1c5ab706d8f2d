import assert from 'node:assert/strict';
import { parseDocument } from '../../../src/core/document/parseDocument.js';
import { readWithRemark } from '../../../src/core/document/remarkReader.js';

/** Whether the one line is an item, as both readers see it. */
function check(text: string, expected: boolean) {
  const { items } = parseDocument('a.md', { text, bom: false });
  assert.equal(items.length === 1, readWithRemark(text).items.length === 1, text);
  assert.equal(items.length === 1, expected, text);
}

describe('boxes', () => {
  it('hold a blank, an x, or a tab that is no wider than a blank', () => {
    check('- [ ] a', true);
    check('- [X] a', true);
    check('- [\t] a', true);
    check('1. [\t] a', false);
    check('  - [\t] a', false);
    check('- []\ta', false);
    check('- [x]\ta', true);
  });
});

describe('markers', () => {
  it('begin with a parenthesis that no backslash escapes', () => {
    const reason = (text: string) =>
      parseDocument('a.md', { text, bom: false }).items[0]?.markers.notApplicable;
    assert.equal(reason('- [ ] a (n/a: gone)'), 'gone');
    assert.equal(reason('- [ ] a \\(n/a: gone)'), undefined);
    assert.equal(reason('- [ ] a \\\\(n/a: gone)'), 'gone');
    assert.equal(reason('- [ ] a \\(b) (n/a: gone)'), 'gone');
  });
});
