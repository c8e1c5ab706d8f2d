import assert from 'node:assert/strict';
import { parseDocument } from '../../../src/core/document/parseDocument.js';
import { planDueRuns } from '../../../src/core/gate/planDueRun.js';
import { missingRuns } from '../../../src/core/gate/recurrence.js';
import { applyChanges } from '../../../src/core/library/applyChanges.js';
import type { Library } from '../../../src/core/library/library.js';
import { findingsOf } from '../../../src/core/rules/findings.js';
import type { CivilDate } from '../../../src/core/schema/civilDate.js';
import { libraryOf } from '../../support/libraryOf.js';

const day = (text: string) => text as CivilDate;
const today = day('2026-11-22');

const template = (lines: string, path = 'visits/{{period}}-{{client}}.md') => `---
id: TPL-VISIT
kind: template
title: Visit
owner: noc
${lines}
makes:
  kind: checklist
  path: ${path}
  title: "Visit: {{title}}"
  owner: noc
  client: "{{client}}"
  due_on: "{{due_on}}"
---

# Visit: {{title}}

- [ ] V-1: Ask {{contact}}.
`;
const client = (id: string, lines = '') =>
  `---\nid: ${id}\nkind: client\ntitle: Client ${id}\n${lines}---\n`;
const files = (text: string, others: Readonly<Record<string, string>> = {}) => ({
  '.sop/library.yml': 'title: Test\n',
  'templates/visit.md': text,
  'clients/contoso.md': client('contoso', 'status: active\ntags: [visits]\n'),
  'clients/fabrikam.md': client('fabrikam'),
  'clients/former.md': client('gone', 'status: former\n'),
  'clients/maybe.md': client('maybe', 'status: prospect\n'),
  ...others,
});

function make(library: Library, on = today): Library {
  const runs = planDueRuns(library, missingRuns(library, on), on);
  const changes = runs.map((run) => {
    assert.equal(run.kind, 'planned', JSON.stringify(run));
    const document = parseDocument(run.path, { text: run.text, bom: false });
    return { kind: 'document' as const, document };
  });
  return applyChanges(library, changes).library;
}

/** The runs that are missing by id, and the files that are made. */
function check(
  text: string,
  expected: readonly string[],
  { others = {}, on = today }: { others?: Readonly<Record<string, string>>; on?: CivilDate } = {},
) {
  const library = libraryOf(files(text, others));
  const runs = planDueRuns(library, missingRuns(library, on), on);
  assert.deepEqual(
    runs.map(
      (run) =>
        `${run.occurrence.id} ${run.kind === 'planned' ? run.path : `refused: ${run.reason}`}`,
    ),
    expected,
  );
}

describe('runs that are due', () => {
  it('are one for each client that is served', () => {
    check(template('every: 1 month\nfor: client'), [
      'VISIT-contoso-2026-11 visits/2026-11-contoso.md',
      'VISIT-fabrikam-2026-11 visits/2026-11-fabrikam.md',
    ]);
  });

  it('are one for each with a tag, or one for the library', () => {
    check(template('every: 1 week\nfor: client\nfor_tags: [visits]'), [
      'VISIT-contoso-2026-W47 visits/2026-w47-contoso.md',
    ]);
    check(template('every: 1 day', 'daily/{{period}}.md'), [
      'VISIT-2026-11-22 daily/2026-11-22.md',
    ]);
  });

  it('are none of a template that is retired, a draft or used when needed', () => {
    check(template('owner_note: x'), []);
    check(template('every: 1 month\nstatus: retired'), []);
    check(template('every: 1 month\nstatus: draft'), []);
  });

  it('have a place of their own where the path is the same in every period', () => {
    check(template('every: 3 months', 'reviews/noc.md'), ['VISIT-2026-10 reviews/noc-2026-10.md']);
  });

  it('say what stands in their way', () => {
    check(template('every: 1 month', 'visits/{{period}}-{{site}}.md'), [
      'VISIT-2026-11 refused: TPL-VISIT needs answers that nobody is asked for here: site.',
    ]);
    check(
      template('every: 1 month', 'a/{{period}}.md'),
      ['VISIT-2026-11 refused: a/2026-11.md is there already; choose another place.'],
      { others: { 'a/2026-11.md': 'Mine.\n' } },
    );
  });

  it('are made once in a period, whoever makes them on whatever day', () => {
    const library = libraryOf(files(template('every: 1 month\nfor: client')));
    const made = make(library);
    assert.deepEqual(missingRuns(made, day('2026-11-30')), []);
    assert.equal(missingRuns(made, day('2026-12-01')).length, 2);
    const other = make(library, day('2026-11-01'));
    for (const path of ['visits/2026-11-contoso.md', 'visits/2026-11-fabrikam.md']) {
      const text = made.documents.get(path)?.text;
      assert.ok(text);
      assert.equal(other.documents.get(path)?.text, text);
    }
  });

  it('remember client, period and template, and give no findings', () => {
    const made = make(libraryOf(files(template('every: 1 month\nfor: client'))));
    const text = made.documents.get('visits/2026-11-contoso.md')?.text ?? '';
    assert.match(
      text,
      /^---\nid: VISIT-contoso-2026-11\nkind: checklist\ntitle: "Visit: Client contoso"\nowner: noc\nclient: contoso\ndue_on: 2026-11-30\nperiod: "2026-11"\ntemplate:\n {2}id: TPL-VISIT\n {2}content: "c1:\w+"\n---\n/,
    );
    const found = findingsOf(made, today).filter(({ path }) => path.startsWith('visits/'));
    assert.deepEqual(found, []);
  });

  it('count what a person made under another name', () => {
    const own =
      '---\nid: CHK-1\nkind: checklist\ntitle: Own\nclient: contoso\nperiod: 2026-11\ntemplate: { id: TPL-VISIT }\n---\n';
    check(
      template('every: 1 month\nfor: client'),
      ['VISIT-fabrikam-2026-11 visits/2026-11-fabrikam.md'],
      { others: { 'own.md': own } },
    );
  });

  it('are found at their template', () => {
    const library = libraryOf(files(template('every: 1 month\nfor: client')));
    const found = findingsOf(library, today).filter(({ code }) => code === 'template/run-missing');
    assert.deepEqual(
      found.map(({ message }) => message),
      ['The run of 2026-11 for contoso, fabrikam is not there yet.'],
    );
  });
});
