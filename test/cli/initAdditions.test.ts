import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { roster } from '../support/closeout.js';
import { inFolder, runSop } from '../support/runSop.js';

const library = {
  '.sop/library.yml': 'title: Test\n',
  '.sop/roster.yml': roster,
  'sops/a.md': '---\nowner: noc\n---\n',
};

describe('sop init --ci', () => {
  for (const [place, file] of [
    ['github', '.github/workflows/sop.yml'],
    ['gitlab', '.gitlab/sop.yml'],
    ['azure', '.azure-pipelines/sop.yml'],
  ] as const) {
    it(`writes checks for ${place} that run the script it writes beside them`, async () => {
      await inFolder(library, async (folder) => {
        const run = await runSop(folder, ['init', '--ci', place, '--yes']);
        assert.equal(run.exitCode, 0, run.stderr);
        assert.equal(run.stdout, `.sop/ci.sh\n${file}\n`);
        const text = readFileSync(path.join(folder, file), 'utf8');
        assert.equal(typeof parse(text), 'object');
        assert.match(text, /sh \.sop\/ci\.sh/);
        assert.match(text, /fetch-depth: 0|GIT_DEPTH: '0'|fetchDepth: 0/);
        assert.equal(
          readFileSync(path.join(folder, '.sop/ci.sh'), 'utf8'),
          readFileSync('ci/sop-ci.sh', 'utf8'),
        );
        const again = await runSop(folder, ['init', '--ci', place, '--yes']);
        assert.match(again.stderr, /was there already and stays as it is/);
      });
    });
  }

  it('writes all of its files or none', async () => {
    await inFolder({ ...library, '.github': 'no folder' }, async (folder) => {
      assert.deepEqual(await runSop(folder, ['init', '--ci', 'github', '--yes']), {
        exitCode: 2,
        stdout: '.sop/ci.sh\n.github/workflows/sop.yml\n',
        stderr: 'sop: The folder .github/workflows cannot be made. A file is in its place.\n',
      });
      assert.equal(existsSync(path.join(folder, '.sop/ci.sh')), false);
    });
  });

  it('writes a hook that can be run, and asks first', async () => {
    await inFolder(library, async (folder) => {
      const unasked = await runSop(folder, ['init', '--ci', 'hook']);
      assert.equal(unasked.stderr, 'Nothing was written. Add --yes to write these files.\n');
      await runSop(folder, ['init', '--ci', 'hook'], { answer: 'y' });
      const { mode } = statSync(path.join(folder, '.githooks/pre-commit'));
      assert.equal(mode & 0o100, 0o100);
    });
  });

  it('has an action whose settings the script knows', () => {
    const action = parse(readFileSync('action.yml', 'utf8')) as {
      runs: { steps: readonly { env: Readonly<Record<string, string>>; run: string }[] };
    };
    const script = readFileSync('ci/sop-ci.sh', 'utf8');
    const [step] = action.runs.steps;
    assert.ok(step);
    for (const name of Object.keys(step.env)) {
      assert.ok(script.includes(name) || step.run.includes(name), name);
    }
    const hooks = parse(readFileSync('.pre-commit-hooks.yaml', 'utf8')) as readonly {
      entry: string;
    }[];
    assert.equal(hooks[0]?.entry, 'sop check --changed-since HEAD');
  });
});

describe('sop init in a repository', () => {
  it('offers to merge with sop to a person at a terminal, and to nobody else', async () => {
    await inFolder({ 'sops/a.md': '# A\n' }, async (folder) => {
      execFileSync('git', ['init', '--quiet'], { cwd: folder });
      let questions = 0;
      const run = await runSop(folder, ['init'], { answer: () => (++questions === 1 ? 'y' : 'n') });
      assert.equal(questions, 2);
      assert.match(run.stdout, /merge\.sop\.driver/);
      assert.equal(existsSync(path.join(folder, '.gitattributes')), false);
    });
    await inFolder({ 'sops/a.md': '# A\n' }, async (folder) => {
      execFileSync('git', ['init', '--quiet'], { cwd: folder });
      const run = await runSop(folder, ['init', '--yes']);
      assert.doesNotMatch(run.stdout, /merge/);
    });
  });
});

describe('sop init --codeowners', () => {
  it('writes who must approve what, and tells when that is out of date', async () => {
    await inFolder(library, async (folder) => {
      const check = () => runSop(folder, ['init', '--codeowners', '--check']);
      assert.equal((await check()).exitCode, 0);
      const run = await runSop(folder, ['init', '--codeowners', '--yes']);
      assert.equal(run.exitCode, 0, run.stderr);
      assert.equal(
        run.stdout,
        '/sops/ dana@msp.example noor@msp.example\n/.sop/ sam@msp.example\n',
      );
      const text = readFileSync(path.join(folder, '.github/CODEOWNERS'), 'utf8');
      assert.ok(text.includes(run.stdout));
      assert.equal((await check()).exitCode, 0);
      const later = await runSop(folder, [
        'init',
        '--codeowners',
        '--check',
        '--today',
        '2025-01-01',
      ]);
      assert.equal(later.exitCode, 1);
      assert.match(later.stderr, /no longer says what roster and owners say/);
      assert.doesNotMatch((await runSop(folder, ['check'])).stdout, /codeowners/);
      const old = await runSop(folder, ['check', '--today', '2025-01-01']);
      assert.match(
        old.stdout,
        /CODEOWNERS[^]*"\/sops\/ dana@msp\.example noor@msp\.example"[^]*codeowners\/drift/,
      );
    });
  });

  it('is for a library', async () => {
    await inFolder({ 'a.md': '# A\n' }, async (folder) => {
      assert.equal((await runSop(folder, ['init', '--codeowners'])).exitCode, 2);
      assert.equal((await runSop(folder, ['init', '--check'])).exitCode, 2);
    });
  });
});
