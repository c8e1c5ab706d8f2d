import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { YamlValue } from '../../../src/core/document/frontmatter.js';
import { removeFieldEdits, setFieldEdits } from '../../../src/core/document/frontmatterEdits.js';
import { parseDocument } from '../../../src/core/document/parseDocument.js';
import { readFrontmatter } from '../../../src/core/document/readFrontmatter.js';
import { applyEdits, type TextEdit } from '../../../src/core/text/textEdit.js';
import { fuzz } from '../../support/fuzz.js';
import { yamlBlock } from '../../support/yamlText.js';

function edited(text: string, edits: readonly TextEdit[]): string | undefined {
  return edits.length === 0 ? undefined : applyEdits(text, edits);
}

function checkSet(
  text: string,
  [key, value]: [string, YamlValue],
  expected: string | undefined,
): void {
  const document = parseDocument('a.md', { text, bom: false });
  assert.equal(edited(text, setFieldEdits(text, document, key, value)), expected);
}

function checkRemove(text: string, key: string, expected: string | undefined): void {
  const document = parseDocument('a.md', { text, bom: false });
  assert.equal(edited(text, removeFieldEdits(text, document, key)), expected);
}

describe('setFieldEdits', () => {
  it('changes a value and nothing around it', () => {
    checkSet('---\nid: A # c\nb: 1\n---\n', ['id', 'B'], '---\nid: B # c\nb: 1\n---\n');
    checkSet('---\r\nid:   "A"\r\n---\r\nx', ['id', 'B'], '---\r\nid:   "B"\r\n---\r\nx');
    checkSet("---\nid: 'A'\n---\n", ['id', "it's"], "---\nid: 'it''s'\n---\n");
    checkSet('---\nid:\n---\n', ['id', 'A'], '---\nid: A\n---\n');
    checkSet('---\nid: # c\n---\n', ['id', 'A'], '---\nid: A # c\n---\n');
    checkSet('---\n{ a: 1, id: X }\n---\n', ['id', 'Z'], '---\n{ a: 1, id: Z }\n---\n');
  });

  it('adds a key last, but before the sign-offs and what is said of them', () => {
    checkSet('---\na: 1\n---\n', ['id', 'A'], '---\na: 1\nid: A\n---\n');
    checkSet(
      '---\na: 1\n# records\nsign_offs:\n  - gate: x\n---\n',
      ['id', 'A'],
      '---\na: 1\nid: A\n# records\nsign_offs:\n  - gate: x\n---\n',
    );
    checkSet('---\n---\n', ['id', 'A'], '---\nid: A\n---\n');
    checkSet('---\na: 1\n...\n', ['id', 'A'], '---\na: 1\nid: A\n...\n');
  });

  it('makes a block where there is none', () => {
    checkSet('# T\n', ['id', 'A'], '---\nid: A\n---\n\n# T\n');
    checkSet('# T\r\n', ['id', 'A'], '---\r\nid: A\r\n---\r\n\r\n# T\r\n');
    checkSet('', ['id', 'A'], '---\nid: A\n---\n');
  });

  it('writes lists and mappings on lines of their own, in brackets where they were', () => {
    checkSet('---\na: 1\n---\n', ['a', ['x', 'z']], '---\na:\n  - x\n  - z\n---\n');
    checkSet('---\na: [x]\n---\n', ['a', ['x', 'z']], '---\na: [x, z]\n---\n');
    checkSet(
      '---\na: # c\n- x # d\nb: 1\n---\n',
      ['a', ['z']],
      '---\na: # c\n- z # d\nb: 1\n---\n',
    );
    checkSet('---\na:\n  - x\nb: 1\n---\n', ['a', 'one'], '---\na: one\nb: 1\n---\n');
    checkSet(
      '---\na: 1 # c\n---\n',
      ['a', { b: { c: [] } }],
      '---\na: # c\n  b:\n    c: []\n---\n',
    );
  });

  it('quotes what would be read as something else', () => {
    for (const value of [
      'yes',
      '12',
      'null',
      'a: b',
      '2026-11-20T10:00:00Z',
      '',
      ' x',
      '#',
      '- x',
      'é\u200b',
      'a\tb',
    ]) {
      const text = '---\na: 1\n---\n';
      const after = edited(text, setFieldEdits(text, readFrontmatter(text), 'a', value)) ?? '';
      assert.equal(readFrontmatter(after).frontmatter.data['a'], value);
    }
    checkSet('---\na: 1\n---\n', ['a', '2026-11-20'], '---\na: 2026-11-20\n---\n');
    checkSet('---\na: 1\n---\n', ['a', 'c1:00'], '---\na: "c1:00"\n---\n');
  });

  it('does nothing to a block that cannot be read, nor what could not be read back', () => {
    checkSet('---\na: [\n---\n', ['id', 'A'], undefined);
    checkSet('---\na: 1\n---\n', ['__proto__', 'A'], undefined);
  });
});

