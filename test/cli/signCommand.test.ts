import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { roster } from '../support/closeout.js';
import { closeout, inRepository, type CloseoutRepository } from '../support/closeoutRepository.js';
import { checkOutput } from '../support/outputSchema.js';
import { runSop, type SopPlace, type SopRun } from '../support/runSop.js';

const files = { 'closeout.md': closeout };

function sign(
  { folder }: CloseoutRepository,
  argv: readonly string[],
  place: SopPlace = { answer: 'y' },
): Promise<SopRun> {
  return runSop(folder, ['sign', 'CHK-4T7QZ', '--gate', 'acceptance', ...argv], place);
}

function commits(repository: CloseoutRepository): readonly string[] {
  return repository.git('log', '--format=%an: %s').trim().split('\n');
}

/** Expects that nothing was signed, for this reason, and that the document is as it was. */
async function refuses(
  repository: CloseoutRepository,
  argv: readonly string[],
  ...[reason, place]: [reason: RegExp, place?: SopPlace]
) {
  const before = repository.read('closeout.md');
  const count = commits(repository).length;
  const run = await sign(repository, argv, place);
  assert.equal(run.exitCode, 1, run.stderr);
  assert.equal(run.stdout, '');
  assert.match(run.stderr, reason);
  assert.equal(repository.read('closeout.md'), before);
  assert.equal(commits(repository).length, count);
}

