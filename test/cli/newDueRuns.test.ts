import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { checkOutput } from '../support/outputSchema.js';
import { inFolder, runSop } from '../support/runSop.js';

const visit = `---
id: TPL-VISIT
kind: template
title: Visit
owner: noc
every: 1 month
for: client
makes:
  kind: checklist
  path: visits/{{period}}-{{client}}.md
  title: "Visit: {{title}}"
  owner: noc
  client: "{{client}}"
---

# Visit: {{title}}

- [ ] V-1: Ask for news.
`;
const files = {
  '.gitconfig': '[user]\n\tname = Dana\n\temail = dana@msp.example\n',
  '.sop/library.yml': 'title: Test\n',
  '.sop/roster.yml':
    'people:\n  dana: { name: Dana, emails: [dana@msp.example] }\nroles:\n  noc: { members: [dana] }\n',
  'templates/visit.md': visit,
  'clients/contoso.md': '---\nid: contoso\nkind: client\ntitle: Contoso\nstatus: active\n---\n',
  'clients/fabrikam.md': '---\nid: fabrikam\nkind: client\ntitle: Fabrikam\nstatus: active\n---\n',
};

async function inRepository(
  use: (folder: string, git: (...args: readonly string[]) => string) => Promise<void>,
) {
  await inFolder(files, async (folder) => {
    const options = {
      cwd: folder,
      env: { ...process.env, HOME: folder },
      encoding: 'utf8',
    } as const;
    const git = (...args: readonly string[]) => execFileSync('git', args, options);
    git('init', '--quiet', '--initial-branch=main');
    git('add', '.');
    git('commit', '--quiet', '-m', 'Start');
    await use(folder, git);
  });
}

const due = (folder: string, ...argv: readonly string[]) =>
  runSop(folder, ['new', '--due', '--no-cache', '--today', '2026-11-22', ...argv]);

describe('sop new --due', () => {
  it('refuses to make runs for somebody it does not know', async () => {
    await inRepository(async (folder) => {
      assert.deepEqual(await due(folder, '--client', 'contosso'), {
        exitCode: 2,
        stdout: '',
        stderr: 'sop: There is no client "contosso".\n',
      });
    });
  });

  it('makes what is due once, and lists it', async () => {
    await inRepository(async (folder) => {
      const stdout = 'visits/2026-11-contoso.md\nvisits/2026-11-fabrikam.md\n';
      assert.deepEqual(await due(folder), { exitCode: 0, stdout, stderr: '' });
      const stderr = 'Nothing is due on 2026-11-22 that is not there already.\n';
      assert.deepEqual(await due(folder), { exitCode: 0, stdout: '', stderr });
      const next = await due(folder, '--today', '2026-12-01', '--client', 'contoso');
      assert.equal(next.stdout, 'visits/2026-12-contoso.md\n');
      const check = await runSop(folder, ['check', 'visits', '--no-cache']);
      assert.equal(check.exitCode, 0, check.stdout);
    });
  });

  it('prints JSON', async () => {
    await inRepository(async (folder) => {
      writeFileSync(path.join(folder, 'visits'), 'A file where a folder should be.\n');
      const { exitCode, stdout } = await due(folder, 'TPL-VISIT', '--format', 'json');
      assert.equal(exitCode, 1);
      checkOutput('due', stdout);
      const { made, notMade } = JSON.parse(stdout) as Record<string, readonly unknown[]>;
      assert.deepEqual([made?.length, notMade?.length], [0, 2]);
    });
  });

  it('makes one file on two branches, which git merges without a word', async () => {
    await inRepository(async (folder, git) => {
      for (const [branch, day] of [
        ['one', '2026-11-02'],
        ['two', '2026-11-29'],
      ] as const) {
        git('checkout', '--quiet', '-b', branch, 'main');
        assert.equal((await due(folder, '--today', day)).exitCode, 0);
        git('add', '.');
        git('commit', '--quiet', '-m', branch);
      }
      git('merge', '--quiet', '--no-edit', 'one');
      assert.equal((await due(folder)).stdout, '');
      assert.equal(git('ls-files', 'visits').trim().split('\n').length, 2);
    });
  });

  it('makes nothing of a template that is not committed', async () => {
    await inRepository(async (folder) => {
      writeFileSync(path.join(folder, 'templates/visit.md'), `${visit}\nMore.\n`);
      const { exitCode, stdout, stderr } = await due(folder);
      assert.deepEqual([exitCode, stdout], [1, '']);
      assert.match(
        stderr,
        /^Not made\. templates\/visit\.md has changes that are not committed.*\n$/,
      );
      assert.ok(!existsSync(path.join(folder, 'visits')));
    });
  });

  it('counts what a person made in the period', async () => {
    await inRepository(async (folder) => {
      const argv = ['TPL-VISIT', '--set', 'title=Contoso', '--set', 'client=contoso'];
      const made = await runSop(folder, ['new', ...argv, '--no-cache', '--today', '2026-11-22']);
      assert.equal(made.stdout, 'visits/2026-11-contoso.md\n', made.stderr);
      const text = readFileSync(path.join(folder, 'visits/2026-11-contoso.md'), 'utf8');
      assert.match(text, /^---\nid: VISIT-contoso-2026-11\n[^]*\nperiod: "2026-11"\n/);
      assert.equal((await due(folder)).stdout, 'visits/2026-11-fabrikam.md\n');
    });
  });

  it('is asked for rightly', async () => {
    await inRepository(async (folder) => {
      assert.equal((await runSop(folder, ['new', '--no-cache'])).exitCode, 2);
      const { exitCode, stderr } = await runSop(folder, [
        ...['new', 'TPL-VISIT', '--client', 'contoso', '--no-cache'],
      ]);
      assert.equal(exitCode, 2);
      assert.match(stderr, /--client goes with --due/);
    });
  });
});

