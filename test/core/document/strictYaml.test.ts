import assert from 'node:assert/strict';
import fc from 'fast-check';
import { locateFast, readFastYaml, type YamlPath } from '../../../src/core/document/fastYaml.js';
import { unsure } from '../../../src/core/document/fastYamlLine.js';
import { locateInTree, locateInYaml } from '../../../src/core/document/locateInYaml.js';
import { parseFullYaml, parseStrictYaml } from '../../../src/core/document/strictYaml.js';
import { frontmatterLimits, settingsLimits } from '../../../src/core/document/yamlLimits.js';
import { placesInTree } from '../../../src/core/document/yamlPlaces.js';
import { readYamlTree } from '../../../src/core/document/yamlTree.js';
import { fuzz } from '../../support/fuzz.js';
import { yamlBlock, yamlSoup } from '../../support/yamlText.js';

/** Values without regard to prototypes; what is refused gives its codes and lines instead. */
function read(source: string): unknown {
  const { value, problems } = parseStrictYaml(source, frontmatterLimits);
  return problems.length === 0
    ? (JSON.parse(JSON.stringify(value)) as unknown)
    : problems.map(
        ({ code, range }) => `${source.slice(0, range.start).split('\n').length} ${code}`,
      );
}

function check(source: string, expected: unknown): void {
  assert.deepEqual(read(source), expected);
}

function checkPlace(source: string, path: YamlPath, expected: string | undefined): void {
  const place = locateInYaml(source, path);
  const cut = ({ start, end }: { start: number; end: number }): string => source.slice(start, end);
  const found =
    place &&
    (place.key === undefined ? cut(place.value) : `${cut(place.key)} = ${cut(place.value)}`);
  assert.equal(found, expected);
}

function keysOf(count: number): string {
  return Array.from({ length: count }, (_, index) => `k${index}: 1\n`).join('');
}

function recordsOf(count: number, keys: number): string {
  const record = Array.from(
    { length: keys },
    (_, key) => `${key === 0 ? '  - ' : '    '}r${key}: 1\n`,
  );
  return `sign_offs:\n${record.join('').repeat(count)}`;
}

