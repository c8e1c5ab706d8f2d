import assert from 'node:assert/strict';
import { reportFile } from '../../../src/core/reports/reportFile.js';
import { reportOf } from '../../../src/core/reports/reportOf.js';
import { reportNames, type ReportName } from '../../../src/core/reports/report.js';
import type { ReportFacts } from '../../../src/core/reports/reportFacts.js';
import { profileIn } from '../../../src/core/library/profileIn.js';
import { parse } from 'parse5';
import { hostileTexts } from '../../support/hostileTexts.js';
import { commitOf, dayOf, factsOf, figuresOf, rowsOf } from '../../support/reportFacts.js';

const run = (
  id: string,
  more = '',
  items = '- [x] NET-1: Export the rules.\n- [ ] Label the ports.\n',
) =>
  `---\nid: ${id}\nkind: checklist\ntitle: Closeout ${id}\nowner: project-team\ntemplate: { id: TPL-CLOSEOUT }\n${more}---\n\n# Closeout\n\n${items}`;

describe('Reports', () => {
  it('count items that were opened again by team, and the runs that have them', () => {
    const ticks = [
      {
        path: 'b.md',
        item: 'label the ports.',
        checked: false,
        commit: commitOf('d', '2026-03-04'),
      },
      { path: 'a.md', item: 'NET-1', checked: false, commit: commitOf('b', '2026-03-02') },
      { path: 'a.md', item: 'NET-1', checked: false, commit: commitOf('a', '2026-03-01') },
      { path: 'gone.md', item: 'NET-1', checked: false, commit: commitOf('e', '2026-03-05') },
    ];
    const files = { 'a.md': run('CHK-A'), 'b.md': run('CHK-B') };
    const report = reportOf('items', factsOf(files, { history: { ticks } }));
    assert.deepEqual(figuresOf(report), ['returned: 0 items', 'reopened: 3 items']);
    assert.deepEqual(rowsOf(report, 'items'), [
      'NET-1 | Export the rules. | TPL-CLOSEOUT | project-team | 0 | 2 | 1 | 50 | bbbbbbbbbbbb',
      ' | Label the ports. | TPL-CLOSEOUT | project-team | 0 | 1 | 1 | 50 | dddddddddddd',
    ]);
    const until = reportOf(
      'items',
      factsOf(files, { history: { ticks }, until: dayOf('2026-03-01') }),
    );
    assert.deepEqual(figuresOf(until), ['returned: 0 items', 'reopened: 1 item']);
  });

  it('find an item that was opened again whatever characters it has', () => {
    const files = { 'a.md': run('CHK-A', '', '## Racks @noc\n\n- [ ] Label \0 the ports.\n') };
    const commit = commitOf('d', '2026-03-04');
    const ticks = [{ path: 'a.md', item: 'label \0 the ports.', checked: false, commit }];
    assert.deepEqual(rowsOf(reportOf('items', factsOf(files, { history: { ticks } })), 'items'), [
      ' | Label \uFFFD the ports. | TPL-CLOSEOUT | noc | 0 | 1 | 1 | 100 | dddddddddddd',
    ]);
  });

  it('tell batches after the work from batches during it, without who ticked', () => {
    const many = (path: string, commit: ReturnType<typeof commitOf>, count: number) =>
      Array.from({ length: count }, (_, index) => ({
        ...{ path, item: `item ${index}`, checked: true, commit },
      }));
    const files = {
      'a.md': run('CHK-A', 'ends_on: 2026-03-10\n'),
      'b.md': run('CHK-B', 'due_on: 2026-03-10\n'),
      'c.md': run('CHK-C'),
    };
    const ticks = [
      ...many('a.md', commitOf('a', '2026-03-12'), 8),
      ...many('a.md', commitOf('b', '2026-03-12'), 7),
      ...many('b.md', commitOf('a', '2026-03-10'), 9),
      ...many('c.md', commitOf('d', '2026-03-10'), 20),
    ];
    // What comes with its ticks was not ticked here.
    const begun = new Map([['c.md', commitOf('d', '2026-03-10')]]);
    const report = reportOf('batch-ticking', factsOf(files, { history: { ticks, begun } }));
    assert.deepEqual(figuresOf(report), [
      'batches: 1 commit',
      'share: 33 % n=24',
      'during: 1 commit',
    ]);
    assert.deepEqual(rowsOf(report, 'batches'), [
      '2026-03-12 | CHK-A | Closeout CHK-A | project-team | 8 | 2 | 2026-03-10 | 2 | aaaaaaaaaaaa',
      '2026-03-10 | CHK-B | Closeout CHK-B | project-team | 9 | 2 | 2026-03-10 | 0 | aaaaaaaaaaaa',
    ]);
  });

  it('measure lessons from the day they were raised to the commit that applied them', () => {
    const lesson = (status: string, raised: string) =>
      `---\nkind: lesson\nstatus: ${status}\nraised_on: ${raised}\ntitle: ${status}\n---\n`;
    const statuses = [
      { path: 'a.md', status: 'applied', commit: commitOf('b', '2026-02-11') },
      { path: 'a.md', status: 'applied', commit: commitOf('a', '2026-02-02') },
    ];
    const files = {
      'a.md': lesson('applied', '2026-02-01'),
      'b.md': lesson('captured', '2026-11-01'),
      'c.md': lesson('declined', '2026-03-01'),
    };
    const report = reportOf('lessons', factsOf(files, { history: { statuses } }));
    assert.deepEqual(figuresOf(report), [
      'captured: 3 lessons',
      'applied: 50 % n=2, small',
      // The last time that it was set: 1 to 11 February.
      'days-to-apply: 10 days n=1, small',
      'late: 1 lesson',
    ]);
    assert.equal(report.notes.length, 1);
  });

  it('judge review clocks by the day of each month’s end', () => {
    const facts = factsOf({
      'a.md': '---\nkind: sop\nreviewed_on: 2026-01-10\nreview_in: 2 months\n---\n',
      'b.md': '---\nkind: sop\nreviewed_on: 2026-01-10\nreview_in: 2 years\n---\n',
      'c.md': '---\nkind: page\n---\n',
    });
    const profiles = [...facts.library.documents.values()].map((document) =>
      profileIn(facts.library, document),
    );
    const monthEnds = ['2026-02-28', '2026-03-31'].map((on) => ({
      ...{ on: dayOf(on), commit: 'd'.repeat(40), settings: facts.library, clocks: profiles },
    }));
    const report = reportOf('staleness', { ...facts, monthEnds });
    assert.deepEqual(rowsOf(report, 'months'), [
      '2026-02-28 | 2 | 1 | 1 | 0 | 0 | dddddddddddd',
      '2026-03-31 | 2 | 1 | 0 | 1 | 50 | dddddddddddd',
    ]);
  });

  it('tell debts that stayed from new and cleared ones, twins of one document too', () => {
    const debt = { kind: 'communication', document: 'PRJ-1', role: 'noc', line: 3 } as const;
    const aged = (since: string, ageDays: number, role: string = debt.role) => ({
      ...{ ...debt, since: dayOf(since), ageDays, role },
    });
    const end = (on: string, ...debts: readonly ReturnType<typeof aged>[]) => ({
      ...{ on: dayOf(on), commit: 'd'.repeat(40), debts },
    });
    const debtEnds = [
      end('2026-02-28', aged('2026-02-01', 27), aged('2026-02-01', 27)),
      // One of the twins was cleared, and two others came.
      end(
        '2026-03-31',
        aged('2026-02-01', 58),
        aged('2026-03-01', 30),
        aged('2026-03-01', 30, 'x'),
      ),
    ];
    const roster = 'people: {}\nroles:\n  noc: { title: NOC, members: [] }\n';
    const report = reportOf('detention', factsOf({ '.sop/roster.yml': roster }, { debtEnds }));
    assert.deepEqual(figuresOf(report), [
      'debts: 3 debts',
      'age: 30 days n=3, small',
      'oldest: 58 days n=3, small',
    ]);
    assert.deepEqual(rowsOf(report, 'months'), [
      '2026-02-28 | 2 |  |  | 1 | 27 | 27 | dddddddddddd',
      '2026-03-31 | 3 | 2 | 1 | 1 | 30 | 58 | dddddddddddd',
    ]);
    assert.deepEqual(rowsOf(report, 'teams'), [
      '2026-02-28 | NOC | 2 | 27 | 27',
      '2026-03-31 | NOC | 2 | 44 | 58',
      '2026-03-31 | x | 1 | 30 | 30',
    ]);
  });

  it('say of an empty library that it is empty, and measure nothing', () => {
    for (const name of reportNames) {
      const report = reportOf(name, factsOf({}));
      assert.deepEqual(report.notes, ['The library has no documents at this commit.'], name);
      for (const { value, sample } of report.sections.flatMap(({ figures }) => figures)) {
        assert.ok(value === undefined ? sample === 0 : value === 0, name);
      }
    }
  });

  it('leave out what a shallow clone seems to tell, and say so', () => {
    const history = {
      begun: new Map([['a.md', commitOf('a', '2026-03-01')]]),
      ticks: Array.from({ length: 9 }, (_, index) => ({
        ...{ path: 'b.md', item: `${index}`, checked: true, commit: commitOf('a', '2026-03-01') },
      })),
      boundary: new Set(['a'.repeat(40)]),
    };
    const files = { 'a.md': run('CHK-A', closing), 'b.md': run('CHK-B') };
    const closeouts = reportOf('closeouts', factsOf(files, { history }));
    assert.ok(closeouts.notes.some((note) => note.startsWith('This clone is shallow')));
    assert.deepEqual(rowsOf(closeouts, 'open'), ['CHK-A | Closeout CHK-A | open |  |  | 0']);
    const batches = reportOf('batch-ticking', factsOf(files, { history }));
    assert.deepEqual(rowsOf(batches, 'batches'), []);
  });

  it('show hostile names as what they are, and load nothing', function () {
    this.timeout(60_000);
    for (const text of hostileTexts()) {
      for (const name of ['qbr', 'items', 'data-case'] as const) {
        checkHarmless(name, hostileFacts(text));
      }
    }
  });
});

