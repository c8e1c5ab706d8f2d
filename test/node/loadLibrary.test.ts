import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { parseDocument } from '../../src/core/document/parseDocument.js';
import type { Library } from '../../src/core/library/library.js';
import { findingsOf } from '../../src/core/rules/findings.js';
import type { CivilDate } from '../../src/core/schema/civilDate.js';
import { cacheLocationFor, type CacheLocation } from '../../src/node/cacheLocation.js';
import { stampOf } from '../../src/node/documentFile.js';
import { writeCache } from '../../src/node/libraryCache.js';
import { loadLibrary } from '../../src/node/loadLibrary.js';
import { packDocument } from '../../src/node/packedDocument.js';
import { fuzz } from '../support/fuzz.js';
import { inFolder } from '../support/temporaryFolder.js';

function words({ documents, files, symlinks, unreadable }: Library): string[] {
  return [
    ...[...documents].map(([name, { headings }]) => `${name} ${headings[0]?.text ?? '-'}`),
    ...[...files].map((name) => `file ${name}`),
    ...[...symlinks].map((name) => `link ${name}`),
    ...[...unreadable].map(([name, reason]) => `${name}: ${reason}`),
  ];
}

/** Reads a folder with these files, after `prepare` has done what cannot be said as text. */
async function check(
  files: Readonly<Record<string, string | Uint8Array>>,
  expected: readonly string[],
  prepare: (folder: string) => void = () => undefined,
) {
  await inFolder(files, async (folder) => {
    prepare(folder);
    assert.deepEqual(words(await loadLibrary(folder, { cache: false })), expected);
  });
}

describe('loadLibrary', () => {
  it('reads documents in the order of their whole paths, and names the other files', async () => {
    await check(
      {
        'a/x.md': '# X',
        'a-b/y.MD': '# Y',
        'a.markdown': '# M',
        'b.txt': '',
        '.github/z.md': '# Z',
      },
      ['.github/z.md Z', 'a-b/y.MD Y', 'a.markdown M', 'a/x.md X', 'file b.txt'],
    );
  });

  it('looks at nothing that is ignored', async () => {
    await check(
      {
        '.sop/library.yml': 'ignore: [build/, "*.tmp.md"]\n',
        '.git/x.md': '',
        'node_modules/p/readme.md': '',
        'build/out.md': '',
        'a.tmp.md': '',
        'b.md': '# B',
      },
      ['b.md B'],
    );
  });

  it('takes a repository inside for one entry, as git does', async () => {
    await check(
      {
        '.git/HEAD': '',
        'a.md': 'See [its page](sub/deep/x.md) and [another](tree/y.md).',
        'sub/.git/HEAD': '',
        'sub/.sop/library.yml': '',
        'sub/deep/x.md': '# X',
        'tree/.git': 'gitdir: ../.git/worktrees/tree\n',
        'tree/y.md': '# Y',
        'tree-less/.gitignore': '',
        'tree-less/z.md': '# Z',
      },
      ['a.md -', 'tree-less/z.md Z', 'file sub', 'file tree-less/.gitignore', 'file tree'],
    );
  });

  it('says nothing of links into a repository inside', async () => {
    const files = { 'a.md': '[x](sub/x.md) [y](sub/deep/) [z](tub/z.md)', 'sub/.git/HEAD': '' };
    await inFolder({ ...files, 'sub/x.md': '# X' }, async (folder) => {
      const library = await loadLibrary(folder, { cache: false });
      const found = findingsOf(library, '2026-11-21' as CivilDate);
      const links = found.filter(({ code }) => code.startsWith('link/'));
      assert.deepEqual(
        links.map(({ message }) => message.includes('tub/z.md')),
        [true],
      );
    });
  });

  it('names symbolic links and never follows them', async () => {
    await check(
      { 'a/x.md': '# X' },
      ['a/x.md X', 'file loop', 'file to.txt', 'link to.md'],
      (folder) => {
        symlinkSync(path.join(folder, 'a/x.md'), path.join(folder, 'to.md'));
        symlinkSync('nowhere', path.join(folder, 'to.txt'));
        symlinkSync('.', path.join(folder, 'loop'));
      },
    );
  });

  it('leaves out what is no file, and reads names of any bytes', async () => {
    await check({}, ['ok.md -', 'b\uFFFDd.md: Its name is not valid UTF-8.'], (folder) => {
      execFileSync('mkfifo', [path.join(folder, 'pipe.md')]);
      writeFileSync(
        Buffer.concat([Buffer.from(`${folder}/b`), Buffer.from([0xff]), Buffer.from('d.md')]),
        '# B',
      );
      mkdirSync(path.join(folder, 'empty.md'));
      writeFileSync(path.join(folder, 'ok.md'), '');
    });
  });

  it('says why a document cannot be read', async () => {
    await check({ 'big.md': Buffer.alloc(5 * 1024 * 1024 + 1, 0x20) }, [
      'big.md: It is larger than 5 MiB.',
    ]);
    await check({ 'full.md': Buffer.alloc(5 * 1024 * 1024, 0x61) }, ['full.md -']);
    if (process.getuid?.() !== 0) {
      await check({ 'a.md': '' }, ['a.md: Reading it is not permitted.'], (folder) => {
        chmodSync(path.join(folder, 'a.md'), 0);
      });
    }
  });

  it('reads a tree deeper than any call stack', async () => {
    await inFolder({}, async (folder) => {
      const deep = Array.from({ length: 900 }, () => 'd').join('/');
      mkdirSync(path.join(folder, deep), { recursive: true });
      writeFileSync(path.join(folder, deep, 'x.md'), '# X');
      assert.deepEqual(words(await loadLibrary(folder, { cache: false })), [`${deep}/x.md X`]);
    });
  });

  it('has the defaults when its settings cannot be read', async () => {
    await inFolder({ '.sop/library.yml': Buffer.from([0x61, 0xff]) }, async (folder) => {
      const { configuration } = await loadLibrary(folder, { cache: false });
      assert.deepEqual(
        configuration.problems.map(({ message }) => message),
        ['The file cannot be read. It is not valid UTF-8.'],
      );
      assert.ok(configuration.kinds.has('sop'));
    });
  });

  it('stops when it is told to, and refuses what is no folder', async () => {
    await inFolder({ 'a.md': '' }, async (folder) => {
      const signal = AbortSignal.abort(new Error('enough'));
      await assert.rejects(loadLibrary(folder, { cache: false, signal }), /enough/);
      await assert.rejects(loadLibrary(path.join(folder, 'a.md'), { cache: false }), /no folder/);
    });
  });
});

