import assert from 'node:assert/strict';
import { debtsSeenBy, isOwnDebt, type Debt } from '../../../src/core/detention/debt.js';
import { debtsIn } from '../../../src/core/detention/debts.js';
import { deferDocument } from '../../../src/core/document/deferDocument.js';
import { applyChanges } from '../../../src/core/library/applyChanges.js';
import type { Library } from '../../../src/core/library/library.js';
import { parseCivilDate } from '../../../src/core/schema/civilDate.js';
import { gateLibrary, signed, today } from '../../support/closeout.js';

const strict = { '.sop/library.yml': 'detention: { grace_days: 0 }\n' };

/** Each debt as `kind days path:line role people`. */
function told({ kind, ageDays, document, line, role, people }: Debt): string {
  const place = `${document.path}:${line + 1}`;
  return [kind, ageDays, place, role ?? '-', people.join('+')].join(' ').trim();
}

function check(files: Readonly<Record<string, string>>, ...expected: readonly string[]): Library {
  const library = gateLibrary({ ...strict, ...files });
  assert.deepEqual(debtsIn(library, today).map(told), expected);
  return library;
}

function run(body: string, ...fields: readonly string[]): string {
  const head = ['id: CHK-AAAAA', 'kind: checklist', 'owner: project-team', ...fields];
  return `---\n${head.join('\n')}\n---\n\n# Run\n\n${body}\n`;
}

const gates = 'gates:\n  - id: acceptance\n    sign: { role: noc }\n';

function project(...fields: readonly string[]): string {
  const head = ['id: PRJ-1', 'kind: project', 'title: Move', 'owner: project-team', ...fields];
  return `---\n${head.join('\n')}\n---\n\n# Move\n`;
}

/** The same library with bodies that are still to be read. */
function deferredLibrary(library: Library, files: Readonly<Record<string, string>>): Library {
  const changes = Object.entries(files).map(([path, text]) => ({
    kind: 'document' as const,
    document: deferDocument(path, new TextEncoder().encode(text)),
  }));
  return applyChanges(library, changes).library;
}

