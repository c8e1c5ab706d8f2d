import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { bundleOf } from '../support/bundleOf.js';
import { inRepository, type CloseoutRepository } from '../support/closeoutRepository.js';
import { inFolder, runSop } from '../support/runSop.js';

let program: Promise<string> | undefined;

/** How git is to call this very source. */
async function sopProgram(): Promise<string> {
  program ??= bundleOf('src/cli/main.ts');
  return `"${process.execPath}" "${await program}"`;
}

/** A repository whose clone merges documents with sop. */
async function withDriver(
  document: string,
  use: (repository: CloseoutRepository) => Promise<void> | void,
): Promise<void> {
  await inRepository({ 'a.md': document }, async (repository) => {
    const argv = ['init', '--merge-driver', await sopProgram(), '--yes'];
    const run = await runSop(repository.folder, argv);
    assert.equal(run.exitCode, 0, run.stderr);
    repository.commit('Merge with sop');
    await use(repository);
  });
}

/** Commits a change of the document on a branch of its own. */
function branch(repository: CloseoutRepository, name: string, ...[from, to]: [string, string]) {
  repository.git('checkout', '--quiet', '-B', name, 'main');
  repository.write('a.md', repository.read('a.md').replace(from, to));
  repository.commit(`Work on ${name}`);
}

const list = '# A\n\n- [ ] One\n- [ ] Two\n- [ ] Three\n';

describe('sop merge', () => {
  it('lets neighbours be ticked on two branches: merge, rebase and cherry-pick', async function () {
    this.timeout(60_000);
    await withDriver(list, (repository) => {
      branch(repository, 'one', '[ ] One', '[x] One');
      branch(repository, 'two', '[ ] Two', '[x] Two');
      repository.git('merge', '--quiet', '--no-edit', 'one');
      assert.equal(repository.read('a.md'), '# A\n\n- [x] One\n- [x] Two\n- [ ] Three\n');
      branch(repository, 'three', '[ ] Three', '[x] Three');
      repository.git('rebase', '--quiet', 'two');
      assert.equal(repository.read('a.md'), list.replaceAll('[ ]', '[x]'));
      repository.git('checkout', '--quiet', '-B', 'picked', 'one');
      repository.git('cherry-pick', 'three');
      assert.equal(repository.read('a.md'), '# A\n\n- [x] One\n- [ ] Two\n- [x] Three\n');
    });
  });

  it('stops where intents clash, with a conflict about that item alone', async function () {
    this.timeout(60_000);
    await withDriver(list, (repository) => {
      branch(repository, 'one', '[ ] One\n- [ ] Two', '[x] One\n- [x] Two');
      branch(repository, 'two', 'Two\n- [ ] Three', 'Two (n/a: none)\n- [x] Three');
      assert.throws(() => repository.git('merge', '--quiet', '--no-edit', 'one'));
      assert.equal(
        repository.read('a.md'),
        '# A\n\n- [x] One\n<<<<<<< ours\n- [ ] Two (n/a: none)\n=======\n- [x] Two\n>>>>>>> theirs\n- [x] Three\n',
      );
      assert.equal(repository.git('diff', '--name-only', '--diff-filter=U').trim(), 'a.md');
    });
  });

  it('merges line by line what cannot be read, and leaves what is no text', async () => {
    const broken = '---\na: [\n---\none\ntwo\nthree\n';
    const files = {
      base: broken,
      ours: broken.replace('one', 'ONE'),
      theirs: broken.replace('three', 'THREE'),
      clash: broken.replace('one', 'first'),
      binary: 'a\0b',
    };
    await inFolder(files, async (folder) => {
      const merge = (theirs: string) => runSop(folder, ['merge', 'base', 'ours', theirs, 'a.md']);
      const read = () => readFileSync(path.join(folder, 'ours'), 'utf8');
      const run = await merge('theirs');
      assert.equal(run.exitCode, 0, run.stderr);
      assert.match(run.stderr, /^sop: a\.md is merged line by line, as git does\. The common/);
      assert.equal(read(), broken.replace('one', 'ONE').replace('three', 'THREE'));
      assert.equal((await merge('clash')).exitCode, 1);
      assert.match(read(), /<<<<<<< ours\nONE\n=======\nfirst\n>>>>>>> theirs\n/);
      const before = read();
      assert.equal((await merge('binary')).exitCode, 1);
      assert.equal(read(), before);
      assert.equal((await merge('missing')).exitCode, 1);
      assert.equal(read(), before);
      assert.equal((await runSop(folder, ['merge', 'base'])).exitCode, 2);
    });
  });

  it('settles a conflict that git left, and keeps what was written meanwhile', async () => {
    await inRepository({ 'a.md': list }, async (repository) => {
      const { folder } = repository;
      branch(repository, 'one', '[ ] One', '[x] One');
      branch(repository, 'two', '[ ] Two', '[x] Two');
      assert.throws(() => repository.git('merge', '--quiet', '--no-edit', 'one'));
      assert.match(repository.read('a.md'), /<<<<<<< HEAD/);
      repository.write('a.md', repository.read('a.md').replace('# A', '# A, written meanwhile'));
      const run = await runSop(folder, ['merge', '--fix', 'a.md']);
      assert.deepEqual(run, {
        exitCode: 0,
        stdout: '',
        stderr: 'All settled. Look at a.md, then take it with git add.\n',
      });
      assert.equal(
        repository.read('a.md'),
        '# A, written meanwhile\n\n- [x] One\n- [x] Two\n- [ ] Three\n',
      );
      const again = await runSop(folder, ['merge', '--fix', 'a.md']);
      assert.match(again.stderr, /^a\.md has no conflict markers/);
    });
  });

  it('reads the base from the markers where git knows of no conflict', async () => {
    const shown =
      '- [ ] A\n<<<<<<< x\n- [x] B\n- [ ] C\n||||||| y\n- [ ] B\n- [ ] C\n=======\n- [ ] B (n/a: no)\n- [x] C\n>>>>>>> z\n';
    const files = {
      'a.md': shown,
      'b.md': shown.replace(/\|{7}[^=]*/, ''),
      'c.md': shown.replace('>>>>>>> z', ''),
    };
    await inFolder(files, async (folder) => {
      const run = await runSop(folder, ['merge', '--fix', 'a.md']);
      assert.equal(run.exitCode, 1);
      assert.equal(run.stdout, 'a.md:2: "B"\n');
      assert.equal(
        readFileSync(path.join(folder, 'a.md'), 'utf8'),
        '- [ ] A\n<<<<<<< x\n- [x] B\n||||||| y\n- [ ] B\n=======\n- [ ] B (n/a: no)\n>>>>>>> z\n- [x] C\n',
      );
      assert.equal(
        (await runSop(folder, ['merge', '--fix', 'none.md'])).stderr,
        'sop: none.md does not exist.\n',
      );
      const without = await runSop(folder, ['merge', '--fix', 'b.md']);
      assert.equal(without.exitCode, 1);
      assert.match(without.stderr, /does not show what both sides began with/);
      const endless = await runSop(folder, ['merge', '--fix', 'c.md']);
      assert.match(endless.stderr, /^Not resolved\. The conflict marker in line 2 of c\.md/);
    });
  });
});

