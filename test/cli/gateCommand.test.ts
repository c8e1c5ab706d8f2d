import assert from 'node:assert/strict';
import { closeout, inRepository } from '../support/closeoutRepository.js';
import { roster, signed } from '../support/closeout.js';
import { checkOutput } from '../support/outputSchema.js';
import { inFolder, runSop, type SopRun } from '../support/runSop.js';

const open = closeout.replace('[x]', '[ ]');
const accepted = signed(closeout, { gate: 'acceptance', meaning: 'The NOC accepts it.' });

function gate(text: string, ...argv: string[]): Promise<SopRun> {
  const files = {
    '.sop/library.yml': 'title: Test\n',
    '.sop/roster.yml': roster,
    'a.md': text,
    'plain.md': '# Plain\n',
  };
  return inFolder(files, (folder) => runSop(folder, ['gate', ...argv]));
}

describe('sop gate', () => {
  it('tells what holds a gate up, with file and line', async () => {
    assert.deepEqual(await gate(open, 'CHK-4T7QZ'), {
      exitCode: 1,
      stdout:
        'Contoso closeout  open\n' +
        'CHK-4T7QZ  a.md\n' +
        '\n' +
        'acceptance  blocked     Accepted into support\n' +
        '  a.md:12  "NET-1: Export the rules." is open.\n',
      stderr: '',
    });
  });

  it('tells who signed, and passes then', async () => {
    assert.deepEqual(await gate(accepted, 'a.md', 'acceptance'), {
      exitCode: 0,
      stdout:
        'Contoso closeout  closed\n' +
        'CHK-4T7QZ  a.md\n' +
        '\n' +
        'acceptance  passed      Accepted into support\n' +
        '  accepted by Dana Reyes (noc) on 2026-11-20\n',
      stderr: '',
    });
  });

  it('says what a signature is worth once the document changed', async () => {
    const run = await gate(accepted.replace('Export', 'Print'), 'a.md');
    assert.equal(run.exitCode, 1);
    assert.match(run.stdout, /^Contoso closeout {2}awaiting acceptance\n/);
    assert.match(
      run.stdout,
      /\n {2}accepted by Dana Reyes \(noc\) on 2026-11-20 {2}stale {2}What was signed has changed since\.\n/,
    );
  });

  it('lets an override through, and keeps the reasons in sight', async () => {
    const override = {
      ...{ decision: 'overridden', role: 'service-manager', name: 'Sam Ito' },
      ...{ by: 'sam@msp.example', note: 'Go-live.', until: '2026-11-30', meaning: undefined },
    };
    const run = await gate(signed(open, override), 'a.md');
    assert.equal(run.exitCode, 0);
    assert.match(run.stdout, /overridden until 2026-11-30 by Sam Ito .*: Go-live\.\n.*is open\.\n/);
    const later = await gate(signed(open, override), 'a.md', '--today', '2026-12-01');
    assert.equal(later.exitCode, 1);
  });

  it('prints JSON with lines from 1', async () => {
    const run = await gate(open, 'a.md', '--format', 'json');
    checkOutput('gate', run.stdout);
    assert.deepEqual(JSON.parse(run.stdout), {
      schema: 'sop/1',
      path: 'a.md',
      state: 'open',
      gates: [
        {
          id: 'acceptance',
          verdict: 'blocked',
          reasons: [
            {
              code: 'item-open',
              message: '"NET-1: Export the rules." is open.',
              path: 'a.md',
              line: 12,
            },
          ],
        },
      ],
    });
  });

  it('never passes a document without gates, or with gates nobody can read', async () => {
    assert.deepEqual(await gate(open, 'plain.md', '--format', 'json'), {
      exitCode: 1,
      stdout: `${JSON.stringify({ schema: 'sop/1', path: 'plain.md', state: null, gates: [] }, undefined, 2)}\n`,
      stderr: 'plain.md has no gates to pass.\n',
    });
    const unreadable = await gate(closeout.replace('sign: { role: noc }', 'sign: noc'), 'a.md');
    assert.equal(unreadable.exitCode, 1);
    assert.equal(
      unreadable.stderr,
      'a.md:7  "sign" must be a mapping with the "role" that signs.\n',
    );
  });

  it('names the gates there are', async () => {
    assert.deepEqual(await gate(open, 'a.md', 'approval'), {
      exitCode: 2,
      stdout: '',
      stderr: 'sop: a.md has no gate "approval"; it has acceptance.\n',
    });
  });

  it('lists documents by state and by whom they await', async () => {
    await inRepository(
      { 'open.md': open, 'ready.md': closeout.replace('4T7QZ', 'READY') },
      async ({ folder }) => {
        const list = async (query: string) =>
          (await runSop(folder, ['list', query, '--format', 'csv'])).stdout
            .split('\r\n')
            .slice(1, -1)
            .map((line) => line.split(',')[0]);
        assert.deepEqual(await list('state:awaiting'), ['ready.md']);
        assert.deepEqual(await list('role:noc'), ['ready.md']);
        assert.deepEqual(await list('role:project-team'), ['open.md']);
        assert.deepEqual(await list('gate:acceptance'), ['open.md', 'ready.md']);
      },
    );
  });

  it('says in words that the project has no lesson', async () => {
    const files = {
      '.sop/library.yml': 'title: Test\n',
      'a.md':
        '---\nid: CHK-1\nkind: checklist\nowner: noc\nproject: PRJ-1\ngates:\n  - id: end\n    title: End\n    sign: { role: noc }\n    needs: { lessons: 1 }\n---\n- [x] one\n',
    };
    await inFolder(files, async (folder) => {
      const { stdout } = await runSop(folder, ['gate', 'CHK-1']);
      assert.match(stdout, /"End" needs a lesson of the project, and PRJ-1 has none; capture one/);
    });
  });

  it('says that a shallow clone lacks the template a run was made from', async () => {
    const template = closeout
      .replace('id: CHK-4T7QZ', 'id: TPL-CLOSEOUT')
      .replace('kind: checklist', 'kind: template')
      .replace(
        /title: .*\n/,
        'title: Closeout\nmakes: { kind: checklist, path: "runs/{{id}}.md" }\n',
      );
    await inRepository({ 'tpl.md': template }, async (repository) => {
      const { stdout } = await runSop(repository.folder, ['new', 'TPL-CLOSEOUT', '--yes']);
      repository.commit('Make a run');
      repository.write('tpl.md', template.replace('Export', 'Print'));
      repository.commit('Change the template');
      const source = `file://${repository.folder}`;
      for (const [name, depth] of [
        ['whole', []],
        ['shallow', ['--depth', '1']],
      ] as const) {
        await inFolder({}, async (folder) => {
          repository.git('clone', '--quiet', ...depth, source, `${folder}/${name}`);
          const run = await runSop(folder, ['--cwd', name, 'gate', stdout.trim()]);
          assert.equal(
            /This clone is shallow and lacks templates/.test(run.stderr),
            name === 'shallow',
          );
          assert.equal(/is not here with the content/.test(run.stdout), name === 'shallow');
        });
      }
    });
  });
});
