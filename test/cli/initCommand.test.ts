import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inFolder, runSop } from '../support/runSop.js';

const runbook =
  '---\nlast_reviewed_on: 2026-01-01\nreview_in: 6 months\nowner: noc\n---\n\n# DNS\n\n[x](gone.md)\n';

/** Every file below `folder`, but for git's own. */
function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort();
}

function read(folder: string, file: string): string {
  return readFileSync(path.join(folder, file), 'utf8');
}

describe('sop init', () => {
  it('writes a library to start from that has no findings', async () => {
    await inFolder({}, async (folder) => {
      const run = await runSop(folder, ['init', 'new/library']);
      assert.equal(run.exitCode, 0);
      assert.deepEqual(
        run.stdout.trimEnd().split('\n').sort(),
        filesIn(path.join(folder, 'new/library')),
      );
      assert.match(run.stderr, /^Wrote \d+ files to new\/library\.\nNext: /);
      const check = await runSop(folder, ['check', '--cwd', 'new/library', '--fail-on', 'warning']);
      assert.match(check.stdout, /^\d+ documents checked, nothing found\.\n$/);
      assert.match(read(folder, 'new/library/.sop/roster.yml'), /\n {2}dana:\n {4}name: dana\n/);
    });
  });

  it('keeps what a new repository has already', async () => {
    const files = { 'README.md': '# Mine\n', LICENSE: 'MIT\n', '.sop/roster.yml': 'people: {}\n' };
    await inFolder(files, async (folder) => {
      const run = await runSop(folder, ['init']);
      assert.equal(run.exitCode, 0);
      assert.match(run.stderr, /^Wrote \d+ files to this folder\. /);
      assert.match(run.stderr, /roster\.yml, README\.md was there already and stays as it is\./);
      for (const [name, text] of Object.entries(files)) {
        assert.equal(read(folder, name), text);
      }
    });
  });

  it('writes a small library among other files only when told so', async () => {
    await inFolder({ 'README.md': '# Mine\n', 'src/main.c': '' }, async (folder) => {
      const shy = await runSop(folder, ['init']);
      assert.equal(shy.exitCode, 0);
      assert.match(shy.stderr, /^Nothing was written, for there are other files here\./);
      const asked = await runSop(folder, ['init'], { columns: 80, answer: 'n' });
      assert.match(asked.stderr, /^Nothing was written\.$/m);
      assert.deepEqual(filesIn(folder), ['README.md', 'src/main.c']);
      assert.match((await runSop(folder, ['init', '--yes'])).stderr, /^Wrote \d+ files to this/);
    });
  });

  it('leaves the templates of a forge alone', async () => {
    const files = { '.github/templates/a.md': '# A\n', 'templates/b.md': '# B\n' };
    await inFolder(files, async (folder) => {
      const { stdout } = await runSop(folder, ['init']);
      assert.match(stdout, /^ {2}templates\/ \(1 document\): kind template$/m);
      assert.doesNotMatch(stdout, /\.github/);
    });
  });

  it('takes documents of another ending for documents', async () => {
    await inFolder({ 'source/a.html.md.erb': '# A\n' }, async (folder) => {
      const run = await runSop(folder, ['init']);
      assert.match(run.stdout, /1 document ending in \.md\.erb/);
      assert.match(run.stderr, /^Nothing was written\./);
    });
  });

  it('refuses a library', async () => {
    await inFolder({ '.sop/library.yml': 'title: Mine\n' }, async (folder) => {
      assert.deepEqual(await runSop(folder, ['init', '--yes']), {
        exitCode: 1,
        stdout: '',
        stderr: 'sop: . is a library already: .sop/library.yml exists.\n',
      });
      assert.equal(read(folder, '.sop/library.yml'), 'title: Mine\n');
    });
  });

  it('refuses the folders that git keeps its data in', async () => {
    const bare = { HEAD: 'ref: refs/heads/main\n', 'objects/x': '', 'refs/x': '' };
    await inFolder(bare, async (folder) => {
      assert.deepEqual(await runSop(folder, ['init', 'objects', '--yes']), {
        exitCode: 2,
        stdout: '',
        stderr: 'sop: objects holds the data of git; a library needs a working tree.\n',
      });
      assert.deepEqual(filesIn(folder), Object.keys(bare).sort());
    });
  });

  it('refuses a place where a file is', async () => {
    await inFolder({ 'a.md': '# A\n' }, async (folder) => {
      for (const place of ['a.md', 'a.md/b']) {
        for (const option of ['--yes', '--sample', '--codeowners']) {
          assert.deepEqual(await runSop(folder, ['init', place, option]), {
            exitCode: 2,
            stdout: '',
            stderr: `sop: ${place} cannot be made; a file is in its place.\n`,
          });
        }
      }
    });
  });

  it('shows what it found in a repository, and writes nothing unasked', async () => {
    await inFolder({ 'docs/runbooks/dns.md': runbook, 'b.md': '# B\n' }, async (folder) => {
      const run = await runSop(folder, ['init']);
      assert.equal(run.exitCode, 0);
      assert.equal(run.stderr, 'Nothing was written. Add --yes to write these files.\n');
      assert.match(run.stdout, /^Found\n {2}2 documents: 1 with frontmatter, 1 without\n\n/);
      assert.match(
        run.stdout,
        /\nConventions\n {2}GOV\.UK tech docs \(1 document\): last_reviewed_on\n/,
      );
      assert.match(run.stdout, /\nFolders\n {2}docs\/runbooks\/ \(1 document\): kind sop\n/);
      assert.ok(!existsSync(path.join(folder, '.sop')));
    });
  });

  it('tells that git ignores the settings, as the patterns for swap files of Vim make it', async () => {
    const words =
      'sop: git ignores .sop/library.yml, so that it would stay on this machine; put the line !.sop/ at the end of .gitignore.';
    const swap = '[._]*.s[a-v][a-z]\n[._]s[a-rt-v][a-z]\n';
    const pages = { 'a.md': '# A\n', 'b.md': '# B\n' };
    for (const [files, isTold] of [
      [{ '.gitignore': swap, ...pages }, true],
      [{ '.gitignore': '.*\n' }, true],
      [{ '.gitignore': `${swap}!.sop/\n`, ...pages }, false],
      [pages, false],
    ] as const) {
      await inFolder(files, async (folder) => {
        execFileSync('git', ['init', '--quiet', folder]);
        const { exitCode, stderr } = await runSop(folder, ['init', '--yes']);
        assert.equal(exitCode, 0);
        assert.equal(stderr.split('\n').includes(words), isTold, stderr);
      });
    }
  });

  it('writes the two settings files and nothing else', async () => {
    const files = { 'docs/runbooks/dns.md': runbook, 'a.md.erb': '# A\n', 'page.html': '' };
    await inFolder(files, async (folder) => {
      const run = await runSop(folder, ['init', '--yes']);
      assert.equal(run.exitCode, 0);
      assert.equal(
        run.stderr,
        'Wrote .sop/library.yml and .sop/roster.yml.\n' +
          'Next: enter your people and roles in .sop/roster.yml, then run sop check.\n',
      );
      assert.deepEqual(filesIn(folder), [
        ...['.sop/library.yml', '.sop/roster.yml'],
        ...Object.keys(files).sort(),
      ]);
      assert.equal(
        read(folder, '.sop/library.yml').replace(/^title: .*$/m, 'title: x'),
        '# What holds in this library. `sop schema library` describes every key.\ntitle: x\n\n' +
          '# Further endings of documents.\nextensions: [".md.erb"]\n\n' +
          '# Conventions of the frontmatter here, understood as they are.\npresets: [govuk]\n\n' +
          '# Workflows that need an approved SOP each, such as `incident: Incidents`.\nworkflows: {}\n\n' +
          '# What documents in a folder are unless their frontmatter says otherwise.\n' +
          'folders:\n  "docs/runbooks/**":\n    kind: sop\n',
      );
      assert.match(read(folder, '.sop/roster.yml'), /\nroles:\n {2}noc:\n {4}members: \[\]\n$/);
      const list = await runSop(folder, ['list', '--format', 'csv']);
      assert.match(
        list.stdout,
        /\r\ndocs\/runbooks\/dns\.md,,sop,DNS,noc,,ok,.*,long-overdue,143\r\n/,
      );
      assert.match(list.stdout, /\r\na\.md\.erb,/);
    });
  });

  it('takes the README of a folder for none of the documents that it tells of', async () => {
    const files = {
      'runbooks/dns.md': runbook,
      'runbooks/README.md': '# Runbooks\n',
      'playbooks/Readme.md': '# None yet\n',
    };
    await inFolder(files, async (folder) => {
      const run = await runSop(folder, ['init', '--yes']);
      assert.match(run.stdout, /\nFolders\n {2}runbooks\/ \(1 document\): kind sop\n\n/);
      assert.match(
        read(folder, '.sop/library.yml'),
        /\nfolders:\n {2}"runbooks\/\*\*":\n {4}kind: sop\n {2}README\.md:\n {4}kind: page\n$/,
      );
      const list = await runSop(folder, ['list', 'kind:sop', '--format', 'csv']);
      assert.deepEqual(list.stdout.match(/^\w+\/\w+\.md/gm), ['runbooks/dns.md']);
    });
  });

  it('writes how folders are told what they hold where no name tells it', async () => {
    await inFolder({ 'alerts/dns.md': '# DNS\n' }, async (folder) => {
      await runSop(folder, ['init', '--yes']);
      const text = read(folder, '.sop/library.yml');
      assert.match(text, /, such as:\n# folders:\n# {3}procedures\/\*\*:\n/);
      const told = text.replace(/^# (?=folders:| {2})/gm, '').replace('procedures', 'alerts');
      writeFileSync(path.join(folder, '.sop/library.yml'), told);
      const list = await runSop(folder, ['list', 'kind:sop owner:noc', '--format', 'csv']);
      assert.match(list.stdout, /\r\nalerts\/dns\.md,/);
    });
  });

  it('asks at a terminal', async () => {
    await inFolder({ 'runbooks/dns.md': runbook }, async (folder) => {
      const declined = await runSop(folder, ['init'], { columns: 80, answer: '' });
      assert.match(declined.stderr, /Nothing was written\./);
      assert.ok(!existsSync(path.join(folder, '.sop')));
      const agreed = await runSop(folder, ['init'], { columns: 80, answer: 'Yes' });
      assert.match(agreed.stderr, /Wrote \.sop\/library\.yml and \.sop\/roster\.yml\./);
    });
  });

  it("records today's findings, so that only new ones count", async () => {
    await inFolder({ 'runbooks/dns.md': runbook }, async (folder) => {
      const run = await runSop(folder, ['init', '--yes', '--baseline']);
      assert.match(run.stderr, /Recorded \d+ findings in \.sop\/baseline\.json\.\nNext: /);
      const check = await runSop(folder, ['check', '--fail-on', 'warning']);
      assert.equal(check.exitCode, 0);
      assert.match(
        check.stdout,
        /^1 document checked, nothing found\. \(\d+ known findings not shown\)\n$/,
      );
    });
  });

  it('leaves no sample behind without git', async () => {
    await inFolder({}, async (folder) => {
      const env = { PATH: folder };
      assert.deepEqual(await runSop(folder, ['init', '--sample', 'my/demo'], { env }), {
        exitCode: 2,
        stdout: '',
        stderr: 'sop: git was not found; install it, or add its folder to PATH.\n',
      });
      assert.deepEqual(readdirSync(folder), []);
    });
  });

  it('refuses what does not fit together', async () => {
    await inFolder({ 'a.md': '# A\n' }, async (folder) => {
      for (const argv of [
        ['--seed', '3'],
        ['--sample'],
        ['empty', '--adopt'],
        ['--sample', '--adopt'],
      ]) {
        const run = await runSop(folder, ['init', ...argv]);
        assert.equal(run.exitCode, 2, argv.join(' '));
        assert.match(run.stderr, /^sop: /);
      }
      assert.deepEqual(filesIn(folder), ['a.md']);
    });
  });
});
