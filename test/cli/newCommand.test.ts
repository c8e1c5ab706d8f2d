import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { checkOutput } from '../support/outputSchema.js';
import { inFolder, runSop, type SopPlace } from '../support/runSop.js';

const visit = `---
id: TPL-VISIT
kind: template
title: Visit
makes:
  kind: checklist
  path: visits/{{client}}.md
  title: "Visit: {{client}}"
  owner: "{{owner}}"
  client: "{{client}}"
  due_on: "{{due_on}}"
---

# Visit: {{client}}

- [ ] V-1: Ask {{contact}}.
`;

const library = {
  '.gitconfig': '[user]\n\tname = Dana\n\temail = dana@msp.example\n',
  '.sop/library.yml': 'title: Test\n',
  '.sop/roster.yml':
    'people:\n  dana: { name: Dana Reyes, emails: [dana@msp.example] }\nroles:\n  noc: { title: NOC, members: [dana] }\n  project-team: { members: [dana] }\n',
  'templates/visit.md': visit,
  'clients/contoso.md': '---\nid: contoso\nkind: client\ntitle: Contoso\n---\n',
};

/** Every file with its text, but git's own. */
function textsIn(folder: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true, encoding: 'utf8' })
      .map((entry) => ({ entry, file: path.join(entry.parentPath, entry.name) }))
      .map(({ entry, file }) => ({ entry, file, name: path.relative(folder, file) }))
      .filter(({ name }) => !/^\.(?:git|cache)(?:\/|$)/.test(name))
      .map(({ entry, file, name }) => [name, entry.isFile() ? readFileSync(file, 'utf8') : '-'])
      .sort(),
  ) as Record<string, string>;
}

function make(folder: string, argv: readonly string[], place: SopPlace = {}) {
  return runSop(folder, ['new', ...argv, '--no-cache'], place);
}

/** Refuses with these words and leaves the folder as it was. */
async function refuses(
  argv: readonly string[],
  expected: { readonly exitCode: number; readonly stderr: RegExp },
  prepare: (folder: string) => void = () => undefined,
) {
  await inFolder(library, async (folder) => {
    prepare(folder);
    const before = textsIn(folder);
    const { exitCode, stdout, stderr } = await make(folder, argv);
    assert.match(stderr, expected.stderr);
    assert.deepEqual({ exitCode, stdout }, { exitCode: expected.exitCode, stdout: '' });
    assert.deepEqual(textsIn(folder), before);
  });
}

const answers = ['--set', 'client=contoso', '--set', 'contact=Ana'];

