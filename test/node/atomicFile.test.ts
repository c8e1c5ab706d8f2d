import assert from 'node:assert/strict';
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { replaceFile } from '../../src/node/atomicFile.js';
import { transientNames } from '../../src/node/transientFile.js';

const writerProgram = fileURLToPath(new URL('../support/tickWriter.ts', import.meta.url));
const large = 200_000;

async function inFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'sop-atomic-'));
  try {
    await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function bytes(text: string): Uint8Array {
  return Buffer.from(text);
}

/** Replaces `a.md`, which holds `holds` (undefined: is absent), and looks at what is there after. */
async function check(
  holds: string | undefined,
  { expected, text }: { readonly expected: string | undefined; readonly text: string },
  outcome: string,
) {
  await inFolder(async (folder) => {
    const file = path.join(folder, 'a.md');
    if (holds !== undefined) writeFileSync(file, holds);
    const result = await replaceFile(
      file,
      bytes(text),
      expected === undefined ? undefined : bytes(expected),
    );
    const left = readdirSync(folder).map((name) => readFileSync(path.join(folder, name), 'utf8'));
    assert.deepEqual([result, ...left].join(' '), outcome);
  });
}

function start(role: 'tick' | 'flip', file: string, rounds: number): ChildProcess {
  return fork(writerProgram, [role, file, String(rounds)], { stdio: 'inherit' });
}

describe('replaceFile', () => {
  it('writes when the file holds what was expected', async () => {
    await check('old', { expected: 'old', text: 'new' }, 'written new');
    await check(undefined, { expected: undefined, text: 'new' }, 'written new');
    await check('same', { expected: 'same', text: '' }, 'written ');
  });

  it('leaves a file alone that holds anything else', async () => {
    await check('mine', { expected: 'old', text: 'new' }, 'changed mine');
    await check('oLd', { expected: 'old', text: 'new' }, 'changed oLd');
    await check('mine', { expected: undefined, text: 'new' }, 'changed mine');
    await check(undefined, { expected: 'old', text: 'new' }, 'changed');
  });

  it('keeps the mode', async () => {
    await inFolder(async (folder) => {
      const file = path.join(folder, 'a.md');
      writeFileSync(file, 'old');
      chmodSync(file, 0o751);
      await replaceFile(file, bytes('new'), bytes('old'));
      assert.equal((lstatSync(file).mode & 0o7777).toString(8), '751');
    });
  });

  it('refuses symbolic links and folders', async () => {
    await inFolder(async (folder) => {
      const file = path.join(folder, 'a.md');
      writeFileSync(file, 'old');
      symlinkSync(file, path.join(folder, 'link.md'));
      await assert.rejects(
        replaceFile(path.join(folder, 'link.md'), bytes('new'), bytes('old')),
        /link\.md cannot be written\. It is a symbolic link\./,
      );
      await assert.rejects(replaceFile(folder, bytes('new'), bytes('old')), /no regular file/);
      assert.equal(readFileSync(file, 'utf8'), 'old');
    });
  });

  it('names a file by its path in the library around it', async () => {
    await inFolder(async (folder) => {
      mkdirSync(path.join(folder, '.sop'));
      writeFileSync(path.join(folder, '.sop/library.yml'), '');
      mkdirSync(path.join(folder, 'sops/dns/a.md'), { recursive: true });
      await assert.rejects(
        replaceFile(path.join(folder, 'sops/dns/a.md'), bytes('new'), undefined),
        {
          message: 'sops/dns/a.md cannot be written. It is no regular file.',
        },
      );
    });
  });

  it('takes over from a process that died, and clears up after it', async () => {
    await inFolder(async (folder) => {
      const file = path.join(folder, 'a.md');
      writeFileSync(file, 'old');
      const dead = start('tick', file, 0);
      await once(dead, 'exit');
      const names = transientNames(file);
      writeFileSync(names.lock, `${dead.pid} ${hostname()} 1`);
      writeFileSync(names.temporary('1-2'), 'half');
      assert.equal(await replaceFile(file, bytes('new'), bytes('old')), 'written');
      assert.deepEqual(readdirSync(folder), ['a.md']);
    });
  });

  it('loses no tick of two processes and of many writers in one', async () => {
    await inFolder(async (folder) => {
      const file = path.join(folder, 'a.md');
      const ticks = Number(process.env['STRESS_TICKS'] ?? 200);
      writeFileSync(file, '');
      const writers = [start('tick', file, ticks / 2), start('tick', file, ticks / 2)];
      const ends = await Promise.all(writers.map((writer) => once(writer, 'exit')));
      assert.deepEqual(ends, [
        [0, null],
        [0, null],
      ]);
      assert.equal(readFileSync(file, 'utf8'), 'x'.repeat(ticks));
      assert.deepEqual(readdirSync(folder), ['a.md']);
    });
  }).timeout(120_000);

  it('never leaves a torn file when it is killed', async () => {
    await inFolder(async (folder) => {
      const file = path.join(folder, 'a.md');
      writeFileSync(file, 'a'.repeat(large));
      for (let round = 0; round < 10; round++) {
        const writer = start('flip', file, large);
        await once(writer, 'message');
        for (let seen = 0; seen < round; seen++) await once(writer, 'message');
        writer.kill('SIGKILL');
        await once(writer, 'exit');
        const text = readFileSync(file, 'utf8');
        assert.equal(text.length, large);
        assert.ok(text === 'a'.repeat(large) || text === 'b'.repeat(large), 'half of each');
      }
      const text = readFileSync(file);
      assert.equal(await replaceFile(file, bytes('end'), text), 'written');
      assert.deepEqual(readdirSync(folder), ['a.md']);
    });
  }).timeout(60_000);
});