describe('sop new --size', () => {
  const plan = `---
id: TPL-PLAN
kind: template
title: Plan
owner: noc
gates:
  - id: ready
    sign: { role: noc }
makes:
  kind: checklist
  path: "{{project}}.md"
  title: "Plan: {{title}}"
  owner: noc
---

# Plan: {{title}}

- [ ] P-1: Every task has an owner.

- [ ] P-2: Risks are written down. (full)

  - [ ] @noc verified

## Risks (full)

- [ ] P-3: The risks are known.

## Tasks

- [ ] P-4: They are listed.
`;
  const answers = ['--set', 'title=New', '--set', 'project=P1', '--today', '2026-11-22'];
  const make = (folder: string, ...argv: readonly string[]) =>
    runSop(folder, ['new', 'TPL-PLAN', ...answers, ...argv, '--no-cache']);
  const itemsOf = (folder: string) =>
    [...readFileSync(path.join(folder, 'p1.md'), 'utf8').matchAll(/P-\d|## .*|size: .*|\(full\)/g)]
      .map(([found]) => found)
      .join(' ');

  it('leaves out of a light run what is for full ones, and asks for no more', async () => {
    await inFolder({ ...files, 'templates/plan.md': plan }, async (folder) => {
      assert.equal((await make(folder, '--size', 'light')).exitCode, 0);
      assert.equal(itemsOf(folder), 'size: light P-1 ## Tasks P-4');
      const { stdout } = await runSop(folder, ['gate', 'p1.md', '--no-cache']);
      assert.doesNotMatch(stdout, /template/);
      const text = readFileSync(path.join(folder, 'p1.md'), 'utf8');
      writeFileSync(path.join(folder, 'p1.md'), text.replace('size: light', 'size: full'));
      const looser = await runSop(folder, ['gate', 'p1.md', '--no-cache']);
      assert.match(looser.stdout, /The template's item "P-2: Risks are written down\." is missing/);
    });
  });

  it('is full where nobody says', async () => {
    await inFolder({ ...files, 'templates/plan.md': plan }, async (folder) => {
      assert.equal((await make(folder, '--yes')).exitCode, 0);
      assert.equal(itemsOf(folder), 'size: full P-1 P-2 ## Risks P-3 ## Tasks P-4');
      assert.match((await runSop(folder, ['new', 'TPL-VISIT', '--size', 'light'])).stderr, /size/);
    });
  });
});
