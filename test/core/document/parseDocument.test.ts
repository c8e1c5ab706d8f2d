import assert from 'node:assert/strict';
import GithubSlugger from 'github-slugger';
import fc from 'fast-check';
import type { Item, Link } from '../../../src/core/document/document.js';
import { parseDocument } from '../../../src/core/document/parseDocument.js';
import { decodeText } from '../../../src/core/text/decodeText.js';
import { fuzz } from '../../support/fuzz.js';
import { anySoup, blockSoup } from '../../support/markdownSoup.js';

const read = (text: string): ReturnType<typeof parseDocument> =>
  parseDocument('a.md', { text, bom: false });

function checkItems(text: string, ...expected: string[]): void {
  const { items } = read(text);
  assert.deepEqual(
    items.map((item) => describeItem(text, item)),
    expected,
  );
}

/** `depth<parent state title`, with the key, and the line of the box. */
function describeItem(text: string, { box, checked, depth, parent, key, title }: Item): string {
  const mark = text.charAt(box);
  assert.equal(checked, mark === 'x' || mark === 'X');
  const name = key === undefined ? '' : `${key}: `;
  return `${depth}${parent === undefined ? '' : `<${parent}`} ${mark === ' ' ? '.' : mark} ${name}${title}`;
}

function checkHeadings(text: string, ...expected: string[]): void {
  const headings = read(text).headings.map(
    ({ level, text: words, slug, mention }) =>
      `${level} ${words} #${slug}${mention === undefined ? '' : ` @${mention}`}`,
  );
  assert.deepEqual(headings, expected);
}

function checkLinks(text: string, ...expected: string[]): void {
  const { links } = read(text);
  assert.deepEqual(
    links.map((link) => describeLink(text, link)),
    expected,
  );
}

function describeLink(text: string, { kind, range, targetRange, target }: Link): string {
  const written = text.slice(targetRange.start, targetRange.end);
  const at = text.slice(range.start, range.end);
  return `${kind} ${at} -> ${target}${written === target ? '' : ` (${written})`}`;
}

describe('items of a document', () => {
  it('are found at any depth, in lists of any kind', () => {
    checkItems('- [ ] a\n  - plain\n    1. [x] b\n* [X] c\n', '0 . a', '2<0 x b', '0 X c');
    checkItems('> - [ ] quoted\n>   - [x] below\n', '0 . quoted', '1<0 x below');
    checkItems('1. one\n   - [ ] two\n', '1 . two');
  });

  it('are nothing else', () => {
    checkItems('[ ] a\n\n`- [ ] b`\n\n    - [ ] c\n\n```\n- [ ] d\n```\n<!--\n- [ ] e\n-->\n');
    checkItems('- [ ]\n- [x]\n- [y] a\n- [ ](b)\n\n| - [ ] c |\n|---|\n');
  });

  it('have keys', () => {
    checkItems(
      '- [ ] NOC-3: Export\n- [ ] **PT-12a:** Import\n- [ ] **A-B-1**: x',
      '0 . NOC-3: Export',
      '0 . PT-12a: Import',
      '0 . A-B-1: x',
    );
    checkItems(
      '- [ ] Note: no key\n- [ ] NOC-3 no colon\n- [ ] noc-3: small',
      '0 . Note: no key',
      '0 . NOC-3 no colon',
      '0 . noc-3: small',
    );
  });

  it('have titles without markup and markers', () => {
    checkItems(
      '- [ ] Export **all** `rules` to [the wiki](x.md) (evidence: link) (optional)',
      '0 . Export all rules to the wiki',
    );
    checkItems(
      '- [ ] Ask @dana to go (due 2026-12-01)\n- [ ] @noc verified',
      '0 . Ask @dana to go',
      '0 . verified',
    );
    checkItems(
      '- [ ] one line\n      and another\n- [ ] snake_case and 2 * 3 * 4',
      '0 . one line and another',
      '0 . snake_case and 2 * 3 * 4',
    );
  });

  it('know their heading, links and ranges', () => {
    const text = '# A\n- [ ] a [x](y)\n  - [ ] b <http://c.d>\n  ![i](j)\n## B\n- [ ] [[W]]\n';
    const { items, links } = read(text);
    assert.deepEqual(
      items.map(({ heading }) => heading),
      [0, 0, 1],
    );
    assert.deepEqual(
      items.map((item) => item.links.map((link) => links[link]?.target).join(' ')),
      ['y', 'http://c.d j', 'W'],
    );
    const [first] = items;
    assert.equal(
      text.slice(first?.range.start, first?.range.end),
      '- [ ] a [x](y)\n  - [ ] b <http://c.d>\n  ![i](j)',
    );
    assert.equal(text.slice(first?.textRange.start, first?.textRange.end), ' a [x](y)');
  });

  it('have details below their text', () => {
    const text =
      '- [x] Introduction (evidence: meeting)\n  Date: 2026-11-20\n  - Attendees: Dana, Bo\n  - [ ] sub\n    Other: no\n\n  **Place:** Berlin\n\n  ```\n  Code: no\n  ```\n- [ ] next\n';
    const [first, sub, next] = read(text).items;
    assert.deepEqual(
      { ...first?.details },
      { Date: '2026-11-20', Attendees: 'Dana, Bo', Place: 'Berlin' },
    );
    assert.equal(first?.title, 'Introduction');
    assert.deepEqual({ ...sub?.details }, { Other: 'no' });
    assert.deepEqual({ ...next?.details }, {});
  });
});

