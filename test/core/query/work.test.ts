import assert from 'node:assert/strict';
import { createWorkFilter, type Work, workOn } from '../../../src/core/query/work.js';
import type { Library } from '../../../src/core/library/library.js';
import type { CivilDate } from '../../../src/core/schema/civilDate.js';
import { libraryOf } from '../../support/libraryOf.js';

const today = '2026-11-21' as CivilDate;

const settings = {
  '.sop/library.yml': 'title: Test\nreview:\n  due_soon: 30 days\n',
  '.sop/roster.yml': `people:
  dana: { name: Dana Reyes, emails: [dana@msp.example] }
  lee: { name: Lee Park, emails: [lee@msp.example] }
roles:
  noc: { members: [{ person: dana }] }
  project-team: { members: [{ person: lee, until: 2026-11-20 }] }
`,
};

/** Work as `urgency kind day whose item`; with a handle, only that person's. */
function check(text: string, expected: readonly string[], handle?: string) {
  const library = libraryOf({ ...settings, 'document.md': text });
  const isWanted = handle === undefined ? () => true : createWorkFilter(library, { handle, today });
  const work = workIn(library, today).filter(isWanted);
  const lines = work.map(({ urgency, kind, dueOn, whose, document, item }) =>
    [urgency, kind, dueOn ?? '-', whose ?? '-', document.items[item ?? -1]?.title]
      .filter((part) => part !== undefined)
      .join(' '),
  );
  assert.deepEqual(lines, expected);
}

const run = (frontmatter: string, items: string) =>
  `---\nkind: checklist\nowner: project-team\n${frontmatter}---\n\n${items}`;

/** The work of all documents. */
function workIn(library: Library, day: CivilDate): readonly Work[] {
  return [...library.documents.values()].flatMap((document) => workOn(library, document, day));
}

describe('workOn', () => {
  it('holds open required items, by their day', () => {
    check(
      run(
        '',
        `- [ ] Late (due 2026-11-20)
- [ ] Today (due 2026-11-21)
- [ ] Soon (due 2026-12-21)
- [ ] Far (due 2026-12-22)
- [ ] Undated
- [ ] Skip (optional)
- [x] Done (due 2026-01-01)
- [ ] Left out (n/a: no rack) (due 2026-01-01)
`,
      ),
      [
        'overdue item 2026-11-20 project-team Late',
        'due-soon item 2026-11-21 project-team Today',
        'due-soon item 2026-12-21 project-team Soon',
        'open item 2026-12-22 project-team Far',
        'open item - project-team Undated',
      ],
    );
  });

  it('names those an item is for', () => {
    check(run('', '- [ ] @noc verify\n'), ['open item - noc verify']);
    check(run('', '## Network @noc\n\n- [ ] Export\n'), ['open item - noc Export']);
  });

  it('holds a checklist once its own day is near, as long as a required item is open', () => {
    check(run('due_on: 2026-11-30\n', '- [ ] Ask\n'), [
      'due-soon checklist 2026-11-30 project-team',
      'open item - project-team Ask',
    ]);
    check(run('due_on: 2026-11-01\n', '- [ ] Ask (optional)\n'), []);
    check(run('due_on: 2027-11-01\n', '- [x] Ask\n'), []);
  });

  it('holds reviews that are due soon or overdue', () => {
    const sop = (reviewedOn: string) =>
      `---\nkind: sop\nowner: noc\nreviewed_on: ${reviewedOn}\nreview_in: 6 months\n---\n\n- [ ] A step\n`;
    check(sop('2026-05-20'), ['overdue review 2026-11-20 noc']);
    check(sop('2026-05-21'), ['due-soon review 2026-11-21 noc']);
    check(sop('2026-11-01'), []);
  });

  it('leaves out templates and what is finished', () => {
    check('---\nkind: template\nowner: noc\n---\n\n- [ ] Copy me\n', []);
    check(run('status: cancelled\n', '- [ ] Ask (due 2026-01-01)\n'), []);
  });

  it('is the same when asked again, and follows the day', () => {
    const library = libraryOf({ ...settings, 'a.md': run('', '- [ ] Ask (due 2026-11-21)\n') });
    assert.deepEqual(workIn(library, today), workIn(library, today));
    const tomorrow = '2026-11-22' as CivilDate;
    assert.equal(workIn(library, tomorrow)[0]?.urgency, 'overdue');
  });
});

describe('createWorkFilter', () => {
  it('goes by name and by a role that is still held', () => {
    check(
      run('', '- [ ] @dana call\n- [ ] @noc verify\n- [ ] Build\n'),
      ['open item - dana call', 'open item - noc verify'],
      'dana',
    );
    check(run('', '- [ ] Build\n'), [], 'lee');
  });
});
