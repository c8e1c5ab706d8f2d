import assert from 'node:assert/strict';
import { formatTable, type Column } from '../../../src/cli/terminal/table.js';

type Row = readonly [string, string, string?];

const columns: readonly Column<Row>[] = [
  { title: 'NAME', text: ([name]) => name, shrink: 'end' },
  { title: 'N', text: ([, count]) => count, align: 'right' },
  { title: 'PATH', text: ([, , path]) => path ?? '', shrink: 'start' },
];

function check(rows: readonly Row[], width: number | undefined, ...expected: string[]) {
  const lines = formatTable(rows, columns, { width, paintTitle: (text) => text });
  assert.deepEqual(lines, expected);
}

describe('formatTable', () => {
  it('aligns columns and leaves no blanks at the end', () => {
    check(
      [
        ['a', '1', 'x.md'],
        ['bcdef', '20', 'y'],
      ],
      undefined,
      'NAME    N  PATH',
      'a       1  x.md',
      'bcdef  20  y',
    );
  });

  it('leaves out columns without a text', () => {
    check([['a', '1']], undefined, 'NAME  N', 'a     1');
  });

  it('cuts the widest columns until the table fits', () => {
    check(
      [['a title that is long', '1', 'folder/some/file.md']],
      30,
      'NAME            N  PATH',
      'a title that…   1  …/some/file.md',
    );
  });

  it('counts wide letters as two and accents as none', () => {
    check(
      [
        ['東京', '1', 'x'],
        ['e\u0301', '2', 'y'],
      ],
      undefined,
      'NAME  N  PATH',
      '東京  1  x',
      'e\u0301     2  y',
    );
  });
});
