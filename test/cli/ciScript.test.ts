/** The ready-made checks, run as a forge runs them: against clones of a bare repository. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { bundleOf } from '../support/bundleOf.js';
import { closeout, inRepository, type CloseoutRepository } from '../support/closeoutRepository.js';
import { runSop } from '../support/runSop.js';

interface Forge {
  readonly repository: CloseoutRepository;
  /** Commits to a branch of its own what `work` does, and pushes it. */
  readonly pullRequest: (name: string, work: () => Promise<void> | void) => Promise<void>;
  /** What the check says of a checkout of this ref. */
  readonly check: (ref: string, options?: CheckOptions) => CheckOutcome;
}

interface CheckOptions {
  readonly depth?: number;
  readonly env?: Readonly<Record<string, string>>;
  /** Whether reports are wanted. */
  readonly reports?: boolean;
  /** Whether the forge is out of reach once the checkout is there. */
  readonly isCutOff?: boolean;
}

interface CheckOutcome {
  readonly exitCode: number | null;
  readonly output: string;
  readonly errors: string;
  readonly report: (name: string) => string;
}

let bundle: Promise<string> | undefined;

async function onForge(use: (forge: Forge) => Promise<void>): Promise<void> {
  const program = `${process.execPath} ${await (bundle ??= bundleOf('src/cli/main.ts'))}`;
  await inRepository({ 'closeout.md': closeout }, async (repository) => {
    const { folder } = repository;
    const bare = path.join(folder, '.git', 'forge.git');
    repository.git('clone', '--quiet', '--bare', '.', bare);
    repository.git('remote', 'add', 'origin', bare);
    let count = 0;
    const git = (cwd: string, ...argv: readonly string[]) =>
      execFileSync('git', [...argv], {
        cwd,
        stdio: 'pipe',
        env: { PATH: process.env['PATH'], HOME: folder },
      });
    await use({
      repository,
      async pullRequest(name, work) {
        repository.git('checkout', '--quiet', '-B', name, 'main');
        await work();
        repository.commit(`Work on ${name}`);
        repository.git('push', '--quiet', '--force', 'origin', name);
        repository.git('checkout', '--quiet', 'main');
      },
      check(ref, { depth, env = {}, reports: isReported = false, isCutOff = false } = {}) {
        const checkout = path.join(folder, '.git', `checkout-${count++}`);
        mkdirSync(checkout);
        git(checkout, 'init', '--quiet');
        git(checkout, 'remote', 'add', 'origin', `file://${bare}`);
        const depths = depth === undefined ? [] : [`--depth=${depth}`];
        const all = depth === undefined ? ['+refs/heads/*:refs/remotes/origin/*'] : [];
        git(checkout, 'fetch', '--quiet', ...depths, 'origin', `+${ref}:refs/pull`, ...all);
        git(checkout, 'checkout', '--quiet', '--detach', 'refs/pull');
        if (isCutOff) git(checkout, 'remote', 'set-url', 'origin', 'file:///nowhere');
        const reports = path.join(folder, '.git', `reports-${count}`);
        const run = spawnSync('sh', [path.resolve('ci/sop-ci.sh')], {
          cwd: checkout,
          encoding: 'utf8',
          env: {
            PATH: process.env['PATH'],
            HOME: folder,
            SOP: program,
            ...(isReported && { SOP_REPORTS: reports }),
            ...env,
          },
        });
        return {
          exitCode: run.status,
          output: run.stdout,
          errors: run.stderr,
          report: (name) => readFileSync(path.join(reports, name), 'utf8'),
        };
      },
    });
  });
}

const mainBase = { SOP_BASE: 'main' };

async function sign({ folder }: CloseoutRepository): Promise<void> {
  const argv = ['sign', 'CHK-4T7QZ', '--gate', 'acceptance'];
  const run = await runSop(folder, argv, { answer: 'y', now: () => new Date() });
  assert.equal(run.exitCode, 0, run.stderr);
}

