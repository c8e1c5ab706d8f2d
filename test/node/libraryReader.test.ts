import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { applyChanges } from '../../src/core/library/applyChanges.js';
import { emptyLibrary } from '../../src/core/library/emptyLibrary.js';
import type { Library } from '../../src/core/library/library.js';
import { LibraryReader } from '../../src/node/libraryReader.js';
import { loadLibrary } from '../../src/node/loadLibrary.js';
import { bundleOf } from '../support/bundleOf.js';
import { inFolder } from '../support/temporaryFolder.js';

const quiet = { signal: new AbortController().signal, onProgress: () => undefined };

let bundle: Promise<string> | undefined;

function program(): Promise<string> {
  return (bundle ??= bundleOf('src/node/thread.ts'));
}

async function withReader(
  use: (reader: LibraryReader) => Promise<void>,
  cacheFolder?: string,
): Promise<void> {
  const reader = new LibraryReader(await program(), cacheFolder);
  try {
    await use(reader);
  } finally {
    reader.dispose();
  }
}

function facts(library: Library) {
  const { documents, files, symlinks, unreadable, configuration, roster, codeOwners } = library;
  return {
    codeOwners,
    documents: [...documents.values()].map((document) => ({ ...document })),
    files: [...files].sort(),
    symlinks: [...symlinks].sort(),
    unreadable: [...unreadable].sort(),
    title: configuration.title,
    people: [...roster.people.keys()],
  };
}

/** Reads a folder whole, does something to it, reads `paths`, and compares with reading it whole again. */
async function check(
  files: Readonly<Record<string, string>>,
  paths: readonly string[],
  act: (folder: string) => void,
) {
  await withReader(async (reader) => {
    await inFolder(files, async (folder) => {
      const all = await reader.readAll(folder, quiet);
      let { library } = applyChanges(emptyLibrary(), all);
      assert.deepEqual(facts(library), facts(await loadLibrary(folder, { cache: false })));
      act(folder);
      const changes = await reader.readPaths(folder, paths, library.configuration);
      library = applyChanges(library, changes).library;
      assert.deepEqual(facts(library), facts(await loadLibrary(folder, { cache: false })));
    });
  });
}

describe('LibraryReader', function () {
  // The first test waits for the bundle.
  this.timeout(30_000);

  it('reads what loadLibrary reads', async () => {
    const documents = Array.from({ length: 1200 }, (_, index) => [`d/${index}.md`, `# ${index} —`]);
    const files = {
      ...Object.fromEntries(documents),
      '.sop/library.yml': 'title: Ours\n',
      '.sop/roster.yml': 'people: { dana: { name: Dana Reyes, email: dana@msp.example } }\n',
      'x.txt': '',
      CODEOWNERS: '* dana@msp.example\n',
    };
    await check(files, [], () => undefined);
  });

  it('reads the CODEOWNERS file that counts now', async () => {
    const files = { '.github/CODEOWNERS': '* a\n', CODEOWNERS: '* b\n' };
    await check(files, ['.github/CODEOWNERS'], (folder) => {
      writeFileSync(path.join(folder, '.github/CODEOWNERS'), '* c\n');
    });
    await check(files, ['.github'], (folder) => {
      rmSync(path.join(folder, '.github'), { recursive: true });
    });
    await check(files, ['.github', 'CODEOWNERS'], (folder) => {
      rmSync(path.join(folder, '.github'), { recursive: true });
      rmSync(path.join(folder, 'CODEOWNERS'));
    });
  });

  it('reads again what came, changed, went or became something else', async () => {
    const files = { 'a.md': '# A', 'b/c.md': '# C', 'b/d.txt': '', 'e.md': '# E', 'f.md': '# F' };
    await check(files, ['a.md', 'b', 'e.md', 'f.md', 'new', 'gone.md'], (folder) => {
      writeFileSync(path.join(folder, 'a.md'), '# A2');
      rmSync(path.join(folder, 'b/c.md'));
      writeFileSync(path.join(folder, 'b/z.md'), '# Z');
      rmSync(path.join(folder, 'e.md'));
      symlinkSync('a.md', path.join(folder, 'e.md'));
      rmSync(path.join(folder, 'f.md'));
      mkdirSync(path.join(folder, 'f.md'));
      mkdirSync(path.join(folder, 'new'));
      writeFileSync(path.join(folder, 'new/n.md'), '# N');
    });
  });

  it('forgets a folder that is gone, and reads nothing through a link', async () => {
    await check({ 'a/x.md': '# X', 'a/b/y.md': '# Y' }, ['a'], (folder) => {
      rmSync(path.join(folder, 'a'), { recursive: true });
    });
    await check({ 'a/x.md': '# X' }, ['l/x.md', 'l'], (folder) => {
      symlinkSync('a', path.join(folder, 'l'));
    });
  });

  it('leaves a folder that became a repository, and takes it in again', async () => {
    const files = {
      'a/x.md': '# X',
      'b/.git/HEAD': '',
      'b/c/y.md': '# Y',
      'd/.git': '',
      'd/z.md': '',
    };
    await check(files, ['a', 'b', 'd/z.md', 'd'], (folder) => {
      mkdirSync(path.join(folder, 'a/.git'));
      rmSync(path.join(folder, 'b/.git'), { recursive: true });
    });
    await check(files, ['b/c/y.md', 'b/c', 'b'], () => undefined);
  });

  it('reads the roster again', async () => {
    await check({ 'a.md': '' }, ['.sop/roster.yml'], (folder) => {
      mkdirSync(path.join(folder, '.sop'));
      writeFileSync(
        path.join(folder, '.sop/roster.yml'),
        'people: { dana: { name: Dana Reyes, email: dana@msp.example } }\n',
      );
    });
  });

  it('stops early when nobody waits any more', async () => {
    await withReader(async (reader) => {
      await inFolder({ 'a.md': '', 'b.md': '', 'c.md': '' }, async (folder) => {
        const aborting = new AbortController();
        const reading = reader.readAll(folder, { ...quiet, signal: aborting.signal });
        aborting.abort();
        // The two settings, and the one document that was read before the look at the signal.
        assert.equal((await reading).length, 3);
        assert.deepEqual(await reader.readAll(folder, { ...quiet, signal: aborting.signal }), []);
      });
    });
  });

  it('keeps what it read in the folder it is given', async () => {
    await inFolder({ 'lib/a.md': '# A', 'cache/x': '' }, async (folder) => {
      const root = path.join(folder, 'lib');
      const cacheFolder = path.join(folder, 'cache');
      for (const round of ['cold', 'warm']) {
        await withReader(async (reader) => {
          const { library } = applyChanges(emptyLibrary(), await reader.readAll(root, quiet));
          const expected = facts(await loadLibrary(root, { cache: false }));
          assert.deepEqual(facts(library), expected, round);
        }, cacheFolder);
      }
      assert.equal(readdirSync(cacheFolder).length, 2);
    });
  });

  it('tells every request when the thread fails, and starts another one', async () => {
    await withReader(async (reader) => {
      await inFolder({ 'a.md': '' }, async (folder) => {
        await assert.rejects(reader.readAll(path.join(folder, 'gone'), quiet), /ENOENT/);
        assert.equal((await reader.readAll(folder, quiet)).length, 3);
      });
    });
    const broken = new LibraryReader(path.resolve('gone/program.cjs'));
    await assert.rejects(broken.readAll('/', quiet), /thread that reads libraries failed/);
    await assert.rejects(broken.readAll('/', quiet), /thread that reads libraries failed/);
  });
});
