import assert from 'node:assert/strict';
import { parseDocument } from '../../../src/core/document/parseDocument.js';
import { parseConfiguration } from '../../../src/core/schema/parseConfiguration.js';
import type { Profile } from '../../../src/core/schema/profile.js';
import { profileOf } from '../../../src/core/schema/profileOf.js';

/** A document made of frontmatter lines, in a library made of configuration lines. */
interface Case {
  readonly path?: string;
  readonly frontmatter?: string;
  readonly body?: string;
  readonly configuration?: string;
}

function profile({ path = 'a.md', frontmatter, body = '', configuration }: Case): Profile {
  const text = frontmatter === undefined ? body : `---\n${frontmatter}\n---\n${body}`;
  const settings = parseConfiguration(configuration);
  assert.deepEqual(settings.problems, []);
  return profileOf(parseDocument(path, { text, bom: false }), settings);
}

/** Compares only what is expected, so that a case says what it is about. */
function check(given: Case, expected: { readonly [K in keyof Profile]?: Profile[K] | undefined }) {
  const read = profile(given);
  // Mappings have no prototype, which is no difference here.
  const actual = { ...read, fields: { ...read.fields } };
  const compared = Object.fromEntries(
    Object.keys(expected).map((key) => [key, actual[key as keyof Profile]]),
  );
  assert.deepEqual(compared, expected);
}

const sixMonths = { months: 6, days: 0 };

describe('the profile of a document', () => {
  it('of a bare file is a page named for its first heading or its file', () => {
    check({ body: 'text' }, { kindId: 'page', title: 'a', tags: [], fields: {} });
    check({ body: '## Scope\n\n# Backups *now*\n' }, { title: 'Backups now' });
    check({ path: 'x/joiners-guide.html.md' }, { title: 'joiners-guide' });
    check({ path: '.github/.hidden.md' }, { title: '.hidden' });
    check({ frontmatter: 'title: ""', body: '# Heading' }, { title: 'Heading' });
    assert.deepEqual(Object.keys(profile({ body: '' })), [
      ...['path', 'kindId', 'title', 'tags', 'kind', 'fields'],
    ]);
  });

  it('reads the common keys', () => {
    check(
      {
        frontmatter: [
          ...['id: CHK-4T7QZ', 'kind: checklist', 'title: Closeout', 'owner: project-team'],
          ...['status: open', 'tags: [a, b]', 'client: contoso', 'project: PRJ-118'],
          ...['workflow: project', 'reviewed_on: 2026-05-01', 'reviewed_by: dana'],
          ...['review_in: 6 months', 'due_on: 2026-12-01', 'effective_on: 2026-01-01'],
        ].join('\n'),
      },
      {
        id: 'CHK-4T7QZ',
        kindId: 'checklist',
        title: 'Closeout',
        owner: 'project-team',
        status: 'open',
        tags: ['a', 'b'],
        client: 'contoso',
        project: 'PRJ-118',
        workflow: 'project',
        reviewedOn: { key: 'reviewed_on', raw: '2026-05-01', on: '2026-05-01' as never },
        reviewedBy: 'dana',
        reviewIn: { key: 'review_in', raw: '6 months', duration: sixMonths },
        dueOn: { key: 'due_on', raw: '2026-12-01', on: '2026-12-01' as never },
        effectiveOn: { key: 'effective_on', raw: '2026-01-01', on: '2026-01-01' as never },
      },
    );
  });

  it('leaves out values of the wrong type', () => {
    check(
      { frontmatter: 'title: [x]\nid: 7\nowner: { a: b }\ntags: [a, 1, b]\nstatus: true' },
      { title: 'a', id: undefined, owner: undefined, tags: ['a', 'b'], status: undefined },
    );
    check({ frontmatter: 'tags: x' }, { tags: ['x'] });
    check({ frontmatter: 'tags: x, y ,' }, { tags: ['x', 'y'] });
  });

  it('keeps a date or interval it cannot read as a reading without a value', () => {
    check(
      { frontmatter: 'reviewed_on: 2026-02-30\nreview_in: soon\ndue_on: 20261201' },
      {
        reviewedOn: { key: 'reviewed_on', raw: '2026-02-30' },
        reviewIn: { key: 'review_in', raw: 'soon' },
        dueOn: { key: 'due_on', raw: '20261201' },
      },
    );
    check(
      { frontmatter: 'reviewed_on: [a]' },
      { reviewedOn: { key: 'reviewed_on', raw: '["a"]' } },
    );
    check(
      { frontmatter: 'reviewed_on:\nreview_in: ""' },
      { reviewedOn: undefined, reviewIn: undefined },
    );
  });

  it('reads nothing from frontmatter that is broken', () => {
    check({ frontmatter: 'title: a\ntitle: b' }, { title: 'a', kindId: 'page', fields: {} });
  });

  it('has no kind when the word is unknown', () => {
    check({ frontmatter: 'kind: recipe' }, { kindId: 'recipe', kind: undefined });
    check({ frontmatter: 'kind: constructor' }, { kindId: 'constructor', kind: undefined });
  });

  it('takes from folders what the document does not say, later entries over earlier ones', () => {
    const configuration = [
      'folders:',
      '  "runbooks/**": { kind: sop, owner: noc, workflow: incident, review_in: 6 months }',
      '  "runbooks/visits/**": { workflow: recurring-visit, review_in: 90 days }',
    ].join('\n');
    check(
      { path: 'runbooks/disk.md', configuration },
      {
        kindId: 'sop',
        owner: 'noc',
        workflow: 'incident',
        reviewIn: { raw: '6 months', duration: sixMonths },
      },
    );
    check(
      { path: 'runbooks/visits/x.md', configuration, frontmatter: 'owner: dana' },
      {
        kindId: 'sop',
        owner: 'dana',
        workflow: 'recurring-visit',
        reviewIn: { raw: '90 days', duration: { months: 0, days: 90 } },
      },
    );
    check({ path: 'other/x.md', configuration }, { kindId: 'page', owner: undefined });
  });

  it('takes owner and interval from the kind last', () => {
    check(
      { frontmatter: 'kind: client' },
      { owner: 'service-manager', reviewIn: { raw: '6 months', duration: sixMonths } },
    );
    check(
      { frontmatter: 'kind: client\nreview_in: 1 year' },
      {
        reviewIn: { key: 'review_in', raw: '1 year', duration: { months: 12, days: 0 } },
      },
    );
  });
});