/** A library of three documents with a cache beside it, all of it older than any clock is coarse. */
async function withCache(
  use: (folder: string, cache: CacheLocation) => Promise<void>,
): Promise<void> {
  const files = { 'lib/a.md': '# A', 'lib/b/c.md': '# C [a](../a.md)', 'lib/é.md': '- [x] É' };
  await inFolder(files, async (folder) => {
    const root = path.join(folder, 'lib');
    await use(root, cacheLocationFor(root, path.join(folder, 'cache'), 'test'));
  });
}

async function load(root: string, cache: CacheLocation | false): Promise<string> {
  const library = await loadLibrary(root, { cache });
  return JSON.stringify([
    words(library),
    [...library.documents.values()].map((each) => ({ ...each })),
  ]);
}

/** Reads a folder a while after its files were written, so that the cache trusts their times. */
async function loadSettled(root: string, cache: CacheLocation): Promise<string> {
  const { now } = Date;
  Date.now = () => now() + 10_000;
  try {
    return await load(root, cache);
  } finally {
    Date.now = now;
  }
}

describe('the cache of loadLibrary', () => {
  it('gives the same library, whether there is one or not', async () => {
    await withCache(async (root, cache) => {
      const cold = await load(root, false);
      assert.equal(await load(root, cache), cold);
      assert.ok(existsSync(cache.file));
      assert.equal(await load(root, cache), cold);
      assert.equal(await loadSettled(root, cache), cold);
      assert.equal(await loadSettled(root, cache), cold);
    });
  });

  it('is what a library that did not change is read from', async () => {
    await withCache(async (root, cache) => {
      const file = path.join(root, 'a.md');
      const packed = packDocument(parseDocument('a.md', { text: '# Cached', bom: false }));
      const stamp = stampOf(statSync(file));
      writeCache(cache.file, cache.key, [{ path: 'a.md', stamp, packed }]);
      const library = await loadLibrary(root, { cache });
      assert.deepEqual(words(library)[0], 'a.md Cached');
    });
  });

  it('notices every change of a file', async () => {
    await withCache(async (root, cache) => {
      await loadSettled(root, cache);
      writeFileSync(path.join(root, 'a.md'), '# B');
      assert.equal(await load(root, cache), await load(root, false));
      rmSync(path.join(root, 'b/c.md'));
      writeFileSync(path.join(root, 'new.md'), '# New');
      assert.equal(await load(root, cache), await load(root, false));
    });
  });

  it('notices a change that leaves size and times as they were, when the file was read fresh', async () => {
    await withCache(async (root, cache) => {
      const file = path.join(root, 'a.md');
      utimesSync(file, 1, 1);
      await load(root, cache);
      writeFileSync(file, '# Z');
      utimesSync(file, 1, 1);
      assert.equal(await load(root, cache), await load(root, false));
    });
  });

  it('is nothing to another program or library', async () => {
    await withCache(async (root, cache) => {
      await loadSettled(root, cache);
      writeFileSync(path.join(root, 'a.md'), '# Z');
      const other = { ...cache, key: 'other' };
      assert.equal(await loadSettled(root, other), await load(root, false));
    });
  });

  it('costs nothing but time when it cannot be written or read', async () => {
    await withCache(async (root, cache) => {
      const cold = await load(root, false);
      const inFile = { ...cache, file: path.join(root, 'a.md', 'x') };
      assert.equal(await load(root, inFile), cold);
      mkdirSync(cache.file, { recursive: true });
      assert.equal(await load(root, cache), cold);
    });
  });

  it('is left aside when it is damaged in any way', async () => {
    await withCache(async (root, cache) => {
      const cold = await loadSettled(root, cache);
      const good = readFileSync(cache.file);
      const damage = fc.oneof(
        fc.nat(good.length - 1).map((length) => good.subarray(0, length)),
        fc.tuple(fc.nat(good.length - 1), fc.integer({ min: 1, max: 255 })).map(([at, change]) => {
          const bytes = Buffer.from(good);
          bytes[at] = (bytes[at] ?? 0) ^ change;
          return bytes;
        }),
        fc.uint8Array({ maxLength: 200 }).map((tail) => Buffer.concat([good, tail])),
        fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
      );
      await fc.assert(
        fc.asyncProperty(damage, async (bytes) => {
          writeFileSync(cache.file, bytes);
          assert.equal(await loadSettled(root, cache), cold);
        }),
        fuzz(300),
      );
    });
  }).timeout(60_000);
});