const closing = 'gates: [{ id: acceptance, sign: { role: noc }, blocks: [released_on] }]\n';

function hostileFacts(text: string): ReportFacts {
  const name = JSON.stringify(
    text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\ud800-\udfff]/g, ' '),
  );
  const more = `client: ${name}\n${closing}`;
  const files = {
    '.sop/library.yml': `title: ${name}\n`,
    'a.md': run('CHK-A', more, `- [x] NET-1: ${text.replace(/\s+/g, ' ')}\n`).replace(
      'project-team',
      name,
    ),
    'p.md': `---\nid: PRJ-1\nkind: project\ntitle: ${name}\nclient: ${name}\nstatus: active\n---\n`,
  };
  const ticks = Array.from({ length: 9 }, () => ({
    ...{ path: 'a.md', item: 'NET-1', checked: true, commit: commitOf('a', '2026-03-01') },
  }));
  const undone = { path: 'a.md', item: text, checked: false, commit: commitOf('b', '2026-03-02') };
  return factsOf(files, { history: { ticks: [undone, ...ticks] } });
}

/** Whether the page is made of the product's own elements and attributes alone. */
function checkHarmless(name: ReportName, facts: ReportFacts): void {
  const html = reportFile(reportOf(name, facts), 'p { margin: 0 }');
  const walk = (node: object): void => {
    const {
      tagName,
      attrs = [],
      childNodes = [],
    } = node as {
      tagName?: string;
      attrs?: readonly { name: string; value: string }[];
      childNodes?: readonly object[];
    };
    assert.ok(
      !['script', 'img', 'iframe', 'object', 'form', 'base', 'link'].includes(tagName ?? ''),
      html,
    );
    for (const { name: attribute, value } of attrs) {
      assert.ok(!attribute.startsWith('on') && attribute !== 'style' && attribute !== 'src', html);
      if (attribute === 'href') assert.match(value, /^#source-\d+$/);
    }
    childNodes.forEach(walk);
  };
  walk(parse(html));
}
