import assert from 'node:assert/strict';
import { digestOf } from '../../../src/core/digest/digest.js';
import { digestHtml } from '../../../src/core/digest/digestHtml.js';
import { digestPayload } from '../../../src/core/digest/digestPayload.js';
import { digestText } from '../../../src/core/digest/digestText.js';
import type { CivilDate } from '../../../src/core/schema/civilDate.js';
import { gateLibrary, signed, today } from '../../support/closeout.js';

type Files = Readonly<Record<string, string>>;
const lastWeek = '2026-11-14' as CivilDate;

function page(files: Files, { role, old }: { readonly role?: string; readonly old?: Files } = {}) {
  return digestOf({
    library: gateLibrary(files),
    today,
    ...(role === undefined ? {} : { role }),
    ...(old === undefined ? {} : { before: { library: gateLibrary(old), day: lastWeek } }),
  });
}

/** The lines of one section. */
function check(
  section: string,
  files: Files,
  {
    expected,
    ...view
  }: { readonly expected: readonly string[]; readonly role?: string; readonly old?: Files },
): void {
  const found = page(files, view).sections.find(({ title }) => title === section);
  assert.ok(found, section);
  const lines = found.entries.map(({ on, text }) => (on === undefined ? text : `${on} ${text}`));
  const { remark } = found;
  assert.deepEqual([...lines, ...(remark === undefined ? [] : [remark])], expected);
}

function run(body: string, ...fields: readonly string[]): string {
  const head = ['id: CHK-1', 'kind: checklist', 'title: Move', 'owner: project-team', ...fields];
  return `---\n${head.join('\n')}\n---\n\n# Move\n\n${body}\n`;
}

const gates = 'gates:\n  - id: acceptance\n    title: Accepted\n    sign: { role: noc }';

