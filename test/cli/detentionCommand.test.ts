import assert from 'node:assert/strict';
import { roster } from '../support/closeout.js';
import { checkOutput } from '../support/outputSchema.js';
import { inFolder, runSop, type SopPlace, type SopRun } from '../support/runSop.js';

const files = {
  '.sop/library.yml': 'title: Fernhill\n',
  '.sop/roster.yml': roster,
  'run.md':
    '---\nid: CHK-AAAAA\nkind: checklist\ntitle: Contoso | closeout\nowner: noc\ndue_on: 2026-11-10\n---\n\n- [x] A\n- [ ] B @dana\n- [ ] C\n',
};

function print(argv: readonly string[], email?: string): Promise<SopRun> {
  const config = email === undefined ? {} : { '.gitconfig': `[user]\n  email = ${email}\n` };
  return inFolder({ ...files, ...config }, (folder) => runSop(folder, ['detention', ...argv]));
}

describe('sop detention', () => {
  it('lists by role, without names for those who may not see them', async () => {
    assert.deepEqual(await print([], 'noor@msp.example'), {
      exitCode: 0,
      stdout:
        'noc\n' +
        '  11 days  "Contoso | closeout" is past its day with an item open, first "B".\n' +
        '    run.md:10 · since 2026-11-10\n' +
        '    Tick each item with its evidence, or say with a reason that it does not apply.\n' +
        '  11 days  "Contoso | closeout" is past its day with an item open, first "C".\n' +
        '    run.md:11 · since 2026-11-10\n' +
        '    Tick each item with its evidence, or say with a reason that it does not apply.\n',
      stderr: '2 debts.\n',
    });
    assert.match((await print([], 'sam@msp.example')).stdout, /2026-11-10 · Dana Reyes\n/);
  });

  it('prints JSON as its schema says', async () => {
    const run = await print(['--format', 'json']);
    checkOutput('detention', run.stdout);
    const { debts } = JSON.parse(run.stdout) as { debts: readonly Record<string, unknown>[] };
    assert.deepEqual(
      debts.map(({ line, people, role, documentId }) => [line, people, role, documentId]),
      [
        [10, [], 'noc', 'CHK-AAAAA'],
        [11, [], 'noc', 'CHK-AAAAA'],
      ],
    );
  });

  it('prints Markdown', async () => {
    const { stdout } = await print(['--format', 'markdown']);
    assert.match(
      stdout,
      /^# Document detention\n\nAs of 2026-11-21\. 2 debts in all\.\n\n## noc\n/,
    );
    assert.match(stdout, /\| 11 \| 2026-11-10 \| "Contoso \\| closeout" is past/);
  });

  it('finds one’s own', async () => {
    assert.equal((await print(['--me'], 'noor@msp.example')).stderr, '1 debt.\n');
    assert.equal((await print(['--me'], 'dana@msp.example')).stderr, '2 debts.\n');
    assert.equal((await print(['--me'], 'nobody@msp.example')).exitCode, 2);
  });

  it('says beside one’s own how many are owned by nobody', async () => {
    const unowned = '---\nid: SOP-1\nkind: sop\nreviewed_on: 2020-01-01\n---\n';
    const given = {
      ...files,
      'run.md': unowned,
      '.gitconfig': '[user]\n  email = noor@msp.example\n',
    };
    await inFolder(given, async (folder) => {
      const { stdout, stderr } = await runSop(folder, ['detention', '--me']);
      assert.deepEqual(
        [stdout, stderr],
        ['', '0 debts.\nsop: 1 debt is owned by nobody; sop detention lists them.\n'],
      );
      assert.equal((await runSop(folder, ['detention'])).stderr, '1 debt.\n');
    });
  });

  it('says why it cannot tell what is one’s own', async () => {
    const says = async (place: SopPlace, expected: RegExp, changed: object = {}) => {
      await inFolder({ ...files, ...changed }, async (folder) => {
        const run = await runSop(folder, ['detention', '--me'], place);
        assert.deepEqual([run.exitCode, run.stdout], [2, '']);
        assert.match(run.stderr, expected);
      });
    };
    await says({ env: { PATH: '/nowhere' } }, /^sop: git was not found; install it/);
    await says({}, /^sop: git does not know who you are; set it with: git config user\.email/);
    const known = { '.gitconfig': '[user]\n  email = zoe@msp.example\n' };
    await says({}, /^sop: zoe@msp\.example is nobody who works here/, known);
  });

  it('fails only when asked to', async () => {
    assert.equal((await print(['--fail'])).exitCode, 1);
    assert.equal((await print(['--fail', '--role', 'project-team'])).exitCode, 0);
    const wrong = await print(['--role', 'nco']);
    assert.deepEqual(
      [wrong.exitCode, wrong.stderr],
      [2, 'sop: The roster has no role "nco". Did you mean noc?\n'],
    );
    await inFolder({ ...files, '.sop/roster.yml': 'people: {}\nroles: {}\n' }, async (folder) => {
      assert.equal(
        (await runSop(folder, ['detention', '--role', 'nco'])).stderr,
        'sop: The roster has no role "nco". It has none yet; add them to .sop/roster.yml.\n',
      );
    });
  });
});
