import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cheat } from './cheat.js';
import type { CheatCase, Git } from './cheatCase.js';
import {
  acceptedStory,
  commitRun,
  edit,
  handedOffStory,
  people,
  run,
  times,
  withoutLastRecord,
} from './closeoutStory.js';

const { lee, mallory } = people;

/** The honest repository, replaced by a clone of it that git makes with `options`. */
function cloned(name: string, options: readonly string[], ...expected: string[]): CheatCase {
  return {
    name,
    story: () => acceptedStory(),
    afterwards: ({ folder }) => {
      const clone = `${folder}-clone`;
      execFileSync('git', ['clone', '-q', ...options, `file://${folder}`, clone], {
        stdio: 'pipe',
      });
      rmSync(folder, { recursive: true });
      renameSync(clone, folder);
    },
    expected,
  };
}

/** A history in which Dana's sign-off is forged or gone, and something that hides it in one clone. */
function hiddenBy(
  name: string,
  {
    story,
    afterwards,
  }: {
    readonly story: () => ReturnType<typeof acceptedStory>;
    readonly afterwards: (git: Git) => void;
  },
  ...expected: string[]
): CheatCase {
  return { name, story, afterwards, expected };
}

const forgedStory = () =>
  commitRun(handedOffStory(), mallory, times.acceptance, acceptedStory().text(run));
const removedStory = () => {
  const story = acceptedStory();
  return commitRun(story, lee, times.later, withoutLastRecord(story.text(run)));
};
const grafted = [
  'handoff lee: unverifiable/recorded grafted-history',
  'acceptance dana: unverifiable/recorded grafted-history',
];
const removed = [
  'acceptance dana: invalid record-removed',
  'gate acceptance: ready signature-missing',
  'state: awaiting acceptance',
];
const shallow = (who: string, how = '') => `${who}: unverifiable${how} shallow-history`;