describe('sop sign', () => {
  it('shows what will be signed, asks, and commits one record on its own', async () => {
    await inRepository({ ...files, 'other.md': '# Other\n' }, async (repository) => {
      repository.write('other.md', '# Changed\n');
      repository.git('add', 'other.md');
      const run = await sign(repository, []);
      assert.equal(run.exitCode, 0, run.stderr);
      assert.match(run.stderr, /^Contoso closeout\nCHK-4T7QZ {2}closeout\.md\n/);
      assert.match(run.stderr, /\nmeaning {3}The NOC accepts it\.\n/);
      assert.match(run.stderr, /\n {2}\[x\] NET-1: Export the rules\.\n/);
      assert.match(
        run.stdout,
        /^closeout\.md: acceptance accepted by Dana Reyes \(noc\) in commit [0-9a-f]{12}\n$/,
      );
      assert.deepEqual(
        commits(repository)[0],
        'Dana Reyes: Sign off CHK-4T7QZ: acceptance accepted by noc',
      );
      assert.equal(repository.git('show', '--format=', '--name-only').trim(), 'closeout.md');
      assert.equal(repository.git('diff', '--cached', '--name-only').trim(), 'other.md');
      const gate = await runSop(repository.folder, ['gate', 'closeout.md']);
      assert.match(gate.stdout, /\nacceptance {2}passed/);
    });
  });

  it('takes the only gate of a document, and names several', async () => {
    const others = {
      'two.md': closeout.replace('CHK-4T7QZ', 'CHK-2').replace('gates:', 'gates:\n  - id: handoff'),
      'page.md': '# Page\n',
    };
    await inRepository({ ...files, ...others }, async ({ folder }) => {
      const signed = (name: string) => runSop(folder, ['sign', name, '--yes']);
      assert.match((await signed('closeout.md')).stdout, /^closeout\.md: acceptance accepted by/);
      assert.deepEqual(
        [await signed('two.md'), await signed('page.md')].map(({ exitCode, stderr }) => [
          exitCode,
          stderr,
        ]),
        [
          [2, 'sop: Name the gate to sign with --gate; two.md has handoff, acceptance.\n'],
          [2, 'sop: page.md has no gates to sign.\n'],
        ],
      );
    });
  });

  it('touches no byte but those of the record', async () => {
    const odd = `\ufeff${closeout
      .replace('title: Contoso closeout', "title:   'Contoso closeout'   # kept")
      .replace('kind: checklist', '# a comment\nkind: "checklist"')
      .replaceAll('\n', '\r\n')}`;
    await inRepository({ 'closeout.md': odd }, async (repository) => {
      const run = await sign(repository, []);
      assert.equal(run.exitCode, 0, run.stderr);
      const after = repository.read('closeout.md');
      const start = after.indexOf('sign_offs:');
      const end = after.indexOf('---\r\n', start);
      assert.equal(after.slice(0, start) + after.slice(end), odd);
      assert.doesNotMatch(after.slice(start, end), /[^\r]\n/);
    });
  });

  it('signs nothing that nobody agreed to', async () => {
    await inRepository(files, async (repository) => {
      await refuses(repository, [], /\nNot signed\. Nobody agreed to it\.\n$/, { answer: 'no' });
      await refuses(
        repository,
        [],
        /\nThere is no terminal to ask at; --yes signs without asking\.\n/,
        {},
      );
      const run = await sign(repository, ['--yes'], {});
      assert.equal(run.exitCode, 0);
    });
  });

  it('lists all that is in the way, with file and line', async () => {
    const text = closeout.replace(
      '- [x] NET-1: Export the rules.',
      '- [ ] NET-1: Export.\n- [ ] NET-2: Label.',
    );
    await inRepository({ 'closeout.md': text }, async (repository) => {
      await refuses(
        repository,
        [],
        /^Not signed\. closeout\.md, acceptance:\n {2}closeout\.md:12 {2}"NET-1: Export\." is open\.\n {2}closeout\.md:13 {2}"NET-2: Label\." is open\.\n$/,
      );
      const run = await sign(repository, ['--format', 'json']);
      checkOutput('sign', run.stdout);
      const { outcome, reasons } = JSON.parse(run.stdout);
      assert.equal(outcome, 'refused');
      assert.deepEqual(reasons[1], {
        code: 'item-open',
        message: '"NET-2: Label." is open.',
        path: 'closeout.md',
        line: 13,
      });
    });
  });

  it('says what to do without an identity or a place in the roster', async () => {
    await inRepository(files, async (repository) => {
      repository.git('config', 'user.email', 'eve@evil.example');
      await refuses(
        repository,
        [],
        /eve@evil\.example is not in \.sop\/roster\.yml; ask whoever keeps the roster/,
      );
      repository.git('config', 'user.email', 'lee@msp.example');
      await refuses(
        repository,
        [],
        /"Accepted into support" is signed by noc; Lee Park holds project-team today/,
      );
      const withoutGit = { answer: 'y', env: { PATH: repository.folder } };
      await refuses(repository, [], /git was not found; install it, or add/, withoutGit);
      repository.git('config', '--unset', 'user.email');
      await refuses(
        repository,
        [],
        /git does not know who you are; set it with: git config user\.email/,
      );
    });
  });

  it('refuses an independent signer who did work of another role, before and after committing it', async () => {
    const open = closeout.replace('[x] NET-1', '[ ] NET-1');
    await inRepository({ 'closeout.md': open }, async (repository) => {
      const reason = /Dana Reyes also worked on "NET-1"/;
      repository.write('closeout.md', closeout);
      repository.git('config', 'user.name', 'Dana Reyes');
      repository.git('config', 'user.email', 'dana@msp.example');
      const run = await sign(repository, ['--commit']);
      assert.equal(run.exitCode, 1, run.stderr);
      assert.match(run.stderr, reason);
      assert.equal(repository.read('closeout.md'), closeout);
      await refuses(repository, ['--yes'], reason);
    });
  });

  it('covers what is committed, and commits the document first if told', async () => {
    await inRepository(files, async (repository) => {
      repository.write('closeout.md', `${closeout}\nThe rack is in the basement.\n`);
      await refuses(
        repository,
        [],
        /closeout\.md has changes that are not committed.*add --commit/,
      );
      const run = await sign(repository, ['--commit']);
      assert.equal(run.exitCode, 0, run.stderr);
      assert.deepEqual(commits(repository).slice(0, 2), [
        'Dana Reyes: Sign off CHK-4T7QZ: acceptance accepted by noc',
        'Dana Reyes: Update CHK-4T7QZ',
      ]);
    });
    await inRepository({}, async (repository) => {
      repository.write('closeout.md', closeout.replace('Export', '@noc Export'));
      await refuses(repository, [], /closeout\.md was never committed/);
      assert.equal((await sign(repository, ['--commit'])).exitCode, 0);
    });
  });

  it('returns, is accepted after, withdraws and overrides', async () => {
    await inRepository(files, async (repository) => {
      const verdict = async () => {
        const { stdout } = await runSop(repository.folder, [
          'gate',
          'closeout.md',
          '--format',
          'json',
        ]);
        const report: { gates: readonly { verdict: string }[] } = JSON.parse(stdout);
        return report.gates[0]?.verdict;
      };
      await refuses(repository, ['--return'], /A sign-off that is returned needs a note/);
      await sign(repository, ['--return', '--note', 'Too old: "v1" # no', '--items', 'NET-1']);
      assert.equal(await verdict(), 'returned');
      await sign(repository, []);
      assert.equal(await verdict(), 'passed');
      await refuses(repository, [], /Dana Reyes has signed "Accepted into support" as it is/);
      await sign(repository, ['--revoke', '--note', 'Wrong client.']);
      assert.equal(await verdict(), 'ready');
      const override = [
        '--override',
        '--note',
        'Go-live.',
        '--until',
        '2026-11-30',
        '--format',
        'json',
      ];
      const { stdout } = await sign(repository, override);
      checkOutput('sign', stdout);
      assert.equal(JSON.parse(stdout).record.decision, 'overridden');
      assert.equal(await verdict(), 'overridden');
      assert.equal(commits(repository).length, 5);
    });
  });

  it('refuses options that contradict each other', async () => {
    await inRepository(files, async (repository) => {
      const contradictions = [
        ['--return', '--override'],
        ['--items', 'NET-1'],
        ['--return', '--note', 'See below.', '--items', ''],
        ['--until', '2026-12-31'],
        ['--override', '--until', 'soon'],
      ];
      for (const argv of contradictions) {
        assert.equal((await sign(repository, argv)).exitCode, 2, argv.join(' '));
      }
    });
  });

  it('leaves the document as it was when a hook refuses', async () => {
    await inRepository(files, async (repository) => {
      writeHook(repository, '#!/bin/sh\necho "The hook says no." >&2\nexit 1\n');
      await refuses(repository, [], /git did not take the commit: The hook says no\.\n$/);
      assert.equal(repository.git('status', '--porcelain').trim(), '');
      repository.write('closeout.md', closeout.replace('Export', 'Print'));
      await refuses(
        repository,
        ['--commit'],
        /git did not take the commit of the document: The hook says no\./,
      );
    });
  });

  it('never undoes what somebody else wrote while a hook refused', async () => {
    await inRepository(files, async (repository) => {
      writeHook(repository, '#!/bin/sh\necho more >> closeout.md\nexit 1\n');
      const run = await sign(repository, []);
      assert.equal(run.exitCode, 1);
      assert.match(run.stderr, /the sign-off is still in it; take it out by hand, or commit/);
      assert.match(repository.read('closeout.md'), /more\n$/);
    });
  });

  it('says so where the document cannot be put back', async () => {
    await inRepository(files, async (repository) => {
      writeHook(
        repository,
        '#!/bin/sh\nmv closeout.md gone.md\nln -s gone.md closeout.md\nexit 1\n',
      );
      const run = await sign(repository, ['--format', 'json']);
      assert.equal(run.exitCode, 1);
      checkOutput('sign', run.stdout);
      assert.match(
        JSON.parse(run.stdout).reasons[0].message,
        /It is a symbolic link\. So the sign-off is still/,
      );
    });
  });

  it('signs nothing else than what was shown', async () => {
    await inRepository(files, async (repository) => {
      const changed = closeout.replace('Export', 'Delete');
      const change = (commit: boolean) => () => {
        repository.write('closeout.md', changed);
        if (commit) {
          repository.commit('Change it meanwhile');
        }
        return 'y';
      };
      const first = await sign(repository, [], { answer: change(false) });
      assert.match(first.stderr, /Not signed\. closeout\.md has changes that are not committed/);
      repository.write('closeout.md', closeout);
      const second = await sign(repository, [], { answer: change(true) });
      assert.match(
        second.stderr,
        /Not signed\. closeout\.md was changed by somebody else just now/,
      );
      assert.equal(repository.read('closeout.md'), changed);
    });
  });

  it('writes into no file that is not UTF-8, and works only in git', async () => {
    await inRepository(files, async (repository) => {
      const bytes = Buffer.concat([Buffer.from(closeout), Buffer.from([0xe9, 0x0a])]);
      execFileSync('sh', ['-c', `printf '\\351\\n' >> closeout.md`], { cwd: repository.folder });
      repository.commit('In Latin 1');
      const run = await sign(repository, ['--override', '--note', 'x', '--until', '2026-12-01']);
      assert.match(run.stderr, /closeout\.md is no UTF-8 text/);
      assert.ok(readFileSync(path.join(repository.folder, 'closeout.md')).equals(bytes));
      execFileSync('rm', ['-rf', '.git'], { cwd: repository.folder });
      repository.write('closeout.md', closeout);
      repository.write('.gitconfig', '[user]\n\temail = dana@msp.example\n');
      const outside = await sign(repository, []);
      assert.equal(outside.exitCode, 1);
      assert.match(outside.stderr, /the library must be in a repository/);
    });
  });
});

