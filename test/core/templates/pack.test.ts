import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gateCaseOf } from '../../../src/core/gate/gateCase.js';
import { pinOf, pinReasons } from '../../../src/core/gate/pinReasons.js';
import { rememberTemplate } from '../../../src/core/gate/rememberTemplate.js';
import { applyChanges } from '../../../src/core/library/applyChanges.js';
import type { Library } from '../../../src/core/library/library.js';
import { planNewDocument } from '../../../src/core/library/planNewDocument.js';
import { templateChoices } from '../../../src/core/library/templateChoices.js';
import { templateQuestions } from '../../../src/core/library/templateQuestions.js';
import { parseDocument } from '../../../src/core/document/parseDocument.js';
import { hasSizes } from '../../../src/core/templates/templateSize.js';
import { templatePin } from '../../../src/core/gate/templatePin.js';
import { findingsIn, findingsOf } from '../../../src/core/rules/findings.js';
import { sizes, type Size } from '../../../src/core/schema/size.js';
import type { CivilDate } from '../../../src/core/schema/civilDate.js';
import { builtInKinds } from '../../../src/core/schema/kinds/builtInKinds.js';
import { installTemplate } from '../../../src/core/templates/installTemplate.js';
import { newDocument, questionsOf } from '../../../src/core/templates/newDocument.js';
import { libraryOf } from '../../support/libraryOf.js';
import { sha256 } from '../../support/sha256.js';
import { starterLibraryFiles, templatesFolder } from '../../support/starterLibraryFiles.js';

const today = '2026-11-20' as CivilDate;
const starter = starterLibraryFiles(today);
const pack = readdirSync(templatesFolder).filter((name) => name.endsWith('.md'));

/** What a library has to do first: use its SOPs, make its runs of the week. */
const ignored = new Set(['sop/unused', 'template/run-missing']);

/** An answer to every question a template may ask; what names a day is answered with one. */
const answers: Readonly<Record<string, string>> = {
  id: 'NEW-7Q3K9',
  today,
  period: '2026-11',
  size: 'full',
  handle: 'dana',
  title: 'Core switch: a "new" one',
  client: 'example-client',
  project: 'PRJ-PRACTICE',
  owner: 'noc',
  backup_owner: 'service-delivery',
  audience: 'service-manager',
  role: 'noc',
  manager_role: 'service-delivery',
  workflow: 'incident',
  category: 'beef',
  area: 'network',
  target: 'TPL-CLOSEOUT',
  tier: 'tier-2',
  goal: 'One sentence.',
  what_happened: 'Two sentences.',
  proposed_change: 'One more.',
  first_action: 'Mend it.',
  first_priority: 'Finish what is overdue',
  contact_name: 'Alex Example',
  contact_phone: '01632 960100',
};
const people = ['lead_tech', 'coordinator', 'sales_owner', 'holder', 'manager', 'person'];
const named = ['from_person', 'to_person'];

function answerTo(question: string): string | undefined {
  if (question.endsWith('_on')) {
    return today;
  }
  return people.includes(question) || named.includes(question) ? 'dana' : answers[question];
}

function check(files: Readonly<Record<string, string>>, file: string): void {
  const findings = findingsOf(libraryOf({ ...starter, ...files }), today)
    .filter((finding) => finding.path === file && !ignored.has(finding.code))
    .map(({ code, message, range }) => `${range.start.line + 1} ${code} ${message}`);
  assert.deepEqual(findings, []);
}

/** What the document lacks that the template it names by its content asks for. */
function pinnedReasons(files: Readonly<Record<string, string>>, file: string): readonly string[] {
  const library = libraryOf({ ...starter, ...files });
  const document = library.documents.get(file);
  assert.ok(document && pinOf(document)?.content, `${file} does not say what it was made from`);
  return pinReasons(gateCaseOf(library, document, today)).map(({ message }) => message);
}

