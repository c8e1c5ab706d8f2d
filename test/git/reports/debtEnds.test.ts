import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { templateContent } from '../../../src/core/gate/pinReasons.js';
import { debtsIn } from '../../../src/core/detention/debts.js';
import type { CivilDate } from '../../../src/core/schema/civilDate.js';
import { parseCivilDate } from '../../../src/core/schema/civilDate.js';
import { withEarlierTemplates } from '../../../src/git/earlierTemplates.js';
import { ForgottenBodies } from '../../../src/git/forgottenBodies.js';
import { readHistory } from '../../../src/git/readHistory.js';
import { readLibraryAt } from '../../../src/git/readLibraryAt.js';
import type { DebtFact } from '../../../src/core/reports/reportFacts.js';
import { profileIn } from '../../../src/core/library/profileIn.js';
import { readDebtEnds } from '../../../src/git/reports/debtEnds.js';
import { createImmediateRunner, createProgramRunner } from '../../../src/node/runProgram.js';
import { roster } from '../../support/closeout.js';
import { libraryOf } from '../../support/libraryOf.js';
import { sha256 } from '../../support/sha256.js';
import { Story, type FileContent } from '../../support/story.js';

const by = { name: 'Lee Park', email: 'lee@msp.example' };
const strict = 'detention: { grace_days: 0 }\n';

function day(text: string): CivilDate {
  const found = parseCivilDate(text);
  assert.ok(found, text);
  return found;
}

function run(id: string, body: string, ...fields: readonly string[]): string {
  const head = [`id: ${id}`, 'kind: checklist', 'owner: project-team', ...fields];
  return `---\n${head.join('\n')}\n---\n\n# Run\n\n${body}\n`;
}

const template = `---
id: TPL-1
kind: template
owner: noc
gates:
  - { id: acceptance, sign: { role: noc } }
---

- [ ] NET-1: Export the rules.
`;

/** A run that is pinned to a content of its template, returned in March. */
function pinned(): string {
  const library = libraryOf({ 'template.md': template });
  const document = library.documents.get('template.md');
  const content = document && templateContent(library, document);
  const record = [
    'gate: acceptance',
    'decision: returned',
    'role: noc',
    'name: Dana Reyes',
    'by: dana@msp.example',
    'at: "2026-03-05T10:00:00Z"',
    `content: "c1:${'0'.repeat(64)}"`,
    `policy: "p1:${'0'.repeat(64)}"`,
    'prev: none',
    'note: No picture',
  ].join('\n    ');
  return template
    .replace('TPL-1', 'CHK-9')
    .replace('kind: template', 'kind: checklist')
    .replace(
      'owner: noc',
      `owner: project-team\ntemplate: { id: TPL-1, content: "${content ?? ''}" }`,
    )
    .replace('\n---\n\n', `\nsign_offs:\n  - ${record}\n---\n\n`);
}

type Step = readonly [string, Readonly<Record<string, FileContent | undefined>>];

