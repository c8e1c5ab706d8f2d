import assert from 'node:assert/strict';
import { roster } from '../support/closeout.js';
import { checkOutput } from '../support/outputSchema.js';
import { inFolder, runSop, type SopRun } from '../support/runSop.js';

const dashboard =
  '---\nid: DASH-NOC\nkind: dashboard\ntitle: NOC\nowner: noc\n---\n\n# NOC\n\n' +
  '```sop-list\ntitle: Runs\nquery: kind:checklist\ncolumns: [title, progress, due_on]\n```\n\n' +
  '## Figures\n\n' +
  '```sop-list\ntitle: Late\nquery: kind:checklist overdue_days:>0\nview: number\nat_most: 0\n```\n';

const files = {
  '.sop/library.yml': 'title: Fernhill\n',
  '.sop/roster.yml': roster,
  'dashboards/noc.md': dashboard,
  'run.md':
    '---\nid: CHK-AAAAA\nkind: checklist\ntitle: Contoso | closeout\nowner: noc\ndue_on: 2026-11-20\n---\n\n- [x] A\n- [ ] B\n',
};

function print(
  argv: readonly string[],
  changed: Readonly<Record<string, string>> = {},
): Promise<SopRun> {
  return inFolder({ ...files, ...changed }, (folder) => runSop(folder, ['dashboard', ...argv]));
}

describe('sop dashboard', () => {
  it('prints Markdown', async () => {
    assert.deepEqual(await print(['DASH-NOC']), {
      exitCode: 0,
      stdout:
        '# NOC\n\n`DASH-NOC` · as of 2026-11-21\n\n' +
        '## Runs\n\n| Title | Progress | Due |\n| --- | --- | --- |\n' +
        '| Contoso \\| closeout | 1/2 | 2026-11-20 (1 day late) |\n\n' +
        '## Figures\n\n### Late\n\n**1**, at most 0\n',
      stderr: '',
    });
  });

  it('prints JSON with lines from 1', async () => {
    const run = await print(['dashboards/noc.md', '--format', 'json']);
    checkOutput('dashboard', run.stdout);
    const { dashboards } = JSON.parse(run.stdout) as {
      dashboards: readonly { lists: readonly Record<string, unknown>[] }[];
    };
    const [runs, late] = dashboards[0]?.lists ?? [];
    assert.deepEqual(runs?.['rows'], [
      {
        path: 'run.md',
        line: 1,
        title: 'Contoso | closeout',
        cells: ['Contoso | closeout', 50, '2026-11-20'],
      },
    ]);
    assert.deepEqual(
      [runs['line'], late?.['line'], late?.['section'], late?.['total']],
      [10, 18, 'Figures', 1],
    );
  });

  it('prints one HTML file that runs and loads nothing', async () => {
    const { stdout, exitCode } = await print(['--format', 'html']);
    assert.equal(exitCode, 0);
    assert.match(stdout, /^<!doctype html>\n<html lang="en">/);
    assert.match(stdout, /<title>NOC<\/title>/);
    assert.match(stdout, /Contoso \| closeout/);
    assert.doesNotMatch(stdout, /<script|<link|<img|@import|url\(|https?:/);
  });

  it('is the same bytes each time', async () => {
    const runs = [await print(['--format', 'html']), await print(['--format', 'html'])];
    assert.equal(runs[0]?.stdout, runs[1]?.stdout);
  });

  it('finds the dashboards of a role, and what waits for a person', async () => {
    assert.match((await print(['--role', 'noc'])).stdout, /^# NOC\n/);
    assert.equal(
      (await print(['--role', 'nco'])).stderr,
      'sop: No dashboard is made for "nco". Did you mean noc?\n',
    );
    const mine = await print(['--me', 'dana@msp.example']);
    assert.equal(mine.exitCode, 0);
    assert.match(mine.stdout, /^# Dana Reyes\n[^]*## My open items\n\n.*\n.*\n\| B \|/);
    assert.equal((await print(['--me', 'zoe'])).stderr, 'sop: Nobody in the roster is "zoe".\n');
  });

  it('says in its place why a list cannot be answered', async () => {
    const wrong = dashboard.replace('query: kind:checklist\n', 'query: knid:checklist\n');
    assert.deepEqual(await print(['DASH-NOC'], { 'dashboards/noc.md': wrong }), {
      exitCode: 1,
      stdout:
        '# NOC\n\n`DASH-NOC` · as of 2026-11-21\n\n## Runs\n\nThis list cannot be answered.\n\n' +
        '- Line 12: There is no field "knid". Did you mean "kind"?\n\n' +
        '## Figures\n\n### Late\n\n**1**, at most 0\n',
      stderr: 'sop: 1 list cannot be answered; each says why.\n',
    });
  });

  it('refuses a document without lists, and a library without dashboards', async () => {
    assert.equal((await print(['run.md'])).stderr, 'sop: run.md has no sop-list block.\n');
    const none = await inFolder({ 'a.md': '# A\n' }, (folder) => runSop(folder, ['dashboard']));
    assert.deepEqual(none, {
      exitCode: 2,
      stdout: '',
      stderr: 'sop: The library has no dashboard; sop new TPL-DASH-NOC makes one.\n',
    });
  });
});
