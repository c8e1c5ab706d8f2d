import assert from 'node:assert/strict';
import { ListEvaluator } from '../../../src/core/lists/evaluateDashboard.js';
import { finish } from '../../../src/core/library/steps.js';
import type { Cell, ListResult } from '../../../src/core/lists/listResult.js';
import { evaluateMyLists } from '../../../src/core/lists/myLists.js';
import { viewerOf } from '../../../src/core/lists/viewer.js';
import type { CivilDate } from '../../../src/core/schema/civilDate.js';
import { libraryOf } from '../../support/libraryOf.js';

// A day of the calendar, as the parser would brand it.
const today = '2026-11-21' as CivilDate;

const files = {
  '.sop/library.yml': 'title: Test\n',
  '.sop/roster.yml':
    'people:\n  dana: { name: Dana Reyes, emails: [dana@msp.example] }\n' +
    'roles:\n  noc: { title: NOC, members: [dana] }\n  project-team: { title: Project team, members: [] }\n',
  'runs/a.md':
    '---\nid: CHK-AAAAA\nkind: checklist\ntitle: Contoso closeout\nowner: project-team\nclient: CLI-1\ndue_on: 2026-11-01\n' +
    'template: { id: TPL-CLOSEOUT, content: "c1:0" }\n---\n\n## Network\n\n- [x] NET-1: Export rules\n- [ ] NET-2: Label ports\n  - [ ] @noc verified\n',
  'runs/b.md':
    '---\nid: CHK-BBBBB\nkind: checklist\ntitle: Fabrikam closeout\nowner: noc\ndue_on: 2026-11-24\n---\n\n- [ ] Ring them (due 2026-11-20)\n',
  'runs/c.md':
    '---\nkind: checklist\ntitle: Done closeout\nowner: noc\ndue_on: 2026-10-01\n---\n\n- [x] Done\n',
  'clients/1.md': '---\nid: CLI-1\nkind: client\ntitle: Contoso\n---\n',
  'lessons/1.md': '---\nkind: lesson\ntitle: One\narea: network\nraised_on: 2026-09-03\n---\n',
  'lessons/2.md': '---\nkind: lesson\ntitle: Two\narea: network\nraised_on: 2026-11-03\n---\n',
  'lessons/3.md': '---\nkind: lesson\ntitle: Three\narea: access\nraised_on: 2026-11-11\n---\n',
};

const fence = (yaml: string) => `\`\`\`sop-list\n${yaml}\n\`\`\`\n`;

function answer(
  yaml: string,
  { viewer, others = files }: { viewer?: string; others?: Readonly<Record<string, string>> } = {},
): ListResult {
  const library = libraryOf({
    ...others,
    'dashboard.md': `---\nkind: dashboard\n---\n\n${fence(yaml)}`,
  });
  const me = viewer === undefined ? undefined : viewerOf(library, viewer, today);
  const document = library.documents.get('dashboard.md');
  assert.ok(document);
  const { lists } = finish(new ListEvaluator({ library, today, viewer: me }).document(document));
  assert.ok(lists[0]);
  return lists[0];
}

function plain(cell: Cell): string {
  switch (cell.kind) {
    case 'empty':
      return '';
    case 'number':
      return String(cell.value);
    case 'date':
      return [cell.on, cell.words, cell.tone].filter(Boolean).join(' ');
    case 'progress':
      return `${cell.done}/${cell.total}`;
    case 'state':
      return `${cell.text} ${cell.tone}`;
    default:
      return cell.text;
  }
}

function check(yaml: string, ...expected: readonly string[]) {
  const { rows, problems } = answer(yaml);
  assert.deepEqual(problems, []);
  assert.deepEqual(
    rows.map(({ cells }) => cells.map(plain).join(' | ')),
    expected,
  );
}

function refuses(yaml: string, ...expected: readonly string[]) {
  const { rows, problems } = answer(yaml);
  assert.deepEqual(rows, []);
  assert.deepEqual(
    problems.map(({ line, message }) => `${(line ?? -1) + 1}: ${message}`),
    expected,
  );
}

