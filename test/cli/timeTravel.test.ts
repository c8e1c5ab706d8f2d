import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { roster } from '../support/closeout.js';
import { closeout } from '../support/closeoutRepository.js';
import { inFolder, runSop, type SopRun } from '../support/runSop.js';
import { Story } from '../support/story.js';

const lee = { name: 'Lee Park', email: 'lee@msp.example' };
const page = '---\nid: SOP-1\nkind: page\ntitle: Page\nreview_in: 6 months\n';
const open = closeout.replace('[x]', '[ ]');

/** A closeout that is ticked on the third of November, on a branch that comes in on the fifth; the page is gone by then. */
const story = Story.begin()
  .commit({
    by: lee,
    at: '2026-11-01T23:30:00Z',
    files: {
      '.sop/library.yml': 'title: Test\n',
      '.sop/roster.yml': roster,
      'closeout.md': open,
      'old/page.md': `${page}reviewed_on: 2026-04-15\n---\n# Page\n\n[gone](no.md)\n`,
    },
  })
  .on('work')
  .commit({ by: lee, at: '2026-11-03T09:00:00Z', files: { 'closeout.md': closeout } })
  .on('main')
  .commit({ by: lee, at: '2026-11-04T09:00:00Z', files: { 'old/page.md': undefined } })
  .commit({ by: lee, at: '2026-11-05T09:00:00Z', merges: ['work'] });

async function check(argv: readonly string[], judge: (run: SopRun) => void): Promise<void> {
  await inFolder({}, async (folder) => {
    execFileSync('git', ['init', '-q', '--initial-branch=main', folder]);
    story.write(folder);
    execFileSync('git', ['reset', '-q', '--hard'], { cwd: folder });
    judge(await runSop(folder, argv));
  });
}

function openItems(expected: number): (run: SopRun) => void {
  return ({ stdout, stderr, exitCode }) => {
    assert.equal(exitCode, 0, stderr);
    const [document] = (JSON.parse(stdout) as { documents: { itemCounts: { open: number } }[] })
      .documents;
    assert.equal(document?.itemCounts.open, expected);
  };
}

function prints(exitCode: number, words: RegExp): (run: SopRun) => void {
  return (run) => {
    assert.equal(run.exitCode, exitCode, run.stderr);
    assert.match(run.stdout + run.stderr, words);
  };
}

const asJson = ['--format', 'json'];

describe('--at', () => {
  it('shows a document as it was at a revision, a branch, or at the end of a day', async () => {
    await check(['show', 'CHK-4T7QZ', ...asJson], openItems(0));
    await check(['show', 'CHK-4T7QZ', '--at', 'HEAD~1', ...asJson], openItems(1));
    await check(['show', 'CHK-4T7QZ', '--at', 'work', ...asJson], openItems(0));
    await check(['show', 'CHK-4T7QZ', '--at', '2026-11-05', ...asJson], openItems(0));
  });

  it('counts work on a branch from the day that it was merged', async () => {
    await check(['show', 'CHK-4T7QZ', '--at', '2026-11-04', ...asJson], openItems(1));
  });

  it('ends a day in UTC', async () => {
    await check(['show', 'CHK-4T7QZ', '--at', '2026-11-01', ...asJson], openItems(1));
    await check(
      ['list', '--at', '2026-10-31'],
      prints(2, /--at: No commit of this branch is as old as 2026-10-31\.\n/),
    );
  });

  it('says of a shallow clone that the days before are elsewhere', async () => {
    await inFolder({}, async (folder) => {
      const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: folder });
      git('init', '-q', '--initial-branch=main', 'whole');
      story.write(`${folder}/whole`);
      git('clone', '-q', '--depth=1', `file://${folder}/whole`, 'cut');
      const run = await runSop(`${folder}/cut`, ['list', '--at', '2026-11-01']);
      prints(
        2,
        /This clone is shallow and has no commit as old as 2026-11-01; git fetch --un/,
      )(run);
    });
  });

  it('lists what there was, judged by the day that was asked for', async () => {
    await check(['list'], prints(0, /1 document\./));
    await check(['list', 'kind:page', '--at', 'HEAD~2'], prints(0, /old\/page\.md/));
    const due = (at: string) => ['list', 'review:overdue', '--at', at];
    await check(due('2026-11-01'), prints(0, /SOP-1/));
    await check(
      [...due('2026-11-01'), '--today', '2026-05-01'],
      prints(0, /^(?!.*SOP-1)[\s\S]*0 of 2 documents\./),
    );
  });

  it('judges gates and findings of then', async () => {
    await check(['gate', 'closeout.md', '--at', '2026-11-04'], prints(1, /blocked/));
    await check(['gate', 'closeout.md', '--at', 'HEAD'], prints(1, /ready/));
    await check(
      ['check', 'old', '--at', '2026-11-02', '--fail-on', 'warning'],
      prints(1, /link\/missing-file/),
    );
    await check(['check', 'old'], prints(2, /old does not exist\./));
    await check(['check', 'old', '--at', 'HEAD'], prints(2, /old does not exist\./));
  });

  it('says what it does not know', async () => {
    await check(['list', '--at', 'nowhere'], prints(2, /--at: git knows no revision "nowhere"/));
    await check(
      ['list', '--at', '2026-02-30'],
      prints(2, /--at: "2026-02-30" is no day of the calendar written YYYY-MM-DD/),
    );
    await check(['list', '--at', '--help'], prints(2, /git knows no revision "--help" here\./));
    await check(
      ['check', '--at', 'HEAD', '--changed-since', 'HEAD~1'],
      prints(2, /--at and --changed-since exclude each other/),
    );
    await inFolder({}, async (folder) => {
      execFileSync('git', ['init', '--quiet', '--bare', folder]);
      for (const command of ['check', 'list']) {
        const run = await runSop(folder, [command]);
        prints(2, /holds the data of git; work in a clone of it.* Or add --at HEAD/)(run);
      }
    });
    await inFolder({ 'a.md': '# A\n' }, async (folder) => {
      const run = await runSop(folder, ['list', '--at', '2026-11-01']);
      prints(2, /--at: This folder is in no git repository/)(run);
    });
  });

  it('has no answer about files where git keeps its data', async () => {
    await inFolder({}, async (folder) => {
      execFileSync('git', ['init', '--quiet', '--bare', folder]);
      // An empty list of what is late would be read as good news.
      for (const argv of [
        ['detention'],
        ['digest'],
        ['sign', 'CHK-1'],
        ['review', 'SOP-1'],
        ['ack', '--who'],
        ['briefing', 'PRJ-1'],
        ['adopt', 'CHK-1'],
        ['lesson', 'list'],
        ['priorities', 'list'],
        ['verify', 'SOP-1'],
      ]) {
        const { exitCode, stdout, stderr } = await runSop(folder, argv);
        const words = 'This folder holds the data of git; work in a clone of it';
        assert.deepEqual({ exitCode, stdout }, { exitCode: 2, stdout: '' }, argv.join(' '));
        assert.equal(stderr, `sop: ${words}, where the files are.\n`);
      }
      for (const argv of [['diff'], ['diff', 'HEAD']]) {
        prints(2, /work in a clone of it.* Or name two commits/)(await runSop(folder, argv));
      }
    });
  });
});
