import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { checkOutput } from '../support/outputSchema.js';
import { inFolder, runSop } from '../support/runSop.js';

const template = `---
id: TPL-VISIT
kind: template
title: Visit
makes:
  kind: checklist
  path: visit.md
  title: Visit
  owner: noc
---

# Visit

- [ ] V-1: Ask.

- [ ] V-2: Look.
`;
const files = {
  '.gitconfig': '[user]\n\tname = Dana\n\temail = dana@msp.example\n',
  '.sop/library.yml': 'title: Test\n',
  '.sop/roster.yml':
    'people:\n  dana: { name: Dana, emails: [dana@msp.example] }\nroles:\n  noc: { members: [dana] }\n',
  'templates/visit.md': template,
};
const moved = template
  .replace('Ask.', 'Ask twice.')
  .replace('- [ ] V-2', '- [ ] V-3: New.\n\n- [ ] V-2');

/** A ticked run whose template has moved on, both committed. */
async function withDrift(
  use: (folder: string, run: string) => Promise<void>,
  change = (text: string) => text,
) {
  await inFolder(files, async (folder) => {
    const commit = () => {
      const options = { cwd: folder, env: { ...process.env, HOME: folder } };
      execFileSync('git', ['add', '.'], options);
      execFileSync('git', ['commit', '--quiet', '-m', 'Change'], options);
    };
    execFileSync('git', ['init', '--quiet'], { cwd: folder });
    commit();
    await runSop(folder, ['new', 'TPL-VISIT', '--no-cache']);
    const run = path.join(folder, 'visit.md');
    const ticked = readFileSync(run, 'utf8').replace(
      '- [ ] V-1: Ask.',
      '- [x] V-1: Ask. [e](e.txt)',
    );
    writeFileSync(run, change(ticked));
    commit();
    writeFileSync(path.join(folder, 'templates/visit.md'), moved);
    commit();
    await use(folder, run);
  });
}

const adopt = (folder: string, ...argv: readonly string[]) =>
  runSop(folder, ['adopt', 'visit.md', ...argv, '--no-cache']);

describe('sop adopt', () => {
  it('lists what changed, and takes it over with ticks and evidence kept', async () => {
    await withDrift(async (folder, run) => {
      const before = readFileSync(run, 'utf8');
      const listed = await adopt(folder);
      const changes = 'reworded V-1 Ask twice.\nadded    V-3 New.\n';
      assert.deepEqual(listed, { exitCode: 0, stdout: changes, stderr: '' });
      assert.equal(readFileSync(run, 'utf8'), before);
      assert.deepEqual(await adopt(folder, '--all'), listed);
      const pin = /content: .*\n/;
      const after = readFileSync(run, 'utf8');
      assert.equal(
        after.replace(pin, ''),
        before
          .replace(pin, '')
          .replace('Ask. [e]', 'Ask twice. [e]')
          .replace('- [ ] V-2', '- [ ] V-3: New.\n\n- [ ] V-2'),
      );
      assert.notEqual(pin.exec(after)?.[0], pin.exec(before)?.[0]);
      const again = await adopt(folder, '--all');
      assert.equal(again.stderr, 'visit.md has all that TPL-VISIT asks for.\n');
    });
  });

  it('takes single changes, after which the run asks for no less', async () => {
    await withDrift(async (folder, run) => {
      const before = readFileSync(run, 'utf8');
      assert.equal((await adopt(folder, '--items', 'V-9')).exitCode, 2);
      assert.equal(readFileSync(run, 'utf8'), before);
      assert.equal((await adopt(folder, '--items', 'V-1')).stdout, 'reworded V-1 Ask twice.\n');
      const reworded = before.replace('Ask. [e]', 'Ask twice. [e]');
      assert.equal(readFileSync(run, 'utf8'), reworded);
      assert.equal((await adopt(folder, '--items', 'V-3')).stdout, 'added    V-3 New.\n');
      const added = reworded.replace('- [ ] V-2', '- [ ] V-3: New.\n\n- [ ] V-2');
      // With the last of them the run follows the template of today.
      const pin = /c1:\w+/;
      assert.equal(readFileSync(run, 'utf8').replace(pin, ''), added.replace(pin, ''));
      assert.equal((await adopt(folder)).stdout, '');
      const { stdout } = await runSop(folder, ['check', 'visit.md', '--no-cache']);
      assert.doesNotMatch(stdout, /template/);
    });
  });

  it('prints the changes as JSON', async () => {
    await withDrift(async (folder) => {
      const { stdout } = await adopt(folder, '--items', 'V-3', '--format', 'json');
      checkOutput('adopt', stdout);
      const item = { name: 'V-3', key: 'V-3', title: 'New.', adoptable: true, adopted: true };
      const { changes } = JSON.parse(stdout) as { readonly changes: readonly unknown[] };
      assert.deepEqual(changes[1], { change: 'added', ...item });
    });
  });

  it('is pointed to by a finding', async () => {
    await withDrift(async (folder) => {
      const { stdout } = await runSop(folder, ['check', 'visit.md', '--no-cache']);
      const words = 'TPL-VISIT has moved on since this was made from it: added V-3; reworded V-1.';
      assert.ok(stdout.includes(`7:7  note     ${words}  template/drift\n`), stdout);
    });
  });

  it('leaves alone what was worded here, and what is over', async () => {
    await withDrift(
      async (folder) => {
        const { exitCode, stderr } = await adopt(folder, '--all');
        assert.equal(exitCode, 1);
        assert.match(stderr, /The run words V-1 in its own way/);
      },
      (text) => text.replace('Ask.', 'Own words.'),
    );
    await withDrift(
      async (folder) => {
        const { exitCode, stderr } = await adopt(folder, '--all');
        assert.equal(exitCode, 1);
        assert.match(stderr, /visit\.md is cancelled and stays as it is/);
      },
      (text) =>
        text.replace(
          'owner: noc\n',
          'owner: noc\nstatus: cancelled\ngates:\n  - id: done\n    sign: { role: noc }\n',
        ),
    );
  });
});