describe('ci/sop-ci.sh', function () {
  this.timeout(60_000);

  it('passes an honest pull request, with reports for the forge', async () => {
    await onForge(async ({ repository, pullRequest, check }) => {
      await pullRequest('honest', () => sign(repository));
      const run = check('honest', { env: mainBase, reports: true });
      assert.equal(run.exitCode, 0, run.output + run.errors);
      assert.match(run.output, /closeout\.md/);
      assert.match(run.report('sop.sarif'), /"version": "2\.1\.0"/);
      assert.match(run.report('sop-junit.xml'), /<testsuite/);
      assert.notEqual(run.report('sop-summary.md'), '');
    });
  });

  it('completes a shallow checkout, or says what to do', async () => {
    await onForge(async ({ repository, pullRequest, check }) => {
      await pullRequest('honest', () => sign(repository));
      const run = check('honest', { depth: 1, env: mainBase });
      assert.equal(run.exitCode, 0, run.output + run.errors);
      assert.match(run.errors, /^sop-ci: The checkout is shallow; fetching the rest/);
      const alone = check('honest', { depth: 1, env: mainBase, isCutOff: true });
      assert.equal(alone.exitCode, 2);
      assert.match(alone.errors, /Check out with full history: fetch-depth: 0/);
      assert.equal(alone.output, '');
    });
  });

  it('judges a merge group against what it was queued on', async () => {
    await onForge(async ({ repository, pullRequest, check }) => {
      await pullRequest('one', () => sign(repository));
      await pullRequest('two', () => repository.write('other.md', '# Other\n'));
      repository.git('checkout', '--quiet', '-B', 'queue', 'main');
      repository.git('merge', '--quiet', '--no-ff', '--no-edit', 'one');
      repository.git('merge', '--quiet', '--no-ff', '--no-edit', 'two');
      repository.git('push', '--quiet', 'origin', 'queue');
      const env = { MERGE_GROUP_BASE_SHA: repository.git('rev-parse', 'main').trim() };
      const run = check('queue', { depth: 1, env });
      assert.equal(run.exitCode, 0, run.output + run.errors);
    });
  });

  it('takes a pull request from a fork like any other, by the rules of the base', async () => {
    await onForge(async ({ repository, pullRequest, check }) => {
      await pullRequest('fork', async () => {
        const roster = repository.read('.sop/roster.yml');
        repository.write('.sop/roster.yml', roster.replace('person: noor', 'person: lee'));
        repository.commit('Let Lee sign');
        await sign(repository);
      });
      repository.git('push', '--quiet', 'origin', 'fork:refs/pull/7/merge');
      const run = check('refs/pull/7/merge', { env: { GITHUB_BASE_REF: 'main' } });
      assert.equal(run.exitCode, 1, run.output + run.errors);
      assert.match(run.output, /roster\.yml changed together with the sign-off/);
    });
  });

  it('refuses a template, a gate or a document changed so that it claims more than was signed', async () => {
    await onForge(async ({ repository, pullRequest, check }) => {
      const edit = (from: string, to: string) => () => {
        const text = repository.read('closeout.md');
        repository.write('closeout.md', text.replace(from, to));
      };
      await pullRequest('closing', edit('title:', 'status: closed\ntitle:'));
      const closing = check('closing', { env: { ...mainBase, GITHUB_ACTIONS: 'true' } });
      assert.equal(closing.exitCode, 1, closing.output + closing.errors);
      assert.match(closing.output, /^::error .*file=closeout\.md/m);

      await pullRequest('gate', async () => {
        edit('sign: { role: noc }', 'sign: { role: noc, independent: false }')();
        repository.commit('Loosen the gate');
        await sign(repository);
      });
      const gate = check('gate', { env: mainBase });
      assert.equal(gate.exitCode, 1, gate.output + gate.errors);
      assert.match(gate.output, /gates changed together with the sign-off/);

      await pullRequest('signed', () => sign(repository));
      repository.git('checkout', '--quiet', 'main');
      repository.git('merge', '--quiet', '--ff-only', 'signed');
      repository.git('push', '--quiet', 'origin', 'main');
      await pullRequest('edited', edit('Export the rules', 'Export some rules'));
      const edited = check('edited', { env: mainBase });
      assert.match(edited.output, /changed since/);
      await pullRequest('forged', edit('name: Dana Reyes', 'name: Dana R'));
      const forged = check('forged', { env: mainBase });
      assert.equal(forged.exitCode, 1, forged.output + forged.errors);
    });
  });

  it('tells what is loosened, and fails for it where that is wanted', async () => {
    await onForge(async ({ repository, pullRequest, check }) => {
      await pullRequest('loosened', () => {
        const text = repository.read('closeout.md');
        repository.write('closeout.md', text.replace('rules.', 'rules. (optional)'));
      });
      const told = check('loosened', { env: mainBase, reports: true });
      assert.equal(told.exitCode, 0, told.output + told.errors);
      assert.match(told.report('sop-summary.md'), /NET-1/);
      const failed = check('loosened', { env: { ...mainBase, SOP_LOOSENED: 'fail' } });
      assert.equal(failed.exitCode, 1, failed.output + failed.errors);
      assert.match(failed.errors, /The change loosens/);
    });
  });

  it('shows on the default branch what a squash merge cost', async () => {
    await onForge(async ({ repository, pullRequest, check }) => {
      await pullRequest('signed', () => sign(repository));
      repository.git('checkout', '--quiet', '-B', 'squashed', 'main');
      repository.git('merge', '--quiet', '--squash', 'signed');
      repository.commit('Squashed', 'lee');
      repository.git('push', '--quiet', 'origin', 'squashed:main');
      const run = check('main');
      assert.equal(run.exitCode, 1, run.output + run.errors);
      assert.match(run.output, /lee@msp\.example|author/);
    });
  });

  it('says what it cannot judge', async () => {
    await onForge(({ check, repository }) => {
      for (const [base, message] of [
        ['no-such-branch', /^sop-ci: The base "no-such-branch" is not in the checkout/m],
        ['--upload-pack=touch x', /^sop-ci: "--upload-pack=touch x" is no branch\./m],
      ] as const) {
        const run = check('main', { env: { SOP_BASE: base } });
        assert.equal(run.exitCode, 2);
        assert.match(run.errors, message);
      }
      writeFileSync(path.join(repository.folder, '.sop', 'library.yml'), 'kinds: [\n');
      repository.commit('Break the settings');
      repository.git('push', '--quiet', 'origin', 'main');
      assert.equal(check('main').exitCode, 2);
      return Promise.resolve();
    });
  });
});