describe('removeFieldEdits', () => {
  it('takes the lines of the key', () => {
    checkRemove('---\na: 1\nb: # c\n  - x\n\nc: 3\n---\n', 'b', '---\na: 1\n\nc: 3\n---\n');
    checkRemove('---\r\na: 1\r\nb: 2\r\n---\r\n', 'a', '---\r\nb: 2\r\n---\r\n');
    checkRemove('---\n{ a: 1, b: 2 }\n---\n', 'a', '---\n{ b: 2 }\n---\n');
    checkRemove('---\na: 1\n---\n', 'z', undefined);
  });
});

describe('edits of any frontmatter', function () {
  this.timeout(300_000);

  const value: fc.Arbitrary<YamlValue> = fc.letrec<{ value: YamlValue }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 3, depthIdentifier: 'value' },
      fc.string(),
      fc.string({ unit: 'binary', maxLength: 5 }).filter((text) => !/[\ud800-\udfff]/.test(text)),
      fc.constantFrom(null, true, 0, -1.5, '2026-11-20', 'plain words', 'two\nlines\n'),
      fc.array(tie('value'), { maxLength: 3, depthIdentifier: 'value' }),
      fc.dictionary(fc.constantFrom('k', 'l', 'a b', 'null'), tie('value'), {
        maxKeys: 3,
        depthIdentifier: 'value',
      }),
    ),
  })).value;
  const key = fc.constantFrom('a', 'b', 'c1', 'owner', 'quoted', 'review_in', 'new_key');

  it('keep every line that is not of the key', () => {
    let done = 0;
    fc.assert(
      fc.property(yamlBlock, key, value, (yaml, name, wanted) => {
        const text = `---\n${yaml}---\nbody\n`;
        const before = readFrontmatter(text);
        const edits = setFieldEdits(text, before, name, wanted);
        const removal = removeFieldEdits(text, before, name);
        if (before.frontmatter.status === 'invalid') {
          assert.deepEqual([...edits, ...removal], []);
          return;
        }
        const isMade = name in before.frontmatter.data;
        assert.equal(removal.length > 0, isMade);
        if (edits.length > 0) {
          done++;
          assertKept(text, edits, isMade ? linesOf(text, before, name) : []);
        }
      }),
      fuzz(3000),
    );
    assert.ok(done > 500, `${done} edits`);
  });
});

type Reading = ReturnType<typeof readFrontmatter>;

/** The lines that removing the key would take. */
function linesOf(text: string, before: Reading, key: string): readonly string[] {
  return removeFieldEdits(text, before, key).flatMap(({ range }) =>
    text.slice(range.start, range.end).split('\n'),
  );
}

/** All lines but `own` are still there, in their order, with their endings. */
function assertKept(text: string, edits: readonly TextEdit[], own: readonly string[]): void {
  const after = applyEdits(text, edits).split('\n');
  let at = 0;
  for (const line of text.split('\n')) {
    if (!own.includes(line)) {
      const found = after.indexOf(line, at);
      assert.ok(found >= 0, JSON.stringify({ text, line, after }));
      at = found + 1;
    }
  }
}
