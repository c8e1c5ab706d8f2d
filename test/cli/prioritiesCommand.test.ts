import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { roster, signed } from '../support/closeout.js';
import { checkOutput } from '../support/outputSchema.js';
import { inFolder, runSop } from '../support/runSop.js';

const file = 'priorities/delivery.md';
const list = (orders: string) =>
  `---\nid: PRI-1\nkind: priority-list\ntitle: Delivery\nowner: project-team\nmanager: sam\nstatus: draft\n${orders}---\n\n# Delivery\n\nWhy so.\n`;
const orders =
  'proposed:\n  - Core switch # broken\n  - Hosts\n  - Survey\nrequests:\n' +
  '  - what: Survey\n    from: samira\n    since: 2026-11-02\n    effort: 1 week\n    position: 3\n    displaces:\n      - nothing\n';

const library = {
  '.sop/library.yml': 'title: Test\n',
  '.sop/roster.yml': roster,
  [file]: list(orders),
};

/** Runs `sop priorities` on the library with these files; tells what the list says afterwards. */
function priorities(argv: readonly string[], files: Readonly<Record<string, string>> = {}) {
  return inFolder({ ...library, ...files }, async (folder) => {
    const run = await runSop(folder, ['priorities', ...argv, '--no-cache']);
    return { ...run, text: readFileSync(path.join(folder, file), 'utf8') };
  });
}

const gate =
  'agreed:\n  - Hosts\n  - Core switch\ngates:\n  - id: agreed\n    sign: { role: service-manager }\n';
const agreed = {
  [file]: signed(list(orders + gate), {
    ...{ gate: 'agreed', role: 'service-manager' },
    ...{ name: 'Sam Ito', by: 'sam@msp.example' },
  }),
};

const insert = ['insert', 'Wireless', 'for Kestrel', '--from', 'samira', '--position', '2'];

describe('sop priorities list', () => {
  it('prints the order that changes start from, with who asked and whether it is agreed', async () => {
    const { exitCode, stdout, stderr } = await priorities(['list']);
    assert.deepEqual({ exitCode, stderr }, { exitCode: 0, stderr: '' });
    assert.equal(
      stdout,
      'Delivery\npriorities/delivery.md · not agreed yet\n' +
        '  1  Core switch\n  2  Hosts\n  3  Survey (for samira, since 2026-11-02, 1 week)\n',
    );
  });

  it('says the same to programs', async () => {
    const { stdout } = await priorities(['list', 'PRI-1', '--format', 'json']);
    checkOutput('priorities', stdout);
    const unasked = { from: null, since: null, effort: null };
    assert.deepEqual(JSON.parse(stdout), {
      schema: 'sop/1',
      lists: [
        {
          ...{ path: file, id: 'PRI-1', title: 'Delivery', manager: 'sam' },
          ...{ agreement: 'none', agreedBy: null, agreedOn: null },
          order: [
            { place: 1, title: 'Core switch', ...unasked },
            { place: 2, title: 'Hosts', ...unasked },
            ...[
              { place: 3, title: 'Survey', from: 'samira', since: '2026-11-02', effort: '1 week' },
            ],
          ],
        },
      ],
    });
  });

  it('says that there is none, and what is none', async () => {
    const none = await priorities(['list'], { [file]: '# Nothing\n' });
    assert.deepEqual([none.exitCode, none.stdout], [0, '']);
    assert.match(none.stderr, /no priority list/);
    const other = await priorities(['list', 'notes.md'], { 'notes.md': '# Notes\n' });
    assert.equal(other.exitCode, 2);
    assert.match(other.stderr, /notes\.md is no priority list/);
  });
});

