import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { inFolder } from '../support/runSop.js';

const main = path.resolve('src/cli/main.ts');
const loader = pathToFileURL(path.resolve('node_modules/tsx/dist/loader.mjs')).href;

/** Runs the real program; the reader of its output goes away after the first piece when told so. */
function run(folder: string, argv: readonly string[], { readAll }: { readonly readAll: boolean }) {
  return new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) => {
    const child = spawn(process.execPath, ['--import', loader, main, ...argv], { cwd: folder });
    const output = { stdout: '', stderr: '' };
    child.stdout.on('data', (chunk: Buffer) => {
      output.stdout += chunk.toString();
      if (!readAll) {
        child.stdout.destroy();
      }
    });
    child.stderr.on('data', (chunk: Buffer) => (output.stderr += chunk.toString()));
    child.on('close', (code) => {
      resolve({ code, ...output });
    });
  });
}

interface Redirection {
  readonly folder: string;
  /** Where the output goes. */
  readonly file: string;
  /** What the shell is told before. */
  readonly first?: string;
}

/** Runs the program from a shell, its output into a file. */
async function runInto(
  argv: readonly string[],
  { folder, file, first = 'true' }: Redirection,
): Promise<{ code: number; stderr: string }> {
  const program = [process.execPath, '--import', loader, main, ...argv];
  const script = `${first}; out=$0; exec "$@" > "$out"`;
  const shell = spawn('sh', ['-c', script, file, ...program], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
    // What tsx keeps of its own would be cut off as well.
    env: { ...process.env, TSX_DISABLE_CACHE: '1' },
  });
  let stderr = '';
  shell.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const [code] = (await once(shell, 'close')) as [number];
  return { code, stderr };
}

const many = Object.fromEntries(
  Array.from({ length: 400 }, (_, index) => [`${'long-name-'.repeat(8)}${index}.md`, '# A\n']),
);

describe('the program sop', function () {
  this.timeout(30_000);

  it('hands everything to a slow reader before it ends, with its exit code', async () => {
    await inFolder(many, async (folder) => {
      const { code, stdout, stderr } = await run(folder, ['list'], { readAll: true });
      assert.deepEqual([code, stderr, stdout.split('\n').length], [0, '400 documents.\n', 402]);
      const refused = await run(folder, ['show', 'nothing'], { readAll: true });
      assert.deepEqual(refused, {
        code: 2,
        stdout: '',
        stderr: 'sop: There is no document "nothing".\n',
      });
    });
  });

  it('ends quietly when its reader goes away', async () => {
    await inFolder(many, async (folder) => {
      const argv = ['list', '--format', 'json'];
      const { code, stderr } = await run(folder, argv, { readAll: false });
      assert.deepEqual([code, stderr], [0, '']);
    });
  });

  it('loses no byte of what it writes into a file, and says so when it must', async () => {
    await inFolder(many, async (folder) => {
      const argv = ['list', '--format', 'json'];
      const { stdout } = await run(folder, argv, { readAll: true });
      const file = path.join(folder, '..', `${path.basename(folder)}.json`);
      try {
        assert.deepEqual(await runInto(argv, { folder, file }), { code: 0, stderr: '' });
        assert.equal(await readFile(file, 'utf8'), stdout);
        assert.deepEqual(await runInto(argv, { folder, file, first: 'ulimit -f 8' }), {
          code: 2,
          stderr:
            'sop: The output cannot be written. The file would be larger than is allowed here.\n',
        });
      } finally {
        await rm(file, { force: true });
      }
    });
  });
});
