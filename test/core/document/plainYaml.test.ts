/** What is plain to see must be what is read. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { locateInYaml } from '../../../src/core/document/locateInYaml.js';
import { lineInPlainYaml, readPlainYaml } from '../../../src/core/document/plainYaml.js';
import { parseStrictYaml } from '../../../src/core/document/strictYaml.js';
import { frontmatterLimits } from '../../../src/core/document/yamlLimits.js';
import { fuzz } from '../../support/fuzz.js';
import { yamlBlock } from '../../support/yamlText.js';

/** Whether all of it was plain. */
function check(source: string): boolean {
  const value = readPlainYaml(source);
  if (value === undefined) return false;
  const reading = parseStrictYaml(source, frontmatterLimits);
  assert.deepEqual(reading.problems, []);
  assert.deepEqual(value, reading.value);
  for (const path of [['id'], ['a'], ['sign_offs'], ['sign_offs', 0], ['sign_offs', 1], ['a', 0]]) {
    const place = locateInYaml(source, path);
    const start = place && (place.key ?? place.value).start;
    const line = lineInPlainYaml({ source, data: value }, path);
    assert.equal(lineInPlainYaml({ source, data: {} }, path), line);
    if (line !== undefined) {
      assert.equal(line, source.slice(0, start).split('\n').length - 1, JSON.stringify(path));
    }
  }
  return true;
}

const record = '  - gate: acceptance\n    name: Ana Cruz\n    at: "2026-11-20T20:04:05Z"\n';

describe('readPlainYaml', () => {
  it('reads the frontmatter of most documents', () => {
    assert.ok(check(`id: A-1\ntitle: "A: b"\nnone:\ntags: [a, b]\nsign_offs:\n${record}${record}`));
    assert.ok(
      check('a:\n  - one\n  - 2\n  - x: 1\n    y: 2026-01-02\nsummary: >-\n  one\n  two\n'),
    );
    assert.ok(check('a: 3  # why\nb: { c: 1, d: e }\nname: Łucja Nowak\n'));
    const source = `id: A-1\nsign_offs:\n${record}${record}`;
    assert.equal(lineInPlainYaml({ source, data: {} }, ['sign_offs', 1]), 5);
    assert.ok(check(`summary: >-\n  one\n  two\n${source}`.replaceAll('\n', '\r\n')));
    assert.ok(check(`a: [b, c]\r\n${source}`));
  });

  it('leaves to others what is not plain to see', () => {
    for (const source of [
      ...[
        '',
        'a\n',
        'a: 1',
        'a: b: c\n',
        'a: 1\na: 2\n',
        '__proto__: 1\n',
        'a: |\n  b\n',
        'a: >-\n',
      ],
      ...[
        'a: "b\n',
        "a: 'b'\n",
        'a: [b\n',
        'a: { b: 1, b: 2 }\n',
        'a: &b c\n',
        'a: *b\n',
        'a: !b c\n',
      ],
      ...[
        '  a: 1\n',
        '- a\n',
        'a:\n- b\n',
        'a:\n  b: c\n',
        'a: b\n  c\n',
        'a: 1\rb: 2\n',
        'a: b \n',
      ],
      ...[
        'a:\n  - b: 1\n    b: 2\n',
        'a:\n  - b\n    c: 1\n',
        'a: >-\n  b\n\n  c\n',
        '---\n',
        '...\n',
      ],
      ...['%a: b\n', 'a: >-\n  b\n    c\n', 'a:\n  - b:\n      c\n', '# a\n'],
    ]) {
      assert.ok(!check(source), source);
    }
  });

  it('leaves to others what may be too much', () => {
    assert.ok(!check(Array.from({ length: 500 }, (_, at) => `a${at}: 1\n`).join('')));
    assert.ok(!check(`a: ${'b'.repeat(20_000)}\n`));
  });

  it('says what is read, whatever is written', () => {
    const pieces = [
      ...[
        'id: A-1',
        'title: "A: b"',
        'a: [b, c]',
        'a:',
        'b:',
        '  - a',
        '- a',
        '  one',
        '',
        '# why',
      ],
      ...[
        'a: >-',
        'a: >-2',
        '  - x: 1',
        '    y: 2',
        '    x: 3',
        '    - z',
        '  - - z',
        '  -',
        '    ',
      ],
      ...[
        'a: { b: c }',
        'a: { b: c, b: d }',
        'a: []',
        'a: {}',
        '...',
        '---',
        '--- a',
        'sign_offs:',
      ],
      ...[
        'a: é',
        'é: a',
        'a: é\u2028b',
        'a: b\u0085',
        'a: \ufeffb',
        'a: b\t',
        'a: b\tc',
        'a: 0x1f',
      ],
      ...[
        'a: 1e3',
        'a: .5',
        'a: null',
        'null: a',
        'true: b',
        'y: n',
        'a: b # c',
        'a: b #',
        'a: b# c',
      ],
      ...[
        'a: "b" # c',
        'a: -',
        'a: - b',
        'a: ? b',
        'a: b,c',
        'a: b]',
        'a:  b',
        'a : b',
        'a:b',
        '  b: c',
      ],
      ...[
        '    sign_offs:',
        '  - gate: x',
        '  - "q"',
        '  text: more',
        '  # no',
        '<<: a',
        '__proto__: b',
      ],
    ];
    const line = fc.tuple(fc.constantFrom(...pieces), fc.constantFrom('\n', '\n', '\r\n'));
    const source = fc.oneof(
      fc.array(line, { maxLength: 7 }).map((all) => all.flat().join('')),
      yamlBlock,
    );
    let plain = 0;
    fc.assert(
      fc.property(source, (text) => {
        if (check(text)) plain++;
      }),
      fuzz(1000),
    );
    assert.ok(plain > 0);
  });
});