describe('headings of a document', () => {
  it('have text, level and the anchor of GitHub', () => {
    checkHeadings(
      '# A *b* `c`\n\nD\n===\n### [e](f) &amp; ![g](h)\n',
      '1 A b c #a-b-c',
      '1 D #d',
      '3 e & g #e--g',
    );
    checkHeadings(
      '# Scope\n## Scope ##\n# Scope-1\n',
      '1 Scope #scope',
      '2 Scope #scope-1',
      '1 Scope-1 #scope-1-1',
    );
    checkHeadings(
      '# Ünïcode, 漢字! — _x_ snake_case\n',
      '1 Ünïcode, 漢字! — x snake_case #ünïcode-漢字--x-snake_case',
    );
    checkHeadings('# <a id="x"></a>Title\n#\n', '1 Title #title', '1  #');
  });

  it('may say whose the items below are', () => {
    checkHeadings(
      '# Client @noc\n# a@b.co\n# @x y\n',
      '1 Client @noc #client-noc @noc',
      '1 a@b.co #abco',
      '1 @x y #x-y',
    );
  });

  it('have the anchors of github-slugger, whatever they say', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), (texts) => {
        const text = texts.map((words) => `# ${words}\n\n`).join('');
        const slugger = new GithubSlugger();
        for (const heading of read(text).headings) {
          assert.equal(heading.slug, slugger.slug(heading.text));
        }
      }),
      fuzz(500),
    );
  });
});

describe('links of a document', () => {
  it('are of every kind, with their targets', () => {
    checkLinks(
      '[a](b.md#c "t") ![d](<e f>) <gh:i>',
      'inline [a](b.md#c "t") -> b.md#c',
      'image ![d](<e f>) -> e f',
      'autolink <gh:i> -> gh:i',
    );
    checkLinks(
      '[a][r] [r] ![r][]\n\n[r]: /u "t"',
      'reference [a][r] -> /u',
      'reference [r] -> /u',
      'image ![r][] -> /u',
      'definition [r]: /u "t" -> /u',
    );
    checkLinks(
      '[[SOP-1]] [[a b#c|words]]',
      'wiki [[SOP-1]] -> SOP-1',
      'wiki [[a b#c|words]] -> a b#c',
    );
    checkLinks('[[_TOC_]] [[_toc_]]', 'wiki [[_toc_]] -> _toc_');
    checkLinks('[[toc]] [[TOC]] [[Toc 2]]', 'wiki [[Toc 2]] -> Toc 2');
    checkLinks('[[ -n "$id" ]] [[ $a == b* ]] [[ ! -f x ]] [[-none]]', 'wiki [[-none]] -> -none');
    checkLinks(
      'www.a.bc, x@y.zz',
      'autolink www.a.bc -> http://www.a.bc (www.a.bc)',
      'autolink x@y.zz -> mailto:x@y.zz (x@y.zz)',
    );
    checkLinks(
      '[a]() [b](c\\(d) [e](f%20g)',
      'inline [a]() -> ',
      'inline [b](c\\(d) -> c(d (c\\(d)',
      'inline [e](f%20g) -> f%20g',
    );
  });

  it('are not in code, comments or escapes', () => {
    checkLinks('`[a](b)` \\[a](b) <!-- [a](b) -->\n\n    [a](b)\n\n```\n[[W]]\n```\n[x][missing]');
  });

  it('leave anchors that HTML declares', () => {
    assert.deepEqual(
      read('<a id="x"></a>\n\n<div name=y>\n\na <b id=\'z\'>\n<!-- <a id="no"> -->\n').anchors,
      ['x', 'y', 'z'],
    );
  });
});

