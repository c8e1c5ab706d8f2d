import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { linkSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inFolder, runSop, type SopPlace, type SopRun } from '../support/runSop.js';

const clean = '# Clean\n';
const broken = '# Broken\n\nSee [that](gone.md).\n';
const invalid = '---\ntitle: [\n---\n\n# Invalid\n';

const missing = 'The link to "gone.md" leads nowhere; there is no broken.md.'.replace(
  'broken.md',
  'gone.md',
);

function check(
  files: Readonly<Record<string, string>>,
  argv: readonly string[],
  place: SopPlace = {},
): Promise<SopRun> {
  return inFolder(files, (folder) => runSop(folder, ['check', ...argv], place));
}

function pathsOf(run: SopRun): readonly string[] {
  const { findings }: { findings: readonly { path: string }[] } = JSON.parse(run.stdout);
  return findings.map((finding) => finding.path);
}

describe('sop check', () => {
  it('says so when nothing is found', async () => {
    assert.deepEqual(await check({ 'a.md': clean, 'b.md': clean }, []), {
      exitCode: 0,
      stdout: '2 documents checked, nothing found.\n',
      stderr: '',
    });
  });

  it('groups findings by file and sums them up', async () => {
    const run = await check({ 'a.md': clean, 'broken.md': broken, 'x/invalid.md': invalid }, []);
    assert.equal(run.exitCode, 1);
    assert.equal(run.stderr, '');
    assert.match(
      run.stdout,
      new RegExp(
        String.raw`^broken\.md\n  3:12  warning  ${missing}  link/missing-file\n\n` +
          String.raw`x/invalid\.md\n  \d:\d+  error    .*  frontmatter/syntax\n\n` +
          String.raw`1 error, 1 warning in 2 files; 3 documents checked\.\n$`,
      ),
    );
  });

  it('fails from the level it is told', async () => {
    assert.equal((await check({ 'broken.md': broken }, [])).exitCode, 0);
    assert.equal((await check({ 'broken.md': broken }, ['--fail-on', 'warning'])).exitCode, 1);
    assert.equal((await check({ 'broken.md': broken }, ['--fail-on', 'info'])).exitCode, 2);
  });

  it('tells of the wanted files only, and still reads the others', async () => {
    const files = {
      'docs/a.md': '# A\n\n[b](../other/b.md#b)\n',
      'docs/c.md': '# C\n\n[d](d.md)\n',
      'other/b.md': '# B\n\n[d](d.md)\n',
    };
    const run = await check(files, ['docs', '--format', 'json']);
    const { summary } = JSON.parse(run.stdout);
    assert.deepEqual(pathsOf(run), ['docs/c.md']);
    assert.deepEqual(summary, { documents: 2, error: 0, warning: 1, info: 0 });
    const inside = await check(files, ['c.md', '--cwd', 'docs', '--format', 'json']);
    assert.equal(JSON.parse(inside.stdout).summary.documents, 1);
  });

  it('refuses paths that are not there or outside', async () => {
    assert.deepEqual(await check({ 'a.md': clean }, ['b.md']), {
      exitCode: 2,
      stdout: '',
      stderr: 'sop: b.md does not exist.\n',
    });
    assert.deepEqual(await check({ 'a.md': clean }, ['..']), {
      exitCode: 2,
      stdout: '',
      stderr: 'sop: .. lies outside the library.\n',
    });
  });

  it('does not let an empty folder look like a clean library', async () => {
    assert.deepEqual(await check({ 'a.txt': 'A' }, []), {
      exitCode: 0,
      stdout: '0 documents checked, nothing found.\n',
      stderr: 'There is no document here, so nothing was checked.\n',
    });
  });

  it('cannot judge by settings that are broken, whatever part is asked for', async () => {
    const files = { '.sop/library.yml': 'title: [\n', 'docs/a.md': clean };
    const run = await check(files, ['docs']);
    assert.equal(run.exitCode, 2);
    assert.match(run.stdout, /^\.sop\/library\.yml\n +\d+:\d+ +error .* configuration\/yaml\n/);
  });

  it('records findings and leaves them out from then on', async () => {
    await inFolder({ 'broken.md': broken }, async (folder) => {
      const recorded = await runSop(folder, ['check', '--write-baseline', 'known/base.json']);
      assert.deepEqual(recorded, {
        exitCode: 0,
        stdout: '',
        stderr: '1 finding recorded in known/base.json.\n',
      });
      const argv = ['check', '--baseline', 'known/base.json'];
      assert.deepEqual(await runSop(folder, argv), {
        exitCode: 0,
        stdout: '1 document checked, nothing found. (1 known finding not shown)\n',
        stderr: '',
      });
      writeFileSync(path.join(folder, 'broken.md'), `${broken}\n[new](new.md)\n`);
      assert.match((await runSop(folder, argv)).stdout, /^broken\.md\n {2}5:7 .*\n\n1 warning /);
    });
  });

  it('replaces a baseline as a whole, so that a full disk leaves the old one', async () => {
    await inFolder({ 'broken.md': broken, 'base.json': 'old' }, async (folder) => {
      // A second name of the same file tells whether it was written into.
      linkSync(path.join(folder, 'base.json'), path.join(folder, 'same.json'));
      await runSop(folder, ['check', '--write-baseline', 'base.json']);
      assert.match(readFileSync(path.join(folder, 'base.json'), 'utf8'), /link\/missing-file/);
      assert.equal(readFileSync(path.join(folder, 'same.json'), 'utf8'), 'old');
    });
  });

  it('takes the baseline that the settings name', async () => {
    const settings = 'baseline: .sop/baseline.json\nworkflows: {}\n';
    await inFolder({ 'broken.md': broken, '.sop/library.yml': settings }, async (folder) => {
      const without = await runSop(folder, ['check']);
      assert.equal(without.exitCode, 2);
      assert.match(
        without.stderr,
        /^sop: The baseline <folder>\/\.sop\/baseline\.json cannot be read\.\n$/,
      );
      await runSop(folder, ['check', '--write-baseline', '.sop/baseline.json']);
      const run = await runSop(folder, ['check', '--fail-on', 'warning']);
      assert.equal(run.exitCode, 0);
      assert.match(
        readFileSync(path.join(folder, '.sop/baseline.json'), 'utf8'),
        /link\/missing-file/,
      );
    });
  });

  it('says in words that a baseline cannot be written', async () => {
    await inFolder({ 'a.md': clean }, async (folder) => {
      mkdirSync(path.join(folder, 'base.json'));
      assert.deepEqual(await runSop(folder, ['check', '--write-baseline', 'base.json']), {
        exitCode: 2,
        stdout: '',
        stderr: 'sop: The baseline cannot be written. <folder>/base.json: It is a folder.\n',
      });
    });
  });

  it('refuses a baseline that is none', async () => {
    const run = await check({ 'a.md': clean, 'base.json': '{}' }, ['--baseline', 'base.json']);
    assert.equal(run.exitCode, 2);
    assert.match(run.stderr, /^sop: <folder>\/base\.json: The baseline must be an object/);
  });

  it('looks at what changed since a revision', async () => {
    await inFolder({ 'old.md': broken, 'moved.md': broken }, async (folder) => {
      const git = (...argv: string[]) =>
        execFileSync(
          'git',
          ['-c', 'user.name=Dana', '-c', 'user.email=dana@msp.example', ...argv],
          { cwd: folder, stdio: 'pipe' },
        );
      git('init', '-q', '-b', 'main');
      git('add', '.');
      git('commit', '-q', '-m', 'Start');
      git('switch', '-q', '-c', 'change');
      writeFileSync(path.join(folder, 'committed ü.md'), broken);
      git('add', '.');
      git('commit', '-q', '-m', 'Change');
      git('switch', '-q', 'main');
      writeFileSync(path.join(folder, 'old.md'), `${broken}More.\n`);
      git('commit', '-q', '-a', '-m', 'Go on');
      git('switch', '-q', 'change');
      mkdirSync(path.join(folder, 'new'));
      writeFileSync(path.join(folder, 'new/untracked.md'), broken);
      writeFileSync(path.join(folder, 'moved.md'), `${broken}More.\n`);
      const run = await runSop(folder, ['check', '--changed-since', 'main', '--format', 'json']);
      assert.deepEqual(pathsOf(run), ['committed ü.md', 'moved.md', 'new/untracked.md']);
      assert.deepEqual(await runSop(folder, ['check', '--changed-since', '--output=x']), {
        exitCode: 2,
        stdout: '',
        stderr: 'sop: --changed-since: git knows no revision "--output=x" here.\n',
      });
    });
  });

  it('says that there is no repository to compare with', async () => {
    await inFolder({ 'a.md': '# A\n' }, async (folder) => {
      const run = await runSop(folder, ['check', '--changed-since', 'HEAD']);
      assert.equal(run.stderr, 'sop: --changed-since: This folder is in no git repository.\n');
    });
  });

  it('survives files that are no text', async () => {
    const bytes = '\0\u{fffd}---\n\n- [ ';
    const run = await check({ 'a.md': bytes, 'b.md': '---\n'.repeat(2000) }, []);
    assert.ok(run.exitCode <= 1);
    assert.equal(run.stderr, '');
  });
});
