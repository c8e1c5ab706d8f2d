import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import path from 'node:path';
import { readGitEmail } from '../../src/git/gitIdentity.js';
import { gitReading } from '../../src/git/gitRequest.js';
import { findLibraryRoot } from '../../src/node/findLibraryRoot.js';
import { createProgramRunner } from '../../src/node/runProgram.js';
import { inFolder } from '../support/temporaryFolder.js';

/** Runs a shell script that stands where git would be. */
async function runInstead(
  script: string,
  limits: { readonly mostBytes?: number; readonly mostMilliseconds?: number } = {},
  env: Readonly<Record<string, string>> = {},
) {
  let answer = '';
  await inFolder({ 'bin/git': `#!/bin/sh\n${script}\n` }, async (folder) => {
    chmodSync(path.join(folder, 'bin/git'), 0o755);
    const run = createProgramRunner({ PATH: `${path.join(folder, 'bin')}:/usr/bin:/bin`, ...env });
    const outcome = await run({ ...gitReading('config', ['a b', '$X'], folder), ...limits });
    answer =
      outcome.kind === 'ended'
        ? `${outcome.exitCode} ${Buffer.from(outcome.output).toString()}${outcome.errors}`
        : outcome.kind === 'stopped'
          ? `stopped by ${outcome.why}`
          : outcome.kind;
  });
  return answer;
}

describe('createProgramRunner', () => {
  it('hands over arguments as they are, and what the program says', async () => {
    const script = 'for last; do :; done; printf "%s" "$last"; echo oops >&2; exit 3';
    assert.equal(await runInstead(script), '3 $Xoops\n');
  });

  it('keeps the GIT_ variables of this process from it', async () => {
    const env = { GIT_DIR: '/elsewhere', Git_Trace: '1', KEPT: 'yes' };
    const script = 'echo "$KEPT $GIT_DIR $Git_Trace $GIT_ALLOW_PROTOCOL"';
    assert.equal(await runInstead(script, {}, env), '0 yes   none\n');
  });

  it('stops what writes or runs too long', async () => {
    assert.equal(await runInstead('yes', { mostBytes: 1000 }), 'stopped by size');
    assert.equal(await runInstead('sleep 60', { mostMilliseconds: 50 }), 'stopped by time');
    assert.equal(await runInstead('kill -9 $$'), 'stopped by signal');
  });

  it('never starts a program of the folder it works in', async () => {
    await inFolder({ git: '#!/bin/sh\necho caught\n' }, async (folder) => {
      chmodSync(path.join(folder, 'git'), 0o755);
      const run = createProgramRunner({ PATH: '.::bin' });
      assert.deepEqual(await run(gitReading('config', [], folder)), { kind: 'not-started' });
    });
  });
});

describe('readGitEmail', () => {
  it('reads what git would commit with', async () => {
    await inFolder({}, async (folder) => {
      const git = (...args: string[]) => execFileSync('git', args, { cwd: folder });
      const run = createProgramRunner({ PATH: process.env['PATH'], HOME: folder });
      git('init', '-q');
      assert.equal(await readGitEmail(run, folder), undefined);
      git('config', 'user.email', 'Dana@msp.example');
      assert.equal(await readGitEmail(run, folder), 'Dana@msp.example');
      assert.equal(await readGitEmail(run, path.join(folder, 'gone')), undefined);
    });
  });
});

describe('findLibraryRoot', () => {
  it('finds the nearest library, else the top of the repository', async () => {
    const files = {
      'repo/.git/HEAD': '',
      'repo/lib/.sop/library.yml': '',
      'repo/lib/a/b/x.md': '',
      'repo/other/y.md': '',
      'repo/lib/nested/.git': 'gitdir: ../x',
      'repo/lib/nested/z/z.md': '',
    };
    await inFolder(files, (folder) => {
      const check = (from: string, expected: string) => {
        const found = findLibraryRoot(path.join(folder, from));
        assert.equal(found && path.relative(folder, found), expected);
      };
      check('repo/lib/a/b', 'repo/lib');
      check('repo/lib', 'repo/lib');
      check('repo/other', 'repo');
      check('repo/lib/nested/z', 'repo/lib/nested');
    });
  });
});
