import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  freePlaceBeside,
  planNewDocument,
  problemOfPlace,
} from '../../../src/core/library/planNewDocument.js';
import { findTemplates, templateChoices } from '../../../src/core/library/templateChoices.js';
import {
  impliedAnswers,
  problemOfAnswer,
  templateQuestions,
} from '../../../src/core/library/templateQuestions.js';
import { findingsOf } from '../../../src/core/rules/findings.js';
import type { CivilDate } from '../../../src/core/schema/civilDate.js';
import { installTemplate } from '../../../src/core/templates/installTemplate.js';
import { libraryOf } from '../../support/libraryOf.js';
import { starterLibraryFiles, templatesFolder } from '../../support/starterLibraryFiles.js';

const today = '2026-11-20' as CivilDate;
const starter = starterLibraryFiles(today);
const pack = readdirSync(templatesFolder)
  .filter((name) => name.endsWith('.md'))
  .map((name) => ({ name, text: readFileSync(path.join(templatesFolder, name), 'utf8') }));

const template = `---
id: TPL-1
kind: template
title: Visit
makes:
  kind: checklist
  path: visits/{{client}}.md
  title: "{{title}}"
  owner: "{{owner}}"
  client: "{{client}}"
  due_on: "{{due_on}}"
---

# {{title}}

Met: {{contact}}

- [ ] V-1: Ask @{{person}} for {{thing}}.
`;
const library = libraryOf({
  '.sop/roster.yml':
    'people:\n  dana: { name: Dana Reyes, emails: [d@x.example] }\n  lee: { name: Lee, emails: [l@x.example], until: 2026-01-01 }\nroles:\n  noc: { title: NOC, members: [dana] }\n',
  'templates/visit.md': template,
  'templates/none.md': '---\nid: TPL-2\nkind: template\n---\n',
  'clients/contoso.md': '---\nid: contoso\nkind: client\ntitle: Contoso\n---\n',
  'clients/old.md': '---\nid: old\nkind: client\ntitle: Old\nstatus: former\n---\n',
  'projects/a.md': '---\nid: PRJ-1\nkind: project\ntitle: A\nclient: contoso\n---\n',
});

function questions(known: Readonly<Record<string, string>>) {
  const [choice] = templateChoices(library, []);
  assert.ok(choice);
  return templateQuestions(library, choice, { known, today });
}

describe('the questions of a template', () => {
  it('are those that nothing answers yet, with what can be picked', () => {
    const asked = questions({ title: 'A' }).map(({ name, type, required, choices }) =>
      [name, type, required ? 'needed' : 'may be blank', ...choices.map(({ value }) => value)].join(
        ' ',
      ),
    );
    assert.deepEqual(asked, [
      'client id needed contoso',
      'owner role may be blank noc',
      'due_on date may be blank',
      'contact text may be blank',
      'person person needed dana',
      'thing text needed',
    ]);
  });

  it('take answers that fit', () => {
    const problem = (name: string, answer: string) => {
      const question = questions({}).find((each) => each.name === name);
      assert.ok(question);
      return problemOfAnswer(question, answer);
    };
    assert.equal(problem('due_on', '2026-12-01'), undefined);
    assert.equal(problem('due_on', ''), undefined);
    assert.equal(problem('due_on', '1.12.2026'), 'due on is a day, written YYYY-MM-DD.');
    assert.equal(problem('title', ' '), 'title cannot be left out.');
    assert.equal(problem('owner', 'sales'), 'owner cannot be "sales"; expected noc.');
    assert.equal(problem('client', 'fabrikam'), undefined);
  });

  it('are answered by the project where it knows', () => {
    assert.deepEqual(impliedAnswers(library, { project: 'PRJ-1' }), {
      project: 'PRJ-1',
      client: 'contoso',
    });
    assert.deepEqual(impliedAnswers(library, { project: 'PRJ-1', client: 'x' }).client, 'x');
  });
});

describe('the templates to choose from', () => {
  it("are the library's, then those of the product under other ids", () => {
    const packed = [
      { name: 'visit.md', text: template },
      { name: 'call.md', text: template.replace('TPL-1', 'TPL-3') },
    ];
    const choices = templateChoices(library, packed);
    assert.deepEqual(
      choices.map(({ id, path: place, isPacked }) => [id, place, isPacked]),
      [
        ['TPL-1', 'templates/visit.md', false],
        ['TPL-3', 'call.md', true],
      ],
    );
    for (const name of ['tpl-1', 'templates/visit.md', './visit', 'visit.md']) {
      assert.deepEqual(
        findTemplates(choices, name).map(({ id }) => id),
        ['TPL-1'],
        name,
      );
    }
    assert.deepEqual(findTemplates(choices, 'isit'), []);
  });
});

