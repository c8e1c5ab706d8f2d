import assert from 'node:assert/strict';
import { inFolder, runSop, type SopPlace, type SopRun } from '../support/runSop.js';

const library = {
  '.sop/library.yml': 'title: Test\n',
  'checklists/prj-118.md':
    '---\nid: CHK-4T7QZ\nkind: checklist\ntitle: Contoso closeout\nowner: project-team\nclient: contoso\n---\n\n' +
    '- [x] NOC-3: Export rules\n- [ ] Label ports (due 2026-11-01)\n- [ ] (n/a: none) Cake (optional)\n',
  'sops/dns.md':
    '---\nid: SOP-0001\nkind: sop\ntitle: "DNS \\e[31mdown"\nreviewed_on: 2026-05-01\nreview_in: 6 months\n---\n\n# DNS\n',
  'notes.md': '# Notes\n',
};

async function check(argv: readonly string[], expected: Partial<SopRun>, place: SopPlace = {}) {
  const run = await inFolder(library, (folder) => runSop(folder, ['list', ...argv], place));
  assert.deepEqual(run, { exitCode: 0, stdout: '', stderr: '', ...expected });
}

describe('sop list', () => {
  it('prints a table, and its words elsewhere', async () => {
    await check([], {
      stdout:
        'ID         KIND       TITLE             OWNER         ITEMS  REVIEW        PATH\n' +
        'CHK-4T7QZ  checklist  Contoso closeout  project-team    2/3                checklists/prj-118.md\n' +
        '           page       Notes                                                notes.md\n' +
        'SOP-0001   sop        DNS down                               20 d overdue  sops/dns.md\n',
      stderr: '3 documents.\n',
    });
  });

  it('fits a terminal and colours only there', async () => {
    const colours = { TERM: 'xterm' };
    const run = await inFolder(library, (folder) =>
      runSop(folder, ['list'], { columns: 60, env: colours }),
    );
    const lines = run.stdout.replace(/\x1b\[\d+m/g, '').split('\n');
    assert.notEqual(lines.join('\n'), run.stdout);
    assert.deepEqual(
      lines.filter((line) => line.length > 60),
      [],
    );
    const plain = await inFolder(library, (folder) =>
      runSop(folder, ['list'], { columns: 60, env: { ...colours, NO_COLOR: '1' } }),
    );
    assert.equal(plain.stdout, lines.join('\n'));
    const forced = await inFolder(library, (folder) =>
      runSop(folder, ['list'], { env: { FORCE_COLOR: '1' } }),
    );
    assert.match(forced.stdout, /\x1b\[1m/);
  });

  it('prints versioned JSON', async () => {
    const run = await inFolder(library, (folder) =>
      runSop(folder, ['list', 'kind:checklist', '--format', 'json']),
    );
    assert.deepEqual(JSON.parse(run.stdout), {
      schema: 'sop/1',
      documents: [
        {
          path: 'checklists/prj-118.md',
          id: 'CHK-4T7QZ',
          kind: 'checklist',
          title: 'Contoso closeout',
          owner: 'project-team',
          state: null,
          frontmatter: {
            id: 'CHK-4T7QZ',
            kind: 'checklist',
            title: 'Contoso closeout',
            owner: 'project-team',
            client: 'contoso',
          },
          frontmatterStatus: 'ok',
          items: {
            total: 3,
            done: 1,
            open: 1,
            notApplicable: 1,
            required: 2,
            requiredOpen: 1,
            overdue: 1,
          },
          review: { reviewedOn: null, dueOn: null, status: 'none', overdueDays: 0 },
          project: null,
        },
      ],
    });
    assert.equal(run.stderr, '');
  });

  it('prints lines for a spreadsheet and a table for a wiki', async () => {
    await check(['id:SOP-0001', '--format', 'csv'], {
      stdout:
        'path,id,kind,title,owner,state,frontmatter_status,items_total,items_done,items_open,' +
        'items_not_applicable,items_required,items_required_open,items_overdue,reviewed_on,' +
        'review_due_on,review_status,review_overdue_days\r\n' +
        'sops/dns.md,SOP-0001,sop,DNS down,,,ok,0,0,0,0,0,0,0,2026-05-01,2026-11-01,overdue,20\r\n',
    });
    await check(['id:SOP-0001', '--format', 'markdown'], {
      stdout:
        '| Id | Kind | Title | Owner | Items | State | Review | Path |\n' +
        '| --- | --- | --- | --- | --- | --- | --- | --- |\n' +
        '| `SOP-0001` | sop | DNS down |  |  |  | 20 d overdue | `sops/dns.md` |\n',
    });
  });

  it('takes the day it is told', async () => {
    const argv = ['review:current', '--today', '2026-06-01', '--format', 'csv', '--limit', '1'];
    const run = await inFolder(library, (folder) => runSop(folder, ['list', ...argv]));
    assert.match(run.stdout, /\r\nsops\/dns\.md,.*current,-153\r\n$/);
  });

  it('sorts, limits and negates', async () => {
    const argv = ['-kind:page', '--sort', '-id', '--limit', '1', '--format', 'csv'];
    const run = await inFolder(library, (folder) => runSop(folder, ['list', ...argv]));
    assert.match(run.stdout, /^path,.*\r\nsops\/dns\.md,.*\r\n$/);
  });

  it('finds the library from a folder inside', async () => {
    const run = await inFolder(library, (folder) =>
      runSop(folder, ['list', '--cwd', 'sops', '--format', 'csv', 'kind:checklist']),
    );
    assert.match(run.stdout, /\r\nchecklists\/prj-118\.md,/);
  });

  it('says nothing but the number when nothing is found', async () => {
    await check(['kind:lesson'], { stderr: '0 of 3 documents.\n' });
  });

  it('says what a query asks for that nothing is called', async () => {
    await check(['kind:sopp'], {
      stderr: '0 of 3 documents.\nsop: No kind is named sopp; did you mean sop?\n',
    });
    const argv = ['list', 'client:acme', '--format', 'csv'];
    const run = await inFolder(library, (folder) => runSop(folder, argv));
    assert.deepEqual(
      [run.exitCode, run.stderr],
      [0, 'sop: No client is named acme; there are contoso.\n'],
    );
  });

  it('lists documents although the settings are broken, and says so', async () => {
    const files = { '.sop/library.yml': 'titel: Mine\n', 'a.md': '# A\n' };
    assert.deepEqual(await inFolder(files, (folder) => runSop(folder, ['list'])), {
      exitCode: 0,
      stdout: 'KIND  TITLE  PATH\npage  A      a.md\n',
      stderr: 'sop: .sop/library.yml has 1 problem; sop check tells where.\n1 document.\n',
    });
  });

  it('says that it could not read all of the files', async () => {
    const files = { 'a.md': '# A\n', 'big.md': 'x'.repeat(6_000_000) };
    assert.deepEqual(await inFolder(files, (folder) => runSop(folder, ['list'])), {
      exitCode: 0,
      stdout: 'KIND  TITLE  PATH\npage  A      a.md\n',
      stderr: 'sop: 1 file could not be read; sop check tells why.\n1 document.\n',
    });
  });

  it('marks where a query goes wrong', async () => {
    await check(['kind:sop', 'onwer:noc'], {
      exitCode: 2,
      stderr:
        'sop: There is no field "onwer". Did you mean "owner"?\n' +
        '  kind:sop onwer:noc\n' +
        '           ^^^^^\n',
    });
    await check(['--sort', 'titel'], {
      exitCode: 2,
      stderr: 'sop: --sort: There is no field "titel". Did you mean "title"?\n',
    });
  });

  it('refuses options it does not know or understand', async () => {
    await check(['--formatt', 'json'], {
      exitCode: 2,
      stderr: 'sop: There is no option "--formatt". See sop list --help.\n',
    });
    await check(['--limit', 'many'], {
      exitCode: 2,
      stderr: 'sop: --limit cannot be "many". It is a whole number. See sop list --help.\n',
    });
    await check(['--today', '2026-02-30'], {
      exitCode: 2,
      stderr:
        'sop: --today cannot be "2026-02-30". A day is written YYYY-MM-DD, such as 2026-11-20. See sop --help.\n',
    });
    await check(['--cwd', 'nowhere'], {
      exitCode: 2,
      stderr: 'sop: --cwd: nowhere is no folder.\n',
    });
  });
});