describe('a digest', () => {
  it('tells what became red, and counts what was', () => {
    const files = {
      'a.md': run('- [ ] one', 'due_on: 2026-11-18'),
      'b.md': run('- [ ] two @noc', 'due_on: 2026-11-01').replace('CHK-1', 'CHK-2'),
    };
    const red = '"Move" is past its day with an item open, first';
    check('Newly red', files, {
      old: files,
      expected: [`2026-11-18 ${red} "one".`, '1 more was red before.'],
    });
    check('Newly red', files, { old: files, role: 'noc', expected: ['1 more was red before.'] });
    check('Red', files, {
      expected: [`2026-11-01 ${red} "two".`, `2026-11-18 ${red} "one".`],
    });
  });

  it('knows a document again that was moved', () => {
    const text = run('- [ ] one', 'due_on: 2026-11-01');
    check(
      'Newly red',
      { 'new.md': text },
      {
        old: { 'old.md': text },
        expected: ['1 more was red before.'],
      },
    );
  });

  it('tells whom a gate waits for', () => {
    const ready = run('- [x] one', gates);
    const expected = ['"Move" waits for a signature: Accepted.'];
    check('Awaiting you', { 'run.md': ready }, { role: 'noc', expected });
    check('Awaiting you', { 'run.md': ready }, { role: 'project-team', expected: [] });
    const returned = signed(ready, { decision: 'returned', note: 'No picture' });
    check(
      'Awaiting you',
      { 'run.md': returned },
      { role: 'project-team', expected: ['"Move" came back at "Accepted".'] },
    );
  });

  it('tells of lessons that nobody answered', () => {
    const lesson =
      '---\nid: LL-1\nkind: lesson\ntitle: Label\nowner: noc\nstatus: captured\nraised_on: 2026-11-01\n---\n';
    check(
      'Awaiting you',
      { 'll.md': lesson },
      {
        role: 'noc',
        expected: ['2026-11-01 Lesson "Label" waits for an answer.'],
      },
    );
  });

  it('tells what is due within a week, the next first', () => {
    check(
      'Due within a week',
      {
        'a.md': run('- [ ] one\n- [ ] two (due 2026-11-22)', 'due_on: 2026-11-28'),
        'b.md': run('- [ ] far', 'due_on: 2026-11-29').replace('CHK-1', 'CHK-2'),
        'sop.md':
          '---\nid: SOP-1\nkind: sop\ntitle: Restore\nowner: project-team\nreviewed_on: 2025-11-25\nreview_in: 12 months\n---\n',
      },
      {
        role: 'project-team',
        expected: ['2026-11-22 "Move": 2 items are open.', '2026-11-25 Review of "Restore".'],
      },
    );
  });

  it('tells whom somebody has to tell something', () => {
    const project =
      '---\nid: PRJ-1\nkind: project\ntitle: Switch\nowner: project-team\nstatus: active\ncoordinator: sam\n' +
      'accepted_ownership_on: 2026-11-02\nstarts_on: 2026-11-02\n' +
      'communication_plan: [{ who: Sponsor, what: Status, when: every Friday, by: coordinator, last_on: 2026-11-20 }]\n---\n';
    const files = { 'project.md': project };
    check('To be told', files, {
      role: 'service-manager',
      expected: ['2026-11-27 Sponsor of "Switch": Status.'],
    });
    check('To be told', files, { role: 'noc', expected: [] });
  });

  it('tells what was done', () => {
    const old = run('- [ ] one\n- [ ] two @noc\n- [x] three', gates);
    const now = signed(run('- [x] one\n- [x] two @noc\n- [x] three', gates));
    check(
      'Done',
      { 'run.md': now },
      {
        old: { 'run.md': old },
        expected: [
          '"Move" passed all its gates.',
          '"Move": Dana Reyes (noc) signed “acceptance”.',
          '"Move": 2 items settled.',
        ],
      },
    );
    check(
      'Done',
      { 'run.md': now },
      {
        old: { 'run.md': old },
        role: 'noc',
        expected: ['"Move": Dana Reyes (noc) signed “acceptance”.', '"Move": one item settled.'],
      },
    );
    check('Done', { 'run.md': now }, { old: { 'run.md': now }, expected: [] });
  });

  it('says so where there is no history', () => {
    const { lead, sections } = page({});
    assert.deepEqual(lead, ['Test, 2026-11-21; what changed is not known, for lack of history.']);
    assert.equal(
      sections.some(({ title }) => title === 'Done'),
      false,
    );
  });

  it('shows a few, and counts the rest', () => {
    const files = Object.fromEntries(
      Array.from({ length: 20 }, (_, index) => [
        `${index}.md`,
        run('- [ ] one', 'due_on: 2026-11-01').replace('CHK-1', `CHK-${index}`),
      ]),
    );
    const [red] = page(files).sections;
    assert.deepEqual([red?.entries.length, red?.more], [15, 5]);
    assert.match(digestText(page(files)), /\n {2}And 5 more\.\n/);
  });
});

describe('a digest as mail and message', () => {
  const hostile =
    '</title><script>alert(1)</script><img src=x onerror=alert(1)> [x](https://evil.example) \\u001b[31m';
  const files = {
    'a.md': run(
      '- [ ] <!channel> <https://evil.example|here> & more',
      'due_on: 2026-11-18',
    ).replace('title: Move', `title: ${JSON.stringify(hostile).replaceAll('\\\\u', '\\u')}`),
  };

  it('is HTML that runs and loads nothing', () => {
    const html = digestHtml(page(files));
    assert.match(html, /^<!doctype html>\n/);
    assert.match(html, /&lt;script&gt;alert\(1\)&lt;\/script&gt;/);
    assert.doesNotMatch(html, /<script|<img|<link|<style|url\(|href=|src="|\u001b/);
    const tags = new Set([...html.matchAll(/<\/?([a-z0-9]+)/g)].map((match) => match[1]));
    assert.deepEqual([...tags].sort(), [
      'body',
      'br',
      'div',
      'h1',
      'h2',
      'head',
      'html',
      'li',
      'meta',
      'p',
      'span',
      'title',
      'ul',
    ]);
  });

  it('is a message of Slack without mentions and links', () => {
    const { text } = digestPayload(page(files), 'slack');
    assert.doesNotMatch(String(text), /[<>]|&(?!amp;|lt;|gt;)/);
  });

  it('is a card of Teams in plain runs of text', () => {
    const json = JSON.stringify(digestPayload(page(files), 'teams'));
    assert.doesNotMatch(json, /"TextBlock"|"Action|"Image"/);
    assert.match(json, /"contentType":"application\/vnd\.microsoft\.card\.adaptive"/);
  });
});
