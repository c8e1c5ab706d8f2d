import assert from 'node:assert/strict';
import { openWorkLines, withOpenWork } from '../../../src/core/query/openWork.js';
import { gateLibrary, today } from '../../support/closeout.js';

const closeout = (lines: string, items: string) =>
  `---\nid: CHK-1\nkind: checklist\ntitle: Closeout <b>\nowner: project-team\ngates:\n  - id: handoff\n    title: Ready\n    sign: { role: project-team }\n${lines}---\n\n${items}\n`;

function check(files: Readonly<Record<string, string>>, handle: string, ...expected: string[]) {
  assert.deepEqual(openWorkLines(gateLibrary(files), { handle, today }), expected);
}

describe('openWorkLines', () => {
  it('names what is due of items, checklists and reviews, the oldest first', () => {
    const files = {
      'a.md': closeout(
        'due_on: 2026-11-20\n',
        '- [ ] Later (due 2026-11-20)\n- [ ] Sooner @dana (due 2026-11-01)\n- [ ] Export (due 2026-11-01)\n- [ ] Some day',
      ),
      'b.md':
        '---\nid: SOP-1\nkind: sop\ntitle: Restore\nowner: noc\nworkflow: incident\nreviewed_on: 2026-01-01\nreview_in: 6 months\n---\n',
    };
    check(
      files,
      'lee',
      'Export, overdue since 2026-11-01, in Closeout \\<b\\> (CHK-1)',
      'Later, overdue since 2026-11-20, in Closeout \\<b\\> (CHK-1)',
      'Finish Closeout \\<b\\> (CHK-1), overdue since 2026-11-20',
    );
    check(
      files,
      'dana',
      'Sooner, overdue since 2026-11-01, in Closeout \\<b\\> (CHK-1)',
      'Review Restore (SOP-1), overdue since 2026-07-01',
    );
  });

  it('names what waits for a signature', () => {
    check(
      { 'a.md': closeout('', '- [x] Done') },
      'lee',
      'Sign "Ready" of Closeout \\<b\\> (CHK-1)',
    );
    check({ 'a.md': closeout('', '- [x] Done') }, 'dana');
  });

  it('names lessons that wait for those who own them', () => {
    const lesson =
      '---\nid: LL-1\nkind: lesson\ntitle: Labels\nowner: noc\nstatus: captured\nraised_on: 2026-10-01\n---\n';
    check({ 'l.md': lesson }, 'dana', 'Lesson waits since 2026-10-01: Labels (LL-1)');
    check({ 'l.md': lesson }, 'lee');
  });

  it('names five of a sort and says how many more there are', () => {
    const items = Array.from({ length: 7 }, (_, at) => `- [ ] I${at} (due 2026-11-01)`).join('\n');
    const lines = openWorkLines(gateLibrary({ 'a.md': closeout('', items) }), {
      handle: 'lee',
      today,
    });
    assert.equal(lines.length, 6);
    assert.equal(lines.at(-1), 'and 2 more like the one above');
  });
});

describe('withOpenWork', () => {
  const library = gateLibrary({ 'a.md': closeout('', '- [x] Done') });
  const text = '{{my_work}}\n';

  it('answers for the person of the document, else for the one who makes it', () => {
    const workOf = (values: Readonly<Record<string, string>>, template = text) =>
      withOpenWork(library, { text: template, values, today })['my_work'];
    const lees = 'Sign "Ready" of Closeout \\<b\\> (CHK-1)';
    assert.equal(workOf({ person: 'lee', handle: 'sam' }), lees);
    assert.equal(workOf({ handle: 'lee' }), lees);
    assert.equal(workOf({ person: 'dana', handle: 'lee' }), 'Nothing is due, returned or waiting.');
    assert.equal(workOf({ person: 'nobody' }), undefined);
    assert.equal(workOf({ person: 'lee' }, 'no placeholder'), undefined);
  });
});