describe('parseStrictYaml', () => {
  it('says in words what is wrong, once for each line and without quoting the rest', () => {
    const messages = (source: string) =>
      parseStrictYaml(source).problems.map(({ message }) => message);
    assert.deepEqual(messages('text: Use it: now, and: then, or: never\nb: 1\n'), [
      'The YAML cannot be read: a value that holds ": " needs quotes.',
    ]);
    assert.deepEqual(messages(`# A\n\n> **B** c\n\n${'And so on. '.repeat(50)}\n`), [
      'The YAML cannot be read: unexpected alias at node end.',
      'The YAML cannot be read: unexpected scalar token in YAML stream.',
    ]);
  });

  it('reads what people write', () => {
    check('', null);
    check('# only a comment\n', null);
    check('id: SOP-0012 # why\ntitle: "A: b"\nnone:\n', {
      id: 'SOP-0012',
      title: 'A: b',
      none: null,
    });
    check('a: [x, "y", 3]\nb: { c: d, e }\n', { a: ['x', 'y', 3], b: { c: 'd', e: null } });
    check('a:\n- x\n- y: 1\n  z: 2\nb:\n  - - p\n', { a: ['x', { y: 1, z: 2 }], b: [['p']] });
    check('a: |\n  x\n   y\n\nb: >-\n  one\n  two\n', { a: 'x\n y\n', b: 'one two' });
    check('a: one\n  two\n', { a: 'one two' });
  });

  it('takes dates and other words for text, numbers and booleans for what they are', () => {
    check('a: 2026-11-20\nb: yes\nc: 12:30\nd: 0123\n', {
      a: '2026-11-20',
      b: 'yes',
      c: '12:30',
      d: 123,
    });
    check('a: true\nb: ~\nc: 1.50\nd: 0x1F\ne: "1"\n', { a: true, b: null, c: 1.5, d: 31, e: '1' });
  });

  it('gives values without prototype', () => {
    const { value } = parseStrictYaml('a: { b: c }\n');
    assert.equal(Object.getPrototypeOf(value), null);
    assert.equal((value as Record<string, unknown>)['constructor'], undefined);
  });

  it('refuses each at its line', () => {
    check('a: 1\nb: 2\na: 3\n', ['3 yaml/duplicate-key']);
    check('a: 1\n__proto__: 2\n', ['2 yaml/unsafe-key']);
    check('a: &x 1\nb: *x\n', ['1 yaml/anchor', '2 yaml/alias']);
    check('a: 1\nb: !!str 2\n', ['2 yaml/tag']);
    check('a: 1\n<<: { b: 2 }\n', ['2 yaml/merge-key']);
    check('# c\n%YAML 1.1\n---\na: 1\n', ['2 yaml/directive']);
    check('? [a]\n: 1\n', ['1 yaml/complex-key']);
    check('a: 1\nb: "x\n', ['3 yaml/syntax']);
    check('a: 1\n\tb: 2\n', ['2 yaml/syntax']);
    check('a: 1\n---\nb: 2\n', ['2 yaml/syntax']);
    check('a: {b: 1, b: 2}\n', ['1 yaml/duplicate-key']);
  });

  it('refuses too much of it', () => {
    check(`a: ${'x'.repeat(65 * 1024)}\n`, ['1 yaml/too-large']);
    check(`a: ${'é'.repeat(33 * 1024)}\n`, ['1 yaml/too-large']);
    check(Array.from({ length: 501 }, (_, index) => `k${index}: 1\n`).join(''), [
      '501 yaml/too-many-keys',
    ]);
    check(`a: ${'['.repeat(16)}${']'.repeat(16)}\n`, ['1 yaml/too-deep']);
    check(Array.from({ length: 17 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join(''), [
      '17 yaml/too-deep',
    ]);
  });

  it('counts the keys of sign-offs apart, up to 500 records with every key', () => {
    const read = (head: number, records: number, keys: number): unknown =>
      parseStrictYaml(keysOf(head) + recordsOf(records, keys), frontmatterLimits).problems.map(
        ({ code, message, range }) => [code, message.includes('sign-offs'), range.start > 0],
      );
    assert.deepEqual(read(499, 500, 15), []);
    assert.deepEqual(read(500, 1, 1), [['yaml/too-many-keys', false, true]]);
    assert.deepEqual(read(1, 501, 15), [['yaml/too-many-keys', true, true]]);
    assert.deepEqual(read(1, 1, 7501), [['yaml/too-large', false, true]]);
    assert.deepEqual(read(6000, 0, 0), [['yaml/too-many-keys', false, true]]);
    check(
      `a:\n  sign_offs:\n${recordsOf(1, 600).slice('sign_offs:\n'.length)}`.replaceAll(
        '\n  ',
        '\n    ',
      ),
      ['501 yaml/too-many-keys'],
    );
    check(`sign_offs: [${'{ a: b },'.repeat(600)}]\n`, { sign_offs: Array(600).fill({ a: 'b' }) });
  });

  it('counts the bytes of sign-offs apart, where they stand one below the other', () => {
    const long = 'x'.repeat(1000);
    const block = (count: number, indent = '  ') =>
      `sign_offs:\n${`${indent}- a: ${long}\n`.repeat(count)}`;
    const whole = (count: number) => ({ a: 1, sign_offs: Array(count).fill({ a: long }) });
    check(`a: 1\n${block(500)}`, whole(500));
    check(`a: 1\n${block(500, '')}`, whole(500));
    check(`a: 1\n${block(100).replaceAll('\n', '\r\n')}`, whole(100));
    check(`a: 1\n${block(600)}`, ['3 yaml/too-large']);
    check(`a: ${'x'.repeat(65 * 1024)}\n${block(1)}`, ['1 yaml/too-large']);
    check(`${block(1)}b: ${'x'.repeat(65 * 1024)}\n`, ['1 yaml/too-large']);
    check(`a: 1\nsign_offs: [${`{ a: ${long} }, `.repeat(70)}]\n`, ['1 yaml/too-large']);
    check(`a: 1\nother:\n${block(100).slice('sign_offs:\n'.length)}`, ['1 yaml/too-large']);
  });

  it('names what is wrong in or around long sign-offs at its line', () => {
    const block = `sign_offs:\n${`  - a: ${'x'.repeat(1000)}\n`.repeat(100)}`;
    check(`a: 1\na: 2\n${block}`, ['2 yaml/duplicate-key']);
    check(`${block}sign_offs: 1\n`, ['102 yaml/duplicate-key']);
    check(`${block}b: &x 1\n`, ['102 yaml/anchor']);
    check(`${block}  - b: 1\n    b: 2\n`, ['103 yaml/duplicate-key']);
    check(`${block}  - b: "1\n`, ['103 yaml/syntax']);
    check(`${block}    c: *x\n  - b: 1\n`, ['102 yaml/alias']);
    check(`z: one\n  two\n${block}  - b: |\n${'      long\n'.repeat(9000)}`, [
      '104 yaml/too-large',
    ]);
    check(block.replace('- a', 'a').replaceAll('- a', 'a'), ['2 yaml/too-large']);
  });

  it('survives bombs among sign-offs', () => {
    for (const part of [
      '\n',
      '  - a\n',
      '  - "\n',
      '  - {\n',
      '    #\n',
      '  - a: |\n',
      '  -\n',
      '- a\n',
    ]) {
      const source = `a: one\n  two\nsign_offs:\n${part.repeat(Math.floor(500_000 / part.length))}`;
      const { value, problems } = parseStrictYaml(source, frontmatterLimits);
      assert.ok(value !== undefined || problems.length > 0, part);
    }
  });

  it('survives bombs', () => {
    for (const part of [
      '[',
      '{',
      '- ',
      '? ',
      'a: ',
      '{a,',
      '"',
      '\n',
      '#\n',
      'a: |\n',
      "'",
      '!',
      '&a ',
    ]) {
      const source = part.repeat(Math.floor(60_000 / part.length));
      const { value, problems } = parseStrictYaml(source, frontmatterLimits);
      assert.ok(value !== undefined || problems.length > 0, part);
    }
  });
});

describe('the fast reader, wherever it is sure, reads as the full parser does', function () {
  this.timeout(300_000);

  const paths: readonly YamlPath[] = [
    ['a'],
    ['b'],
    ['key'],
    ['owner'],
    ['a', 0],
    ['a', 'b'],
    ['a', 'c1'],
    ['b', 1, 'a'],
    ['c1', 0],
  ];

  function assertSame(source: string): void {
    const value = readFastYaml(source, settingsLimits);
    if (value === undefined) {
      return;
    }
    assert.deepEqual({ value, problems: [] }, parseFullYaml(source, settingsLimits), source);
    for (const path of paths) {
      const place = locateFast(source, path, settingsLimits);
      if (place !== unsure) {
        assert.deepEqual(place, locateInTree(source, path), source);
      }
    }
  }

  it('in what people write', () => {
    fc.assert(fc.property(yamlBlock, assertSame), fuzz(3000));
  });

  it('in anything', () => {
    fc.assert(fc.property(yamlSoup, assertSame), fuzz(8000));
  });
});

describe('a long list of sign-offs, read in runs', function () {
  this.timeout(60_000);

  const wide = {
    ...settingsLimits,
    records: { bytes: settingsLimits.bytes, keys: settingsLimits.keys },
  };
  const tight = { ...wide, bytes: 60 };

  /** What stands around a list of records, and the records. */
  const parts = fc.tuple(
    fc.constantFrom('a: 1\n', 'a: one\n  two\n', '', 'a: [x, "y"]\n# c\n'),
    fc.array(
      fc.constantFrom(
        '- a: 1\n  b: two\n    three\n',
        '- { a: 1, c1: [x] }\n',
        '- a: |\n    - x\n    y\n',
        '-\n  a: 1\n',
        '- # why\n  a: 1 # so\n\n# between\n',
        '- - a\n  - b\n',
        '- a:\n',
      ),
      { minLength: 1, maxLength: 12 },
    ),
    fc.constantFrom('', '  '),
    fc.constantFrom('', 'b: 1\n', 'b: two\n  three\n'),
  );

  it('says what it says in one go', () => {
    fc.assert(
      fc.property(parts, ([before, records, indent, after]) => {
        const lines = records.join('').replace(/^(?=.)/gm, indent);
        const source = `${before}sign_offs:\n${lines}${after}`;
        assert.deepEqual(readYamlTree(source, tight), readYamlTree(source, wide), source);
        const whole = placesInTree(source);
        const inRuns = placesInTree(source, tight);
        for (const [path, place] of whole) {
          if (path !== '[]' && path !== '["sign_offs"]') {
            assert.deepEqual(inRuns.get(path), place, `${path} of ${source}`);
          }
        }
      }),
      fuzz(1500),
    );
  });
});

describe('locateInYaml', () => {
  it('finds keys and values', () => {
    const source =
      'id: "X" # c\nlist:\n  - one\n  - name: two\n    role: noc\nempty:\nflow: { a: [1, 2] }\n';
    checkPlace(source, ['id'], 'id = "X"');
    checkPlace(source, ['list', 0], 'one');
    checkPlace(source, ['list', 1, 'role'], 'role = noc');
    checkPlace(source, ['list', 1], 'name: two\n    role: noc');
    checkPlace(source, ['empty'], 'empty = ');
    checkPlace(source, ['flow', 'a', 1], '2');
    checkPlace(source, ['missing'], undefined);
    checkPlace(source, ['list', 7], undefined);
    checkPlace(source, ['id', 'deeper'], undefined);
  });

  it('finds them in and around long sign-offs', () => {
    const block = `sign_offs:\n${`  - a: ${'x'.repeat(1000)}\n    b: [1, 2]\n`.repeat(100)}`;
    for (const after of ['c: 1\n', 'c: 1\nd: one\n  two\n']) {
      const source = `first: 1\n${block}${after}`;
      checkPlace(source, ['first'], 'first = 1');
      checkPlace(source, ['c'], 'c = 1');
      checkPlace(source, ['sign_offs', 99, 'b', 1], '2');
      checkPlace(source, ['sign_offs', 100], undefined);
      checkPlace(source, ['sign_offs'], `sign_offs = ${block.slice('sign_offs:\n  '.length, -1)}`);
    }
  });
});
