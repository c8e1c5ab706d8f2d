import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { checkOutput } from '../support/outputSchema.js';
import { inFolder, runSop } from '../support/runSop.js';

const lesson = (rest: string) =>
  `---\nid: LL-7Q3K9\nkind: lesson\ntitle: Labels fell off\ncategory: beef\n${rest}---\n\n# Labels fell off\n`;

const closeout =
  '---\nid: TPL-CLOSEOUT\nkind: template\ntitle: Closeout\n---\n\n# Closeout\n\n## Cabling\n\n- [ ] CAB-1: Label one end.\n\n## Backup\n';

const library = {
  '.gitconfig': '[user]\n\temail = dana@msp.example\n',
  '.sop/library.yml': 'title: Test\n',
  '.sop/roster.yml':
    'people:\n  dana: { name: Dana Reyes, emails: [dana@msp.example] }\nroles:\n  noc: { members: [dana] }\n  service-delivery: { members: [dana] }\n',
  'templates/closeout.md': closeout,
  'projects/118.md': '---\nid: PRJ-118\nkind: project\ntitle: Contoso\n---\n',
  'runs/118.md':
    '---\nid: CHK-1\nkind: checklist\ntitle: Contoso closeout\nproject: PRJ-118\n---\n\n- [ ] CAB-1: Label one end.\n',
  'notes/fw.txt': 'first\nPassword: Tulip77!\n',
};

type Files = Readonly<Record<string, string>>;

/** Runs `sop lesson` and hands the outcome on, with a way to read files. */
function lessons(files: Files, ...argv: readonly string[]) {
  return inFolder({ ...library, ...files }, async (folder) => {
    const run = await runSop(folder, ['lesson', ...argv, '--no-cache']);
    const read = (name: string) => readFileSync(path.join(folder, name), 'utf8');
    return {
      ...run,
      texts: Object.fromEntries(Object.keys(files).map((name) => [name, read(name)])),
      read,
    };
  });
}

async function refuses(
  files: Files,
  argv: readonly string[],
  [code, expected]: readonly [code: number, words: RegExp],
) {
  const { exitCode, stdout, stderr: words, texts } = await lessons(files, ...argv);
  assert.deepEqual({ exitCode, stdout }, { exitCode: code, stdout: '' });
  assert.match(words, expected);
  assert.deepEqual(texts, files);
}

