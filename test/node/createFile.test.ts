import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createFile } from '../../src/node/createFile.js';
import { inFolder } from '../support/runSop.js';

const bytes = new TextEncoder().encode('new');

describe('a file that is made', () => {
  it('gets the folders it needs', async () => {
    await inFolder({}, async (folder) => {
      const file = path.join(folder, 'a/b/c.md');
      assert.equal(await createFile(file, bytes), 'written');
      assert.equal(readFileSync(file, 'utf8'), 'new');
    });
  });

  it('never takes the place of another', async () => {
    await inFolder({ 'a/b.md': 'old' }, async (folder) => {
      assert.equal(await createFile(path.join(folder, 'a/b.md'), bytes), 'changed');
      assert.equal(readFileSync(path.join(folder, 'a/b.md'), 'utf8'), 'old');
    });
  });

  it('leaves no folder behind when it cannot be written', async () => {
    await inFolder({ file: 'x' }, async (folder) => {
      const tooLong = path.join(folder, 'a/b', `${'n'.repeat(300)}.md`);
      await assert.rejects(createFile(tooLong, bytes), /cannot be written/);
      assert.equal(existsSync(path.join(folder, 'a')), false);
      await assert.rejects(createFile(path.join(folder, 'file/b/c.md'), bytes), {
        message: 'The folder b cannot be made. A file is in its place.',
      });
      assert.equal(readFileSync(path.join(folder, 'file'), 'utf8'), 'x');
      mkdirSync(path.join(folder, 'kept'));
      writeFileSync(path.join(folder, 'kept/own.md'), '');
      await assert.rejects(
        createFile(path.join(folder, 'kept/x', `${'n'.repeat(300)}.md`), bytes),
        /cannot be written/,
      );
      assert.equal(existsSync(path.join(folder, 'kept/own.md')), true);
      assert.equal(existsSync(path.join(folder, 'kept/x')), false);
    });
  });
});
