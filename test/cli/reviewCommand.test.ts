import assert from 'node:assert/strict';
import { chmodSync } from 'node:fs';
import path from 'node:path';
import { inRepository, type CloseoutRepository } from '../support/closeoutRepository.js';
import { checkOutput } from '../support/outputSchema.js';
import { inFolder, runSop, type SopRun } from '../support/runSop.js';

const sop = `---
id: SOP-0012
kind: sop
title: DNS # kept
owner: noc
status: approved
review_in: 6 months
---

# DNS

## When to escalate

Ask Lee.
`;
const files = { 'dns.md': sop, 'mail.md': sop.replace('0012', '0013').replace('DNS #', 'Mail #') };

function review({ folder }: CloseoutRepository, ...argv: string[]): Promise<SopRun> {
  return runSop(folder, ['review', ...argv]);
}

async function findings({ folder }: CloseoutRepository): Promise<readonly string[]> {
  const { stdout } = await runSop(folder, ['check', '--format', 'json']);
  const report: { findings: readonly { code: string; path: string }[] } = JSON.parse(stdout);
  return report.findings
    .filter(({ code }) => code.startsWith('review/'))
    .map(({ code, path: where }) => `${where} ${code}`);
}

describe('sop review', () => {
  it('writes day, person, outcome and what was read, and tells a later change', async () => {
    await inRepository(files, async (repository) => {
      assert.deepEqual(await review(repository, 'SOP-0012'), {
        exitCode: 0,
        stdout: 'dns.md: reviewed\n',
        stderr: '',
      });
      const after = repository.read('dns.md');
      const written = after
        .match(/\nreviewed_.*/g)
        ?.map((line) => line.trim().replace(/"c1:\w+"/, 'c1'));
      assert.deepEqual(written, [
        'reviewed_on: 2026-11-21',
        'reviewed_by: dana',
        'reviewed_content: c1',
        'reviewed_outcome: still-accurate',
      ]);
      assert.equal(after.replace(/reviewed_.*\n/g, ''), sop);
      assert.deepEqual(await findings(repository), ['mail.md review/never']);
      repository.write('dns.md', after.replace('status: approved', 'status: draft'));
      assert.deepEqual(await findings(repository), ['mail.md review/never']);
      repository.write('dns.md', after.replace('Ask Lee', 'Ask Dana'));
      assert.deepEqual(await findings(repository), [
        'dns.md review/changed-since',
        'mail.md review/never',
      ]);
    });
  });

  it('marks several at once, and takes what an earlier review said away', async () => {
    await inRepository(files, async (repository) => {
      const run = await review(repository, 'dns.md', 'mail.md', '--note', 'All read: "twice".');
      assert.equal(run.exitCode, 0);
      for (const name of ['dns.md', 'mail.md']) {
        assert.match(repository.read(name), /\nreviewed_in_bulk: true\nreviewed_note: /);
      }
      await review(repository, 'dns.md', '--outcome', 'corrected');
      assert.match(repository.read('dns.md'), /\nreviewed_outcome: corrected\n---\n/);
      assert.doesNotMatch(repository.read('dns.md'), /in_bulk|note/);
    });
  });

  it('knows the document again under a convention of its own', async () => {
    const settings = 'fields:\n  reviewed_on: { keys: [last_reviewed_on], format: DD/MM/YYYY }\n';
    const text =
      '\ufeff---\r\nid: SOP-1 # first\r\nlast_reviewed_on: 01/02/2020\r\n---\r\n\r\n# DNS\r\n';
    await inRepository({ 'dns.md': text, '.sop/library.yml': settings }, async (repository) => {
      await review(repository, 'dns.md');
      const after = repository.read('dns.md');
      assert.match(
        after,
        /^\ufeff---\r\nid: SOP-1 # first\r\nlast_reviewed_on: 21\/11\/2026\r\nreviewed_by/,
      );
      assert.doesNotMatch(after, /[^\r]\n/);
      assert.deepEqual(await findings(repository), []);
    });
  });

  it('commits each document, and nothing else', async () => {
    await inRepository(files, async (repository) => {
      const run = await review(
        repository,
        'dns.md',
        '--outcome',
        'retire',
        '--commit',
        '--format',
        'json',
      );
      checkOutput('review', run.stdout);
      assert.equal(
        JSON.parse(run.stdout).reviews[0].commit,
        repository.git('rev-parse', 'HEAD').trim(),
      );
      assert.equal(
        repository.git('log', '-1', '--format=%an %s').trim(),
        'Dana Reyes Review SOP-0012: retire',
      );
      assert.match(repository.read('dns.md'), /\nstatus: retired\n/);
    });
  });

  it('leaves a document as it was when a hook refuses', async () => {
    await inRepository(files, async (repository) => {
      repository.write('.git/hooks/pre-commit', '#!/bin/sh\necho No. >&2\nexit 1\n');
      chmodSync(path.join(repository.folder, '.git/hooks/pre-commit'), 0o755);
      assert.deepEqual(await review(repository, 'dns.md', '--commit'), {
        exitCode: 1,
        stdout: '',
        stderr: 'dns.md: not reviewed. git did not take the commit: No.\n',
      });
      assert.equal(repository.read('dns.md'), sop);
    });
  });

  it('tells what came of every document although one cannot be written', async () => {
    await inRepository(files, async (repository) => {
      repository.write('.git/hooks/pre-commit', '#!/bin/sh\nmv mail.md m\nln -s m mail.md\n');
      chmodSync(path.join(repository.folder, '.git/hooks/pre-commit'), 0o755);
      const run = await review(repository, 'dns.md', 'mail.md', '--commit');
      assert.equal(run.exitCode, 1);
      assert.match(run.stdout, /^dns\.md: reviewed in commit \w+\n$/);
      assert.match(run.stderr, /^mail\.md: not reviewed\. .*It is a symbolic link\.\n$/);
    });
  });

  it('says what is in the way', async () => {
    await inRepository({ ...files, 'broken.md': '---\nid: [\n---\n' }, async (repository) => {
      const broken = await review(repository, 'broken.md', 'dns.md');
      assert.equal(broken.exitCode, 1);
      assert.equal(broken.stdout, 'dns.md: reviewed\n');
      assert.match(broken.stderr, /^broken\.md: not reviewed\. Its frontmatter cannot be read/);
      assert.equal((await review(repository, 'gone.md')).exitCode, 2);
      repository.git('config', 'user.email', 'eve@evil.example');
      const stranger = await review(repository, 'mail.md');
      assert.equal(stranger.exitCode, 1);
      assert.match(stranger.stderr, /^Not reviewed\. eve@evil\.example is nobody who works here/);
      const argv = ['review', 'mail.md'];
      const withoutGit = await runSop(repository.folder, argv, {
        env: { PATH: repository.folder },
      });
      assert.deepEqual(withoutGit, {
        exitCode: 1,
        stdout: '',
        stderr: 'Not reviewed. git was not found; install it, or add its folder to PATH.\n',
      });
    });
  });

  it('takes the address itself where there is no roster', async () => {
    await inFolder(
      { 'a.md': '# A\n', '.gitconfig': '[user]\n\temail = eve@x.example\n' },
      async (folder) => {
        const run = await runSop(folder, ['review', 'a.md']);
        assert.equal(run.exitCode, 0, run.stderr);
      },
    );
  });
});
