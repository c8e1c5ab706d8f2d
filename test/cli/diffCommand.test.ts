import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sampleEndOn, writeSampleLibrary } from '../../src/node/sample/writeSampleLibrary.js';
import { checkOutput } from '../support/outputSchema.js';
import { inFolder, runSop } from '../support/runSop.js';
import { templatesFolder } from '../support/starterLibraryFiles.js';

/** A folder under git: what its branch `work` makes of its branch `main`. */
class Repository {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'sop-diff-'));

  git(...args: readonly string[]): string {
    const author = ['-c', 'user.name=Lee Park', '-c', 'user.email=lee@msp.example'];
    return execFileSync('git', [...author, ...args], { cwd: this.folder, encoding: 'utf8' });
  }

  write(file: string, text: string): void {
    const absolute = path.join(this.folder, file);
    mkdirSync(path.dirname(absolute), { recursive: true });
    writeFileSync(absolute, text);
  }

  /** Replaces text that must be there. */
  edit(file: string, from: string | RegExp, to: string): void {
    const before = readFileSync(path.join(this.folder, file), 'utf8');
    const after = before.replace(from, to);
    assert.notEqual(after, before, `${file} has no ${String(from)}`);
    this.write(file, after);
  }

  commit(message: string): void {
    this.git('add', '--all');
    this.git('commit', '--quiet', '--message', message);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

async function inRepository(
  files: Readonly<Record<string, string>>,
  use: (repository: Repository) => Promise<void>,
): Promise<void> {
  const repository = new Repository();
  try {
    repository.git('init', '--quiet', '--initial-branch=main');
    for (const [file, text] of Object.entries(files)) repository.write(file, text);
    repository.commit('Begin');
    await use(repository);
  } finally {
    repository.remove();
  }
}

const closeout = `---
id: CHK-1
kind: checklist
title: Closeout
owner: project-team
gates:
  - id: acceptance
    sign: { role: noc, count: 2 }
---

- [ ] NOC-7: Export the rules
`;

const looser = closeout.replace('count: 2', 'count: 1').replace('Export the', 'Save all');

describe('sop diff', () => {
  it('compares the files on disk with where the branch began', async () => {
    await inRepository({ 'a.md': closeout }, async (repository) => {
      const nothing = await runSop(repository.folder, ['diff']);
      assert.deepEqual(nothing, {
        exitCode: 0,
        stdout: 'No document, roster or setting changed.\n',
        stderr: '',
      });
      repository.git('switch', '--quiet', '--create', 'work');
      repository.write('a.md', looser);
      repository.commit('Loosen');
      repository.write('new.md', '# New\n');
      const { stdout, exitCode } = await runSop(repository.folder, ['diff']);
      assert.equal(exitCode, 0);
      assert.equal(
        stdout,
        [
          'a.md  Closeout (CHK-1)',
          '   7  loosens   The gate acceptance needs 1 person to sign instead of 2.  gate-loosened',
          '  11  neutral   NOC-7 now reads “Save all rules”.  item-reworded',
          '                [-Export the-]{+Save all+} rules',
          '',
          'new.md  New, added',
          '',
          '1 change loosens what is asked or proven and 1 does neither, in 2 files.',
          '',
        ].join('\n'),
      );
    });
  });

  it('compares two commits, or what one changed since it left the other', async () => {
    await inRepository({ 'a.md': closeout }, async (repository) => {
      repository.git('switch', '--quiet', '--create', 'work');
      repository.write('a.md', looser);
      repository.commit('Loosen');
      repository.git('switch', '--quiet', 'main');
      repository.write('b.md', '# Meanwhile\n');
      repository.commit('Go on');
      const paths = async (range: string) => {
        const { stdout } = await runSop(repository.folder, ['diff', range, '--format', 'json']);
        const { documents } = JSON.parse(stdout) as {
          documents: readonly { path: string; change: string }[];
        };
        return documents.map(({ path: file, change }) => `${file} ${change}`);
      };
      assert.deepEqual(await paths('main..work'), ['a.md changed', 'b.md removed']);
      assert.deepEqual(await paths('main...work'), ['a.md changed']);
      assert.deepEqual(await paths('HEAD~1'), ['b.md added']);
    });
  });

  it('prints JSON as its schema says', async () => {
    await inRepository({ 'a.md': closeout }, async (repository) => {
      repository.write('a.md', looser);
      const { stdout } = await runSop(repository.folder, ['diff', 'HEAD', '--format', 'json']);
      checkOutput('diff', stdout);
    });
  });

  it('fails only when asked to, and only when something loosens', async () => {
    await inRepository({ 'a.md': closeout }, async (repository) => {
      repository.write('a.md', closeout.replace('Export the', 'Save all'));
      const strict = ['diff', 'HEAD', '--fail-on', 'loosens'];
      assert.equal((await runSop(repository.folder, strict)).exitCode, 0);
      repository.write('a.md', looser);
      assert.equal((await runSop(repository.folder, strict)).exitCode, 1);
    });
  });

  it('says why nothing can be compared', async () => {
    await inFolder({ 'a.md': closeout }, async (folder) => {
      for (const range of ['HEAD', 'a..b', 'HEAD...main']) {
        assert.deepEqual(await runSop(folder, ['diff', range]), {
          exitCode: 2,
          stdout: '',
          stderr: 'sop: This folder is in no git repository, or git is not installed.\n',
        });
      }
    });
    await inRepository({ 'a.md': closeout }, async (repository) => {
      assert.deepEqual(await runSop(repository.folder, ['diff', 'nowhere']), {
        exitCode: 2,
        stdout: '',
        stderr: 'sop: git knows no revision "nowhere" here.\n',
      });
      repository.git('branch', '--quiet', '--move', 'main', 'elsewhere');
      assert.deepEqual(await runSop(repository.folder, ['diff']), {
        exitCode: 2,
        stdout: '',
        stderr:
          'sop: git finds no commit here that this branch shares with the default branch; fetch more of the history, or name a base.\n',
      });
      const badBase = ['diff', '--link-base', 'javascript:alert(1)', '--format', 'markdown'];
      assert.equal((await runSop(repository.folder, badBase)).exitCode, 2);
    });
  });

  it('looks only at the library, in a repository that holds more', async () => {
    await inRepository(
      { 'docs/.sop/library.yml': 'title: T\n', 'docs/a.md': closeout, 'b.md': '' },
      async (repository) => {
        repository.write('docs/a.md', looser);
        repository.write('b.md', '# Not ours\n');
        const { stdout } = await runSop(path.join(repository.folder, 'docs'), ['diff', 'HEAD']);
        assert.match(stdout, /^a\.md {2}Closeout/);
        assert.doesNotMatch(stdout, /Not ours/);
      },
    );
  });

  it('prints Markdown that hostile titles cannot break out of', async () => {
    await inRepository({ 'a.md': closeout }, async (repository) => {
      const title = '"</summary><img src=x> @everyone #1 [x](javascript:1) `a` | **b**"';
      repository.write(
        'a (1).md',
        looser.replace('title: Closeout', `title: ${title}`).replace('CHK-1', 'CHK-2'),
      );
      const args = [
        'diff',
        'HEAD',
        '--format',
        'markdown',
        '--link-base',
        'https://git.example/o/r/blob/work',
      ];
      const { stdout } = await runSop(repository.folder, args);
      assert.equal(
        stdout,
        [
          '### What this changes in our procedures',
          '',
          '**Nothing loosens or tightens what is asked or proven; 1 file changed.**',
          '',
          '<details><summary>Neither: 0 changes in 1 file</summary>',
          '',
          '- [\\</summary\\>\\<img src=x\\> @<!-- -->everyone \\#<!-- -->1 \\[x\\]\\(javascript:1\\) \\`a\\` \\| \\*\\*b\\*\\*](https://git.example/o/r/blob/work/a%20%281%29.md) `CHK-2`, added',
          '',
          '</details>',
          '',
        ].join('\n'),
      );
    });
  });
});

describe('a branch of the sample library', () => {
  const repository = new Repository();

  before(async function () {
    this.timeout(60_000);
    rmSync(repository.folder, { recursive: true });
    await writeSampleLibrary(repository.folder, { templates: templatesFolder, seed: 1 });
    repository.git('switch', '--quiet', '--create', 'work');
    const template = 'templates/project-closeout.md';
    repository.edit(template, /^(- \[ \] BKP-1: .*)$/m, '$1 (optional)');
    repository.edit(template, /^(- \[ \] NET-1: .*) \(evidence: file\)$/m, '$1');
    repository.edit(template, 'blocks: [released_on]', 'blocks: []');
    repository.edit('sops/printers.md', /\n$/, '\nAsk for the label first.\n');
    repository.edit('sops/patching.md', /^reviewed_on: .*$/m, 'reviewed_on: 2026-11-19');
    repository.edit('sops/leaver.md', /^review_in: .*$/m, 'review_in: 2 years');
    repository.edit(
      '.sop/roster.yml',
      '      - { person: dana, from: 2024-11-20 }\n',
      '$&      - { person: samira, from: 2026-11-20 }\n',
    );
    repository.edit('.sop/library.yml', 'long_overdue: 90 days', 'long_overdue: 180 days');
    repository.edit('projects/prj-107/closeout.md', /^(- \[x\] DOC-3: )The/m, '$1Our');
    renameSync(
      path.join(repository.folder, 'sops/vault.md'),
      path.join(repository.folder, 'sops/secrets.md'),
    );
    rmSync(path.join(repository.folder, 'meetings/kestrel-call-1.md'));
    repository.write('sops/labels.md', '---\nkind: sop\ntitle: Labels\n---\n\n# Labels\n');
    repository.commit('Make closeouts quicker');
  });
  after(() => {
    repository.remove();
  });

  const ask = (format: string) =>
    runSop(repository.folder, ['diff', '--format', format, '--today', sampleEndOn]);

  it('is told as its twelve changes', async () => {
    const { stdout } = await ask('json');
    checkOutput('diff', stdout);
    const { documents } = JSON.parse(stdout) as {
      documents: readonly {
        path: string;
        change: string;
        changes: readonly { code: string; severity: string; message: string }[];
        lostAcceptances: readonly string[];
        runs: readonly { path: string }[];
      }[];
    };
    const told = documents.flatMap(({ path: file, change, changes, lostAcceptances, runs }) => [
      `${file} ${change}`,
      ...changes.map(({ severity, message }) => `  ${severity}: ${message}`),
      ...lostAcceptances.map((title) => `  lost: ${title}`),
      ...runs.map((run) => `  run: ${run.path}`),
    ]);
    assert.deepEqual(told, [
      '.sop/library.yml changed',
      '  loosens: A review is long overdue after 180 days instead of 90.',
      '.sop/roster.yml changed',
      '  loosens: Samira Haddad (@samira) may act as noc now from 2026-11-20.',
      'meetings/kestrel-call-1.md removed',
      'projects/prj-107/closeout.md changed',
      '  loosens: The acceptance of “Ready for NOC review” by Tomáš Novák (project-team) on 2025-08-28 no longer counts: what was signed has changed since.',
      '  loosens: The acceptance of “Accepted into support” by Marcus Bell (noc) on 2025-09-01 no longer counts: what was signed has changed since.',
      '  neutral: DOC-3 now reads “Our asset list holds every new device with serial number, place, purchase date…”.',
      '  lost: Ready for NOC review',
      '  lost: Accepted into support',
      'sops/labels.md added',
      'sops/leaver.md changed',
      '  loosens: review_in changed from “6 months” to “2 years”.',
      'sops/patching.md changed',
      '  neutral: Marked as reviewed on 2026-11-19 by “dana”; nothing else changed.',
      'sops/printers.md changed',
      '  neutral: Text was added in “When to escalate”.',
      'sops/secrets.md renamed',
      'templates/project-closeout.md changed',
      '  loosens: released_on may be set before the gate acceptance has passed.',
      '  loosens: NET-1 no longer needs evidence for the gates handoff and acceptance; it needed a file as evidence.',
      '  loosens: BKP-1 is no longer required by the gates handoff and acceptance: it is optional now.',
      ...['107', '115', '116', '118', '119', '121', '123'].map(
        (project) => `  run: projects/prj-${project}/closeout.md`,
      ),
    ]);
  });

  it('makes a comment that says the worst first and folds the rest', async () => {
    const { stdout } = await ask('markdown');
    const [shown = '', folded = ''] = stdout.split('<details>');
    assert.deepEqual(shown.split('\n').slice(0, 7), [
      '### What this changes in our procedures',
      '',
      '**8 changes loosen what is asked or proven and 3 do neither, in 10 files. 1 document loses its acceptance.**',
      '',
      '**Loosens: 8 changes in 5 files**',
      '',
      '- [Settings of the library](.sop/library.yml)',
    ]);
    assert.match(
      shown,
      /\n {2}- BKP-1 is no longer required by the gates handoff and acceptance: it is optional now\. \(\[line \d+\]\(templates\/project-closeout\.md\?plain=1#L\d+\)\)\n/,
    );
    assert.match(
      shown,
      /\n {2}- 7 open runs made from it stay as they are until they adopt this: (?:\[[^\]]+\]\([^)]+\), ){4}\[[^\]]+\]\([^)]+\) and 2 more\.\n/,
    );
    assert.match(folded, /^<summary>Neither: 3 changes in 6 files<\/summary>\n\n/);
    assert.match(folded, /\n {4}<br><del>The<\/del><ins>Our<\/ins> asset list/);
    assert.match(folded, /\n- \[[^\]]+\]\(sops\/secrets\.md\) `SOP-0020`, was `sops\/vault\.md`\n/);
  });
});
