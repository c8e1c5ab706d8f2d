import assert from 'node:assert/strict';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { checkOutput } from '../support/outputSchema.js';
import { inFolder, runSop } from '../support/runSop.js';

const sop = (body: string) =>
  `---\nid: SOP-0012\nkind: sop\ntitle: Backup\nowner: noc\nworkflow: incident\nstatus: approved\nacknowledge: [noc]\n---\n\n${body}\n`;

const library = {
  '.gitconfig': '[user]\n\temail = Dana@msp.example\n',
  '.sop/library.yml': 'title: Test\n',
  '.sop/roster.yml':
    'people:\n  dana: { name: Dana Reyes, emails: [dana@msp.example] }\n  noor: { name: Noor Haddad, emails: [noor@msp.example] }\nroles:\n  noc: { members: [dana, noor] }\n',
  'sops/backup.md': sop('Restore a file.'),
  'sops/free.md': '---\nid: SOP-2\nkind: sop\n---\n',
};
const file = '.sop/acknowledgements/SOP-0012/dana.yml';

describe('sop ack', () => {
  it('writes the file of the person, once, and knows it in the next call', async () => {
    await inFolder(library, async (folder) => {
      const first = await runSop(folder, ['ack', 'SOP-0012']);
      assert.deepEqual(first, {
        exitCode: 0,
        stdout: 'sops/backup.md: acknowledged\n',
        stderr: '',
      });
      const text = readFileSync(path.join(folder, file), 'utf8');
      assert.match(
        text,
        /^by: Dana@msp\.example\nname: Dana Reyes\nat: "2026-11-2\dT\d\d:00:00Z"\ncontent: "c1:/,
      );
      const second = await runSop(folder, ['ack', 'SOP-0012']);
      assert.equal(second.exitCode, 0);
      assert.match(second.stderr, /^sops\/backup\.md: You have read it on 2026-11-2\d\.\n$/);
      assert.equal(readFileSync(path.join(folder, file), 'utf8'), text);
    });
  });

  it('lists who has read what, and asks again after a change', async () => {
    await inFolder(library, async (folder) => {
      await runSop(folder, ['ack', 'SOP-0012']);
      const who = await runSop(folder, ['ack', '--who']);
      assert.match(
        who.stdout,
        /^DOCUMENT {2}NAME {9}ROLE {2}READ\nSOP-0012 {2}Dana Reyes {3}noc {3}2026-11-2\d\nSOP-0012 {2}Noor Haddad {2}noc {3}not yet\n$/,
      );
      assert.equal(who.stderr, '1 of 2 read.\n');
      const found = await runSop(folder, ['list', 'unread_by:noor', '--format', 'csv']);
      assert.match(found.stdout, /SOP-0012/);
    });
  });

  it('tells as JSON', async () => {
    await inFolder(library, async (folder) => {
      const done = await runSop(folder, ['ack', 'SOP-0012', '--format', 'json']);
      checkOutput('ack', done.stdout);
      const { stdout } = await runSop(folder, ['ack', 'SOP-0012', '--who', '--format', 'json']);
      checkOutput('readers', stdout);
      const { readers } = JSON.parse(stdout) as { readers: { handle: string; state: string }[] };
      assert.deepEqual(
        readers.map(({ handle, state }) => `${handle} ${state}`),
        ['dana read', 'noor never'],
      );
    });
  });

  it('refuses what asks nobody, and to say nothing', async () => {
    await inFolder(library, async (folder) => {
      const free = await runSop(folder, ['ack', 'SOP-2']);
      assert.equal(free.exitCode, 1);
      assert.match(free.stderr, /^sops\/free\.md: not acknowledged\. .* asks nobody to read it/);
      assert.equal((await runSop(folder, ['ack'])).exitCode, 2);
      assert.equal((await runSop(folder, ['ack', 'nothing'])).exitCode, 2);
    });
  });

  it('says that git is missing', async () => {
    await inFolder(library, async (folder) => {
      const run = await runSop(folder, ['ack', 'SOP-0012'], { env: { PATH: folder } });
      assert.equal(run.exitCode, 1);
      assert.match(run.stderr, /not acknowledged\. git was not found; install it, or add/);
    });
  });

  it('says that nobody can be known without a roster', async () => {
    await inFolder(library, async (folder) => {
      rmSync(path.join(folder, '.sop/roster.yml'));
      const run = await runSop(folder, ['ack', 'SOP-0012']);
      assert.equal(run.exitCode, 1);
      assert.match(
        run.stderr,
        /The library has no \.sop\/roster\.yml that says who works here\.$/m,
      );
    });
  });
});