describe('debtsIn', () => {
  it('finds the open items of a run past its day, one debt for each role', () => {
    check(
      {
        'run.md': run(
          '- [x] done\n- [ ] one\n- [ ] two @noc\n- [ ] three @noc\n- [ ] four (optional)',
          'due_on: 2026-11-20',
        ),
      },
      'items 1 run.md:11 project-team',
      'items 1 run.md:12 noc',
    );
  });

  it('takes the day of an item before that of its run', () => {
    check(
      { 'run.md': run('- [ ] one (due 2026-11-11)\n- [ ] two', 'due_on: 2026-12-01') },
      'items 10 run.md:10 project-team',
    );
  });

  it('owes nothing on the last good day, once settled, or once cancelled', () => {
    check({ 'run.md': run('- [ ] one', 'due_on: 2026-11-21') });
    check({ 'run.md': run('- [x] one\n- [ ] two (n/a: no server)', 'due_on: 2026-11-01') });
    check({ 'run.md': run('- [ ] one', 'due_on: 2026-11-01', 'status: cancelled') });
    check({ 'a.md': run('- [ ] one', 'due_on: 2026-11-01').replace('checklist', 'template') });
  });

  it('falls on a person named at the item, and on those whom the project names', () => {
    check(
      {
        'run.md': run('- [ ] one @dana\n- [ ] two', 'due_on: 2026-11-20', 'project: PRJ-1'),
        'project.md': project('lead_tech: lee', 'coordinator: dana', 'status: active'),
      },
      'items 1 run.md:11 noc dana',
      'items 1 run.md:12 project-team lee',
    );
  });

  it('finds overdue reviews at the day they name', () => {
    check(
      {
        'sop.md':
          '---\nid: SOP-1\nkind: sop\nowner: noc\nreviewed_on: 2026-01-01\nreview_in: 10 months\n---\n\n# Restore\n',
      },
      'review 20 sop.md:5 noc',
    );
  });

  it('finds what came back and was not answered', () => {
    const text = run('- [x] one', gates.trimEnd());
    const returned = signed(text, {
      decision: 'returned',
      note: 'No picture',
      at: '2026-11-18T10:00:00Z',
    });
    check({ 'run.md': returned }, 'return 3 run.md:9 project-team');
    check({ 'run.md': signed(returned, { at: '2026-11-19T10:00:00Z' }) });
  });

  it('finds a project that is over without a lesson or a reason', () => {
    const over = project('status: closed', 'released_on: 2026-11-01');
    check({ 'project.md': over }, 'lessons 20 project.md:1 project-team');
    check({
      'project.md': over,
      'lesson.md': '---\nid: LL-1\nkind: lesson\nproject: PRJ-1\nstatus: captured\n---\n\n# L\n',
    });
    check({ 'project.md': over.replace('status:', 'no_lessons: nothing was new\nstatus:') });
  });

  it('finds people who were not told', () => {
    const plan = [
      'status: active',
      'accepted_ownership_on: 2026-11-02',
      'starts_on: 2026-11-02',
      'coordinator: sam',
      'communication_plan:',
      '  - { who: Sponsor, when: every Friday, by: coordinator, last_on: 2026-11-06 }',
    ];
    check({ 'project.md': project(...plan) }, 'communication 8 project.md:11 service-manager sam');
    check({ 'project.md': project(...plan).replace('active', 'on-hold') });
  });

  it('forgives grace days, and counts no quiet ones', () => {
    const files = { 'run.md': run('- [ ] one', 'due_on: 2026-11-18') };
    const settings = (text: string) => ({ ...files, '.sop/library.yml': `detention: ${text}\n` });
    check(settings('{}'), 'items 3 run.md:10 project-team');
    check(settings('{ grace_days: 3 }'));
    check(settings('{ quiet_days: [saturday] }'));
    check(settings('{ grace_days: 1 }'), 'items 3 run.md:10 project-team');
    check(settings('{ grace_days: 1, holidays: [2026-11-20] }'), 'items 2 run.md:10 project-team');
  });

  it('says the same of a day whichever was asked about before, and whether bodies were read or not', () => {
    const review = ['reviewed_on: 2026-09-15', 'review_in: 2 months'];
    const files = {
      'code.md': run('- [ ] one (due `then` 2026-11-03)'),
      'later.md': run('- [ ] one (due: 2026-11-12)\n- [x] two (due 2026-10-01)'),
      'lines.md': run('- [ ] one (due\n  2026-11-05)\n- [ ] two (Due   2026-11-08 )'),
      'named.md': run('- [ ] one, due 2026-10-05'),
      'never.md': run('- [ ] one (due 2026-02-30)'),
      'quoted.md': run('> - [ ] one (due\n>   2026-11-14)'),
      'review.md': run('- [x] one', ...review),
      'returned.md': signed(run('- [x] one', gates.trimEnd()), {
        decision: 'returned',
        note: 'No picture',
        at: '2026-11-18T10:00:00Z',
      }),
      'run.md': run('- [ ] one', 'due_on: 2026-11-10'),
    };
    const days = ['2026-11-21', '2026-10-31', '2026-11-30', '2026-11-09', '2026-11-21'];
    const parsed = gateLibrary({ ...strict, ...files });
    const deferred = deferredLibrary(parsed, files);
    for (const day of days.map((text) => parseCivilDate(text) ?? today)) {
      const fresh = gateLibrary({ ...strict, ...files });
      const expected = debtsIn(fresh, day).map(told);
      assert.deepEqual(debtsIn(deferred, day).map(told), expected, day);
      assert.deepEqual(debtsIn(parsed, day).map(told), expected, day);
    }
    assert.deepEqual(debtsIn(deferred, today).map(told), [
      'items 18 code.md:9 project-team',
      'items 16 lines.md:9 project-team',
      'items 11 run.md:10 project-team',
      'items 9 later.md:9 project-team',
      'items 7 quoted.md:9 project-team',
      'review 6 review.md:5 project-team',
      'return 3 returned.md:9 project-team',
    ]);
  });

  it('stands the oldest first', () => {
    check(
      {
        'a.md': run('- [ ] one', 'due_on: 2026-11-18'),
        'b.md': run('- [ ] one', 'due_on: 2026-11-10').replace('AAAAA', 'BBBBB'),
      },
      'items 11 b.md:10 project-team',
      'items 3 a.md:10 project-team',
    );
  });
});

describe('who sees debts', () => {
  const files = { 'run.md': run('- [ ] one @dana\n- [ ] two @noc', 'due_on: 2026-11-20') };
  const library = gateLibrary({ ...strict, ...files });
  const debts = debtsIn(library, today);

  function checkSeen(handle: string | undefined, ...expected: readonly string[]): void {
    const viewer = handle === undefined ? undefined : { handle, today };
    assert.deepEqual(
      debtsSeenBy(library, debts, viewer).map(({ people }) => people.join()),
      expected,
    );
  }

  it('shows names to those the settings name, and to oneself', () => {
    checkSeen('sam', 'dana', '');
    checkSeen('dana', 'dana', '');
    checkSeen('noor', '', '');
    checkSeen(undefined, '', '');
  });

  it('holds a role as a whole to be everybody’s in it', () => {
    const own = (handle: string) =>
      debts.filter((debt) => isOwnDebt(library, debt, { handle, today })).length;
    assert.deepEqual(['dana', 'noor', 'ola', 'lee'].map(own), [2, 1, 0, 0]);
  });
});
