import assert from 'node:assert/strict';
import { parseDocument } from '../../../src/core/document/parseDocument.js';
import { decodeText } from '../../../src/core/text/decodeText.js';

/** Status, keys and problems of the frontmatter, and the headings of the body. */
function read(text: string): unknown[] {
  const bytes = new TextEncoder().encode(text);
  const { frontmatter, problems, headings, lines } = parseDocument('a.md', decodeText(bytes));
  return [
    frontmatter.status,
    Object.keys(frontmatter.data).join(' '),
    problems
      .filter(({ code }) => code.startsWith('frontmatter/'))
      .map(
        ({ code, range }) =>
          `${lines.filter((start) => start <= range.start).length} ${code.slice(12)}`,
      )
      .join(', '),
    headings.map((heading) => heading.text).join(' '),
  ];
}

function check(
  text: string,
  ...expected: [status: string, keys: string, problems: string, headings: string]
): void {
  assert.deepEqual(read(text), expected, JSON.stringify(text));
}

describe('frontmatter', () => {
  it('stands between fences at the top', () => {
    check('---\nid: X\n---\n# T\n', 'ok', 'id', '', 'T');
    check('\uFEFF---\nid: X\n---\n# T\n', 'ok', 'id', '', 'T');
    check('--- \t\r\nid: X\r\ntitle: Y\r\n...  \r\n# T\r\n', 'ok', 'id title', '', 'T');
    check('---\rid: X\r---\r# T', 'ok', 'id', '', 'T');
    check('---\n---\n# T\n', 'ok', '', '', 'T');
    check('---\n\n# nothing\n---', 'ok', '', '', '');
  });

  it('is not there without an opening fence on the first line', () => {
    check('# T\n', 'none', '', '', 'T');
    check('', 'none', '', '', '');
    check('\n---\nid: X\n---\n', 'none', '', '', 'id: X');
    check('----\nid: X\n----\n', 'none', '', '', 'id: X');
    check('---\n# T\n', 'none', '', '', 'T');
    check('---\n\nid: X\n', 'none', '', '', '');
    check('Note: text\n\nSub\n---\n', 'none', '', '', 'Sub');
  });

  it('says where an opening fence is missing', () => {
    check('id: X\ntags:\n  - a\n---\n# T\n', 'none', '', '1 no-opening-fence', 'T');
  });

  it('says when it never ends', () => {
    check('---\nid: X\n\n# T\n', 'invalid', '', '1 unclosed', 'T');
  });

  it('holds keys', () => {
    check('---\n- a\n---\n# T\n', 'invalid', '', '1 not-a-mapping', 'T');
    check('---\ntext\n---\n# T\n', 'invalid', '', '1 not-a-mapping', 'T');
    check('---\na: 1\nb: [\n---\n# T\n', 'invalid', '', '4 syntax', 'T');
    check('---\na: 1\na: 2\n---\n# T\n', 'invalid', '', '3 duplicate-key', 'T');
    check('---\ndate: {YYYY-MM-DD}\n---\n', 'ok', 'date', '', '');
  });

  it('names other fences and reads the body', () => {
    check('+++\nid = "X"\n+++\n# T\n', 'none', '', '1 foreign-fence', 'T');
    check(';;;\n{}\n;;;\n# T\n', 'none', '', '1 foreign-fence', 'T');
    check('---toml\nid = "X"\n---\n\n# T\n', 'none', '', '1 foreign-fence', '---toml id = "X" T');
  });

  it('evaluates nothing, however the fence is written', () => {
    const code = 'globalThis.wasEvaluated = true';
    const spellings = [
      ...[
        '---js',
        '--- js',
        '---JS',
        '---Js ',
        '---\tjs',
        '---javascript',
        '--- JavaScript',
        '---json',
      ],
      ...[
        '---coffee',
        '---cson',
        '---js\r',
        '---ecmascript',
        '---yaml',
        '---__proto__',
        '---constructor',
      ],
    ];
    for (const fence of spellings) {
      for (const text of [
        `${fence}\n${code}\n---\n# T\n`,
        `\uFEFF${fence}\n{ a: ${code} }\n---\n# T\n`,
      ]) {
        const { frontmatter, problems } = parseDocument(
          'a.md',
          decodeText(new TextEncoder().encode(text)),
        );
        assert.equal(frontmatter.status, 'none', fence);
        assert.equal(problems[0]?.code, 'frontmatter/foreign-fence', fence);
      }
    }
    assert.equal('wasEvaluated' in globalThis, false);
  });
});
