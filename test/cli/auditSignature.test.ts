import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { roster } from '../support/closeout.js';
import { closeout, inRepository } from '../support/closeoutRepository.js';
import { runSop } from '../support/runSop.js';

const now = () => new Date();

describe('the evidence pack of sop audit', () => {
  it('holds what ssh-keygen alone needs to prove a signature, and no more passes for it', async () => {
    await inRepository({ 'closeout.md': closeout }, async (repository) => {
      const { folder } = repository;
      const home = path.join(folder, '.git');
      const key = path.join(home, 'dana');
      execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', 'dana', '-f', key]);
      const line = 'emails: [dana@msp.example]';
      const publicKey = repository.read('.git/dana.pub').trim();
      repository.write('.sop/roster.yml', roster.replace(line, `${line}, keys: ["${publicKey}"]`));
      repository.git('commit', '--quiet', '-am', 'Add a key');
      const sign = ['sign', 'closeout.md', '--gate', 'acceptance', '--yes', '--key', key];
      const signed = await runSop(folder, sign, { now });
      assert.equal(signed.exitCode, 0, signed.stderr);
      const run = await runSop(folder, ['audit', 'closeout.md', '--format', 'json'], { now });
      const [signOff] = JSON.parse(run.stdout).signOffs;
      assert.equal(`${signOff.verdict} ${signOff.assurance}`, 'valid record');
      const signers = signOff.keys.map((each: string) => `${signOff.by} ${each}\n`).join('');
      writeFileSync(path.join(home, 'signers'), signers);
      writeFileSync(path.join(home, 'record.sig'), signOff.signature);
      const verify = (payload: string) =>
        execFileSync(
          'ssh-keygen',
          [
            ...['-Y', 'verify', '-f', 'signers', '-I', signOff.by],
            ...['-n', 'sop-signoff', '-s', 'record.sig'],
          ],
          { cwd: home, input: payload, stdio: ['pipe', 'pipe', 'pipe'] },
        );
      assert.match(String(verify(signOff.payload)), /^Good "sop-signoff" signature/);
      assert.throws(() => verify(`${signOff.payload}\n`));
      const page = await runSop(folder, ['audit', 'closeout.md', '--format', 'html'], { now });
      const shown = /<pre>(\{.*\})<\/pre>/.exec(page.stdout)?.[1]?.replaceAll('&quot;', '"');
      assert.equal(shown, signOff.payload);
    });
  });
});