describe('a list', () => {
  it('shows columns of the documents that answer its query, in its order', () => {
    check(
      'title: A\nquery: kind:checklist\ncolumns: [id, title, owner, client, due_on, progress]\nsort: due_on desc',
      'CHK-BBBBB | Fabrikam closeout | NOC |  | 2026-11-24 in 3 days soon | 0/1',
      'CHK-AAAAA | Contoso closeout | Project team | Contoso | 2026-11-01 20 days late bad | 1/3',
      ' | Done closeout | NOC |  | 2026-10-01 | 1/1',
    );
  });

  it('knows the template a run was made from, and how late it is', () => {
    check('title: A\nquery: template:TPL-CLOSEOUT\ncolumns: [id, overdue_days]', 'CHK-AAAAA | 20');
    check('title: A\nquery: kind:checklist overdue_days:>0\ncolumns: [id]', 'CHK-AAAAA');
  });

  it('says once how late something is, where a column counts the days', () => {
    check(
      'title: A\nquery: kind:checklist id:*\ncolumns: [id, due_on, overdue_days]\nsort: id',
      'CHK-AAAAA | 2026-11-01 bad | 20',
      'CHK-BBBBB | 2026-11-24 in 3 days soon | ',
    );
  });

  it('shows items, each with its state and with the item around it', () => {
    check(
      'title: A\nof: items\nquery: kind:checklist item_state:open\ncolumns: [item_key, item, title, item_role, item_due_on]\nsort: path',
      'NET-2 | Label ports | Contoso closeout | Project team | ',
      ' | Label ports › verified | Contoso closeout | NOC | ',
      ' | Ring them | Fabrikam closeout | NOC | 2026-11-20 1 day late bad',
    );
  });

  it('leads to the line of an item', () => {
    const { rows } = answer('title: A\nof: items\nquery: item_key:NET-2');
    assert.deepEqual(
      rows.map(({ path, line, title, actions, item }) => ({
        path,
        line,
        title,
        actions,
        checked: item?.checked,
      })),
      [{ path: 'runs/a.md', line: 13, title: 'Label ports', actions: ['tick'], checked: false }],
    );
  });

  it('counts all and shows at most its limit', () => {
    const { rows, total } = answer('title: A\nquery: kind:checklist\nlimit: 2');
    assert.deepEqual([rows.length, total], [2, 3]);
  });

  it('groups by names in their order, without a value last', () => {
    const { groups } = answer('title: A\nquery: kind:checklist\ngroup: client\nview: board');
    assert.deepEqual(groups, [
      { label: 'Contoso', count: 1, rows: [0] },
      { label: 'No client', count: 2, rows: [1, 2] },
    ]);
  });

  it('draws bars by their length, and days by month without gaps', () => {
    const bars = answer('title: A\nquery: kind:lesson\ngroup: area\nview: chart');
    assert.deepEqual(
      bars.groups?.map(({ label, count }) => [label, count]),
      [
        ['network', 2],
        ['access', 1],
      ],
    );
    const months = answer('title: A\nquery: kind:lesson\ngroup: raised_on\nview: chart');
    assert.equal(months.isTimeline, true);
    assert.deepEqual(
      months.groups?.map(({ label, count }) => [label, count]),
      [
        ['2026-09', 1],
        ['2026-10', 0],
        ['2026-11', 2],
      ],
    );
  });

  it('is a number with what is good', () => {
    const { total, atMost, rows } = answer(
      'title: A\nquery: kind:lesson\nview: number\nat_most: 2',
    );
    assert.deepEqual({ total, atMost, rows }, { total: 3, atMost: 2, rows: [] });
  });

  it('says at its line which query or field is wrong', () => {
    refuses('title: A\nquery: onwer:noc', '7: There is no field "onwer". Did you mean "owner"?');
    refuses('title: A\nquery: (kind:sop', '7: This parenthesis is never closed.');
    refuses(
      'title: A\nquery: due_on:<soon',
      '7: due_on: "soon" is no date; write 2026-05-01, 2026-05, today, 7d or -30d.',
    );
    refuses(
      'title: A\ncolumns:\n  - title\n  - ownr',
      '9: There is no field "ownr". Did you mean "owner"?',
    );
    refuses('title: A\nsort: zzzz', '7: There is no field "zzzz".');
    refuses('title: A\nview: chart\ngroup: zzzz', '8: There is no field "zzzz".');
  });

  it('says that a library without content has none', () => {
    const { note, total } = answer('title: A\nquery: kind:sop', { others: {} });
    assert.deepEqual(
      [total, note],
      [0, 'The library holds nothing yet but its dashboards and templates.'],
    );
  });

  it('keeps what a reader could not see out of texts', () => {
    const title = '"A\\e[31m\\u202eB\\u0007"';
    const others = { 'a.md': `---\nkind: checklist\ntitle: ${title}\n---\n` };
    const { rows } = answer('title: A\nquery: kind:checklist', { others });
    assert.equal(rows[0]?.title, 'AB');
  });
});

describe('a list about me', () => {
  const mine = 'title: A\nquery: owner:@me kind:checklist\ncolumns: [title]';

  it('means the person and the roles they hold', () => {
    assert.deepEqual(
      answer(mine, { viewer: 'dana' }).rows.map(({ title }) => title),
      ['Fabrikam closeout', 'Done closeout'],
    );
  });

  it('says so when nobody is known to look', () => {
    assert.deepEqual(answer(mine).problems, [
      { line: 4, message: 'The list is about you, and nobody in the roster is known to be you.' },
    ]);
  });

  it('says once that nobody is known to look, where every list is about them', () => {
    const { title, lists } = finish(evaluateMyLists({ library: libraryOf(files), today }));
    assert.equal(title, 'Me');
    assert.deepEqual(
      lists.map(({ title: name, rows, problems }) => [name, rows, problems]),
      [
        [
          'My work',
          [],
          [
            {
              message:
                'This is about you, and nobody in the roster is known to be you; .sop/roster.yml tells people by their e-mail addresses.',
            },
          ],
        ],
      ],
    );
  });

  it('is there without anybody writing it', () => {
    const library = libraryOf(files);
    const viewer = viewerOf(library, 'dana', today);
    const { title, lists } = finish(evaluateMyLists({ library, today, viewer }));
    assert.equal(title, 'Dana Reyes');
    assert.deepEqual(
      lists.map(({ title: name, rows, problems }) => [
        name,
        rows.map((row) => row.title),
        problems,
      ]),
      [
        ['Waiting for my signature or answer', [], []],
        ['My open items', ['Ring them', 'Label ports › verified'], []],
        ['Past due', [], []],
        ['To read again soon', [], []],
        ['I have not read', [], []],
      ],
    );
  });
});