describe('reading any document', function () {
  this.timeout(300_000);

  it('never fails, and shifts with what stands before it', () => {
    fc.assert(
      fc.property(fc.oneof(blockSoup, anySoup), (body) => {
        const alone = read(body.replace(/^[-+;]/, 'a'));
        const block = '---\nid: X\n---\n';
        const after = read(block + body.replace(/^[-+;]/, 'a'));
        assert.deepEqual(
          after.items.map(({ box }) => box - block.length),
          alone.items.map(({ box }) => box),
        );
      }),
      fuzz(1500),
    );
  });

  it('never fails for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const { text } = decodeText(bytes);
        for (const { range } of parseDocument('a.md', decodeText(bytes)).problems) {
          assert.ok(range.start >= 0 && range.start <= range.end && range.end <= text.length);
        }
      }),
      fuzz(3000),
    );
  });

  it('says where it is not certain of a long text, and why', () => {
    const check = (text: string, ...expected: readonly string[]): void => {
      assert.deepEqual(
        read(text).problems.map(
          ({ range, message }) => `${text.slice(range.start, range.end)}: ${message}`,
        ),
        expected,
      );
    };
    const lines = '- [ ] a line of a list\n'.repeat(6000);
    const paragraph = 'words of one paragraph\n'.repeat(400);
    const footnote = '\n[^1]: A note.\n';
    check(`# A\n\n${footnote}${lines.slice(0, 2300)}`);
    check(
      `# A\n\n${lines}${footnote}`,
      '[^1]: A note.: What begins here, such as a footnote, is read for certain only in a text of at most 128 KiB; items may be missing.',
    );
    check(
      `# A\n\n${paragraph}${footnote}`,
      '[^1]: A note.: What begins here, such as a footnote, is read for certain only where no paragraph is longer than 8 KiB; items may be missing.',
    );
    check(`# A\n\n${lines}${paragraph}`);
    check(
      `# A\n\n${'> '.repeat(101)}deep\n`,
      '> deep: Lists and quotes are read to a depth of 100, and here they nest deeper; items may be missing.',
    );
    check(`# A\n\n${'> '.repeat(100)}deep\n`);
  });

  it('ends soon for bombs, and says what it left out', () => {
    const check = (text: string, code: string | undefined): void => {
      assert.equal(
        read(text).problems.find((problem) => problem.code.startsWith('markdown/'))?.code,
        code,
      );
    };
    check('> '.repeat(8000) + 'x', 'markdown/too-complex');
    check('- '.repeat(1000) + '[ ] x', 'markdown/too-complex');
    check(
      Array.from({ length: 1000 }, (_, depth) => `${'  '.repeat(depth)}- [ ] a\n`).join(''),
      'markdown/too-complex',
    );
    for (const part of [
      '[',
      '![',
      '[a](',
      '*a ',
      '*a_ ',
      '`',
      '<!--',
      'x<a b="',
      ']',
      '@',
      'a.b@c.',
      'http://',
      '(',
      '\\',
      '&a',
      '|',
      'a\n',
      '[^a',
      '# ',
      '<',
      '[a]: b\n',
      '- [ ] a\n',
      '> a\nb\n',
    ]) {
      check(part.repeat(Math.floor(40_000 / part.length)), undefined);
    }
    assert.equal(read('- [ ] a\n'.repeat(20_000)).items.length, 20_000);
  });
});
