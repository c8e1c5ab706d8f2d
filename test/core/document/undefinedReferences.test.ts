import assert from 'node:assert/strict';
import { DocumentReader } from '../../../src/core/document/documentReader.js';
import { parseDocument } from '../../../src/core/document/parseDocument.js';

/** Expects these stretches of the text to be named as references that lead nowhere. */
function check(text: string, ...expected: string[]): void {
  const decoded = { text, bom: false };
  for (const { problems } of [
    parseDocument('a.md', decoded),
    new DocumentReader().read('a.md', decoded),
  ]) {
    const found = problems.filter(({ code }) => code === 'link/undefined-reference');
    assert.deepEqual(
      found.map(({ range }) => text.slice(range.start, range.end)),
      expected,
      text,
    );
  }
}

describe('references without a definition', () => {
  it('are named where they are full or collapsed', () => {
    check('See [the SOP][backup].\n', '[the SOP][backup]');
    check('See [backup][].\n', '[backup][]');
    check('- [ ] See [the SOP][backup] (optional)\n', '[the SOP][backup]');
    check('## See [the SOP][backup]\n\ntext\n', '[the SOP][backup]');
    check('> See ![a rack][rack]\n', '![a rack][rack]');
    check('| a |\n|---|\n| [b][c] |\n', '[b][c]');
    check('See [`copy()`][] and [two\nlines][of it].\n', '[`copy()`][]', '[two\nlines][of it]');
    check('[![build](b.svg)][ci]\n', '[![build](b.svg)][ci]');
    check('[a][b]\n\n[c]: c.md\n', '[a][b]');
    check('[a][b]\n\n[a]: c.md\n', '[a][b]');
    check('---\ntitle: "[a][b]"\n---\n\nSee [c][d].\n', '[c][d]');
  });

  it('are none where a definition is, before or after', () => {
    check('See [the SOP][backup].\n\n[backup]: backup.md\n');
    check('[Backup]: backup.md\n\nSee [backup][] and [the  SOP][BACKUP].\n');
    check('See [the SOP][backup].\n\n# Next\n\n[Backup]: {% page "backup" %}\n');
    check('![a rack][rack]\n\n# Next\n\n> [rack]: rack.png\n');
  });

  it('are none where only one pair of brackets stands', () => {
    check('See [backup], [the SOP] and [ ].\n');
  });

  it('are no boxes, footnotes, wiki links, citations, indexes or tags', () => {
    check('- [x][a]\n- [ ][b]\n- [ ] [x][]\n');
    check('Text[^1][^2] and [a][^1].\n\n[^1]: One.\n[^2]: Two.\n');
    check('[[SOP-0012]][[SOP-0013]]\n');
    check('As shown [1][2].\n');
    check('Take rows[0][id], f(x)[a][b], string[][] and a[i][].\n');
    check('[sig-storage] Volumes [Driver: local][Slow] work\n');
    check('See \\[a][b] and [a\\][b].\n');
  });

  it('are none in code, HTML and addresses', () => {
    check('Write `[text][label]` or ``[a][b]``.\n');
    check('```\n[a][b]\n```\n\n    [a][b]\n\ntext\n');
    check('<!-- [a][b] -->\n\n<p>\n[a][b]\n</p>\n');
    check('<https://msp.example/?a[x][y]=1> and [a](b[c][d]) \n');
    check('A lone ` and [a][b].\n', '[a][b]');
  });
});