describe('ci/pre-commit.sh', function () {
  this.timeout(60_000);

  it('keeps a wrong document from being committed, where sop is installed', async () => {
    const program = `${process.execPath} ${await (bundle ??= bundleOf('src/cli/main.ts'))}`;
    await inRepository({ 'closeout.md': closeout }, async (repository) => {
      const { folder } = repository;
      await runSop(folder, ['init', '--ci', 'hook', '--yes']);
      repository.git('add', '--all');
      repository.git('commit', '--quiet', '-m', 'Add the hook');
      repository.git('config', 'core.hooksPath', '.githooks');
      const commit = (sop: string) =>
        spawnSync('git', ['commit', '--quiet', '--all', '-m', 'Close it'], {
          cwd: folder,
          encoding: 'utf8',
          env: { PATH: process.env['PATH'], HOME: folder, SOP: sop },
        });
      repository.write(
        'closeout.md',
        repository.read('closeout.md').replace('title:', 'status: closed\ntitle:'),
      );
      const refused = commit(program);
      assert.notEqual(refused.status, 0);
      assert.match(refused.stdout + refused.stderr, /gate\/status-claims/);
      const without = commit('no-such-program');
      assert.equal(without.status, 0);
      assert.match(without.stderr, /sop is not installed here/);
    });
  });
});