describe('sop init --merge-driver', () => {
  it('tells what it would write, asks, and takes it back', async () => {
    await inRepository({ '.gitattributes': '* text=auto' }, async (repository) => {
      const { folder } = repository;
      const unasked = await runSop(folder, ['init', '--merge-driver']);
      assert.equal(unasked.exitCode, 0);
      assert.match(
        unasked.stdout,
        /merge\.sop\.driver = sop merge %O %A %B %P --marker-size %L; s=/,
      );
      assert.match(unasked.stderr, /^Nothing was written\./);
      assert.equal(repository.read('.gitattributes'), '* text=auto');
      await runSop(folder, ['init', '--merge-driver'], { answer: 'y' });
      assert.equal(
        repository.read('.gitattributes'),
        '* text=auto\n*.md merge=sop\n*.markdown merge=sop\n',
      );
      assert.match(repository.git('config', '--local', 'merge.sop.driver'), /^sop merge %O/);
      const again = await runSop(folder, ['init', '--merge-driver', '--yes']);
      assert.equal(again.stderr, 'git merges documents with sop already.\n');
      await runSop(folder, ['init', '--remove-merge-driver']);
      assert.equal(repository.read('.gitattributes'), '* text=auto\n');
      assert.throws(() => repository.git('config', '--local', 'merge.sop.driver'));
    });
  });

  it('takes the file for git away that it made, unless something else is in it', async () => {
    await inRepository({ 'a.md': '# A\n' }, async (repository) => {
      const { folder } = repository;
      const file = path.join(folder, '.gitattributes');
      await runSop(folder, ['init', '--merge-driver', '--yes']);
      assert.equal(repository.read('.gitattributes'), '*.md merge=sop\n*.markdown merge=sop\n');
      const removed = await runSop(folder, ['init', '--remove-merge-driver']);
      assert.deepEqual([removed.exitCode, existsSync(file)], [0, false]);
      repository.write('.gitattributes', '');
      await runSop(folder, ['init', '--remove-merge-driver']);
      assert.equal(repository.read('.gitattributes'), '');
    });
  });

  it('takes in the endings of documents that the settings name', async () => {
    const settings = { '.sop/library.yml': 'extensions: [".md.erb"]\n' };
    await inRepository({ 'a.md': '# A\n', ...settings }, async (repository) => {
      const { folder } = repository;
      await runSop(folder, ['init', '--merge-driver', '--yes']);
      assert.equal(
        repository.read('.gitattributes'),
        '*.md merge=sop\n*.markdown merge=sop\n*.md.erb merge=sop\n',
      );
      await runSop(folder, ['init', '--remove-merge-driver']);
      assert.equal(existsSync(path.join(folder, '.gitattributes')), false);
    });
  });

  it('is to be set up again where a clone knows an earlier way, which sop check says', async () => {
    await inRepository({ 'a.md': '# A\n' }, async (repository) => {
      const { folder } = repository;
      const check = async (expected: string, ...argv: string[]) => {
        const { exitCode, stderr } = await runSop(folder, ['check', ...argv]);
        assert.deepEqual([exitCode, stderr], [0, expected]);
      };
      const again = (words: string) =>
        `sop: git would lose one side of a merge here if sop were gone; set it up again with sop init --merge-driver${words}.\n`;
      const register = (driver: string) => repository.git('config', 'merge.sop.driver', driver);
      await check('');
      await runSop(folder, ['init', '--merge-driver', '--yes']);
      await check('');
      register('sop merge %O %A %B %P --marker-size %L');
      await check(again(''));
      await check('', '--format', 'json');
      register('npx --no-install sop merge %O %A %B %P --marker-size %L');
      await check(again(" 'npx --no-install sop'"));
      register('our-own-merge %O %A %B');
      await check('');
      register('sop merge %O %A %B %P --marker-size %L');
      await runSop(folder, ['init', '--merge-driver', '--yes']);
      await check('');
    });
  });

  it('merges by lines where sop has gone, and loses no side', async () => {
    await inRepository({ 'a.md': '- [ ] a\n- [ ] b\n' }, async (repository) => {
      const { folder } = repository;
      await runSop(folder, ['init', '--merge-driver', 'no-such-sop', '--yes']);
      repository.commit('Merge with sop');
      repository.git('checkout', '-q', '-b', 'work');
      repository.write('a.md', '- [x] a\n- [ ] b\n');
      repository.commit('One');
      repository.git('checkout', '-q', 'main');
      repository.write('a.md', '- [ ] a\n- [x] b\n');
      repository.commit('Other');
      assert.throws(() => repository.git('merge', 'work'));
      assert.equal(
        repository.read('a.md'),
        '<<<<<<< ours\n- [ ] a\n- [x] b\n=======\n- [x] a\n- [ ] b\n>>>>>>> theirs\n',
      );
    });
  });

  it('says how conflicts in a file are settled to somebody who names nothing but the file', async () => {
    await inFolder({ 'a.md': '# A\n' }, async (folder) => {
      const run = await runSop(folder, ['merge', 'a.md']);
      assert.equal(run.exitCode, 2);
      assert.match(run.stderr, /^sop: Conflicts in a file are settled by sop merge --fix a\.md;/);
    });
  });

  it('is for a library in a repository', async () => {
    await inFolder({ 'a.md': '# A\n' }, async (folder) => {
      assert.equal((await runSop(folder, ['init', '--merge-driver'])).exitCode, 2);
    });
    await inFolder({ '.sop/library.yml': 'title: A\n' }, async (folder) => {
      const run = await runSop(folder, ['init', '--merge-driver', '--yes'], {
        env: { GIT_CEILING_DIRECTORIES: path.dirname(folder) },
      });
      assert.equal(run.exitCode, 1);
    });
  });
});
