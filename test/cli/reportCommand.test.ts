import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Library } from '../../src/core/library/library.js';
import { selectDocuments } from '../../src/core/query/selectDocuments.js';
import { parseCivilDate } from '../../src/core/schema/civilDate.js';
import { withEarlierTemplates } from '../../src/git/earlierTemplates.js';
import { loadLibrary } from '../../src/node/loadLibrary.js';
import { createProgramRunner } from '../../src/node/runProgram.js';
import { writeSampleLibrary } from '../../src/node/sample/writeSampleLibrary.js';
import { reportNames } from '../../src/core/reports/report.js';
import { checkOutput } from '../support/outputSchema.js';
import { inFolder, runSop } from '../support/runSop.js';
import { templatesFolder } from '../support/starterLibraryFiles.js';

interface ReportJson {
  readonly report: {
    readonly commit: string;
    readonly today: string;
    readonly notes: readonly string[];
    readonly sections: readonly {
      readonly figures: readonly {
        readonly id: string;
        readonly value: number | null;
        readonly unit: string;
        readonly sample: number | null;
        readonly query: string;
      }[];
      readonly tables: readonly {
        readonly id: string;
        readonly query: string;
        readonly rows: readonly Readonly<Record<string, string | number | null>>[];
      }[];
    }[];
  };
}

const subject: Partial<Record<string, readonly string[]>> = {
  qbr: ['--client', 'kestrel'],
  similar: ['PRJ-118'],
};

