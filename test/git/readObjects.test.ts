import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readObjects } from '../../src/git/readObjects.js';
import { createProgramRunner } from '../../src/node/runProgram.js';
import { Story } from '../support/story.js';
import { inFolder } from '../support/temporaryFolder.js';

describe('readObjects', () => {
  it('finds what is there among few names and among many', async () => {
    const by = { name: 'Lee Park', email: 'lee@msp.example' };
    const files = { 'a.md': 'One\n', 'b.md': 'Two\n' };
    const story = Story.begin().commit({ by, at: '2026-11-01T09:00:00Z', files });
    await inFolder({}, async (folder) => {
      execFileSync('git', ['init', '-q', '--initial-branch=main', folder]);
      story.write(folder);
      const run = createProgramRunner({ PATH: process.env['PATH'], HOME: folder });
      for (const count of [0, 5000]) {
        const missing = Array.from({ length: count }, (_, index) => `HEAD:${index}.md`);
        const names = ['HEAD:a.md', ...missing, 'HEAD:b.md'];
        const objects = await readObjects({ run, folder }, names);
        const texts = [...objects].map(([name, { bytes }]) => [
          name,
          Buffer.from(bytes).toString(),
        ]);
        assert.deepEqual(texts.toSorted(), [
          ['HEAD:a.md', 'One\n'],
          ['HEAD:b.md', 'Two\n'],
        ]);
      }
    });
  });
});
