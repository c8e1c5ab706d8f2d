import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseDocument } from '../../../src/core/document/parseDocument.js';
import { applyLessonEdits, sectionsOf } from '../../../src/core/lessons/applyLesson.js';
import { carriesMark } from '../../../src/core/lessons/lessonMarks.js';
import { applyEdits } from '../../../src/core/text/textEdit.js';
import { fuzz } from '../../support/fuzz.js';
import { blockSoup } from '../../support/markdownSoup.js';

const read = (text: string) => parseDocument('a.md', { text, bom: false });

describe('applyLessonEdits on any text', () => {
  it('takes nothing away, keeps every tick, and leaves the mark where it can be found', () => {
    let applied = 0;
    fc.assert(
      fc.property(blockSoup, fc.nat(), (text, choice) => {
        const document = read(text);
        const sections = sectionsOf(document);
        const heading = sections[choice % (sections.length + 1)]?.heading;
        const outcome = applyLessonEdits({ text, document }, 'LL-7Q3K9', {
          kind: 'add',
          text: 'Label both ends.',
          ...(heading === undefined ? {} : { heading }),
        });
        if (outcome.kind === 'refused') return;
        applied++;
        for (const { range } of outcome.edits) assert.equal(range.start, range.end);
        const after = read(applyEdits(text, outcome.edits));
        assert.ok(carriesMark(after, 'LL-7Q3K9'));
        const ticks = (items: typeof after.items) =>
          items.filter(({ checked }) => checked).map(({ title }) => title);
        assert.deepEqual(ticks(after.items), ticks(document.items));
      }),
      fuzz(500),
    );
    assert.ok(applied > 250, `only ${applied} were applied`);
  });
});