describe('sop new', () => {
  it('makes what is for a client or project that nobody knows, and says so', async () => {
    const check = async (client: string, expected: string) => {
      await inFolder(library, async (folder) => {
        const argv = ['TPL-VISIT', '--set', `client=${client}`, '--set', 'contact=Ana'];
        const { exitCode, stdout, stderr } = await make(folder, argv);
        assert.deepEqual([exitCode, stdout], [0, `visits/${client}.md\n`], stderr);
        assert.equal(stderr, expected);
      });
    };
    await check('contoso', '');
    await check('kontoso', 'sop: No client is named kontoso; did you mean contoso?\n');
    await check('acme', 'sop: No client is named acme; there are contoso.\n');
  });

  it('says which gates of the kind the new document lacks', async () => {
    const gates = 'kinds: { checklist: { gates: [{ id: approval, sign: { role: noc } }] } }\n';
    await inFolder({ ...library, '.sop/library.yml': gates }, async (folder) => {
      const { exitCode, stdout, stderr } = await make(folder, ['TPL-VISIT', ...answers]);
      assert.deepEqual([exitCode, stdout], [0, 'visits/contoso.md\n']);
      assert.equal(
        stderr,
        'sop: The gate "approval" is missing, as kind checklist demands.\n' +
          'sop: Mend the gates of the template as well as those of visits/contoso.md.\n',
      );
    });
  });

  it('looks up what a person has to do for the agenda of a one-to-one', async () => {
    const agenda =
      '---\nid: TPL-1\nkind: template\ntitle: One-to-one\nmakes:\n  kind: meeting\n  path: meetings/{{person}}.md\n  title: "With {{person}}"\n---\n\n## Agenda\n\n{{my_work}}\n\n## Notes\n';
    const checklist =
      '---\nid: CHK-1\nkind: checklist\ntitle: Closeout\nowner: noc\n---\n\n- [ ] Export (due 2026-11-01)\n';
    const files = { ...library, 'templates/one.md': agenda, 'closeout.md': checklist };
    await inFolder(files, async (folder) => {
      const { stdout } = await make(folder, ['TPL-1', '--set', 'person=dana']);
      assert.match(
        readFileSync(path.join(folder, stdout.trim()), 'utf8'),
        /## Agenda\n\n- Export, overdue since 2026-11-01, in Closeout \(CHK-1\)\n\n## Notes\n/,
      );
    });
  });

  it('makes a document from a template of the library, which it remembers', async () => {
    await inFolder(library, async (folder) => {
      const { exitCode, stdout, stderr } = await make(folder, ['tpl-visit', ...answers]);
      assert.deepEqual(
        { exitCode, stdout, stderr },
        { exitCode: 0, stdout: 'visits/contoso.md\n', stderr: '' },
      );
      const text = readFileSync(path.join(folder, 'visits/contoso.md'), 'utf8');
      assert.match(
        text,
        /^---\nid: CHK-[0-9A-Z]{5}\nkind: checklist\ntitle: "Visit: contoso"\nclient: contoso\ntemplate:\n {2}id: TPL-VISIT\n {2}content: "c1:[0-9a-f]{64}"\n---\n\n# Visit: contoso\n\n- \[ \] V-1: Ask Ana\.\n$/,
      );
      const check = await runSop(folder, ['check', 'visits/', '--format', 'json', '--no-cache']);
      assert.deepEqual((JSON.parse(check.stdout) as { findings: unknown }).findings, []);
    });
  });

  it('copies a template of the product that its documents are held against', async () => {
    const projects = Object.fromEntries(
      ['PRJ-118', 'PRJ-119'].map((id) => [
        `projects/${id}.md`,
        `---\nid: ${id}\nkind: project\ntitle: ${id}\n---\n`,
      ]),
    );
    await inFolder({ ...library, ...projects }, async (folder) => {
      const argv = ['TPL-CLOSEOUT', '--set', 'title=Core', '--set', 'project=PRJ-118'];
      const { exitCode, stdout, stderr } = await make(folder, [...argv, '--format', 'json']);
      assert.deepEqual({ exitCode, stderr }, { exitCode: 0, stderr: '' });
      checkOutput('new', stdout);
      const made = JSON.parse(stdout) as { path: string; templateCopiedTo: string };
      assert.equal(made.path, 'projects/prj-118/closeout.md');
      assert.equal(made.templateCopiedTo, 'templates/project-closeout.md');
      const gate = await runSop(folder, ['gate', made.path, '--format', 'json', '--no-cache']);
      assert.doesNotMatch(gate.stdout, /template-unknown|looser-than-template/);
      const again = await make(folder, [
        ...['project-closeout', '--set', 'title=B', '--set', 'project=PRJ-119'],
      ]);
      assert.equal(again.stderr, '');
    });
  });

  it('makes what is told once from the product alone', async () => {
    await inFolder(library, async (folder) => {
      const { stdout } = await make(folder, ['client', '--set', 'id=fabrikam', '--set', 'title=F']);
      assert.equal(stdout, 'clients/fabrikam.md\n');
      assert.deepEqual(readdirSync(path.join(folder, 'templates')), ['visit.md']);
    });
  });

  it('asks a person for what is missing, with lists to pick from', async () => {
    await inFolder(library, async (folder) => {
      const typed = ['1', 'NOC', 'tomorrow', '2026-12-01', '', 'Ana'];
      const place = { answer: () => typed.shift() ?? '', columns: 80 };
      const { exitCode, stderr } = await make(folder, ['TPL-VISIT', '--path', 'v.md'], place);
      assert.equal(exitCode, 0, stderr);
      assert.deepEqual(typed, []);
      assert.match(stderr, / {2}1 {2}Contoso \(contoso\)\n/);
      assert.match(stderr, /due on is a day, written YYYY-MM-DD\.\ncontact cannot be left out\.\n/);
      const text = readFileSync(path.join(folder, 'v.md'), 'utf8');
      assert.match(text, /\nowner: noc\nclient: contoso\ndue_on: 2026-12-01\n/);
    });
  });

  it('tells which templates there are', async () => {
    await inFolder(library, async (folder) => {
      const run = await make(folder, []);
      assert.equal(run.exitCode, 2);
      assert.match(run.stderr, /^sop: Name a template, .* There are:\n {2}TPL-VISIT +\S/);
      assert.match(run.stderr, /\n {2}TPL-DASH-NOC +\S/);
    });
  });

  it('names what is missing where nobody can be asked', async () => {
    await refuses(['TPL-VISIT'], {
      exitCode: 2,
      stderr: /^sop: TPL-VISIT needs answers: --set client=\.\.\. --set contact=\.\.\.\n$/,
    });
    await refuses(['TPL-VISIT', '--set', 'sites=3'], {
      exitCode: 2,
      stderr: /does not ask for "sites"; it asks for client, owner/,
    });
    await refuses(['TPL-VISIT', ...answers, '--set', 'owner=sales'], {
      exitCode: 2,
      stderr: /owner cannot be "sales"; expected noc/,
    });
    await refuses(['TPL-VISIT', '--set', 'x'], { exitCode: 2, stderr: /written name=value/ });
    await refuses(['TPL-VISTI'], {
      exitCode: 2,
      stderr: /There is no template "TPL-VISTI"\. Did you mean TPL-VISIT\?/,
    });
    await refuses(['contoso'], {
      exitCode: 2,
      stderr: /clients\/contoso\.md is no template that says/,
    });
    await refuses(['TPL-VISIT', ...answers, '--path', '../x.md'], {
      exitCode: 2,
      stderr: /lies outside the library/,
    });
  });

  it('leaves nothing behind where something is in the way', async () => {
    const refused = (stderr: RegExp) => ({ exitCode: 1, stderr });
    await refuses(
      ['TPL-VISIT', ...answers],
      refused(/^Not made\. visits\/contoso\.md is there already; choose another place\.\n$/),
      (folder) => {
        mkdirSync(path.join(folder, 'visits'));
        writeFileSync(path.join(folder, 'visits/contoso.md'), 'mine');
      },
    );
    await refuses(
      ['TPL-VISIT', ...answers],
      refused(/^Not made\. visits is there already/),
      (folder) => {
        writeFileSync(path.join(folder, 'visits'), 'a file');
      },
    );
    await refuses(
      ['TPL-VISIT', ...answers],
      refused(/^Not made\. visits is there already/),
      (folder) => {
        symlinkSync('clients', path.join(folder, 'visits'));
      },
    );
    await refuses(
      ['TPL-CLOSEOUT', '--set', 'title=A', '--set', 'project=b'],
      refused(
        /^Not made\. The template cannot be copied into the library\. templates\/project-closeout\.md is there/,
      ),
      (folder) => {
        writeFileSync(path.join(folder, 'templates/project-closeout.md'), 'mine');
      },
    );
    await refuses(
      ['TPL-VISIT', ...answers, '--set', 'id=contoso'],
      refused(/has the id contoso already/),
    );
    await refuses(['TPL-VISIT', ...answers], refused(/in the middle of a merge/), (folder) => {
      const text = `${visit}\n<<<<<<< HEAD\n- [ ] a\n=======\n>>>>>>> other\n`;
      writeFileSync(path.join(folder, 'templates/visit.md'), text);
    });
  });

  it('leaves nothing behind where the disk will not take it', async () => {
    const path = `made/here/${'a'.repeat(300)}.md`;
    const closeout = ['TPL-CLOSEOUT', '--set', 'title=A', '--set', 'project=b'];
    const stderr = /^Not made\. made\/here\/a+\.md cannot be written\. [^\n]*\n$/;
    await refuses([...closeout, '--path', path], { exitCode: 1, stderr });
  });

  it('leaves nothing behind where the folder is read-only', async function () {
    // Root may write everywhere.
    if (process.getuid?.() === 0) this.skip();
    await refuses(
      ['TPL-VISIT', ...answers],
      { exitCode: 1, stderr: /^Not made\. [^\n]*\n$/ },
      (folder) => {
        mkdirSync(path.join(folder, 'visits'), { mode: 0o555 });
      },
    );
  });

  it('waits until the template is committed', async () => {
    await refuses(
      ['TPL-VISIT', ...answers],
      {
        exitCode: 1,
        stderr: /^Not made\. templates\/visit\.md has changes that are not committed/,
      },
      (folder) => {
        const git = (...args: readonly string[]) =>
          execFileSync('git', args, { cwd: folder, env: { ...process.env, HOME: folder } });
        git('init', '--quiet');
        git('add', '.');
        git('commit', '--quiet', '-m', 'Start');
        writeFileSync(path.join(folder, 'templates/visit.md'), `${visit}\nMore.\n`);
      },
    );
  });
});

