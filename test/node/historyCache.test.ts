import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { appendFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createProgramRunner } from '../../src/node/runProgram.js';
import { openHistory } from '../../src/node/auditLibrary.js';
import { cacheLocationFor } from '../../src/node/cacheLocation.js';
import { roster, signed } from '../support/closeout.js';
import { closeout } from '../support/closeoutRepository.js';
import { Story } from '../support/story.js';
import { inFolder } from '../support/temporaryFolder.js';

const lee = { name: 'Lee Park', email: 'lee@msp.example' };
const dana = { name: 'Dana Reyes', email: 'dana@msp.example' };
const at = (day: number) => `2026-11-${String(day).padStart(2, '0')}T09:00:00Z`;
const open = closeout.replace('[x]', '[ ]');

/** Branches, merges, a move, a signature and a document that leaves while it is signed. */
const story = Story.begin()
  .commit({
    by: lee,
    at: at(1),
    files: {
      '.sop/library.yml': 'title: Test\n',
      '.sop/roster.yml': roster,
      'closeout.md': open,
      'gone.md': signed(closeout.replace('4T7QZ', 'GONE1')),
    },
  })
  .on('work')
  .commit({ by: lee, at: at(2), files: { 'closeout.md': closeout } })
  .on('main')
  .commit({ by: lee, at: at(3), files: { 'gone.md': undefined } })
  .commit({ by: lee, at: at(4), merges: ['work'] })
  .commit({ by: lee, at: at(5), files: { 'closeout.md': undefined, 'a/closeout.md': closeout } })
  .commit({
    by: dana,
    at: at(6),
    files: { 'a/closeout.md': signed(closeout, { at: at(6) }) },
  });

interface Bench {
  readonly folder: string;
  readonly git: (...argv: readonly string[]) => string;
  /** Everything that is told of the closeout, read with the cache; it must be what is told without one. */
  readonly tell: () => Promise<string>;
  readonly cacheFile: () => string;
}

async function inStory(use: (bench: Bench) => Promise<void>): Promise<void> {
  await inFolder({}, async (folder) => {
    const repository = path.join(folder, 'library');
    const git = (...argv: readonly string[]) =>
      execFileSync('git', argv, {
        cwd: repository,
        encoding: 'utf8',
        stdio: 'pipe',
        env: {
          PATH: process.env['PATH'],
          HOME: folder,
          GIT_AUTHOR_NAME: 'Sam Ito',
          GIT_AUTHOR_EMAIL: 'sam@msp.example',
          GIT_COMMITTER_NAME: 'Sam Ito',
          GIT_COMMITTER_EMAIL: 'sam@msp.example',
          GIT_AUTHOR_DATE: at(8),
          GIT_COMMITTER_DATE: at(8),
        },
      });
    execFileSync('git', ['init', '-q', '--initial-branch=main', repository]);
    story.write(repository);
    git('reset', '-q', '--hard');
    const caches = path.join(folder, 'caches');
    const run = createProgramRunner({ PATH: process.env['PATH'], HOME: folder });
    const told = async (cache: Parameters<typeof openHistory>[0]['cache']) => {
      const opened = await openHistory({ run, root: repository, cache });
      assert.ok(!('problem' in opened));
      const outcome = await opened.audit('a/closeout.md', { now: 1_800_000_000 });
      assert.equal(outcome.kind, 'audited');
      const { timeline, signOffs } = outcome.audit;
      const { signedPaths, removed, presentIds } = opened.known;
      return JSON.stringify([
        timeline.entries,
        [...timeline.items],
        signOffs,
        [...signedPaths].toSorted(),
        removed.map(({ path: name, blob, id }) => `${name} ${blob} ${id}`).toSorted(),
        [...presentIds].toSorted(),
      ]);
    };
    await use({
      folder: repository,
      git,
      tell: async () => {
        const cached = await told(cacheLocationFor(repository, caches, 'test.cjs-1'));
        assert.equal(cached, await told(false));
        return cached;
      },
      cacheFile: () =>
        path.join(caches, readdirSync(caches).find((name) => name.endsWith('.history')) ?? ''),
    });
  });
}

describe('the cache of a history', () => {
  it('tells the same as the history itself', async () => {
    await inStory(async ({ tell, cacheFile }) => {
      const first = await tell();
      const written = readFileSync(cacheFile());
      assert.equal(await tell(), first);
      assert.deepEqual(readFileSync(cacheFile()), written);
    });
  });

  it('goes on from the commit that it ends with', async () => {
    await inStory(async ({ tell, git, folder }) => {
      const first = await tell();
      appendFileSync(path.join(folder, 'a/closeout.md'), '- [x] More\n');
      git('commit', '-qam', 'More');
      git('checkout', '-qb', 'side', 'HEAD~1');
      appendFileSync(path.join(folder, '.sop/roster.yml'), '# checked\n');
      git('commit', '-qam', 'Side');
      git('checkout', '-q', 'main');
      git('merge', '-q', '--no-edit', 'side');
      const second = await tell();
      assert.notEqual(second, first);
      git('mv', 'a/closeout.md', 'b.md');
      git('commit', '-qm', 'Move');
      git('mv', 'b.md', 'a/closeout.md');
      git('commit', '-qm', 'Move back');
      assert.notEqual(await tell(), second);
    });
  });

  it('keeps of a rewritten history what it still leads to', async () => {
    await inStory(async ({ tell, git, folder }) => {
      await tell();
      git('reset', '-q', '--hard', 'HEAD~2');
      git('mv', 'closeout.md', 'a.md');
      execFileSync('mkdir', ['-p', path.join(folder, 'a')]);
      git('mv', 'a.md', 'a/closeout.md');
      git('commit', '-qm', 'Move in another way');
      await tell();
      git('reflog', 'expire', '--expire=now', '--all');
      git('gc', '-q', '--prune=now');
      appendFileSync(path.join(folder, 'a/closeout.md'), '- [x] More\n');
      git('commit', '-qam', 'More');
      await tell();
      git('reset', '-q', '--hard', 'HEAD~1');
      await tell();
    });
  });

  it('follows a change that was picked into another branch', async () => {
    await inStory(async ({ tell, git, folder }) => {
      git('checkout', '-qb', 'other', 'HEAD~1');
      appendFileSync(path.join(folder, 'a/closeout.md'), '- [x] Picked\n');
      git('commit', '-qam', 'Picked');
      git('checkout', '-q', 'main');
      git('cherry-pick', 'other');
      await tell();
      git('merge', '-q', '--no-edit', 'other');
      const told = await tell();
      assert.equal(told.split('"message":"Item “Picked” was added').length - 1, 2);
    });
  });

  it('is not believed when it is damaged', async () => {
    await inStory(async ({ tell, cacheFile }) => {
      const first = await tell();
      const bytes = readFileSync(cacheFile());
      for (const damaged of [
        Buffer.alloc(0),
        Buffer.from('SOPHIST1'),
        bytes.subarray(0, bytes.length - 7),
        Buffer.from(bytes.toString('latin1').replace('Lee Park', 'Eve Park'), 'latin1'),
        Buffer.from(bytes.toString('latin1').replace('test.cjs-1', 'test.cjs-2'), 'latin1'),
      ]) {
        writeFileSync(cacheFile(), damaged);
        assert.equal(await tell(), first);
        assert.deepEqual(readFileSync(cacheFile()), bytes);
      }
    });
  });
});