describe('sop report', () => {
  let parent: string;
  let library: string;
  let known: Library | undefined;

  before(async () => {
    parent = mkdtempSync(path.join(tmpdir(), 'sop-report-'));
    library = path.join(parent, 'sample');
    await writeSampleLibrary(library, { templates: templatesFolder, seed: 1 });
  });
  after(() => {
    rmSync(parent, { recursive: true, force: true });
  });

  const clone = (name: string, ...options: readonly string[]) => {
    const folder = path.join(parent, name);
    const source = pathToFileURL(library).href;
    execFileSync('git', ['clone', '--quiet', ...options, source, folder], { stdio: 'pipe' });
    return folder;
  };

  async function ask(folder: string, ...argv: readonly string[]): Promise<ReportJson['report']> {
    const { stdout, stderr } = await runSop(folder, ['report', ...argv, '--format', 'json']);
    assert.equal(stderr, '');
    checkOutput('report', stdout);
    return (JSON.parse(stdout) as ReportJson).report;
  }

  /** As `sop list` does. */
  async function select(query: string, day: string) {
    const today = parseCivilDate(day);
    assert.ok(today);
    const run = createProgramRunner();
    known ??= await withEarlierTemplates(await loadLibrary(library, { cache: false }), {
      repository: { run, folder: library },
    });
    return selectDocuments(known, { query, today });
  }

  const rowsOf = ({ sections }: ReportJson['report'], id: string) =>
    sections.flatMap(({ tables }) => tables).find((table) => table.id === id)?.rows ?? [];
  const figureOf = ({ sections }: ReportJson['report'], id: string) => {
    const found = sections.flatMap(({ figures }) => figures).find((figure) => figure.id === id);
    assert.ok(found, id);
    return found;
  };

  it('tells the figures of three projects as their history has them, counted by hand', async () => {
    const report = await ask(library, 'closeouts');
    const told = rowsOf(report, 'closeouts').map((row): Readonly<Record<string, unknown>> => ({
      ...row,
      commit: undefined,
    }));
    const of = (id: string) => told.find((row) => row['id'] === id);
    assert.deepEqual(of('CHK-HQWSC'), {
      ...{ id: 'CHK-HQWSC', title: 'Closeout: Server room move to the basement' },
      ...{ begun: '2025-01-01', 'handed-over': '2025-02-18', accepted: '2025-02-26' },
      // 30 days to the end of January and 26 of February; from the 18th to the 26th; planned until the 28th.
      ...{ 'cycle-days': 30 + 26, 'stable-days': 26 - 18, 'transition-days': 26 - 28 },
      ...{ returns: 0, commit: undefined },
    });
    assert.deepEqual(of('CHK-9P46V'), {
      ...{ id: 'CHK-9P46V', title: 'Closeout: New firewall pair' },
      ...{ begun: '2025-07-10', 'handed-over': '2025-08-18', accepted: '2025-09-01' },
      // 21 days of July, all of August and one of September; 13 of August and one; planned until 22 August: 9 and one.
      ...{ 'cycle-days': 21 + 31 + 1, 'stable-days': 13 + 1, 'transition-days': 9 + 1 },
      ...{ returns: 1, commit: undefined },
    });
    assert.deepEqual(of('CHK-GV311'), {
      ...{ id: 'CHK-GV311', title: 'Closeout: Backup that cannot be deleted' },
      ...{ begun: '2026-01-16', 'handed-over': '2026-02-20', accepted: '2026-03-18' },
      // 15 days of January, 28 of February and 18; 8 of February and 18; planned until 27 February: one and 18.
      ...{ 'cycle-days': 15 + 28 + 18, 'stable-days': 8 + 18, 'transition-days': 1 + 18 },
      ...{ returns: 2, commit: undefined },
    });
    // 38, 53, 56, 61, 88 and 90 days: between 56 and 61. Three of six were never returned.
    assert.equal(figureOf(report, 'cycle-days').value, (56 + 61) / 2);
    assert.equal(figureOf(report, 'cycle-days').sample, 6);
    assert.equal(figureOf(report, 'first-pass').value, 50);
    assert.equal(figureOf(report, 'returns').value, 1 + 2 + 1);
  });

  it('tells the debts of a project at the ends of months as its history has them, counted by hand', async function () {
    this.timeout(120_000);
    const period = ['--since', '2026-01-01', '--until', '2026-03-31'];
    const report = await ask(library, 'detention', '--client', 'maple-rowe', ...period);
    const months = rowsOf(report, 'months').map((row): Readonly<Record<string, unknown>> => ({
      ...row,
      commit: undefined,
    }));
    const month = (on: string, told: object) => ({ on, ...told, commit: undefined });
    assert.deepEqual(months, [
      // Work began on Wednesday 14 January, and nobody was told anything: the sponsor on Friday 16, the NOC on Monday 19,
      // the management two weeks later on 28. All of it is on the page of the project.
      month('2026-01-31', {
        ...{ debts: 3, new: null, cleared: null, documents: 1 },
        ...{ age: 31 - 19, oldest: 31 - 16 },
      }),
      // The same 28 days later, and the closeout that came back on 25 February: both sides owe an answer.
      month('2026-02-28', {
        ...{ debts: 3 + 2, new: 2, cleared: 0, documents: 2 },
        ...{ age: 31 - 28 + 28, oldest: 31 - 16 + 28 },
      }),
      // Mended and accepted on 18 March, with a lesson.
      month('2026-03-31', {
        ...{ debts: 0, new: 0, cleared: 5, documents: 0, age: null, oldest: null },
      }),
    ]);
    assert.deepEqual(
      rowsOf(report, 'teams').map(({ on, team, debts }) => [on, team, debts]),
      [
        ['2026-01-31', 'Project team', 1],
        ['2026-01-31', 'Service Delivery', 2],
        ['2026-02-28', 'NOC', 1],
        ['2026-02-28', 'Project team', 2],
        ['2026-02-28', 'Service Delivery', 2],
      ],
    );
    assert.deepEqual(rowsOf(report, 'kinds')[1], {
      ...{ on: '2026-02-28', items: 0, review: 0, lessons: 0, return: 2, communication: 3 },
    });
  });

  it('tells of debts what detention tells on that day, and names nobody', async function () {
    this.timeout(120_000);
    const report = await ask(library, 'detention');
    const { stdout } = await runSop(library, [
      ...['--today', report.today, 'detention', '--format', 'json'],
    ]);
    const { debts } = JSON.parse(stdout) as { readonly debts: readonly unknown[] };
    assert.ok(debts.length > 0);
    assert.equal(figureOf(report, 'debts').value, debts.length);
    const { stdout: text } = await runSop(library, ['report', 'detention']);
    for (const name of ['Dana', 'dana@', 'Tomáš', 'tomas']) {
      assert.equal(text.includes(name), false, name);
    }
    const whole = rowsOf(await ask(library, 'detention', '--until', '2026-10-31'), 'months').at(-1);
    assert.equal(whole?.['on'], '2026-10-31');
    const at = ['--at', String(whole['commit']), '--today', '2026-10-31'];
    const listed = await runSop(library, [
      ...['list', 'detention_days:>0', ...at, '--format', 'json'],
    ]);
    const { documents } = JSON.parse(listed.stdout) as { readonly documents: readonly unknown[] };
    assert.equal(documents.length, whole['documents']);
  });

  it('cites for every count of documents a query that gives that count at that commit', async function () {
    this.timeout(120_000);
    const asked = [
      ['closeouts', 'accepted'],
      ['lessons', 'captured'],
      ['qbr', 'delivered', '--since', '2025-07-01'],
      ['qbr', 'in-work'],
      ['qbr', 'overdue'],
      ['qbr', 'returned'],
      ['qbr', 'lessons', '--since', '2025-07-01'],
    ] as const;
    for (const [name, id, ...more] of asked) {
      const report = await ask(library, name, ...(subject[name] ?? []), ...more);
      const { query, value } = figureOf(report, id);
      const { documents } = await select(query, report.today);
      assert.equal(documents.length, value, `${name} ${id}: ${query}`);
    }
  });

  it('cites queries that can be asked', async function () {
    this.timeout(120_000);
    for (const name of reportNames) {
      const { sections, today } = await ask(library, name, ...(subject[name] ?? []));
      const queries = sections.flatMap(({ figures, tables }) =>
        [...figures, ...tables].map(({ query }) => query),
      );
      for (const query of new Set(queries)) {
        const { problems } = await select(query, today);
        assert.deepEqual(problems, [], `${name}: ${query}`);
      }
    }
  });

  it('is the same byte for byte in a second clone, in another time zone and on another day', async function () {
    this.timeout(120_000);
    const other = clone('second');
    execFileSync('git', ['-C', other, 'switch', '--quiet', '-c', 'elsewhere'], { stdio: 'pipe' });
    const zone = process.env['TZ'];
    try {
      for (const name of reportNames) {
        // The other formats are made of the same report.
        for (const format of name === 'qbr' ? ['html', 'markdown', 'csv', 'json'] : ['html']) {
          const argv = ['report', name, ...(subject[name] ?? []), '--format', format];
          process.env['TZ'] = 'UTC';
          const here = await runSop(library, argv);
          process.env['TZ'] = 'Pacific/Kiritimati';
          const there = await runSop(other, argv, { now: () => new Date(2031, 5, 1) });
          assert.equal(here.exitCode, 0, here.stderr);
          assert.deepEqual(there, here, `${name} as ${format}`);
          assert.equal(here.stdout.includes('NaN') || here.stdout.includes('undefined'), false);
        }
      }
    } finally {
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    }
  });

  it('tells of a shallow clone that it is one, and guesses nothing', async () => {
    const folder = clone('shallow', '--depth', '200');
    const report = await ask(folder, 'closeouts');
    assert.match(report.notes.join(' '), /This clone is shallow/);
    const begun = rowsOf(report, 'closeouts').map((row) => row['begun']);
    assert.deepEqual([...new Set(begun)], [null]);
    // What the records themselves say is known.
    assert.equal(figureOf(report, 'stable-days').sample, 6);
    assert.equal(figureOf(report, 'cycle-days').value, null);
    const signOffs = await ask(folder, 'sign-offs');
    assert.ok((figureOf(signOffs, 'unverifiable').value ?? 0) > 0);
    assert.equal(figureOf(signOffs, 'invalid').value, 0);
  });

  it('travels in time, and holds what it tells to a period', async () => {
    const then = await ask(library, 'closeouts', '--at', '2025-09-30');
    assert.equal(then.today, '2025-09-30');
    // The third was signed, but its lesson came in December: the engine of that day did not let it pass.
    assert.deepEqual(
      rowsOf(then, 'open').map((row) => [row['id'], row['state']]),
      [['CHK-9P46V', 'awaiting acceptance']],
    );
    assert.equal(rowsOf(then, 'closeouts').length, 2);
    const summer = await ask(
      library,
      'closeouts',
      '--since',
      '2025-06-01',
      '--until',
      '2025-09-30',
    );
    assert.deepEqual(
      rowsOf(summer, 'closeouts').map((row) => row['id']),
      ['CHK-G99BA', 'CHK-9P46V'],
    );
  });

  it('lists the reports, and says what is missing or unknown', async () => {
    const list = await runSop(library, ['report']);
    assert.deepEqual(
      list.stdout.split('\n').flatMap((line) => line.split(' ')[0] ?? []),
      [...reportNames, ''],
    );
    const check = async (argv: readonly string[], expected: RegExp) => {
      const { exitCode, stdout, stderr } = await runSop(library, ['report', ...argv]);
      assert.deepEqual({ exitCode, stdout }, { exitCode: 2, stdout: '' });
      assert.match(stderr, expected);
    };
    await check(['closeout'], /no report "closeout"\. Did you mean closeouts\?/);
    await check(['qbr'], /about one client: name it\. There are aldgate, /);
    await check(['qbr', '--client', 'aldgat'], /Did you mean aldgate\?/);
    await check(['similar'], /name it by its id or path/);
    await check(['similar', 'PRJ-999'], /no project "PRJ-999"/);
    await check(['items', 'PRJ-118'], /takes no project/);
    await check(['items', '--since', '2026-02-01', '--until', '2026-01-01'], /comes after/);
    await check(['items', '--at', 'nowhere'], /no revision "nowhere"/);
  });

  it('needs a repository with a commit', async () => {
    await inFolder({ '.sop/library.yml': 'title: Test\n' }, async (folder) => {
      const none = await runSop(folder, ['report', 'items']);
      assert.equal(none.exitCode, 2);
      assert.match(none.stderr, /no git repository/);
      execFileSync('git', ['init', '-q', folder]);
      const empty = await runSop(folder, ['report', 'items']);
      assert.equal(empty.exitCode, 2);
      assert.match(empty.stderr, /no commit to report on yet/);
    });
  });
});
