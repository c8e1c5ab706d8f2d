import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Configuration } from '../../../src/core/schema/configuration.js';
import { builtInKinds } from '../../../src/core/schema/kinds/builtInKinds.js';
import { parseConfiguration } from '../../../src/core/schema/parseConfiguration.js';
import { fuzz } from '../../support/fuzz.js';

/** Each expected problem is the text it points at and a part of its message. */
function check(
  yaml: string,
  ...expected: readonly (readonly [place: string, words: string])[]
): Configuration {
  const configuration = parseConfiguration(yaml);
  const found = configuration.problems.map(
    ({ range, message }) => [yaml.slice(range.start, range.end), message] as const,
  );
  assert.deepEqual(
    found.map(([place]) => place),
    expected.map(([place]) => place),
    JSON.stringify(found),
  );
  expected.forEach(([, words], index) => {
    assert.ok(found[index]?.[1].includes(words), `${found[index]?.[1]} has "${words}"`);
  });
  return configuration;
}

const sample = `
title: Contoso operations
extensions: [.MD.erb]
ignore: [archive/]
workflows:
  incident: When things break
  patching: { title: Patch days }
  visit:
kinds:
  sop:
    review_in: 6 months
    required_headings: [Purpose]
    fields:
      severity: { type: choice, choices: [low, high], required: true, description: How bad. }
  run-book: { id_prefix: RB, owner: noc, statuses: [draft, live] }
folders:
  "runbooks/**": { kind: run-book, owner: noc, workflow: incident, review_in: 90 days }
  "runbooks/old/**": { rules: { review/overdue: off } }
fields:
  reviewed_on: { keys: [checked, ms.date], format: MM/DD/YYYY }
  reviewed_by: editor
  review_in: { keys: [expiration_in_days], format: days }
presets: [govuk]
rules: { link/missing-file: warning }
review: { due_soon: 2 weeks, long_overdue: 60 }
snoozes:
  - { rule: review/overdue, path: sops/a.md, until: 2026-12-31, reason: New SOP in March. }
baseline: .sop/baseline.json
`;

describe('the configuration', () => {
  it('without a file has the defaults and says so', () => {
    const configuration = parseConfiguration(undefined);
    assert.equal(configuration.present, false);
    assert.deepEqual([...configuration.kinds.keys()], [...builtInKinds.keys()]);
    assert.deepEqual(
      [...configuration.workflows.keys()],
      ['incident', 'service-request', 'project', 'recurring-visit'],
    );
    assert.deepEqual(configuration.problems, []);
    assert.equal(configuration.source, undefined);
  });

  it('with an empty file has the defaults too', () => {
    for (const yaml of ['', '\n', '# nothing yet\n', '{}']) {
      const { present, source, ...rest } = check(yaml);
      assert.ok(present);
      assert.equal(source, yaml);
      const { present: _, ...defaults } = parseConfiguration(undefined);
      assert.deepEqual(rest, defaults);
    }
  });

  it('reads every setting', () => {
    const configuration = check(sample);
    assert.equal(configuration.title, 'Contoso operations');
    assert.deepEqual(configuration.extensions, ['.md.erb']);
    assert.deepEqual(configuration.ignore, ['archive/']);
    assert.deepEqual(
      [...configuration.workflows.values()],
      [
        { id: 'incident', title: 'When things break' },
        { id: 'patching', title: 'Patch days' },
        { id: 'visit', title: 'Visit' },
      ],
    );
    assert.deepEqual(
      configuration.folders.map(({ levels, ...folder }) => [folder, [...levels]]),
      [
        [
          {
            pattern: 'runbooks/**',
            kind: 'run-book',
            owner: 'noc',
            workflow: 'incident',
            reviewIn: { months: 0, days: 90 },
          },
          [],
        ],
        [{ pattern: 'runbooks/old/**' }, [['review/overdue', 'off']]],
      ],
    );
    assert.deepEqual([...configuration.levels], [['link/missing-file', 'warning']]);
    assert.deepEqual(configuration.review, { dueSoonDays: 14, longOverdueDays: 60 });
    assert.deepEqual(configuration.snoozes, [
      {
        rule: 'review/overdue',
        path: 'sops/a.md',
        until: '2026-12-31',
        reason: 'New SOP in March.',
      },
    ]);
    assert.equal(configuration.baseline, '.sop/baseline.json');
  });

  it('extends the built-in kinds and adds others', () => {
    const { kinds } = check(sample);
    const sop = kinds.get('sop');
    assert.deepEqual(sop?.reviewIn, { months: 6, days: 0 });
    assert.deepEqual(sop?.requiredHeadings, ['Purpose']);
    assert.equal(sop?.title, 'SOP');
    assert.deepEqual(sop?.fields.at(-1), {
      key: 'severity',
      type: 'choice',
      required: true,
      choices: ['low', 'high'],
      description: 'How bad.',
    });
    assert.ok(sop?.fields.some(({ key }) => key === 'backup_owner'));
    const runBook = kinds.get('run-book');
    assert.equal(runBook?.title, 'Run book');
    assert.equal(runBook?.idPrefix, 'RB');
    assert.deepEqual(runBook?.statuses, ['draft', 'live']);
    assert.equal(runBook?.reviewIn, undefined);
  });

  it('puts foreign keys of the file before those of presets', () => {
    const { foreignKeys } = check(sample);
    assert.deepEqual(foreignKeys.get('reviewed_on'), [
      { key: 'checked', format: 'MM/DD/YYYY' },
      { key: 'ms.date', format: 'MM/DD/YYYY' },
      { key: 'last_reviewed_on' },
    ]);
    assert.deepEqual(foreignKeys.get('reviewed_by'), [{ key: 'editor' }]);
    assert.deepEqual(foreignKeys.get('review_in'), [{ key: 'expiration_in_days', format: 'days' }]);
  });

  it('knows the presets that cannot be misread, unless it names presets itself', () => {
    const keysOf = (yaml: string) =>
      (check(yaml).foreignKeys.get('reviewed_on') ?? []).map(({ key }) => key);
    assert.deepEqual(keysOf(''), ['last_reviewed_on', 'last_review_date']);
    assert.deepEqual(keysOf('presets: []'), []);
    assert.deepEqual(keysOf('presets: [microsoft-docs]'), ['ms.date']);
  });

  it('takes workflows as a list', () => {
    const { workflows } = check('workflows: [incident, on-call]');
    assert.deepEqual(
      [...workflows.values()].map(({ title }) => title),
      ['Incident', 'On call'],
    );
  });
});