describe('a planned document', () => {
  const values = {
    ...{ id: 'CHK-1', title: 'A', client: 'contoso', owner: '', due_on: '' },
    ...{ contact: '', person: 'dana', thing: 'keys' },
  };

  function plan(change: Readonly<Record<string, string>> = {}, place?: string) {
    const [choice] = templateChoices(library, []);
    assert.ok(choice);
    const result = planNewDocument(library, {
      ...{ template: choice, content: 'c1:0', remembers: true },
      values: { ...values, ...change },
      ...(place === undefined ? {} : { path: place }),
    });
    return result.kind === 'planned' ? result : result.reason;
  }

  it('leaves out fields without a value, and finds the blanks of the text', () => {
    const text =
      '---\nid: CHK-1\nkind: checklist\ntitle: A\nclient: contoso\ntemplate:\n  id: TPL-1\n  content: "c1:0"\n---\n\n# A\n\nMet: \n\n- [ ] V-1: Ask @dana for keys.\n';
    const offset = text.indexOf('Met: ') + 5;
    assert.deepEqual(plan(), {
      kind: 'planned',
      path: 'visits/contoso.md',
      text,
      blanks: [{ name: 'contact', range: { start: offset, end: offset } }],
    });
  });

  it('is refused where something is in the way', () => {
    assert.equal(plan({ id: 'PRJ-1' }), 'projects/a.md has the id PRJ-1 already.');
    assert.match(JSON.stringify(plan({ id: 'a b' })), /is no id/);
    const places = {
      'Clients/Contoso.md': 'clients/contoso.md is there already; choose another place.',
      'projects/a.md/x.md': 'projects/a.md is there already; choose another place.',
      '../x.md': '../x.md is no place in the library.',
      'x.txt': 'x.txt would be no document; expected a name that ends in .md.',
      '.sop/x.md': '.sop/x.md lies outside the library: its folder is ignored.',
    };
    for (const [place, reason] of Object.entries(places)) {
      assert.equal(plan({}, place), reason);
    }
    assert.equal(problemOfPlace(library, 'clients/new.md'), undefined);
  });

  it('finds a free place beside one that is taken', () => {
    const taken = libraryOf({ 'a/run.md': '', 'a/Run-2.md': '', 'a.b/notes': '' });
    assert.equal(freePlaceBeside(taken, 'a/run.md'), 'a/run-3.md');
    assert.equal(freePlaceBeside(taken, 'a.b/notes'), 'a.b/notes-2');
  });
});

describe('the templates of the product, with the required answers alone', () => {
  const answers: Readonly<Record<string, string>> = {
    title: 'Core switch',
    client: 'example-client',
    project: 'PRJ-PRACTICE',
    handle: 'dana',
    today,
  };
  const base = libraryOf(starter);
  for (const choice of templateChoices(base, pack)) {
    it(`${choice.id ?? choice.path} makes a document without findings`, () => {
      const asked = templateQuestions(base, choice, {
        known: { today, handle: 'dana' },
        today,
      });
      const values: Record<string, string> = { id: 'NEW-7Q3K9', today, handle: 'dana' };
      for (const { name, type, required, choices } of asked) {
        const some = answers[name] ?? (type === 'date' ? today : (choices[0]?.value ?? 'Words'));
        values[name] = required ? some : '';
      }
      const planned = planNewDocument(base, { template: choice, remembers: false, values });
      assert.ok(planned.kind === 'planned', JSON.stringify(planned));
      const installed = choice.isPacked
        ? { [`templates/${choice.path}`]: installTemplate(choice.text, { today, handle: 'dana' }) }
        : {};
      const findings = findingsOf(
        libraryOf({ ...starter, ...installed, [planned.path]: planned.text }),
        today,
      )
        .filter((finding) => finding.path === planned.path && finding.code !== 'sop/unused')
        .map(({ code, message, range }) => `${range.start.line + 1} ${code} ${message}`);
      assert.deepEqual(findings, []);
    });
  }
});