/** Clones that do not show the whole history, or another one. */
export const clones: readonly CheatCase[] = [
  cloned(
    'a clone of one commit',
    ['--depth=1'],
    shallow('handoff lee', '/recorded'),
    shallow('acceptance dana', '/recorded'),
  ),
  cloned(
    'a clone of the last two commits',
    ['--depth=2'],
    shallow('handoff lee', '/recorded'),
    shallow('acceptance dana'),
  ),
  cloned(
    'a clone that does not reach the beginning of the run',
    ['--depth=4'],
    shallow('handoff lee'),
    shallow('acceptance dana'),
  ),
  {
    name: 'a shallow clone of a forged sign-off',
    story: forgedStory,
    afterwards: (git) => {
      const commit = git('rev-parse', 'HEAD~2').trim();
      writeFileSync(path.join(git.folder, '.git', 'shallow'), `${commit}\n`);
    },
    expected: [shallow('handoff lee'), 'acceptance dana: invalid forged-author shallow-history'],
  },
  hiddenBy(
    'a graft that leaves a removal out',
    {
      story: removedStory,
      afterwards: (git) => {
        const [tip = '', base = ''] = git('rev-parse', 'HEAD', 'HEAD~2').trim().split('\n');
        writeFileSync(path.join(git.folder, '.git', 'info', 'grafts'), `${tip} ${base}\n`);
      },
    },
    grafted[0] ?? '',
    '!acceptance dana',
    ...removed.slice(1),
  ),
  hiddenBy(
    'a graft, and the hint of it turned off',
    {
      story: () => acceptedStory(),
      afterwards: (git) => {
        const [tip = '', base = ''] = git('rev-parse', 'HEAD', 'HEAD~1').trim().split('\n');
        writeFileSync(path.join(git.folder, '.git', 'info', 'grafts'), `${tip} ${base}\n`);
        git('config', 'advice.graftFileDeprecated', 'false');
      },
    },
    ...grafted,
  ),
  hiddenBy(
    'a replacement of the forged commit by an honest one',
    {
      story: forgedStory,
      afterwards: (git) => {
        const honest = git.as(people.dana, times.acceptance);
        const made = honest('commit-tree', '-m', 'Accept', '-p', 'HEAD~1', 'HEAD^{tree}').trim();
        git('replace', 'HEAD', made);
      },
    },
    'acceptance dana: invalid forged-author',
  ),
  hiddenBy(
    'a replacement of the run without her record by the one with it',
    {
      story: removedStory,
      afterwards: (git) => {
        git(
          'replace',
          git('rev-parse', `HEAD:${run}`).trim(),
          git('rev-parse', `HEAD~1:${run}`).trim(),
        );
      },
    },
    ...removed,
  ),
  hiddenBy(
    'a mailmap that makes a stranger her',
    {
      story: () =>
        forgedStory().commit({
          by: lee,
          at: times.later,
          files: { '.mailmap': `Dana Reyes <dana@msp.example> <${mallory.email}>\n` },
        }),
      afterwards: (git) => {
        git('config', 'log.mailmap', 'true');
      },
    },
    'acceptance dana: invalid forged-author',
  ),
  hiddenBy(
    'settings that hide the first commit, paths and changes',
    {
      story: removedStory,
      afterwards: (git) => {
        git('config', 'log.showRoot', 'false');
        git('config', 'diff.relative', 'true');
        git('config', 'log.diffMerges', 'off');
        git('config', 'diff.renames', 'copies');
        git('config', 'i18n.logOutputEncoding', 'UTF-16');
        git('config', 'core.quotePath', 'true');
        git('config', 'core.bigFileThreshold', '1');
        mkdirSync(path.join(git.folder, '.git', 'info'), { recursive: true });
        writeFileSync(path.join(git.folder, '.git', 'info', 'attributes'), '*.md binary -diff\n');
      },
    },
    ...removed,
  ),
  hiddenBy(
    'a cache of commits that tells another history',
    {
      story: removedStory,
      afterwards: (git) => {
        // The cache of an honest history, made to look like one of this.
        git('commit-graph', 'write', '--reachable');
      },
    },
    ...removed,
  ),
  {
    name: 'a clone without the contents of files',
    story: () => acceptedStory(),
    afterwards: (git) => {
      git('config', 'uploadpack.allowFilter', 'true');
      const clone = `${git.folder}-clone`;
      const from = `file://${git.folder}`;
      execFileSync('git', ['clone', '-q', '--filter=blob:none', from, clone], { stdio: 'pipe' });
      rmSync(git.folder, { recursive: true });
      renameSync(clone, git.folder);
    },
    expected: [
      '!handoff lee',
      '!acceptance dana',
      'impossible: This clone lacks contents of its own history (git would have to fetch them); fetch all of them first.',
    ],
  },
];

/** Clones that are as good as the first. */
export const honestClones: readonly CheatCase[] = [
  cloned('a full clone', []),
  cloned('a clone deeper than the history', ['--depth=100']),
  {
    name: 'a working tree of its own',
    story: () => acceptedStory(),
    afterwards: (git) => {
      git('checkout', '-q', '--detach');
      git('worktree', 'add', '-q', `${git.folder}-tree`, 'main');
      rmSync(`${git.folder}-tree`, { recursive: true });
    },
    expected: [],
  },
  {
    name: 'a detached HEAD',
    story: () => acceptedStory(),
    afterwards: (git) => {
      git('checkout', '-q', '--detach');
    },
    expected: [],
  },
  {
    name: 'files on disk that are edited and not committed',
    story: () => acceptedStory(),
    afterwards: (git) => {
      const text = edit(acceptedStory().text(run), 'known issues', 'unknown issues');
      writeFileSync(path.join(git.folder, run), text);
      rmSync(path.join(git.folder, '.sop'), { recursive: true });
    },
    expected: [],
  },
  cheat('the honest history', () => acceptedStory()),
];