describe('sop lesson capture', () => {
  it('refuses the folders that git keeps its data in', async () => {
    const bare = { HEAD: 'ref: refs/heads/main\n', 'objects/x': '', 'refs/x': '' };
    await inFolder(bare, async (folder) => {
      for (const argv of [
        ['lesson', 'capture', 'Labels fell off'],
        ['new', 'sop', '--yes'],
      ]) {
        assert.deepEqual(await runSop(folder, argv), {
          exitCode: 2,
          stdout: '',
          stderr:
            'sop: This folder holds the data of git; work in a clone of it, where the files are.\n',
        });
      }
      assert.deepEqual(readdirSync(folder).sort(), ['HEAD', 'objects', 'refs']);
    });
  });

  it('writes a lesson that remembers the line and its project', async () => {
    await inFolder(library, async (folder) => {
      const argv = ['lesson', 'capture', 'Labels', 'fell off', '--from', 'runs/118.md:8'];
      const { exitCode, stdout, stderr } = await runSop(folder, argv);
      assert.deepEqual({ exitCode, stderr }, { exitCode: 0, stderr: '' });
      assert.match(stdout, /^lessons\/LL-[0-9A-Z]{5}\.md\n$/);
      const text = readFileSync(path.join(folder, stdout.trim()), 'utf8');
      const id = /LL-\w+/.exec(stdout)?.[0];
      assert.equal(
        text.slice(0, text.indexOf('# Labels')),
        `---\nid: ${id}\nkind: lesson\ntitle: Labels fell off\nowner: service-delivery\ncategory: beef\nproject: PRJ-118\nraised_on: 2026-11-21\nraised_by: dana\nstatus: captured\nsource: CHK-1\nsource_line: 8\nsource_text: "- [ ] CAB-1: Label one end."\n---\n\n`,
      );
      const check = await runSop(folder, ['check', stdout.trim(), '--fail-on', 'warning']);
      assert.equal(check.stdout.includes('lessons/'), false, check.stdout);
    });
  });

  it('keeps secrets of the line out of the lesson', async () => {
    await inFolder(library, async (folder) => {
      const argv = ['lesson', 'capture', 'Typed in plain', '--from', 'notes/fw.txt:2'];
      const { stdout } = await runSop(folder, argv);
      const text = readFileSync(path.join(folder, stdout.trim()), 'utf8');
      assert.match(text, /^source: notes\/fw\.txt\nsource_line: 2\n---$/m);
      assert.ok(!text.includes('Tulip'));
    });
  });

  it("follows the library's own template", async () => {
    const own =
      '---\nid: TPL-LL\nkind: template\nmakes:\n  kind: lesson\n  path: learned/{{id}}.md\n  title: "{{title}}"\n  category: "{{category}}"\n---\n\n# {{title}}\n';
    await inFolder({ ...library, 'templates/lesson.md': own }, async (folder) => {
      const { stdout } = await runSop(folder, [
        'lesson',
        'capture',
        'Good',
        '--category',
        'went-well',
      ]);
      assert.match(stdout, /^learned\/LL-[0-9A-Z]{5}\.md\n$/);
      const text = readFileSync(path.join(folder, stdout.trim()), 'utf8');
      assert.match(text, /title: Good\ncategory: went-well\n---\n\n# Good\n$/);
    });
  });

  it('refuses a place that is not there', async () => {
    await refuses({}, ['capture', 'a', '--from', 'no.md'], [2, /There is no file "no.md"/]);
    await refuses({}, ['capture', 'a', '--from', 'runs/118.md:99'], [2, /has no line 99/]);
  });
});

describe('sop lesson accept, decline', () => {
  it('writes state, day and person', async () => {
    const files = { 'lessons/a.md': lesson('status: captured\n') };
    const accepted = await lessons(files, 'accept', 'll-7q3k9', '--target', 'TPL-CLOSEOUT');
    assert.equal(accepted.exitCode, 0, accepted.stderr);
    assert.equal(
      accepted.texts['lessons/a.md'],
      lesson(
        'status: accepted\naccepted_on: 2026-11-21\naccepted_by: dana\ntarget: TPL-CLOSEOUT\n',
      ),
    );
    const declined = await lessons(files, 'decline', 'LL-7Q3K9', '--reason', 'Too dear');
    assert.equal(
      declined.texts['lessons/a.md'],
      lesson('status: declined\ndeclined_on: 2026-11-21\ndeclined_by: dana\nreason: Too dear\n'),
    );
  });

  it('refuses what does not follow, documents that are no lessons, and strangers', async () => {
    const files = { 'lessons/a.md': lesson('status: applied\n') };
    await refuses(
      files,
      ['accept', 'LL-7Q3K9'],
      [1, /^Not accepted\. "Labels fell off" is applied/],
    );
    await refuses(files, ['accept', 'CHK-1'], [2, /runs\/118\.md is no lesson\./]);
    await refuses(
      { '.gitconfig': '[user]\n\temail = eve@msp.example\n', 'lessons/a.md': lesson('') },
      ['accept', 'LL-7Q3K9'],
      [1, /eve@msp\.example is nobody who works here/],
    );
  });
});

describe('sop lesson apply', () => {
  const accepted = lesson('proposed_change: Label both ends.\nstatus: accepted\n');
  const files = { 'lessons/a.md': accepted, 'templates/closeout.md': closeout };

  it('changes target and lesson', async () => {
    const argv = ['apply', 'LL-7Q3K9', '--to', 'TPL-CLOSEOUT', '--section', 'cabling'];
    const { exitCode, stdout, stderr, texts } = await lessons(files, ...argv);
    assert.deepEqual(
      { exitCode, stdout, stderr },
      { exitCode: 0, stdout: 'lessons/a.md: applied at templates/closeout.md:11\n', stderr: '' },
    );
    assert.equal(
      texts['templates/closeout.md'],
      closeout.replace('one end.\n', 'one end.\n\n- [ ] CAB-2: Label both ends. (from LL-7Q3K9)\n'),
    );
    assert.equal(
      texts['lessons/a.md'],
      lesson(
        'proposed_change: Label both ends.\nstatus: applied\napplied_on: 2026-11-21\napplied_by: dana\ntarget: TPL-CLOSEOUT\n',
      ),
    );
  });

  it('marks an item that says it already', async () => {
    const { texts } = await lessons(
      files,
      'apply',
      'LL-7Q3K9',
      '--to',
      'TPL-CLOSEOUT',
      '--item',
      'CAB-1',
    );
    assert.equal(
      texts['templates/closeout.md'],
      closeout.replace('one end.', 'one end. (from LL-7Q3K9)'),
    );
  });

  it('refuses a place it does not know, and leaves everything alone', async () => {
    const to = ['apply', 'LL-7Q3K9', '--to', 'TPL-CLOSEOUT'];
    await refuses(files, ['apply', 'LL-7Q3K9'], [2, /names no target/]);
    await refuses(files, to, [2, /Name a section with --section; it has Cabling, Backup\./]);
    await refuses(files, [...to, '--section', 'x'], [2, /no section "x"; it has Cabling/]);
    await refuses(files, [...to, '--item', 'CAB-9'], [2, /has no item CAB-9/]);
    await refuses(files, ['apply', 'LL-7Q3K9', '--to', 'CHK-1'], [2, /is of the kind checklist/]);
    const captured = { ...files, 'lessons/a.md': lesson('status: captured\n') };
    const whole = [...to, '--section', 'Backup', '--text', 'x'];
    await refuses(captured, whole, [1, /^Not applied\. .* is captured; only/]);
  });
});

describe('sop lesson list', () => {
  const files = {
    'lessons/a.md': lesson('status: accepted\nraised_on: 2026-09-01\ntarget: TPL-CLOSEOUT\n'),
    'lessons/b.md':
      '---\nid: LL-2B8XZ\nkind: lesson\ntitle: Old\nstatus: applied\ntarget: TPL-CLOSEOUT\n---\n',
  };

  it('lists what waits first and tells whose mark is lost', async () => {
    const { stdout, stderr } = await lessons(files, 'list');
    assert.equal(
      stdout,
      'ID        STATE               DAYS  TARGET        TITLE\n' +
        'LL-7Q3K9  accepted              81  TPL-CLOSEOUT  Labels fell off\n' +
        'LL-2B8XZ  applied, mark lost        TPL-CLOSEOUT  Old\n',
    );
    assert.equal(stderr, '2 lessons.\n');
  });

  it('prints JSON of one state', async () => {
    const { stdout } = await lessons(files, 'list', '--state', 'accepted', '--format', 'json');
    checkOutput('lesson', stdout);
    const printed = JSON.parse(stdout) as { readonly lessons: readonly unknown[] };
    assert.deepEqual(printed.lessons, [
      {
        path: 'lessons/a.md',
        id: 'LL-7Q3K9',
        title: 'Labels fell off',
        state: 'accepted',
        area: null,
        project: null,
        target: 'TPL-CLOSEOUT',
        raisedOn: '2026-09-01',
        waitingDays: 81,
        late: true,
        inForce: false,
        repeats: [],
        source: null,
        marks: [],
      },
    ]);
  });
});
