import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, readFileSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createProgramRunner } from '../../src/node/runProgram.js';
import { createSignatureCheck, signWithKey } from '../../src/node/sshSignature.js';
import { inFolder } from '../support/temporaryFolder.js';

const run = createProgramRunner({ PATH: process.env['PATH'], HOME: '/nowhere' });
const payload = '{"at":"2026-11-20T20:04:05Z","doc":"CHK-4T7QZ","note":"é"}';
const leftovers = () => readdirSync(tmpdir()).filter((name) => name.startsWith('sop-ssh-'));

function makeKey(folder: string, name: string, ...options: readonly string[]): string {
  const file = path.join(folder, name);
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', ...options, '-f', file]);
  return readFileSync(`${file}.pub`, 'utf8').trim();
}

function check(signature: string, keys: readonly string[], namespace = 'sop-signoff') {
  const question = { signature, payload: Buffer.from(payload), namespace, keys };
  return createSignatureCheck(run)(question);
}

describe('signWithKey', () => {
  it('makes a signature that the key checks, and no other key or purpose', async () => {
    await inFolder({}, async (folder) => {
      const key = makeKey(folder, 'dana');
      const other = makeKey(folder, 'lee');
      const outcome = await signWithKey(run, { folder, key: 'dana', payload });
      assert.ok(outcome.kind === 'signed', JSON.stringify(outcome));
      assert.equal(await check(outcome.signature, [other, key]), 'good');
      assert.equal(await check(outcome.signature, [other]), 'bad');
      assert.equal(await check(outcome.signature, []), 'bad');
      assert.equal(await check(outcome.signature, [`cert-authority ${key}`]), 'bad');
      assert.equal(await check(outcome.signature, [key], 'git'), 'bad');
      assert.equal(await check('Dana', [key]), 'bad');
      assert.equal(await check(outcome.signature.replaceAll('\n', '\r\n'), [key]), 'good');
    });
  });

  it('says what is wrong with a key, and nothing of the key', async () => {
    await inFolder({ empty: '' }, async (folder) => {
      makeKey(folder, 'open');
      chmodSync(path.join(folder, 'open'), 0o644);
      const messageFor = async (key: string) => {
        const outcome = await signWithKey(run, { folder, key, payload });
        return outcome.kind === 'refused' ? outcome.message : outcome.kind;
      };
      assert.equal(await messageFor('gone'), 'There is no key file "gone".');
      assert.equal(await messageFor('empty'), 'ssh-keygen could not sign with "empty".');
      assert.equal(
        await messageFor('open'),
        'ssh-keygen refuses "open" because others may read it.',
      );
      assert.equal(await messageFor('key::nonsense'), 'The signing key is no SSH public key.');
      assert.equal(
        await messageFor(
          'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGFueXRoaW5nIGF0IGFsbCwgMzIgYnl0ZXM= dana',
        ),
        'The SSH agent holds no private key for the signing key, or it would not sign with it.',
      );
    });
  });

  it('signs with a key that only an agent holds', async function () {
    await inFolder({}, async (folder) => {
      const key = makeKey(folder, 'dana');
      const socket = path.join(folder, 'agent');
      const started = execFileSync('ssh-agent', ['-s', '-a', socket], { encoding: 'utf8' });
      const agent = Number(/SSH_AGENT_PID=(\d+)/.exec(started)?.[1]);
      try {
        const env = { PATH: process.env['PATH'], SSH_AUTH_SOCK: socket };
        execFileSync('ssh-add', ['-q', path.join(folder, 'dana')], { env, stdio: 'ignore' });
        execFileSync('rm', [path.join(folder, 'dana')]);
        const withAgent = createProgramRunner(env);
        for (const literal of [key, `key::${key}`, path.join(folder, 'dana.pub')]) {
          const outcome = await signWithKey(withAgent, { folder, key: literal, payload });
          assert.ok(outcome.kind === 'signed', JSON.stringify(outcome));
          assert.equal(await check(outcome.signature, [key]), 'good');
        }
      } finally {
        process.kill(agent);
      }
    });
  });

  it('leaves nothing behind, and says when ssh-keygen is not there', async () => {
    await inFolder({}, async (folder) => {
      const key = makeKey(folder, 'dana');
      const before = leftovers();
      await signWithKey(run, { folder, key: 'dana', payload });
      await check('-----BEGIN SSH SIGNATURE-----\nAAAA\n-----END SSH SIGNATURE-----\n', [key]);
      assert.deepEqual(leftovers(), before);
      const without = createProgramRunner({ PATH: folder });
      const outcome = await signWithKey(without, { folder, key: 'dana', payload });
      assert.deepEqual(outcome, {
        kind: 'refused',
        message: 'ssh-keygen is not installed, so nothing can be signed with an SSH key.',
      });
    });
  });
});
