import assert from 'node:assert/strict';
import { parse } from 'yaml';
import {
  placeholdersIn,
  renderTemplate,
  type TemplateSyntax,
  type TemplateValues,
} from '../../../src/core/templates/renderTemplate.js';

interface Expected {
  readonly text: string;
  readonly syntax?: TemplateSyntax;
  /** The text before each blank and its name, `before|name`. */
  readonly blanks?: readonly string[];
  readonly unknown?: readonly string[];
}

function check(template: string, values: TemplateValues, expected: string | Expected): void {
  const full: Expected = typeof expected === 'string' ? { text: expected } : expected;
  const rendered = renderTemplate(template, values, full.syntax);
  assert.equal(rendered.text, full.text);
  assert.deepEqual(
    rendered.blanks.map((blank) => `${rendered.text.slice(0, blank.range.start)}|${blank.name}`),
    full.blanks ?? [],
  );
  assert.deepEqual(
    rendered.unknown.map((place) => template.slice(place.range.start, place.range.end)),
    full.unknown ?? [],
  );
}

describe('rendering a template', () => {
  it('replaces placeholders everywhere in the body', () => {
    check(
      '# {{title}}\n\nFor {{ client }}.\n',
      { title: 'A: b', client: 'C' },
      '# A: b\n\nFor C.\n',
    );
  });

  it('says the words before a title once', () => {
    const template =
      '---\ntitle: "Closeout: {{title}}"\n---\n\n# Closeout: {{title}}\n\nOf {{title}}.\n';
    const made = (title: string, name: string) =>
      `---\ntitle: "Closeout: ${name}"\n---\n\n# Closeout: ${name}\n\nOf ${title}.\n`;
    for (const title of [
      'Closeout: Office move',
      'closeout – Office move',
      'CLOSEOUT:Office move',
    ]) {
      check(template, { title }, made(title, 'Office move'));
    }
    for (const title of [
      'Office move',
      'Closeout',
      'Closeout:',
      'Closeout of 2026',
      'Closeouts: all',
    ]) {
      check(template, { title }, made(title, title));
    }
    check(
      '# Weekly call with {{title}}\n',
      { title: 'Weekly call with Contoso' },
      '# Weekly call with Contoso\n',
    );
    check('# Role: {{role}}\n', { role: 'Role: NOC' }, '# Role: Role: NOC\n');
    check('# {{title}}\n', { title: 'Closeout: A' }, '# Closeout: A\n');
  });

  it('writes what a person has to do as bullets, in the body alone', () => {
    check(
      '## Open\r\n\r\n{{my_work}}\r\n',
      { my_work: 'one\n\n  two  ' },
      '## Open\r\n\r\n- one\r\n- two\r\n',
    );
    check('---\na: "{{my_work}}"\n---\n', { my_work: 'one\ntwo' }, '---\na: one two\n---\n');
  });

  it('leaves text that is no placeholder alone', () => {
    const text = '{{ .Values.x }} {{Title}} {title} {{a b}} ${{ secrets.x }}\r\n';
    check(text, {}, text);
  });

  it('reports a placeholder nobody answered and leaves it', () => {
    check('{{a}} {{b}}', { a: '1' }, { text: '1 {{b}}', unknown: ['{{b}}'] });
  });

  it('does not take inherited properties for answers', () => {
    check('{{constructor}}', {}, { text: '{{constructor}}', unknown: ['{{constructor}}'] });
  });

  it('tells where an empty answer left a blank', () => {
    check(
      '---\nclient: "{{client}}"\n---\n# {{title}}\n',
      { client: '', title: '' },
      {
        text: '---\nclient: ""\n---\n# \n',
        blanks: ['---\nclient: "|client', '---\nclient: ""\n---\n# |title'],
      },
    );
  });

  it('does not replace placeholders inside an answer', () => {
    check('{{a}}{{b}}', { a: '{{b}}', b: 'x' }, '{{b}}x');
  });

  it('keeps an answer on one line', () => {
    check('- [ ] {{a}}\n', { a: 'one\r\n# two\n- [x] three' }, '- [ ] one # two - [x] three\n');
  });

  it('drops the quotes of a scalar whose answer needs none', () => {
    check(
      '---\nowner: "{{o}}"\non: "{{d}}"\n---\n',
      { o: 'noc', d: '2026-11-20' },
      '---\nowner: noc\non: 2026-11-20\n---\n',
    );
  });

  it('escapes inside longer scalars', () => {
    check(
      '---\ntitle: "For {{a}}."\n---\n',
      { a: 'the "big" C:\\' },
      '---\ntitle: "For the \\"big\\" C:\\\\."\n---\n',
    );
    check("---\ntitle: 'For {{a}}.'\n---\n", { a: "Dana's" }, "---\ntitle: 'For Dana''s.'\n---\n");
  });

  it('treats a file that is YAML as YAML to its end', () => {
    check(
      'name: {{n}}\nroles:\n  - {{r}}\n',
      { n: 'a: b', r: 'no' },
      { text: 'name: "a: b"\nroles:\n  - "no"\n', syntax: 'yaml' },
    );
  });
});

describe('any answer', () => {
  const answers = [
    'plain',
    'two words',
    'a: b',
    '- a',
    '# a',
    'a # b',
    '"',
    "'",
    '\\',
    '\\"',
    '{a}',
    '[a]',
    'true',
    'null',
    '~',
    '12',
    '0x1f',
    '1e3',
    '2026-11-20',
    '.5',
    'a, b',
    '*a',
    '&a',
    '!a',
    '|',
    '>',
    '%',
    '@a',
    'Ümlaut',
    'tab\there',
    '\u0007bell',
    'no',
    'on',
    '---',
    '...',
    '?',
    'a?',
    '\u2028',
    'R&D (EU)',
    '=',
    '<<',
  ];
  const templates = [
    'v: {{a}}\n',
    'v: "{{a}}"\n',
    "v: '{{a}}'\n",
    'v: [{{a}}]\n',
    'v:\n  - {{a}}\n',
    'v: {{a}} # note\n',
  ];

  for (const template of templates) {
    it(`stays one string in ${JSON.stringify(template)}`, () => {
      for (const answer of answers) {
        const value = (
          parse(renderTemplate(template, { a: answer }, 'yaml').text) as { v: unknown }
        ).v;
        const read: unknown = Array.isArray(value) ? value[0] : value;
        const expected = template.includes("'")
          ? oneLine(answer).replace(/\p{Cc}/gu, ' ')
          : oneLine(answer);
        assert.ok(
          read === expected || read === oneLine(answer),
          `${JSON.stringify(answer)} became ${String(read)}`,
        );
      }
    });
  }

  function oneLine(answer: string): string {
    return answer.replace(/\u2028/g, ' ').trim();
  }
});

describe('the placeholders of a template', () => {
  it('are named once, in order', () => {
    assert.deepEqual(placeholdersIn('{{b}} {{a}} {{ b }}'), ['b', 'a']);
  });
});