/** Compares the debts at the ends of months with those of the library that each commit has, read anew. */
async function check(steps: readonly Step[], expected: readonly string[], prefix = '') {
  const folder = mkdtempSync(path.join(tmpdir(), 'sop-debts-'));
  try {
    const story = steps.reduce((before, [on, files]) => {
      const named = Object.entries(files).map(([name, file]) => [prefix + name, file] as const);
      return before.commit({ by, at: `${on}T10:00:00Z`, files: Object.fromEntries(named) });
    }, Story.begin());
    execFileSync('git', ['init', '-q', '-b', 'main', folder]);
    story.write(folder);
    mkdirSync(path.join(folder, prefix), { recursive: true });
    const runner = createProgramRunner({ PATH: process.env['PATH'], HOME: folder });
    const root = path.join(folder, prefix);
    const repository = { run: runner, folder: root };
    const history = await readHistory(repository, 'HEAD');
    assert.ok(history);
    const at = (commit: string) => readLibraryAt({ repository, prefix, commit, hash: sha256 });
    // Of no body anything is kept, so that each one that is asked for is read again.
    const bodies = new ForgottenBodies({
      ...{ runNow: createImmediateRunner({ PATH: process.env['PATH'], HOME: folder }), folder },
      ...{ isDone: () => true, mostKept: 0 },
    });
    const ends = await readDebtEnds({
      ...{ repository, prefix, commit: history.tip, history, bodies },
      library: await readLibraryAt({
        ...{ repository, prefix, commit: history.tip, hash: sha256, bodies },
      }),
      today: day('2026-06-20'),
      since: day('2026-01-01'),
    });
    const told: string[] = [];
    for (const { on, commit, debts } of ends) {
      const then = await withEarlierTemplates(await at(commit), {
        ...{ repository, revision: history.tip },
      });
      const asked = debtsIn(then, on).map(({ document, ...debt }) => ({
        ...debt,
        document: profileIn(then, document).id ?? document.path,
      }));
      assert.deepEqual(debts.map(lineOf).toSorted(), asked.map(lineOf).toSorted(), on);
      told.push(...debts.map(({ kind, document }) => `${on} ${kind} ${document}`).toSorted());
    }
    assert.deepEqual(told, expected);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function lineOf({ kind, document, since, ageDays, role }: Omit<DebtFact, 'client'>): string {
  return `${kind} ${document} ${since} ${ageDays} ${role ?? 'nobody'}`;
}

const settings = { '.sop/library.yml': strict, '.sop/roster.yml': roster };
const dated = 'due_on: 2026-02-10';

describe('the debts at the ends of months', () => {
  it('are those of the library of that time, whatever came, went, moved and was settled', () =>
    check(
      [
        ['2026-01-10', { ...settings, 'a.md': run('CHK-1', '- [ ] one (due 2026-01-20)', dated) }],
        ['2026-02-12', { 'b/b.md': run('CHK-2', '- [ ] one\n- [ ] two @noc', dated) }],
        ['2026-03-12', { 'a.md': run('CHK-1', '- [x] one (due 2026-01-20)', dated) }],
        ['2026-03-13', { 'b/b.md': undefined, 'c.md': run('CHK-2', '\n- [ ] one', dated) }],
        ['2026-05-02', { 'c.md': undefined, c: 'no document any more\n' }],
        ['2026-06-02', { c: undefined, 'c/c.md': run('CHK-2', '- [ ] one', dated) }],
      ],
      [
        '2026-01-31 items CHK-1',
        '2026-02-28 items CHK-1',
        '2026-02-28 items CHK-2',
        '2026-02-28 items CHK-2',
        '2026-03-31 items CHK-2',
        '2026-04-30 items CHK-2',
        '2026-06-20 items CHK-2',
      ],
    ));

  it('are found again where a document came back as it was', () =>
    check(
      [
        ['2026-01-10', { ...settings, 'a.md': run('CHK-1', '- [ ] one', dated) }],
        ['2026-03-12', { 'a.md': run('CHK-1', '- [x] one', dated) }],
        ['2026-04-12', { 'a.md': run('CHK-1', '- [ ] one', dated) }],
        ['2026-06-02', { 'a.md': undefined }],
      ],
      ['2026-02-28 items CHK-1', '2026-04-30 items CHK-1', '2026-05-31 items CHK-1'],
    ));

  it('follow the settings of each month, also in a folder of the repository', () =>
    check(
      [
        ['2026-01-10', { ...settings, 'old/a.md': run('CHK-1', '- [ ] one', dated) }],
        ['2026-03-05', { '.sop/library.yml': `${strict}ignore: [old/**]\n` }],
        ['2026-05-05', { '.sop/library.yml': 'detention: { grace_days: 200 }\n' }],
        ['2026-06-05', { '.sop/library.yml': strict }],
      ],
      ['2026-02-28 items CHK-1', '2026-06-20 items CHK-1'],
      'library/',
    ));

  it('know the templates that runs were made from, and wait for what came back', () =>
    check(
      [
        ['2026-01-10', { ...settings, 'template.md': template }],
        ['2026-03-06', { 'run.md': pinned() }],
        ['2026-04-06', { 'template.md': `${template}- [ ] NET-2: Label the ports.\n` }],
        ['2026-06-06', { 'run.md': undefined }],
      ],
      ['2026-03-31 return CHK-9', '2026-04-30 return CHK-9', '2026-05-31 return CHK-9'],
    ));
});