describe('sop priorities insert', () => {
  it('shows what a request would displace, and writes nothing', async () => {
    const { exitCode, stdout, stderr, text } = await priorities([
      ...[...insert, '--effort', '3 days', '--dry-run'],
    ]);
    assert.equal(exitCode, 0);
    assert.equal(
      stdout,
      'priorities/delivery.md: "Wireless for Kestrel" would stand at place 2\nIt displaces:\n' +
        '  Hosts: from 2 to 3, 3 days later\n  Survey: from 3 to 4, 3 days later\n',
    );
    assert.equal(stderr, 'Nothing was written.\n');
    assert.equal(text, list(orders));
  });

  it('writes the order and all that moves, and leaves the rest of the text alone', async () => {
    const { exitCode, stdout, stderr, text } = await priorities([...insert, '--effort', '3 days']);
    assert.deepEqual({ exitCode, stderr }, { exitCode: 0, stderr: '' });
    assert.match(stdout, /"Wireless for Kestrel" inserted at place 2\nIt displaces:\n {2}Hosts: /);
    const written =
      '  - what: Wireless for Kestrel\n    from: samira\n    since: 2026-11-21\n    effort: 3 days\n    position: 2\n    displaces:\n' +
      '      - "Hosts: from 2 to 3, 3 days later"\n      - "Survey: from 3 to 4, 3 days later"\n';
    const expected = orders.replace('broken\n', 'broken\n  - Wireless for Kestrel\n') + written;
    assert.equal(text, list(expected));
  });

  it('says the same to programs', async () => {
    const { stdout } = await priorities([...insert, '--dry-run', '--format', 'json']);
    checkOutput('insertedRequest', stdout);
    assert.deepEqual(JSON.parse(stdout), {
      ...{ schema: 'sop/1', path: file, what: 'Wireless for Kestrel', place: 2 },
      ...{ outcome: 'planned', agreement: 'none' },
      displaced: [
        { title: 'Hosts', from: 2, to: 3, words: 'Hosts: from 2 to 3' },
        { title: 'Survey', from: 3, to: 4, words: 'Survey: from 3 to 4' },
      ],
      order: ['Core switch', 'Wireless for Kestrel', 'Hosts', 'Survey'],
    });
  });

  it('starts from the agreed order, and says that it is agreed no longer', async () => {
    const before = await priorities(['list'], agreed);
    assert.match(before.stdout, /agreed by Sam Ito on 2026-11-20\n {2}1 {2}Hosts\n {2}2 {2}Core /);
    const planned = await priorities([...insert, '--dry-run'], agreed);
    assert.match(planned.stdout, /Core switch: from 2 to 3\n$/);
    assert.match(planned.stderr, /would be agreed no longer/);
    const { exitCode, stderr, text } = await priorities(insert, agreed);
    assert.equal(exitCode, 0);
    assert.match(stderr, /is agreed no longer until the manager signs the new one/);
    const after = await priorities(['list'], { [file]: text });
    assert.match(after.stdout, /changed since it was agreed by Sam Ito on 2026-11-20/);
  });

  it('refuses what cannot be inserted, and changes nothing', async () => {
    const check = async (argv: readonly string[], code: number, words: RegExp) => {
      const { exitCode, stdout, stderr, text } = await priorities(['insert', ...argv]);
      assert.deepEqual({ exitCode, stdout }, { exitCode: code, stdout: '' }, stderr);
      assert.match(stderr, words);
      assert.equal(text, list(orders));
    };
    const at = (place: string) => ['--from', 'samira', '--position', place];
    await check(['Hosts', ...at('1')], 1, /"Hosts" is in the order already\./);
    for (const place of ['0', '5', 'first', '1.5']) {
      await check(['Wireless', ...at(place)], 1, /whole number from 1 to 4\./);
    }
    await check(['Wireless', ...at('1'), '--effort', 'long'], 1, /The effort is a duration/);
    await check(['Wireless', '--position', '1'], 2, /--from/);
    await check(['Wireless', ...at('1'), '--list', 'PRI-2'], 2, /Did you mean PRI-1\?/);
  });

  it('asks which list where there are several', async () => {
    const other = list(orders).replace('PRI-1', 'PRI-2');
    const { exitCode, stderr } = await priorities(insert, { 'priorities/noc.md': other });
    assert.equal(exitCode, 2);
    assert.match(stderr, /name one by --list PRI-1 or PRI-2\./);
  });
});

