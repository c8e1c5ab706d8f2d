import assert from 'node:assert/strict';
import { parseDocument } from '../../../src/core/document/parseDocument.js';
import { lessonOf } from '../../../src/core/lessons/lesson.js';
import { takeLessonStep, type LessonStep } from '../../../src/core/lessons/lessonStep.js';
import type { CivilDate } from '../../../src/core/schema/civilDate.js';
import { parseConfiguration } from '../../../src/core/schema/parseConfiguration.js';
import { profileOf } from '../../../src/core/schema/profileOf.js';
import { applyEdits } from '../../../src/core/text/textEdit.js';

function take(text: string, step: LessonStep) {
  const document = parseDocument('lessons/a.md', { text, bom: false });
  const lesson = lessonOf(profileOf(document, parseConfiguration(undefined)));
  assert.ok(lesson);
  const decision = { step, on: '2026-06-15' as CivilDate, by: 'leo' };
  const outcome = takeLessonStep({ text, document, lesson }, decision);
  return outcome.kind === 'edits' ? applyEdits(text, outcome.edits) : outcome.reason;
}

const lesson = (rest: string) =>
  `---\nid: LL-1\nkind: lesson # why\ntitle: 'Old'\n${rest}---\n\n# Old\n`;

describe('takeLessonStep', () => {
  it('accepts a captured lesson, with its target when one is named', () => {
    assert.equal(
      take(lesson('status: captured\n'), { kind: 'accept' }),
      lesson('status: accepted\naccepted_on: 2026-06-15\naccepted_by: leo\n'),
    );
    assert.equal(
      take(lesson('target: TPL-1\nstatus: captured\n'), { kind: 'accept', target: 'SOP-1' }),
      lesson('target: SOP-1\nstatus: accepted\naccepted_on: 2026-06-15\naccepted_by: leo\n'),
    );
  });

  it('takes a lesson without a status for a captured one', () => {
    assert.equal(
      take(lesson(''), { kind: 'accept' }),
      lesson('status: accepted\naccepted_on: 2026-06-15\naccepted_by: leo\n'),
    );
  });

  it('declines with the reason on one line, and accepts after all', () => {
    const declined = take(lesson('status: accepted\n'), {
      kind: 'decline',
      reason: ' Too\n dear. ',
    });
    assert.equal(
      declined,
      lesson('status: declined\ndeclined_on: 2026-06-15\ndeclined_by: leo\nreason: Too dear.\n'),
    );
    assert.equal(
      take(declined, { kind: 'accept' }),
      lesson('status: accepted\naccepted_on: 2026-06-15\naccepted_by: leo\n'),
    );
  });

  it('keeps line ends', () => {
    const text = lesson('status: captured\n').replaceAll('\n', '\r\n');
    const after = lesson('status: accepted\naccepted_on: 2026-06-15\naccepted_by: leo\n');
    assert.equal(take(text, { kind: 'accept' }), after.replaceAll('\n', '\r\n'));
  });

  it('refuses steps that do not follow', () => {
    const apply = { kind: 'apply', target: 'TPL-1' } as const;
    assert.equal(
      take(lesson('status: captured\n'), apply),
      '"Old" is captured; only a lesson that is accepted or applied can be applied.',
    );
    assert.match(take(lesson('status: applied\n'), { kind: 'accept' }), /^"Old" is applied; only/);
    assert.match(take(lesson('status: done\n'), { kind: 'accept' }), /status no lesson has/);
    assert.match(take(lesson('status: captured\n'), { kind: 'decline', reason: ' ' }), /reason/);
  });

  it('refuses a frontmatter it cannot change', () => {
    const text = lesson('status: captured\nstatus: accepted\n');
    const document = parseDocument('lessons/a.md', { text, bom: false });
    const outcome = takeLessonStep(
      { text, document, lesson: { path: 'lessons/a.md', title: 'Old', state: 'captured' } },
      { step: { kind: 'accept' }, on: '2026-06-15' as CivilDate },
    );
    assert.equal(outcome.kind, 'refused');
  });
});
