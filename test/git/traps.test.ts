import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { CivilDate } from '../../src/core/schema/civilDate.js';
import { findChangedFiles } from '../../src/git/changedFiles.js';
import { readItemHistory } from '../../src/git/itemHistory.js';
import { readLastCommits } from '../../src/git/lastCommits.js';
import { createProgramRunner } from '../../src/node/runProgram.js';
import { verifyLibrary } from '../../src/node/verifyLibrary.js';
import type { Story } from '../support/story.js';
import { inFolder } from '../support/temporaryFolder.js';
import { acceptedStory, people, times } from './cheats/closeoutStory.js';
import { TrappedRepository } from './trappedRepository.js';
import { fetches, traps } from './traps.js';

const day = {
  today: '2026-11-21' as CivilDate,
  now: Date.parse('2026-11-21T12:00:00Z') / 1000,
};

/** The honest history and a branch that differs from it. */
function story(): Story {
  const base = acceptedStory();
  const other = base
    .on('other')
    .commit({ by: people.lee, at: times.later, files: { 'lessons/licence.md': '# Other\n' } });
  return other
    .on('main')
    .commit({ by: people.sam, at: times.later, files: { 'lessons/licence.md': '# Mine\n' } });
}

describe('reading a hostile repository', function () {
  this.timeout(60_000);
  for (const trap of traps) {
    it(`never springs ${trap.name}`, async () => {
      await inFolder({}, async (work) => {
        const repository = new TrappedRepository(work, story());
        trap.arm(repository);
        trap.careless(repository);
        assert.ok(repository.takeMark(), 'The trap is not armed.');
        repository.careless('merge', '--abort');
        repository.write('clients/acme.md', '# Changed\n');
        const run = createProgramRunner({ ...repository.env(), ...trap.env?.(repository) });
        const answers = await repository.answers(run);
        assert.equal(repository.takeMark(), false, 'The trap was sprung.');
        assert.deepEqual(answers['verified'], [['valid'], ['valid']]);
        assert.deepEqual(answers['changed'], ['clients/acme.md', 'lessons/licence.md']);
        assert.deepEqual(answers['states'], ['committed', 'changed']);
        assert.deepEqual(answers['signed'], ['closeouts/acme.md']);
        assert.deepEqual(answers['identity'], ['dana@msp.example', 'Dana Reyes']);
        assert.equal((answers['commits'] as unknown[]).length, 7);
        assert.equal((answers['ticks'] as unknown[]).length, 5);
        assert.equal(answers['prefix'], 'closeouts/');
      });
    });
  }
});

describe('reading a clone that lacks contents', function () {
  this.timeout(60_000);
  for (const trap of fetches) {
    it(`says so and never tries ${trap.name}`, async () => {
      await inFolder({}, async (work) => {
        const repository = new TrappedRepository(work, story());
        const blob = repository.git('rev-parse', 'HEAD~4:closeouts/acme.md').trim();
        trap.arm(repository);
        rmSync(path.join(repository.folder, '.git', 'objects', blob.slice(0, 2), blob.slice(2)));
        repository.careless('cat-file', '-p', blob);
        assert.ok(repository.takeMark(), 'The trap is not armed.');
        const run = createProgramRunner(repository.env());
        const outcome = await verifyLibrary({ run, root: repository.folder, ...day });
        assert.equal(outcome.kind, 'impossible');
        assert.equal((await readLastCommits({ run, folder: repository.folder }))?.size, 8);
        assert.equal(await readItemHistory({ run, folder: repository.folder }), undefined);
        assert.equal(repository.takeMark(), false, 'The trap was sprung.');
      });
    });
  }
});

describe('reading what looks like an option', () => {
  const oddNames = [
    '--output=caught',
    '-p',
    'a\nb.md',
    '"quoted".md',
    'tab\there.md',
    ':(exclude)*.md',
    '*.md',
    ':100644 100644 a b M',
    '\x02odd.md',
    'back\\slash.md',
    '@{u}',
    'HEAD',
  ];

  it('takes odd names of files for names', async () => {
    await inFolder({}, async (work) => {
      const files = Object.fromEntries(oddNames.map((name) => [name, '# Odd\n']));
      const odd = story().commit({ by: people.lee, at: times.later, files });
      const repository = new TrappedRepository(work, odd);
      const answers = await repository.answers(createProgramRunner(repository.env()));
      const last = (answers['lastCommits'] as readonly string[]).map((line) => line.slice(0, -41));
      assert.deepEqual(
        oddNames.filter((name) => !last.includes(name)),
        [],
      );
      assert.deepEqual(answers['verified'], [['valid'], ['valid']]);
      assert.deepEqual(answers['changed'], [...oddNames, 'clients/acme.md'].toSorted());
      const documents = answers['documents'] as readonly string[];
      assert.deepEqual(
        oddNames.filter((name) => name.endsWith('.md') && !documents.includes(name)),
        [],
      );
      assert.equal(existsSync(path.join(repository.folder, 'caught')), false);
    });
  });

  it('takes what a person writes for a revision', async () => {
    await inFolder({}, async (work) => {
      const repository = new TrappedRepository(work, story());
      const run = createProgramRunner(repository.env());
      const { folder, canary } = repository;
      for (const written of [
        `--output=${canary}`,
        '-p',
        '--all',
        'HEAD~1\nHEAD',
        '',
        ':/',
        '@{-1}',
      ]) {
        const changed = await findChangedFiles(run, folder, written);
        assert.ok('problem' in changed, written);
        const verified = await verifyLibrary({ run, root: folder, base: written, ...day });
        assert.equal(verified.kind, 'impossible', written);
        assert.equal(await readLastCommits({ run, folder }, written), undefined, written);
      }
      assert.equal(repository.takeMark(), false);
    });
  });

  it('reads names that are no text in any encoding', async () => {
    await inFolder({}, async (work) => {
      const repository = new TrappedRepository(work, story());
      const blob = repository.git('rev-parse', 'HEAD:lessons/licence.md').trim();
      const line = Buffer.concat([
        Buffer.from(`100644 ${blob}\tnotes/`),
        Buffer.from([0xff, 0xfe, 0x2e, 0x6d, 0x64]),
      ]);
      execFileSync('git', ['update-index', '--add', '--index-info'], {
        cwd: repository.folder,
        env: repository.env(),
        input: line,
      });
      const author = ['-c', 'user.name=\u00e9', '-c', 'i18n.commitEncoding=ISO-8859-1'];
      repository.git(...author, 'commit', '-q', '-m', '\u00e9');
      const answers = await repository.answers(createProgramRunner(repository.env()));
      assert.deepEqual(answers['verified'], [['valid'], ['valid']]);
      assert.ok((answers['documents'] as readonly string[]).includes('notes/\uFFFD\uFFFD.md'));
    });
  });
});