describe('foreign keys', () => {
  it('leave no names in the fields that nobody wrote', () => {
    const { fields } = profile({ frontmatter: 'last_review_date: 2026-01-01' });
    assert.equal(fields['constructor'], undefined);
    assert.deepEqual(Object.keys(fields).sort(), ['last_review_date', 'reviewed_on']);
  });

  it('of GOV.UK are understood without any configuration', () => {
    check(
      { frontmatter: 'last_reviewed_on: 2025-08-05\nreview_in: 6 months\nowner_slack: "#ops"' },
      {
        reviewedOn: { key: 'last_reviewed_on', raw: '2025-08-05', on: '2025-08-05' as never },
        reviewIn: { key: 'review_in', raw: '6 months', duration: sixMonths },
        owner: '#ops',
      },
    );
  });

  it('of Microsoft must be declared, because their dates could mean two days', () => {
    const frontmatter = 'ms.date: 05/06/2026\nms.reviewer: dana';
    check({ frontmatter }, { reviewedOn: undefined, reviewedBy: undefined });
    check(
      { frontmatter, configuration: 'presets: [microsoft-docs]' },
      {
        reviewedOn: {
          key: 'ms.date',
          raw: '05/06/2026',
          format: 'MM/DD/YYYY',
          on: '2026-05-06' as never,
        },
        reviewedBy: 'dana',
      },
    );
    check(
      {
        frontmatter,
        configuration: 'fields: { reviewed_on: { keys: [ms.date], format: DD/MM/YYYY } }',
      },
      {
        reviewedOn: {
          key: 'ms.date',
          raw: '05/06/2026',
          format: 'DD/MM/YYYY',
          on: '2026-06-05' as never,
        },
      },
    );
  });

  it('of GSA must be declared too, and count only beside a key that is theirs alone', () => {
    const configuration = 'presets: [gsa]';
    check(
      { frontmatter: 'last_updated: 2026-02-25\nreview_cycle: annually' },
      { reviewedOn: undefined },
    );
    check({ frontmatter: 'last_updated: March 2024', configuration }, { reviewedOn: undefined });
    check(
      { frontmatter: 'last_updated: "2026-02-25"\nreview_cycle: semi-annually', configuration },
      {
        reviewedOn: { key: 'last_updated', raw: '2026-02-25', on: '2026-02-25' as never },
        reviewIn: { key: 'review_cycle', raw: 'semi-annually', duration: sixMonths },
      },
    );
    check(
      { frontmatter: 'last_updated: 2026-02-25\nstale_after: 2026-03-07', configuration },
      { reviewIn: { key: 'stale_after', raw: '2026-03-07', duration: { months: 0, days: 10 } } },
    );
  });

  it('may hold a bare number of a declared unit', () => {
    const frontmatter = 'expiration_in_days: 365';
    check(
      {
        frontmatter,
        configuration: 'fields: { review_in: { keys: [expiration_in_days], format: days } }',
      },
      { reviewIn: { key: 'expiration_in_days', raw: '365', duration: { months: 0, days: 365 } } },
    );
    check(
      { frontmatter, configuration: 'fields: { review_in: expiration_in_days }' },
      { reviewIn: { key: 'expiration_in_days', raw: '365' } },
    );
  });

  it('lose against our own key', () => {
    check(
      { frontmatter: 'last_reviewed_on: 2025-01-01\nreviewed_on: 2026-01-01' },
      { reviewedOn: { key: 'reviewed_on', raw: '2026-01-01', on: '2026-01-01' as never } },
    );
    check(
      { frontmatter: 'last_reviewed_on: 2025-01-01\nreviewed_on:' },
      { reviewedOn: { key: 'last_reviewed_on', raw: '2025-01-01', on: '2025-01-01' as never } },
    );
  });

  it('stand under our names among the fields, dates written our way', () => {
    check(
      {
        frontmatter: 'ms.date: 5/6/2026\nms.author: dana\nx: 1',
        configuration: 'presets: [microsoft-docs]',
      },
      {
        fields: {
          'ms.date': '5/6/2026',
          'ms.author': 'dana',
          x: 1,
          reviewed_on: '2026-05-06',
          owner: 'dana',
        },
      },
    );
  });
});
