import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import type { ProgramRequest } from '../../src/git/gitRequest.js';
import { readHistory, type History, type Repository } from '../../src/git/readHistory.js';
import { SignedContents } from '../../src/git/signedContents.js';
import { findSignedPaths, type SignedPathsOptions } from '../../src/git/signedPaths.js';
import { createProgramRunner } from '../../src/node/runProgram.js';
import { Story, type CommitOptions } from '../support/story.js';
import { inFolder } from '../support/temporaryFolder.js';

const by = { name: 'Lee Park', email: 'lee@msp.example' };
const at = '2026-11-01T09:00:00Z';
const signed = (text: string) => `${text}\ncontent: c1:5f3a\n`;

type Files = NonNullable<CommitOptions['files']>;

function storyOf(...commits: readonly Files[]): Story {
  return commits.reduce((story, files) => story.commit({ by, at, files }), Story.begin());
}

interface Found {
  readonly paths: readonly string[];
  /** What git was asked for by name. */
  readonly asked: readonly string[];
}

/** Hands over what looks for signed paths in a repository of this story. */
async function inRepository(
  story: Story,
  use: (find: (options?: SignedPathsOptions) => Promise<Found>, history: History) => Promise<void>,
): Promise<void> {
  await inFolder({}, async (folder) => {
    execFileSync('git', ['init', '-q', '--initial-branch=main', folder]);
    story.write(folder);
    const runProgram = createProgramRunner({ PATH: process.env['PATH'], HOME: folder });
    const asked: string[] = [];
    async function* noting(words: AsyncIterable<string>) {
      for await (const names of words) {
        asked.push(...names.trim().split('\n'));
        yield names;
      }
    }
    const run = (request: ProgramRequest) => {
      const { input } = request;
      const isSaid = typeof input === 'object' && Symbol.asyncIterator in input;
      return runProgram(isSaid ? { ...request, input: noting(input) } : request);
    };
    const repository: Repository = { run, folder };
    const history = await readHistory(repository, 'HEAD');
    assert.ok(history);
    await use(async (options) => {
      asked.length = 0;
      const paths = await findSignedPaths(repository, history, options);
      return { paths: [...paths].toSorted(), asked: [...asked] };
    }, history);
  });
}

async function check(story: Story, ...expected: string[]): Promise<void> {
  await inRepository(story, async (find) => {
    assert.deepEqual((await find()).paths, expected);
  });
}

describe('Signed paths', () => {
  it('are those at which a commit wrote a fingerprint or took one away', async () => {
    await check(
      storyOf(
        { 'a.md': signed('A'), 'b.md': 'B', 'c.md': 'C', 'sub/d.md': 'c1 : and 1:' },
        { 'b.md': signed('B'), 'c.md': 'C2' },
        { 'b.md': 'B', 'a.md': signed('A2') },
      ),
      'a.md',
      'b.md',
    );
    await check(storyOf({ 'a.md': 'A' }, { 'a.md': undefined }));
  });

  it('may have any name, and may be no more', async () => {
    await check(
      storyOf(
        { 'a.md': 'A', 'hidden.txt': signed('A'), 'B.MARKDOWN': signed('B'), 'c.png': 'C' },
        { 'hidden.txt': undefined, 'B.MARKDOWN': undefined },
      ),
      'B.MARKDOWN',
      'hidden.txt',
    );
  });

  it('are told of a branch by its commits and not by its merge', async () => {
    const branched = storyOf({ 'a.md': 'A' })
      .on('work')
      .commit({ by, at, files: { 'b.md': signed('B') } })
      .on('main')
      .commit({ by, at, files: { 'c.md': 'C' } })
      .commit({ by, at, merges: ['work'], files: { 'a.md': signed('A') } });
    await check(branched, 'b.md');
  });

  it('are found with what was seen, which is not read again', async () => {
    const story = storyOf(
      { 'a.md': 'A', 'b.md': 'B', 'c.md': 'C' },
      { 'a.md': signed('A') },
      { 'b.md': 'B2' },
    );
    await inRepository(story, async (find, { commits }) => {
      const seen = new SignedContents();
      const nameOf = (order: number, path: string) =>
        commits[order]?.changes.find((change) => change.path === path)?.after ?? '';
      const [now, before] = [nameOf(1, 'a.md'), nameOf(2, 'a.md')];
      seen.see(now, Buffer.from(signed('A')));
      const { paths, asked } = await find({ seen });
      assert.deepEqual(paths, ['a.md']);
      assert.deepEqual(
        asked.toSorted(),
        [before, nameOf(0, 'b.md'), nameOf(2, 'b.md'), nameOf(2, 'c.md')].toSorted(),
      );
      // All of the life of what is signed is at hand then, and nothing else.
      assert.deepEqual([...seen.kept.keys()], [now, before]);
    });
  });

  it('are looked for in what is new since a part of the history', async () => {
    const story = storyOf({ 'a.md': signed('A'), 'a.txt': signed('A') }, { 'b.md': 'B' });
    const longer = story.commit({ by, at, files: { 'c.md': signed('C'), 'd.txt': signed('D') } });
    await inRepository(longer, async (find, history) => {
      const [, tip] = history.commits;
      assert.ok(tip);
      const older = history.commits.slice(1);
      const byHash = new Map(older.map((commit) => [commit.hash, commit]));
      const since = { ...history, tip: tip.hash, commits: older, byHash };
      assert.deepEqual((await find({ since })).paths, ['c.md', 'd.txt']);
      assert.deepEqual((await find()).paths, ['a.md', 'a.txt', 'c.md', 'd.txt']);
    });
  });
});
