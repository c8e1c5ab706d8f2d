import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readLastCommits } from '../../src/git/lastCommits.js';
import { createProgramRunner } from '../../src/node/runProgram.js';
import { Story } from '../support/story.js';
import { inFolder } from '../support/temporaryFolder.js';

const lee = { name: 'Lee Park', email: 'lee@msp.example' };
const at = (day: number) => `2026-11-${String(day).padStart(2, '0')}T09:00:00Z`;

/** Days of the month on which every file was changed last. */
async function check(story: Story, expected: Readonly<Record<string, number>>): Promise<void> {
  await inFolder({}, async (folder) => {
    execFileSync('git', ['init', '-q', '--initial-branch=main', folder]);
    story.write(folder);
    const run = createProgramRunner({ PATH: process.env['PATH'], HOME: folder });
    const found = await readLastCommits({ run, folder });
    assert.ok(found);
    const days = [...found].map(([path, { authoredAt }]) => [
      path,
      new Date(authoredAt * 1000).getUTCDate(),
    ]);
    assert.deepEqual(Object.fromEntries(days), expected);
  });
}

describe('readLastCommits', () => {
  it('finds the last change of every file that there is', async () => {
    const story = Story.begin()
      .commit({ by: lee, at: at(1), files: { 'a.md': 'a', 'b/c.txt': 'c', 'gone.md': 'g' } })
      .commit({ by: lee, at: at(2), files: { 'a.md': 'b', 'gone.md': undefined } })
      .commit({
        by: lee,
        at: at(3),
        files: { 'a b\n"c".md': 'x', '\x02odd': 'y', ':100644': 'z' },
      });
    await check(story, { 'a.md': 2, 'b/c.txt': 1, 'a b\n"c".md': 3, '\x02odd': 3, ':100644': 3 });
  });

  it('puts a merge down for what it alone has', async () => {
    const base = Story.begin().commit({ by: lee, at: at(1), files: { 'a.md': 'a', 'b.md': 'b' } });
    const work = base.on('work').commit({ by: lee, at: at(2), files: { 'a.md': 'work' } });
    const main = work.on('main', 'main').back(0);
    const ours = main.commit({ by: lee, at: at(3), files: { 'b.md': 'main', 'c.md': 'c' } });
    const merged = ours.commit({
      by: lee,
      at: at(4),
      merges: ['work'],
      files: { 'c.md': 'merge' },
    });
    await check(merged, { 'a.md': 2, 'b.md': 3, 'c.md': 4 });
  });

  it('knows nothing of what git does not know', async () => {
    await inFolder({}, async (folder) => {
      const run = createProgramRunner({ PATH: process.env['PATH'], HOME: folder });
      assert.equal(await readLastCommits({ run, folder }), undefined);
    });
  });
});
