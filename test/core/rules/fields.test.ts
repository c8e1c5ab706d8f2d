import { checkFindings as check } from '../../support/findingLines.js';

const block = (...lines: readonly string[]) => `---\n${lines.join('\n')}\n---\n`;
const sop = (...lines: readonly string[]) =>
  `${block('kind: sop', 'id: SOP-1', 'reviewed_on: 2026-06-01', ...lines)}## When to escalate\n`;

describe('rules about fields', () => {
  it('let a page without frontmatter alone', () => {
    check('# Page\n', []);
    check(block('anything: { at: [all] }'), []);
  });

  it('want required fields, empty ones included', () => {
    check(sop('owner: noc', 'workflow: incident'), []);
    check(sop('owner: noc'), ['1 field/missing']);
    check(sop('owner: noc', 'workflow:'), ['1 field/missing']);
    check(sop('owner: noc', 'workflow: ""'), ['1 field/missing']);
  });

  it('take owner and workflow from the folder', () => {
    const folder = 'folders: { "*.md": { kind: sop, owner: noc, workflow: incident } }\n';
    check('# Backup\n\n## When to escalate\n', ['1 review/never'], {
      '.sop/library.yml': `rules: { workflow/no-sop: off }\n${folder}`,
    });
  });

  it('say nothing more about frontmatter that cannot be read', () => {
    check('---\nkind: sop\nowner: @noc\n---\n## When to escalate\n', ['3 frontmatter/syntax']);
  });

  it('name values of the wrong type once', () => {
    check(block('title: 12'), ['2 field/type']);
    check(block('tags: one'), []);
    check(block('due_on: 20260601'), ['2 field/type']);
    check(block('gates: none'), ['2 field/type']);
    check(block('title:'), []);
    check(block('kind: page', 'tags: { a: 1 }'), ['3 field/type']);
    check(block('kind: page', 'tags: [one, 2]'), ['3 field/type']);
    check(block('kind: page', 'owner: [noc]'), ['3 field/type']);
  });

  it('take keys for those of another program where nothing says that the page is ours', () => {
    check(block('tags: { a: 1 }'), ['2 field/foreign']);
    check(block('owner: [noc]'), ['2 field/foreign']);
    check(block('template: home.html'), ['2 field/foreign']);
    check(block('template: { id: TPL-1 }'), ['2 link/unknown-id']);
    check(block('kind: page', 'template: TPL-1'), ['3 field/type', '3 link/unknown-id']);
    const folder = { '.sop/library.yml': 'folders: { "*.md": { kind: meeting } }\n' };
    check(`${block('owner: [noc]')}## Agenda\n\n## Notes\n`, ['2 field/type'], folder);
  });

  it('know the words of choices and statuses', () => {
    check(block('kind: sop', 'id: S-1', 'owner: noc', 'workflow: incident', 'status: Approved'), [
      '1 kind/heading-missing',
      '1 review/never',
      '6 field/choice',
    ]);
    check(block('status: whatever'), []);
  });

  it('refuse days the calendar does not have', () => {
    check(block('due_on: 2026-02-29'), ['2 field/date']);
    check(block('due_on: 2028-02-29'), []);
    check(block('due_on: tomorrow'), ['2 field/date']);
    check(block('effective_on: 01/02/2026'), ['2 field/date']);
  });

  it('compare required headings without case, numbering and role', () => {
    const head = block('kind: sop', 'id: S-1', 'owner: noc', 'workflow: incident', 'status: draft');
    check(`${head}# WHEN TO ESCALATE:\n`, []);
    check(`${head}### 4.2 When to escalate @noc\n`, []);
    check(`${head}When to escalate\n----\n`, []);
    check(`${head}**When to escalate**\n`, ['1 kind/heading-missing']);
  });
});

describe('rules about ids', () => {
  it('want one where a document names its kind', () => {
    check(block('kind: checklist', 'title: A'), ['1 id/missing']);
    check(block('kind: checklist', 'title: A', 'id: 12'), ['4 field/type']);
    check(block('kind: page'), []);
  });

  it('refuse what cannot be typed elsewhere', () => {
    check(block('id: "A 1"'), ['2 id/malformed']);
    check(block('id: a/b'), ['2 id/malformed']);
    check(block('id: -1a'), ['2 id/malformed']);
    check(block('id: Prüfung_1.2-b'), []);
  });

  it('tell ids apart by case', () => {
    check(block('id: a-1'), [], { 'b.md': block('id: A-1') });
    check(block('id: A-1'), ['2 id/duplicate'], { 'b.md': block('id: A-1') });
  });
});

describe('rules about the review clock', () => {
  const reviewed = (on: string, every = '6 months') =>
    block(`reviewed_on: ${on}`, `review_in: ${every}`);

  it('count the last good day as due soon and the day after as overdue', () => {
    check(reviewed('2026-01-15'), ['2 review/due-soon']);
    check(reviewed('2025-12-15'), ['2 review/due-soon']);
    check(reviewed('2025-12-14'), ['2 review/overdue']);
    check(reviewed('2026-06-15'), []);
    check(reviewed('2025-08-31'), ['2 review/long-overdue']);
  });

  it('never take an odd date or interval for fresh', () => {
    check(reviewed('2026-06-31'), ['2 review/invalid-date']);
    check(reviewed('June 2026'), ['2 review/invalid-date']);
    check(reviewed('2026-06-16'), ['2 review/future-date']);
    check(reviewed('2026-06-01', '0 days'), ['3 review/invalid-interval']);
  });

  it('read the keys and formats that the library declares', () => {
    const settings = 'fields: { reviewed_on: { keys: [ms.date], format: MM/DD/YYYY } }\n';
    const files = { '.sop/library.yml': `rules: { workflow/no-sop: off }\n${settings}` };
    check(block('ms.date: 06/01/2026', 'review_in: 6 months'), [], files);
    check(block('ms.date: 13/01/2026', 'review_in: 6 months'), ['2 review/invalid-date'], files);
  });

  it('let retired documents and drafts rest', () => {
    const head = ['kind: sop', 'id: S-1', 'owner: noc', 'workflow: incident'];
    const text = (...lines: readonly string[]) =>
      `${block(...head, ...lines)}## When to escalate\n`;
    check(text('status: retired', 'reviewed_on: 2020-01-01'), []);
    check(text('status: draft'), []);
    check(text('status: approved'), ['1 review/never', '1 sop/unused']);
    check(text('status: approved', 'effective_on: 2026-01-01'), ['1 sop/unused']);
  });

  it('hold a document with open work to its day', () => {
    check(`${block('due_on: 2026-06-14')}- [ ] A\n`, ['2 document/overdue']);
    check(`${block('due_on: 2026-06-15')}- [ ] A\n`, []);
    check(`${block('due_on: 2026-06-14')}- [ ] A (optional)\n`, []);
  });
});
