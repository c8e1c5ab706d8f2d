import assert from 'node:assert/strict';
import { closeout, inRepository } from '../support/closeoutRepository.js';
import { runSop } from '../support/runSop.js';

describe('sop sign in a library whose roster is not in git', () => {
  it('signs nothing, since the record could never count', async () => {
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
});
