import assert from 'node:assert/strict';
import { parseDocument } from '../../../src/core/document/parseDocument.js';
import { lessonMarksOf } from '../../../src/core/lessons/lessonMarks.js';

/** Expects the marks as `lesson` or, for those of items, `lesson@index`. */
function check(markdown: string, ...expected: string[]) {
  const document = parseDocument('a.md', { text: markdown, bom: false });
  const marks = lessonMarksOf(document);
  assert.deepEqual(
    marks.map(({ lesson, item }) => (item === undefined ? lesson : `${lesson}@${item}`)),
    expected,
  );
  for (const { lesson, range } of marks) {
    assert.ok(markdown.slice(range.start, range.end).includes(lesson));
  }
}

describe('lessonMarksOf', () => {
  it('finds marks of items, steps and sentences', () => {
    check('- [ ] a\n- [x] b (optional) (from LL-7Q3K9)\n', 'LL-7Q3K9@1');
    check('1. Log it. (from LL-7Q3K9)\n', 'LL-7Q3K9');
    check('---\nid: A\n---\n\nSay it aloud.\nTwice (from LL-7Q3K9), please.\n', 'LL-7Q3K9');
    check('- [ ] a (from LL-7Q3K9, LL-2B8XZ and LL-1)\n', 'LL-7Q3K9@0', 'LL-2B8XZ@0', 'LL-1@0');
  });

  it('finds the mark of a nested item at that item', () => {
    check('- [ ] a\n  - [ ] b (from LL-1)\n- [ ] c\n', 'LL-1@1');
  });

  it('takes nothing in code, comments and frontmatter for a mark', () => {
    check('---\ntitle: Old (from LL-7Q3K9)\n---\n\ntext\n');
    check('Write `(from LL-7Q3K9)` behind it.\n');
    check('```\n- [ ] a (from LL-7Q3K9)\n```\n');
    check('~~~ md\n(from LL-7Q3K9)\n\n~~~\n\n(from LL-2B8XZ)\n', 'LL-2B8XZ');
    check('<!-- (from LL-7Q3K9)\n\n-->\n');
    check('```\n(from LL-7Q3K9)\n');
  });

  it('takes no other parenthesis for a mark', () => {
    check('We moved (from Leeds to York) (from there) (from LL 7).\n');
  });
});
