import assert from 'node:assert/strict';
import { closeout, inRepository } from '../support/closeoutRepository.js';
import { runSop } from '../support/runSop.js';

describe('sop sign in a library whose settings are not in git', () => {
  it('signs nothing without a roster, since the record could never count', async () => {
    await inRepository({ 'closeout.md': closeout }, async (repository) => {
      const sign = () => runSop(repository.folder, ['sign', 'CHK-4T7QZ'], { answer: 'y' });
      repository.git('rm', '--quiet', '--cached', '.sop/roster.yml');
      repository.git('commit', '--quiet', '-m', 'Forget the roster');
      const refused = await sign();
      assert.equal(refused.exitCode, 1);
      assert.match(refused.stderr, /\.sop\/roster\.yml was never committed.* Commit it first\./);
      assert.equal(repository.read('closeout.md'), closeout);
      repository.git('add', '.sop/roster.yml');
      repository.git('commit', '--quiet', '-m', 'Add the roster');
      assert.equal((await sign()).exitCode, 0);
    });
  });

  it('signs nothing by others than git has', async () => {
    await inRepository({ 'closeout.md': closeout }, async (repository) => {
      const sign = () => runSop(repository.folder, ['sign', 'CHK-4T7QZ'], { answer: 'y' });
      for (const file of ['.sop/roster.yml', '.sop/library.yml']) {
        repository.write(file, `${repository.read(file)}# Ours\n`);
        const refused = await sign();
        assert.equal(refused.exitCode, 1);
        const message = `Not signed. ${file} has changes that are not committed`;
        assert.ok(refused.stderr.includes(message), refused.stderr);
        repository.git('checkout', '--quiet', '--', file);
      }
      assert.equal(repository.read('closeout.md'), closeout);
      assert.equal((await sign()).exitCode, 0);
    });
  });
});
