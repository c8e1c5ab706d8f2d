import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { inFolder, runSop, type SopRun } from '../support/runSop.js';

async function check(argv: readonly string[], expected: SopRun) {
  assert.deepEqual(await inFolder({}, (folder) => runSop(folder, argv)), expected);
}

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));

describe('sop', () => {
  it('tells its version', async () => {
    await check(['--version'], { exitCode: 0, stdout: `${version}\n`, stderr: '' });
  });

  it('explains every command, with the options that all have', async () => {
    for (const command of ['init', 'list', 'show', 'check', 'schema']) {
      const run = await inFolder({}, (folder) => runSop(folder, [command, '--help']));
      assert.equal(run.exitCode, 0);
      assert.equal(run.stderr, '');
      assert.match(run.stdout, new RegExp(`^Usage: sop ${command} `));
      for (const option of ['--help', '--cwd', '--today', '--no-cache']) {
        assert.ok(run.stdout.includes(option), `${command} ${option}`);
      }
    }
  });

  it('explains itself when it is told nothing', async () => {
    const run = await inFolder({}, (folder) => runSop(folder, []));
    assert.equal(run.exitCode, 2);
    assert.equal(run.stdout, '');
    assert.match(run.stderr, /^Usage: sop /);
  });

  it('suggests the command that was meant', async () => {
    await check(['lst'], {
      exitCode: 2,
      stdout: '',
      stderr: 'sop: There is no command "lst" (Did you mean list?) See sop --help.\n',
    });
  });

  it('says in one line what is wrong with a call, and names the help of its command', async () => {
    const refusals: readonly (readonly [string, string])[] = [
      ['lesson accept', 'Say which lesson. See sop lesson accept --help.'],
      [
        'list --format xml',
        '--format cannot be "xml". It is one of table, json, csv, markdown. See sop list --help.',
      ],
      [
        'schema foo',
        '"foo" is no subject. It is one of library, roster, filter, frontmatter, output. See sop schema --help.',
      ],
      ['sign x --gate', '--gate needs a value. See sop sign --help.'],
      [
        'sign x --gate y --return --revoke',
        '--return and --revoke exclude each other. See sop sign --help.',
      ],
      ['check --frobnicate', 'There is no option "--frobnicate". See sop check --help.'],
      ['lesson bogus', 'There is no command "bogus". See sop lesson --help.'],
      ['show a b', 'Too much is given: 2 names or words where 1 is expected. See sop show --help.'],
    ];
    for (const [call, words] of refusals) {
      await check(call.split(' '), { exitCode: 2, stdout: '', stderr: `sop: ${words}\n` });
    }
  });

  it('breaks its descriptions where the terminal ends, and nowhere else', async () => {
    const help = async (command: string) =>
      (await inFolder({}, (folder) => runSop(folder, [command, '--help'], { columns: 300 })))
        .stdout;
    assert.match(
      await help('init'),
      /^Makes a folder a library\. .* No file is ever overwritten\.$/m,
    );
    assert.match(await help('list'), /narrows the list:\n {2}kind:checklist/);
  });

  it('tells of a failure in one line, and of its place only when asked', async () => {
    await inFolder({ 'a.md': '' }, async (folder) => {
      const run = (env: Readonly<Record<string, string>>) =>
        runSop(folder, ['schema', 'library'], { env, brokenOutput: true });
      assert.deepEqual(await run({}), {
        exitCode: 2,
        stdout: '',
        stderr: 'sop: The disk is full.\n',
      });
      assert.match(
        (await run({ SOP_DEBUG: '1' })).stderr,
        /^sop: The disk is full\.\nError: .*\n {4}at /,
      );
    });
  });
});

describe('sop schema', () => {
  it('prints a schema for every subject', async () => {
    for (const argv of [['library'], ['roster'], ['output'], ['frontmatter', 'checklist']]) {
      const run = await inFolder({}, (folder) => runSop(folder, ['schema', ...argv]));
      assert.equal(run.exitCode, 0);
      assert.equal(JSON.parse(run.stdout).$schema, 'https://json-schema.org/draft/2020-12/schema');
    }
  });

  it('knows the kinds of the library', async () => {
    const files = { '.sop/library.yml': 'kinds:\n  network-plan:\n    title: Network plan\n' };
    await inFolder(files, async (folder) => {
      const run = await runSop(folder, ['schema', 'frontmatter', 'network-plan']);
      assert.equal(JSON.parse(run.stdout).properties.kind.const, 'network-plan');
      assert.deepEqual(await runSop(folder, ['schema', 'frontmatter', 'network-plna']), {
        exitCode: 2,
        stdout: '',
        stderr: 'sop: There is no kind "network-plna". Did you mean network-plan?\n',
      });
    });
  });

  it('refuses a kind where there is none', async () => {
    await check(['schema', 'roster', 'sop'], {
      exitCode: 2,
      stdout: '',
      stderr: 'sop: The schema of roster takes no kind.\n',
    });
  });
});
