import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import type { CivilDate } from '../../src/core/schema/civilDate.js';
import { createProgramRunner } from '../../src/node/runProgram.js';
import { verifyLibrary, type VerifyLibraryRequest } from '../../src/node/verifyLibrary.js';
import { inFolder } from '../support/temporaryFolder.js';

/** Why nothing can be verified, or how many documents were. */
async function check(
  prepare: (git: (...args: readonly string[]) => void, folder: string) => void,
  expected: string | number,
  more: Partial<VerifyLibraryRequest> = {},
): Promise<void> {
  await inFolder({ 'a.md': '---\nid: A\nsign_offs: []\n---\n' }, async (folder) => {
    const env = { PATH: process.env['PATH'] ?? '', HOME: folder };
    prepare((...args) => {
      execFileSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@x', ...args], {
        cwd: folder,
        env,
        stdio: 'ignore',
      });
    }, folder);
    const outcome = await verifyLibrary({
      run: createProgramRunner(env),
      root: folder,
      today: '2026-11-21' as CivilDate,
      now: 1_795_262_400,
      ...more,
    });
    assert.deepEqual(
      outcome.kind === 'verified' ? outcome.documents.length : outcome.message,
      expected,
    );
  });
}

const none = 'This folder is in no git repository, or git is not installed.';

describe('verifyLibrary', () => {
  it('says why it cannot verify', async () => {
    await check(() => undefined, none);
    await check((git) => {
      git('init', '-q');
    }, 'There is no commit to verify yet.');
    await check(
      (git) => {
        git('init', '-q');
      },
      none,
      { run: createProgramRunner({ PATH: '' }) },
    );
    const commit = (git: (...args: readonly string[]) => void) => {
      git('init', '-q', '--initial-branch=main');
      git('add', 'a.md');
      git('commit', '-q', '-m', 'x');
    };
    await check(commit, '--base: git knows no revision "gone" here.', { base: 'gone' });
    await check(
      (git) => {
        commit(git);
        git('checkout', '-q', '--orphan', 'other');
        git('commit', '-q', '-m', 'y');
      },
      'git knows no commit that this branch and "main" share.',
      { base: 'main' },
    );
    await check(commit, 1);
    await check(commit, 1, { paths: ['a.md'] });
    await check(commit, 0, { paths: ['b.md'] });
  });

  it('wants a folder that is there', async () => {
    await check(() => undefined, none, { root: path.join('/nowhere', 'at all') });
  });
});