describe('sop new for somebody who owes documentation', () => {
  const owing = {
    ...library,
    'run.md':
      '---\nid: CHK-1\nkind: checklist\ntitle: Closeout\nowner: noc\ndue_on: 2026-11-11\n---\n\n- [ ] Photo\n',
  };
  const plain = ['TPL-VISIT', ...answers, '--set', 'owner=noc', '--set', 'due_on='];
  const told =
    'You owe documentation: 1 debt.\n' +
    '  10 days  "Closeout" is past its day with an item open, first "Photo". run.md:9\n';

  async function check(
    argv: readonly string[],
    expected: { readonly exitCode: number; readonly stderr: string; readonly reason?: string },
    { place = {}, files = owing }: { place?: SopPlace; files?: Record<string, string> } = {},
  ): Promise<void> {
    await inFolder(files, async (folder) => {
      execFileSync('git', ['init', '-q'], { cwd: folder });
      execFileSync('git', ['add', '-A'], { cwd: folder });
      const env = { ...process.env, HOME: folder };
      execFileSync('git', ['commit', '-qm', 'Begin'], { cwd: folder, env });
      const { exitCode, stderr } = await make(folder, [...plain, ...argv], place);
      assert.deepEqual(
        { exitCode, stderr },
        { exitCode: expected.exitCode, stderr: expected.stderr },
      );
      const made = textsIn(folder)['visits/contoso.md'];
      const [, reason] = /^started_in_detention: (.*)$/m.exec(made ?? '') ?? [];
      assert.deepEqual([made !== undefined, reason], [exitCode === 0, expected.reason]);
    });
  }

  const strict = {
    ...owing,
    '.sop/library.yml': 'title: Test\ndetention: { require_reason: true }\n',
  };

  it('tells, and goes on where nobody is there to answer', async () => {
    await check(['--yes'], { exitCode: 0, stderr: told });
  });

  it('keeps the reason in the run', async () => {
    await check(['--yes', '--detention-reason', 'Outage at  Contoso'], {
      ...{ exitCode: 0, stderr: told, reason: 'Outage at Contoso' },
    });
    await check(
      [],
      { exitCode: 0, stderr: told, reason: 'Sick leave' },
      { place: { answer: 'Sick leave' } },
    );
  });

  it('makes nothing without the reason that is asked for', async () => {
    await check(
      [],
      {
        exitCode: 1,
        stderr: `${told}Not made. No reason was given; clear what you owe first.\n`,
      },
      { place: { answer: ' ' } },
    );
    await check(
      ['--yes'],
      {
        exitCode: 1,
        stderr: `${told}Not made. The library asks for a reason from whoever owes documentation; give it with --detention-reason.\n`,
      },
      { files: strict },
    );
  });

  it('says nothing on a quiet day, or to whoever owes nothing', async () => {
    const quiet = {
      ...owing,
      '.sop/library.yml': 'title: Test\ndetention: { quiet_days: [saturday] }\n',
    };
    await check(['--yes'], { exitCode: 0, stderr: '' }, { files: quiet });
    await check(['--yes'], { exitCode: 0, stderr: '' }, { files: library });
  });
});
