import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { inFolder } from '../support/runSop.js';

/** Runs the real program; the reader of its output goes away after the first piece when told so. */
function run(folder: string, argv: readonly string[], { readAll }: { readonly readAll: boolean }) {
  return new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) => {
    const main = path.resolve('src/cli/main.ts');
    const tsx = pathToFileURL(path.resolve('node_modules/tsx/dist/loader.mjs')).href;
    const child = spawn(process.execPath, ['--import', tsx, main, ...argv], { cwd: folder });
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
});
