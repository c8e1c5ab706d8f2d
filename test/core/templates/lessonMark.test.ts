import assert from 'node:assert/strict';
import { withLessonMark } from '../../../src/core/templates/lessonMark.js';

function check(text: string, expected: string): void {
  assert.equal(withLessonMark(text, 'NET-3', 'LL-7Q3K9'), expected);
}

describe('the mark of a lesson', () => {
  it('goes to the end of the item with the key', () => {
    check(
      '- [ ] NET-2: One\n- [x] NET-3: Two (evidence)\r\n  more\n',
      '- [ ] NET-2: One\n- [x] NET-3: Two (evidence) (from LL-7Q3K9)\r\n  more\n',
    );
    check('> 1. [ ] NET-3: Two', '> 1. [ ] NET-3: Two (from LL-7Q3K9)');
  });

  it('is written once', () => {
    const text = '- [ ] NET-3: Two (from LL-7Q3K9)\n';
    check(text, text);
  });

  it('needs the item', () => {
    check('- [ ] NET-30: Two\n- NET-3: Two\n', '- [ ] NET-30: Two\n- NET-3: Two\n');
  });
});