describe('a broken configuration', () => {
  it('leaves the defaults in force when it is no YAML', () => {
    const { kinds, title } = check('title: [', ['', 'cannot be read']);
    assert.equal(kinds.size, builtInKinds.size);
    assert.equal(title, 'Library');
    check('title: a\ntitle: b\n', ['title', 'twice']);
  });

  it('leaves the defaults in force when it is no mapping', () => {
    check('- title', ['- title', 'must be a mapping']);
    check('just words\nand more', ['just words', 'must be a mapping']);
  });

  it('names an unknown key and what was probably meant', () => {
    check('titel: x', ['titel', 'did you mean "title"?']);
    check('colour: x', ['colour', 'expected one of title, extensions']);
    check('kinds: { sop: { owners: noc } }', ['owners', 'did you mean "owner"?']);
    check('snoozes: [{ rule: a/b, path: x, until: 2026-01-01, reason: y, who: z }]', [
      'who',
      'no known key',
    ]);
  });

  it('says what was expected at the wrong value, and keeps everything else', () => {
    const configuration = check(
      [
        'title: 7',
        'extensions: [md, .rmd]',
        'presets: [govuk, foo]',
        'kinds: { sop: { review_in: soon, owner: noc }, Runbook: {} }',
        'folders:',
        '  "a/**": { kind: nope, workflow: unknown, owner: noc, rules: { links/x: maybe } }',
        'rules: { links/y: off, links: off }',
        'review: { due_soon: 1 year }',
        'baseline: ../outside.json',
      ].join('\n'),
      ['7', '"title" must be a text'],
      ['md', 'Entry 1 of "extensions" must be an ending'],
      ['foo', 'must be one of govuk'],
      ['soon', 'such as 6 months'],
      ['Runbook', 'must be a word of lower-case letters'],
      ['nope', '"nope" is not one of sop'],
      ['unknown', '"unknown" is not one of incident'],
      ['maybe', 'must be one of error, warning, info, off'],
      ['links', 'must be the code of a rule'],
      ['1 year', 'number of days'],
      ['../outside.json', 'inside the library'],
    );
    assert.deepEqual(configuration.extensions, ['.rmd']);
    assert.equal(configuration.kinds.get('sop')?.owner, 'noc');
    assert.deepEqual(configuration.kinds.get('sop')?.reviewIn, { months: 12, days: 0 });
    assert.equal(configuration.folders[0]?.owner, 'noc');
    assert.equal(configuration.folders[0]?.kind, undefined);
    assert.deepEqual([...configuration.levels], [['links/y', 'off']]);
    assert.equal(configuration.review.dueSoonDays, 30);
    assert.equal(configuration.baseline, undefined);
  });

  it('drops a snooze that lacks its day, or whose day does not exist', () => {
    const { snoozes } = check(
      [
        'snoozes:',
        '  - { rule: a/b, path: x, until: 2026-02-30, reason: y }',
        '  - { rule: a/b, path: x, until: 2026-02-28 }',
        '  - { rule: "*", path: x, until: 2026-02-28, reason: fine }',
      ].join('\n'),
      ['2026-02-30', 'a date that exists'],
      ['{ rule: a/b, path: x, until: 2026-02-28 }', 'must have the key "reason"'],
    );
    assert.deepEqual(
      snoozes.map(({ reason }) => reason),
      ['fine'],
    );
  });

  it('is told of so many mistakes and no more', () => {
    const yaml = `rules: {${Array.from({ length: 80 }, (_, index) => `a/r${index}: 1`).join(', ')}}`;
    const { problems } = parseConfiguration(yaml);
    assert.equal(problems.length, 51);
    assert.ok(problems.at(-1)?.message.includes('30 more'));
  });

  it('never makes the reader throw', () => {
    const key = fc.constantFrom(
      ...['title', 'kinds', 'sop', 'fields', 'folders', 'rules', 'snoozes', 'workflows'],
      ...['review_in', 'type', 'keys', '__proto__', 'constructor', '\ud800', 'a/b', '~', ''],
    );
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom(null, true, 7, '6 months', 'govuk', '2026-02-30', '*', ''),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(key, tie('value'), { maxKeys: 4 }),
      ),
    }));
    fc.assert(
      fc.property(value, (settings) => {
        const yaml = JSON.stringify(settings);
        const { kinds, problems } = parseConfiguration(yaml);
        assert.ok(kinds.size >= builtInKinds.size);
        for (const { range } of problems) {
          assert.ok(0 <= range.start && range.start <= range.end && range.end <= yaml.length);
        }
      }),
      fuzz(1000),
    );
  }).timeout(120_000);
});
