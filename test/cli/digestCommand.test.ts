import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { roster } from '../support/closeout.js';
import { inFolder, runSop, type SopRun } from '../support/runSop.js';

const run = (body: string) =>
  `---\nid: CHK-1\nkind: checklist\ntitle: Move\nowner: noc\ndue_on: 2026-11-18\n---\n\n${body}`;
const files = {
  '.gitconfig': '[user]\n\tname = Dana\n\temail = dana@msp.example\n',
  '.gitignore': '.gitconfig\n.cache\n',
  '.sop/library.yml': 'title: Fernhill\n',
  '.sop/roster.yml': roster,
  'run.md': run('- [ ] A\n- [ ] B\n'),
  'project.md':
    '---\nid: PRJ-1\nkind: project\ntitle: New switch\nowner: noc\nstatus: active\n---\n',
};

/** The library as it was on 12 November, and since then one item done. */
function digest(...argv: readonly string[]): Promise<SopRun> {
  return inFolder(files, async (folder) => {
    const env = {
      ...process.env,
      HOME: folder,
      GIT_COMMITTER_DATE: '2026-11-12T10:00:00Z',
      GIT_AUTHOR_DATE: '2026-11-12T10:00:00Z',
    };
    const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: folder, env });
    git('init', '-q');
    git('add', '-A');
    git('commit', '-qm', 'Begin');
    writeFileSync(path.join(folder, 'run.md'), run('- [x] A\n- [ ] B\n'));
    return runSop(folder, ['digest', ...argv]);
  });
}

describe('sop digest', () => {
  it('prints what is new since a week ago', async () => {
    assert.deepEqual(await digest('--role', 'noc'), {
      exitCode: 0,
      stdout: [
        'Digest for noc',
        'Fernhill, 2026-11-21; what changed since 2026-11-14.',
        '',
        'Newly red (1)',
        '  - 2026-11-18  "Move" is past its day with an item open, first "B".',
        '      run.md:10',
        '',
        'Awaiting you',
        '  Nothing waits.',
        '',
        'Due within a week',
        '  Nothing is due.',
        '',
        'To be told',
        '  Nobody waits for news.',
        '',
        'Done (1)',
        '  - "Move": one item settled.',
        '      run.md',
        '',
      ].join('\n'),
      stderr: '',
    });
  });

  it('prints Markdown and HTML', async () => {
    const { stdout } = await digest('--format', 'markdown', '--since', 'HEAD');
    assert.match(
      stdout,
      /^# Digest\n\nFernhill, 2026-11-21; what changed since 2026-11-12\.\n\n## Newly red\n\n- \*\*2026-11-18\*\* "Move" is past/,
    );
    assert.match((await digest('--format', 'html')).stdout, /^<!doctype html>\n<html lang="en">/);
  });

  it('prints the status of a project for its client', async () => {
    const { stdout } = await digest('--project', 'PRJ-1');
    assert.match(stdout, /^Status: New switch\nAs of 2026-11-21\.\n/);
  });

  it('goes without history where nobody asked for a day, and says so', async () => {
    assert.match((await digest('--since', '2026-01-01')).stderr, /^sop: --since: No commit/);
    const { exitCode, stdout } = await inFolder(files, (folder) => runSop(folder, ['digest']));
    assert.equal(exitCode, 0);
    assert.match(stdout, /what changed is not known, for lack of history\./);
  });

  it('names the role that was meant', async () => {
    assert.deepEqual(await digest('--role', 'nco'), {
      exitCode: 2,
      stdout: '',
      stderr: 'sop: The roster has no role "nco". Did you mean noc?\n',
    });
  });

  it('posts to the address it is given, and to no other kind', async () => {
    const { exitCode, stderr } = await digest('--post', 'http://hooks.example/secret');
    assert.equal(exitCode, 2);
    assert.doesNotMatch(stderr, /secret/);
    const bodies: string[] = [];
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', (part: Buffer) => (body += part.toString()));
      request.on('end', () => {
        bodies.push(body);
        response.writeHead(bodies.length > 1 ? 500 : 200).end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
      const posted = await digest('--post', `http://${host}/x`, '--post-as', 'teams');
      assert.deepEqual([posted.exitCode, posted.stderr], [0, `Posted to ${host}.\n`]);
      assert.match(bodies[0] ?? '', /"type":"AdaptiveCard"/);
      const failed = await digest('--post', `http://${host}/x`);
      assert.deepEqual(
        [failed.exitCode, failed.stderr],
        [1, `Not posted. ${host} answered 500.\n`],
      );
      assert.match(bodies[1] ?? '', /^\{"text":"\*Digest\*/);
    } finally {
      server.close();
    }
  });
});