describe('sop priorities move', () => {
  it('shows what would move, and writes nothing', async () => {
    const argv = ['move', 'Survey', '--position', '1', '--dry-run'];
    const { exitCode, stdout, stderr, text } = await priorities(argv);
    assert.equal(exitCode, 0);
    assert.equal(
      stdout,
      'priorities/delivery.md: "Survey" would move from place 3 to 1\nBy it move:\n' +
        '  Core switch: from 1 to 2\n  Hosts: from 2 to 3\n',
    );
    assert.equal(stderr, 'Nothing was written.\n');
    assert.equal(text, list(orders));
  });

  it('writes the order, and leaves the rest of the text alone', async () => {
    for (const entry of [['Core', 'switch'], ['core switch'], ['CORE'], ['1']]) {
      const { exitCode, stdout, stderr, text } = await priorities([
        ...['move', ...entry, '--position', '2'],
      ]);
      assert.deepEqual({ exitCode, stderr }, { exitCode: 0, stderr: '' });
      assert.match(stdout, /"Core switch" moved from place 1 to 2\nBy it move:\n {2}Hosts: from 2/);
      const [before, after] = [
        'Core switch # broken\n  - Hosts',
        'Hosts\n  - Core switch # broken',
      ];
      assert.equal(text, list(orders.replace(before, after)));
    }
  });

  it('says the same to programs', async () => {
    const argv = ['move', 'Hosts', '--position', '3', '--format', 'json'];
    const { stdout } = await priorities(argv);
    checkOutput('movedPriority', stdout);
    assert.deepEqual(JSON.parse(stdout), {
      ...{ schema: 'sop/1', path: file, title: 'Hosts', from: 2, to: 3 },
      ...{ outcome: 'moved', agreement: 'none' },
      others: [{ title: 'Survey', from: 3, to: 2, words: 'Survey: from 3 to 2' }],
      order: ['Core switch', 'Survey', 'Hosts'],
    });
  });

  it('starts from the agreed order, and says that it is agreed no longer', async () => {
    const move = ['move', 'Hosts', '--position', '2'];
    const planned = await priorities([...move, '--dry-run'], agreed);
    assert.match(planned.stderr, /would be agreed no longer/);
    assert.equal(planned.text, agreed[file]);
    const { exitCode, stderr, text } = await priorities(move, agreed);
    assert.equal(exitCode, 0);
    assert.match(stderr, /is agreed no longer until the manager signs the new one/);
    const after = await priorities(['list'], { [file]: text });
    assert.match(after.stdout, /changed since it was agreed by Sam Ito on 2026-11-20/);
    assert.match(after.stdout, / 1 {2}Core switch\n {2}2 {2}Hosts\n/);
  });

  it('refuses what cannot be moved, and changes nothing', async () => {
    const check = async (argv: readonly string[], code: number, words: RegExp) => {
      const { exitCode, stdout, stderr, text } = await priorities(['move', ...argv]);
      assert.deepEqual({ exitCode, stdout }, { exitCode: code, stdout: '' }, stderr);
      assert.match(stderr, words);
      assert.equal(text, list(orders));
    };
    await check(['Hosts', '--position', '2'], 1, /"Hosts" stands at place 2 already\./);
    for (const place of ['0', '4', 'first', '1.5']) {
      await check(['Hosts', '--position', place], 1, /whole number from 1 to 3\./);
    }
    await check(
      ['Hosst', '--position', '1'],
      1,
      /"Hosst" is not in the order\. Did you mean "Hosts"/,
    );
    await check(['s', '--position', '1'], 1, /"s" may be "Core switch" or "Hosts" or "Survey"\./);
    await check(['9', '--position', '1'], 1, /"9" is not in the order\./);
    await check(['Hosts'], 2, /--position/);
    const none = { [file]: list('') };
    const empty = await priorities(['move', 'Hosts', '--position', '1'], none);
    assert.equal(empty.exitCode, 1);
    assert.match(empty.stderr, /There is no proposed order yet\./);
  });
});
