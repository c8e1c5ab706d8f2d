import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readItemHistory, type ItemHistoryOptions } from '../../src/git/itemHistory.js';
import { createProgramRunner } from '../../src/node/runProgram.js';
import { Story, type CommitOptions } from '../support/story.js';
import { inFolder } from '../support/temporaryFolder.js';

const lee = { name: 'Lee Park', email: 'lee@msp.example' };
const dana = { name: 'Dana Reyes', email: 'dana@msp.example' };
const at = (day: number) => `2026-11-${String(day).padStart(2, '0')}T09:00:00Z`;

/** Commits one after the other, a day each, beginning with the first of the month. */
function storyOf(...commits: readonly Omit<CommitOptions, 'at'>[]): Story {
  return commits.reduce(
    (story, commit, index) => story.commit({ ...commit, at: at(index + 1) }),
    Story.begin(),
  );
}

/** What the history tells, newest first: who did what to which item or gate, on which day of the month. */
async function check(story: Story, ...expected: readonly string[]): Promise<void> {
  await checkOf({}, story, ...expected);
}

/** The same of what is asked for. */
async function checkOf(
  options: ItemHistoryOptions,
  story: Story,
  ...expected: readonly string[]
): Promise<void> {
  await inFolder({}, async (folder) => {
    execFileSync('git', ['init', '-q', '--initial-branch=main', folder]);
    story.write(folder);
    const run = createProgramRunner({ PATH: process.env['PATH'], HOME: folder });
    const history = await readItemHistory({ run, folder }, 'HEAD', {
      extensions: ['.md.erb'],
      ...options,
    });
    assert.ok(history);
    const day = (seconds: number) => new Date(seconds * 1000).getUTCDate();
    const told = [
      ...history.ticks.map(({ path, item, checked, commit: { author, authoredAt } }) =>
        [day(authoredAt), author.name.split(' ')[0], checked ? 'x' : '-', path, item].join(' '),
      ),
      ...history.signOffs.map(({ path, gate, decision, by, change, commit: { authoredAt } }) =>
        [day(authoredAt), by, change, decision, path, gate].join(' '),
      ),
    ];
    assert.deepEqual(told, expected);
  });
}

describe('readItemHistory', () => {
  it('tells who ticked and unticked what, newest first', async () => {
    await check(
      storyOf(
        { by: lee, files: { 'a.md': '- [ ] NET-1: Export\n- [ ] Tell the *client*\n' } },
        { by: lee, files: { 'a.md': '- [x] NET-1: Export\n- [ ] Tell the *client*\n' } },
        { by: dana, files: { 'a.md': '- [ ] NET-1: Export\n- [X] Tell the *client*\n' } },
      ),
      '3 Dana - a.md NET-1',
      '3 Dana x a.md tell the client',
      '2 Lee x a.md NET-1',
    );
  });

  it('takes an item that comes ticked for ticked then, and a reworded one for the same under its key', async () => {
    await check(
      storyOf(
        { by: lee, files: { 'a.md': '- [x] NET-1: Export\n' } },
        { by: dana, files: { 'a.md': '- [x] NET-1: Export it (evidence)\n- [ ] New\n' } },
      ),
      '1 Lee x a.md NET-1',
    );
  });

  it('finds items in lists of any kind, in quotes and in files of any ending that was asked for', async () => {
    await check(
      storyOf({
        by: lee,
        files: {
          'a.MD': '1. [x] One\n',
          'b.markdown': '> * [x] Two\n',
          'c.md.erb': '- + [x] Three\r\n',
          'd.txt': '- [x] Four\n',
        },
      }),
      '1 Lee x a.MD one',
      '1 Lee x b.markdown two',
      '1 Lee x c.md.erb three',
    );
  });

  it('follows a document that moves, by its id', async () => {
    const text = '---\nid: CHK-1\n---\n- [x] NET-1: Export\n';
    await check(
      storyOf(
        { by: lee, files: { 'a.md': text.replace('[x]', '[ ]') } },
        { by: lee, files: { 'a.md': text } },
        { by: dana, files: { 'a.md': undefined, 'b/c.md': text } },
        { by: dana, files: { 'b/c.md': undefined, 'd "e".md': text } },
      ),
      '2 Lee x d "e".md NET-1',
    );
  });

  it('tells of the documents that are asked for, wherever they were before', async () => {
    const text = (id: string, box: string) => `---\nid: ${id}\n---\n- [${box}] One\n`;
    await checkOf(
      { isWanted: (path) => path === 'c/a.md' },
      storyOf(
        { by: lee, files: { 'a.md': text('A', ' '), 'b.md': text('B', ' ') } },
        { by: lee, files: { 'a.md': text('A', 'x'), 'b.md': text('B', 'x') } },
        { by: dana, files: { 'a.md': undefined, 'c/a.md': text('A', 'x') } },
        { by: dana, files: { 'b.md': text('B', ' ') } },
        { by: dana, files: { 'c/a.md': text('A', ' ') } },
      ),
      '5 Dana - c/a.md one',
      '2 Lee x c/a.md one',
    );
  });

  it('leaves out the ticks that a document came with, but not those of a document that came back', async () => {
    const text = '---\nid: A\n---\n- [x] One\n';
    const options = { firstTicks: false };
    await checkOf(options, storyOf({ by: lee, files: { 'a.md': text } }));
    await checkOf(
      options,
      storyOf(
        { by: lee, files: { 'a.md': text } },
        { by: lee, files: { 'a.md': undefined } },
        { by: dana, files: { 'a.md': text } },
      ),
      '3 Dana x a.md one',
      '1 Lee x a.md one',
    );
  });

  it('tells which sign-offs came and went', async () => {
    const record = (decision: string) =>
      `  - gate: acceptance\n    decision: ${decision}\n    role: noc\n    name: Dana Reyes\n    by: dana@msp.example\n    at: "2026-11-02T09:00:00Z"\n`;
    const text = '---\nid: CHK-1\nsign_offs:\n---\n';
    const signed = text.replace('sign_offs:\n', (key) => key + record('returned'));
    await check(
      storyOf(
        { by: lee, files: { 'a.md': text } },
        { by: dana, files: { 'a.md': signed } },
        { by: lee, files: { 'a.md': undefined, 'b.md': signed } },
        { by: lee, files: { 'b.md': text } },
      ),
      '4 dana@msp.example removed returned b.md acceptance',
      '2 dana@msp.example added returned b.md acceptance',
    );
  });

  it('is not led astray by lines that look like its own', async () => {
    const hash = 'a'.repeat(40);
    const story = storyOf({
      by: { name: '\x04Mallory', email: 'm@x' },
      files: {
        'a.md': `++ b/other.md\n\u2028\x04${hash}\0Dana\0d\0${'1'}\n\r\x05- [x] Fake\n\x05- [x] Fake too\n- [x] Real\n`,
        '.gitattributes': '*.md binary diff=x\n',
      },
    });
    await check(story, '1 \x04Mallory x a.md real');
  });
});
