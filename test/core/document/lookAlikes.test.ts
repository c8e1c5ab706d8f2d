import assert from 'node:assert/strict';
import { parseDocument } from '../../../src/core/document/parseDocument.js';

/** Lines and codes of what looks like an item, and what of the line is meant. */
function check(text: string, ...expected: string[]): void {
  const { problems, lines } = parseDocument('a.md', { text, bom: false });
  const found = problems
    .filter(({ code }) => code.startsWith('item/'))
    .map(({ code, range }) => {
      const line = lines.filter((start) => start <= range.start).length;
      return `${line} ${code.slice(5)} ${text.slice(range.start, range.end)}`;
    });
  assert.deepEqual(found, expected, text);
}

describe('what looks like an item but is none', () => {
  it('has something else than a blank or an x in its box', () => {
    for (const box of [
      '[-]',
      '[✓]',
      '[]',
      '[ｘ]',
      '[х]',
      '[  ]',
      '[x ]',
      '[/]',
      '[v]',
      '[✔️]',
      '[\u00a0]',
      '［ ］',
      '［x］',
      '☐',
      '☑',
    ]) {
      check(`- ${box} a\n`, `1 look-alike ${box}`);
      check(`> 1. ${box} a\n`, `1 look-alike ${box}`);
    }
  });

  it('lacks a blank, a marker or its text', () => {
    check('- [ ]\n- [x]  \n', '1 look-alike [ ]', '2 look-alike [x]');
    check(
      '- [ ]a\n\n-[x] b\n\n[ ] c\n',
      '1 look-alike [ ]',
      '3 look-alike [x]',
      '5 look-alike [ ]',
    );
    check('• [ ] a\n\n– [x] b\n', '1 look-alike [ ]', '3 look-alike [x]');
  });

  it('is escaped, or runs into a paragraph', () => {
    check('* \\[x] a\n', '1 look-alike \\[x]');
    check('\\* [x] a\n', '1 look-alike [x]');
    check('text\n2. [ ] a\n', '2 look-alike [ ]');
  });

  it('stands in frontmatter that cannot be read', () => {
    check('---\nitems:\n  - [ ] a\n---\n', '3 look-alike [ ]');
  });

  it('is only an example in code, comments and HTML', () => {
    check('```\n- [ ] a\n```\n', '2 box-in-code [ ]');
    check('    - [x] a\n', '1 box-in-code [x]');
    check('<!--\n- [ ] a\n- [-] b\n-->\n', '2 box-in-code [ ]');
    check('<div>\n- [ ] a\n</div>\n', '2 box-in-code [ ]');
  });

  it('is no link, footnote, number or word in brackets', () => {
    check('- [ ] a\n- [x] b\n1. [X] c\n-\n  [ ] d\n');
    check(
      '- [-](link)\n- [1] a\n- [link][ref] a\n- [^1] a\n- [x](y) a\n- [TODO] a\n- [a] b\n\n[ref]: x\n',
    );
    check('[x] a\n\n[x]: /u\n');
    check('- [!] a\n\n[!]: /u\n');
    check('> [!NOTE]\n> a\n\n[!WARNING] b\n- ✅ done\n- ❌ no\n');
    check('| [ ] | a |\n|---|---|\n| [x] | b |\n\ntext [ ] a\n');
  });
});