/** Answers what a person must answer and leaves everything else blank, as the product does. */
function checkRequired(name: string, text: string, size: Size): void {
  const library = libraryOf(starter);
  const [choice] = templateChoices(libraryOf({}), [{ name, text }]);
  assert.ok(choice);
  const settings = { today, handle: 'dana', period: '2026-11', size };
  const memory = rememberTemplate(withoutTemplates(library), choice, settings);
  assert.ok(!('problem' in memory));
  const values: Record<string, string> = { ...settings, id: 'NEW-7Q3K9' };
  for (const { name: question, required } of templateQuestions(memory.library, memory.template, {
    known: values,
    today,
  })) {
    values[question] = required ? (answerTo(question) ?? 'An answer') : '';
  }
  const plan = planNewDocument(memory.library, { ...memory, values });
  assert.ok(plan.kind === 'planned', JSON.stringify(plan));
  const document = parseDocument(plan.path, { text: plan.text, bom: false });
  const made = applyChanges(memory.library, [{ kind: 'document', document }]).library;
  const found = findingsIn(made, document, today).filter(({ code }) => !ignored.has(code));
  assert.deepEqual(
    found.map(({ code, message }) => `${code} ${message}`),
    [],
  );
  assert.doesNotMatch(plan.text, /\(full\)/);
}

/** The starter library has some of the templates already, which would be in the way. */
function withoutTemplates(library: Library): Library {
  const changes = [...library.documents.keys()]
    .filter((file) => file.startsWith('templates/') || file.endsWith('closeout.md'))
    .map((file) => ({ kind: 'removed' as const, path: file }));
  return applyChanges(library, changes).library;
}

describe('the templates of the product', () => {
  for (const name of pack) {
    const text = readFileSync(path.join(templatesFolder, name), 'utf8');

    it(`${name} has no findings in a library`, () => {
      const file = `templates/${name}`;
      check({ [file]: installTemplate(text, { today, handle: 'dana' }) }, file);
    });

    it(`${name} makes a document without findings`, () => {
      const values: Record<string, string> = { id: answers['id'] ?? '' };
      for (const question of questionsOf({ text })) {
        const answer = answerTo(question);
        assert.ok(answer !== undefined, `nobody answers ${question}`);
        values[question] = answer;
      }
      const template = installTemplate(text, { today, handle: 'dana' });
      const id = /^id: (.*)$/m.exec(template)?.[1] ?? '';
      const content = templatePin(template, sha256) ?? '';
      const made = newDocument({ id, content, text: template }, values);
      assert.deepEqual([made.unknown, made.blanks], [[], []]);
      assert.match(made.path ?? '', /^[a-z-]+\/[a-z0-9/-]+\.md$/);
      const files = { [`templates/${name}`]: template, [made.path ?? '']: made.text };
      check(files, made.path ?? '');
      assert.deepEqual(pinnedReasons(files, made.path ?? ''), []);
    });
  }

  for (const name of pack) {
    const text = readFileSync(path.join(templatesFolder, name), 'utf8');
    for (const size of hasSizes(text) ? sizes : ['full' as const]) {
      it(`${name} makes a ${size} document without findings from required answers alone`, () => {
        checkRequired(name, text, size);
      });
    }
  }

  it('are one for each kind, but plain pages', () => {
    const made = new Set(
      pack.map(
        (name) =>
          /^ {2}kind: (.*)$/m.exec(readFileSync(path.join(templatesFolder, name), 'utf8'))?.[1],
      ),
    );
    assert.deepEqual(
      [...builtInKinds.keys()].filter((kind) => !made.has(kind)),
      ['page'],
    );
  });

  it('have each id once', () => {
    const ids = pack.map(
      (name) => /^id: (.*)$/m.exec(readFileSync(path.join(templatesFolder, name), 'utf8'))?.[1],
    );
    assert.deepEqual(ids, [...new Set(ids)]);
  });
});
