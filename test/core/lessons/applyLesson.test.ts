import assert from 'node:assert/strict';
import { parseDocument } from '../../../src/core/document/parseDocument.js';
import { applyLessonEdits, sectionsOf } from '../../../src/core/lessons/applyLesson.js';
import { carriesMark } from '../../../src/core/lessons/lessonMarks.js';
import { applyEdits } from '../../../src/core/text/textEdit.js';

const read = (text: string) => parseDocument('a.md', { text, bom: false });

/** Adds "Do it." below the heading of that name, `undefined` being the place before the first. */
function add(text: string, section: string | undefined, expected: string) {
  const document = read(text);
  const heading = sectionsOf(document).find(({ name }) => name === section)?.heading;
  const outcome = applyLessonEdits({ text, document }, 'LL-1', {
    kind: 'add',
    text: ' Do\nit. ',
    ...(heading === undefined ? {} : { heading }),
  });
  assert.ok(outcome.kind === 'edits', outcome.kind === 'refused' ? outcome.reason : '');
  const changed = applyEdits(text, outcome.edits);
  assert.equal(changed, expected);
  assert.ok(carriesMark(read(changed), 'LL-1'));
}

function mark(text: string, item: number, expected: string) {
  const outcome = applyLessonEdits({ text, document: read(text) }, 'LL-1', { kind: 'mark', item });
  assert.ok(outcome.kind === 'edits', outcome.kind === 'refused' ? outcome.reason : '');
  assert.equal(applyEdits(text, outcome.edits), expected);
}

describe('applyLessonEdits', () => {
  it('adds an item with the next key behind the last one of the section', () => {
    add(
      '# T\n\n## Net\n\n- [ ] NET-1: a\n\n- [ ] NET-2: b\n\n  - [ ] @noc verified\n\n## Bkp\n\n- [ ] NET-7: c\n',
      'Net',
      '# T\n\n## Net\n\n- [ ] NET-1: a\n\n- [ ] NET-2: b\n\n  - [ ] @noc verified\n\n- [ ] NET-8: Do it. (from LL-1)\n\n## Bkp\n\n- [ ] NET-7: c\n',
    );
  });

  it('follows bullets, numbers, indentation, tight lists and line ends of its neighbours', () => {
    add('* [ ] a\r\n* [x] b', undefined, '* [ ] a\r\n* [x] b\r\n* [ ] Do it. (from LL-1)');
    add('1. [ ] a\n2. [ ] b\n', undefined, '1. [ ] a\n2. [ ] b\n3. [ ] Do it. (from LL-1)\n');
    add('  - [ ] a\n  - [ ] b\n', undefined, '  - [ ] a\n  - [ ] b\n  - [ ] Do it. (from LL-1)\n');
  });

  it('adds the next step, with its lines below the last one left alone', () => {
    add(
      '## Steps\n\n1. Log it.\n2. Read.\n   More.\n\n   Much more.\n\nThen rest.\n\n## End\n',
      'Steps',
      '## Steps\n\n1. Log it.\n2. Read.\n   More.\n\n   Much more.\n3. Do it. (from LL-1)\n\nThen rest.\n\n## End\n',
    );
    add('## S\n\n1. a\n1. b\n', 'S', '## S\n\n1. a\n1. b\n1. Do it. (from LL-1)\n');
    add('## S\n\n- a\n\n- b\n', 'S', '## S\n\n- a\n\n- b\n\n- Do it. (from LL-1)\n');
  });

  it('takes no step in code for one', () => {
    add('## S\n\n```\n1. a\n```\n', 'S', '## S\n\n```\n1. a\n```\n\nDo it. (from LL-1)\n');
  });

  it('adds a paragraph where there is no list, also at the end of the file and in an empty section', () => {
    add('## A\n\nText.\n\n## B\n', 'A', '## A\n\nText.\n\nDo it. (from LL-1)\n\n## B\n');
    add('# T\n\n## A\n\n## B', 'B', '# T\n\n## A\n\n## B\n\nDo it. (from LL-1)\n');
    add('# T\n\n## A\n\n## B', 'A', '# T\n\n## A\n\nDo it. (from LL-1)\n\n## B');
  });

  it('marks an item that is there already', () => {
    mark(
      '- [ ] a (evidence)\n  more\n\n  - [ ] b\n',
      0,
      '- [ ] a (evidence)\n  more (from LL-1)\n\n  - [ ] b\n',
    );
    mark('- [ ] a\r\n- [x] b\r\n', 1, '- [ ] a\r\n- [x] b (from LL-1)\r\n');
  });

  it('refuses what has no words, and a place that is gone', () => {
    const text = '- [ ] a\n';
    const target = { text, document: read(text) };
    assert.equal(applyLessonEdits(target, 'LL-1', { kind: 'add', text: ' ' }).kind, 'refused');
    assert.equal(applyLessonEdits(target, 'LL-1', { kind: 'mark', item: 3 }).kind, 'refused');
  });

  it('refuses a place where the mark would not be found', () => {
    const text = '## A\n\n<!-- open\n';
    const outcome = applyLessonEdits({ text, document: read(text) }, 'LL-1', {
      kind: 'add',
      heading: 0,
      text: 'Do it.',
    });
    assert.equal(outcome.kind, 'refused');
  });
});
