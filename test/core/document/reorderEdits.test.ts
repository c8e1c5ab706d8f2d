import assert from 'node:assert/strict';
import { parseDocument } from '../../../src/core/document/parseDocument.js';
import { reorderEdits, type ListSlot } from '../../../src/core/document/reorderEdits.js';
import { applyEdits } from '../../../src/core/text/textEdit.js';

/** Numbers are entries that are there, texts new ones. */
function check(lines: string, order: readonly (number | string)[], expected: string): void {
  const text = `---\nid: A-1\n${lines}tags: [a]\n---\n\n# Page\n`;
  const document = parseDocument('a.md', { text, bom: false });
  const slots = order.map((slot): ListSlot =>
    typeof slot === 'number' ? { index: slot } : { value: slot },
  );
  const edited = applyEdits(text, reorderEdits({ text, document }, 'order', slots));
  assert.equal(edited, `---\nid: A-1\n${expected}tags: [a]\n---\n\n# Page\n`);
}

describe('reorderEdits', () => {
  const three = 'order:\n  - "one" # first\n  # about two\n  - two\n  - three\n';

  it('moves entries with their quotes and the comments above and behind them', () => {
    check(three, [1, 0, 2], 'order:\n  # about two\n  - two\n  - "one" # first\n  - three\n');
    check(three, [0, 1, 2], three);
  });

  it('puts new entries in, and leaves old ones out', () => {
    check(three, [0, 'new: one', 2], 'order:\n  - "one" # first\n  - "new: one"\n  - three\n');
    check('order:\n- a\n- b\n', [0, 'c', 1], 'order:\n- a\n- c\n- b\n');
  });

  it('makes a list where there is none, or one in brackets', () => {
    check('order: []\n', ['a', 'b'], 'order:\n  - a\n  - b\n');
    check('order: [a, b]\n', [1, 0], 'order: [b, a]\n');
  });
});
