import assert from 'node:assert/strict';
import { moveItem } from '../../../src/core/checklist/moveItem.js';
import { parseDocument } from '../../../src/core/document/parseDocument.js';
import { applyEdits } from '../../../src/core/text/textEdit.js';

/** Moves the item whose text begins with `B`. */
function check(text: string, direction: 'up' | 'down', after: string | undefined) {
  const document = parseDocument('a.md', { text, bom: false });
  const index = document.items.findIndex((item) => item.text.startsWith('B'));
  const outcome = moveItem({ text, document }, index, direction);
  const edited = outcome.kind === 'edits' ? applyEdits(text, outcome.edits) : undefined;
  assert.equal(edited, after);
  if (outcome.kind !== 'edits' || edited === undefined) return;
  const start = text.indexOf('B') + outcome.moved;
  assert.equal(edited.charAt(start), 'B', 'The cursor does not stay in the item.');
}

describe('moving an item', () => {
  it('exchanges it with its neighbour', () => {
    check('- [ ] A\n- [x] B\n- [ ] C\n', 'up', '- [x] B\n- [ ] A\n- [ ] C\n');
    check('- [ ] A\n- [x] B\n- [ ] C', 'down', '- [ ] A\n- [ ] C\n- [x] B');
  });

  it('takes along what is nested in it', () => {
    check(
      '- [ ] A\n  - [ ] A1\n- [ ] B\n  - [ ] b\n    note\n',
      'up',
      '- [ ] B\n  - [ ] b\n    note\n- [ ] A\n  - [ ] A1\n',
    );
  });

  it('keeps numbers, blank lines and line ends in their places', () => {
    check('1. [ ] A\r\n\r\n2. [ ] B\r\n', 'up', '1. [ ] B\r\n\r\n2. [ ] A\r\n');
    check('9. [ ] A\n10. [ ] B\n    - [ ] b\n', 'up', '10. [ ] B\n    - [ ] b\n9. [ ] A\n');
    check('> - [ ] A\n> - [ ] B\n', 'up', '> - [ ] B\n> - [ ] A\n');
  });

  it('stays within its list', () => {
    check('- [ ] B\n- [ ] C\n', 'up', undefined);
    check('- [ ] A\n  - [ ] B\n- [ ] C\n', 'up', undefined);
    check('- [ ] A\n\nWords.\n\n- [ ] B\n', 'up', undefined);
    check('- [ ] A\n- plain\n- [ ] B\n', 'up', undefined);
    check('# One\n- [ ] A\n# Two\n- [ ] B\n', 'up', undefined);
  });
});
