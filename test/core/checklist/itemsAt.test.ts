import assert from 'node:assert/strict';
import { itemsAt, openItemFrom } from '../../../src/core/checklist/itemsAt.js';
import { settledRuns } from '../../../src/core/checklist/settledRuns.js';
import { parseDocument } from '../../../src/core/document/parseDocument.js';

/** `‹` and `›` stand around the selection. */
function check(marked: string, ...titles: string[]) {
  const text = marked.replace(/[‹›]/g, '');
  const start = marked.indexOf('‹');
  const end = Math.max(start, marked.indexOf('›') - 1);
  const document = parseDocument('a.md', { text, bom: false });
  const found = itemsAt(document, { start, end }).map((index) => document.items[index]?.title);
  assert.deepEqual(found, titles);
}

describe('the items of a selection', () => {
  it('are those whose lines it touches', () => {
    check('- [ ] A\n- [ ] ‹B\n- [ ] C›\n- [ ] D\n', 'B', 'C');
    check('- [ ] A‹\n- [ ] B\n›- [ ] C\n', 'A', 'B');
  });

  it('are the innermost around it where it touches none', () => {
    check('- [ ] A\n  - [ ] B\n    ‹words\n- [ ] C\n', 'B words');
    check('Words‹\n\n- [ ] A\n');
  });
});

describe('the next open item', () => {
  const text = '- [ ] A\n- [x] B\n- [ ] C\n- [ ] D (n/a: none)\n';
  const document = parseDocument('a.md', { text, bom: false });
  const from = (mark: string, direction: 'next' | 'previous') => {
    const index = openItemFrom(document, text.indexOf(mark), direction);
    return index === undefined ? undefined : document.items[index]?.title;
  };

  it('is the one below, and the first again behind the last', () => {
    assert.equal(from('A', 'next'), 'C');
    assert.equal(from('C', 'next'), 'A');
    assert.equal(from('C', 'previous'), 'A');
    assert.equal(from('A', 'previous'), 'C');
  });

  it('is none where nothing is open', () => {
    const settled = parseDocument('a.md', { text: '- [x] A\n', bom: false });
    assert.equal(openItemFrom(settled, 0, 'next'), undefined);
  });
});

describe('runs of settled items', () => {
  it('join items that follow one another, with what is nested in them', () => {
    const text = '- [x] A\n  - [x] a\n\n- [x] B\n- [ ] C\n- [x] D\n  - [ ] d\n- [x] E\n';
    const lines = text.split('\n');
    const runs = settledRuns(
      parseDocument('a.md', { text, bom: false }),
      (line) => lines[line] === '',
    );
    assert.deepEqual(runs, [
      { first: 0, last: 3 },
      { first: 7, last: 7 },
    ]);
  });
});
