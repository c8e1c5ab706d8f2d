import assert from 'node:assert/strict';
import { fileSlug, newDocument, questionsOf } from '../../../src/core/templates/newDocument.js';
import type { TemplateValues } from '../../../src/core/templates/renderTemplate.js';

const closeout = `---
id: TPL-CLOSEOUT
kind: template
title: Project closeout
gates:
  - id: acceptance
    sign: { role: noc } # never the project team
makes:
  kind: checklist
  path: projects/{{project}}/closeout.md
  title: "Closeout: {{title}}"
  client: "{{client}}"

reviewed_on: 2026-01-01
---

# Closeout: {{title}}

- [ ] NOC-1: Ask {{contact}}.
`;

function check(text: string, values: TemplateValues, expected: { text: string; path?: string }) {
  const { text: made, path } = newDocument({ id: 'TPL-CLOSEOUT', text }, values);
  assert.deepEqual({ text: made, ...(path === undefined ? {} : { path }) }, expected);
}

const answers = {
  id: 'CHK-4T7QZ',
  title: 'New "core" switch',
  project: 'PRJ-118',
  client: 'contoso',
  contact: 'Ana',
};
const made = `---
id: CHK-4T7QZ
kind: checklist
title: "Closeout: New \\"core\\" switch"
client: contoso
gates:
  - id: acceptance
    sign: { role: noc } # never the project team
template:
  id: TPL-CLOSEOUT
---

# Closeout: New "core" switch

- [ ] NOC-1: Ask Ana.
`;

describe('a document made from a template', () => {
  it('takes its frontmatter from makes, its gates and body from the template', () => {
    check(closeout, answers, { text: made, path: 'projects/prj-118/closeout.md' });
  });

  it('reads them however YAML writes them', () => {
    const path = 'projects/prj-118/closeout.md';
    check(closeout.replace('closeout.md\n  title', 'closeout.md # where\n  title'), answers, {
      text: made,
      path,
    });
    check(closeout.replace('---\n\n# Closeout', '...\n\n# Closeout'), answers, {
      text: made,
      path,
    });
    check(closeout.replace('  title: "Clo', '# who\n  title: "Clo'), answers, {
      text: made.replace('title: "Clo', '# who\ntitle: "Clo'),
      path,
    });
    check(closeout.replace('  - id: acc', '- id: acc').replace('    sign', '  sign'), answers, {
      text: made.replace('  - id: acc', '- id: acc').replace('    sign', '  sign'),
      path,
    });
    const flow = `---
id: TPL-CLOSEOUT
gates: [{ id: acceptance,
  sign: { role: noc } }]
makes: { kind: checklist, path: "projects/{{project}}/closeout.md", title: "Closeout: {{title}}" }
---
Ask {{contact}}.
`;
    check(flow, answers, {
      text: `---
id: CHK-4T7QZ
kind: checklist
title: "Closeout: New \\"core\\" switch"
gates: [{ id: acceptance,
  sign: { role: noc } }]
template:
  id: TPL-CLOSEOUT
---
Ask Ana.
`,
      path,
    });
    assert.deepEqual(questionsOf({ text: flow }), ['project', 'title', 'contact']);
  });

  it('remembers the content of the template', () => {
    const { text } = newDocument({ id: 'TPL-1', content: 'c1:00', text: closeout }, answers);
    assert.match(text, /\ntemplate:\n {2}id: TPL-1\n {2}content: "c1:00"\n---\n/);
  });

  it('keeps the line endings of the template', () => {
    check(closeout.replaceAll('\n', '\r\n'), answers, {
      text: made.replaceAll('\n', '\r\n'),
      path: 'projects/prj-118/closeout.md',
    });
  });

  it('is the whole file when the template does not say what it makes', () => {
    check('# {{title}}\n', { title: 'Notes' }, { text: '# Notes\n' });
    check(
      '---\nkind: page\n---\n{{title}}\n',
      { title: 'N' },
      { text: '---\nkind: page\n---\nN\n' },
    );
  });
});

describe('the questions of a template', () => {
  it('are its placeholders, the id aside', () => {
    assert.deepEqual(questionsOf({ text: closeout }), ['project', 'title', 'client', 'contact']);
    assert.deepEqual(questionsOf({ text: '{{id}} {{today}}' }), ['today']);
  });
});

describe('a file name made of an answer', () => {
  it('has nothing that a file system minds', () => {
    const cases: readonly (readonly [string, string])[] = [
      ['Müller & Söhne GmbH', 'muller-sohne-gmbh'],
      ['../../etc/passwd', 'etc-passwd'],
      ['  ', 'untitled'],
      ['東京', '東京'],
      ['한국', '한국'],
      ['a'.repeat(80), 'a'.repeat(60)],
    ];
    for (const [text, slug] of cases) {
      assert.equal(fileSlug(text), slug);
    }
  });
});