describe('sop sign --key', () => {
  it('signs the record with a key that the roster knows', async () => {
    await inRepository(files, async (repository) => {
      makeKey(repository, 'mine');
      await refuses(repository, ['--key', 'mine'], /The roster has no key of Dana Reyes/);
      makeKey(repository, 'other');
      addKey(repository, 'other');
      await refuses(
        repository,
        ['--key', 'mine'],
        /is none of those that the roster has of Dana Reyes/,
      );
      await refuses(repository, ['--key', 'gone'], /There is no key file "gone"/);
      addKey(repository, 'mine');
      const run = await sign(repository, ['--key', 'mine', '--format', 'json']);
      assert.equal(run.exitCode, 0, run.stderr);
      assert.match(JSON.parse(run.stdout).record.sig, /^-----BEGIN SSH SIGNATURE-----\n/);
    });
  });

  it("takes git's own key when asked, or when the library demands signed records", async () => {
    await inRepository(files, async (repository) => {
      makeKey(repository, 'mine');
      addKey(repository, 'mine');
      await refuses(repository, ['--key', 'git'], /git names no SSH key to sign with/);
      repository.write('.sop/library.yml', 'title: Test\npolicy:\n  assurance: { noc: record }\n');
      repository.commit('Demand signed records');
      await refuses(
        repository,
        [],
        /The library demands of noc that records themselves are signed/,
      );
      repository.git('config', 'gpg.format', 'ssh');
      repository.git('config', 'user.signingkey', path.join(repository.folder, 'mine.pub'));
      const run = await sign(repository, ['--format', 'json']);
      assert.equal(run.exitCode, 0, run.stderr);
      assert.ok(JSON.parse(run.stdout).record.sig);
    });
  });
});

function writeHook(repository: CloseoutRepository, script: string): void {
  repository.write('.git/hooks/pre-commit', script);
  chmodSync(path.join(repository.folder, '.git/hooks/pre-commit'), 0o755);
}

function makeKey({ folder }: CloseoutRepository, name: string): void {
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', name, '-f', name], {
    cwd: folder,
  });
}

/** Gives Dana's place in the roster this key, as its only one. */
function addKey(repository: CloseoutRepository, name: string): void {
  const key = repository.read(`${name}.pub`).trim();
  const line = 'emails: [dana@msp.example]';
  repository.write('.sop/roster.yml', roster.replace(line, `${line}, keys: ["${key}"]`));
  repository.git('add', '.sop');
  repository.git('commit', '--quiet', '-m', 'Add a key');
}
