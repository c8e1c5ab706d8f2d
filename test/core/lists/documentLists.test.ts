import assert from 'node:assert/strict';
import { parseDocument } from '../../../src/core/document/parseDocument.js';
import { listsOf } from '../../../src/core/lists/documentLists.js';
import { lineAt } from '../../../src/core/text/lineMap.js';

const fence = (yaml: string) => `\`\`\`sop-list\n${yaml}\n\`\`\`\n`;

function read(text: string) {
  const document = parseDocument('dashboard.md', { text, bom: false });
  return listsOf(document).map(({ line, definition, problems }) => ({
    line: line + 1,
    definition,
    problems: problems.map(
      ({ range, message }) => `${lineAt(document.lines, range.start) + 1}: ${message}`,
    ),
  }));
}

/** The problems of one block whose first line of YAML is line 2. */
function check(yaml: string, ...expected: readonly string[]) {
  const [block, ...others] = read(fence(yaml));
  assert.deepEqual(others, []);
  assert.deepEqual(block?.problems, expected);
  assert.equal(block.definition === undefined, expected.length > 0);
}

describe('listsOf', () => {
  it('reads a block with everything it may say', () => {
    const yaml =
      'title: Past due\nof: items\nquery: kind:checklist\ncolumns: [item, Due_On]\n' +
      'sort: due_on desc, title\ngroup: State\nlimit: 5\nview: board';
    assert.deepEqual(read(`# NOC\n\n${fence(yaml)}`), [
      {
        line: 3,
        definition: {
          title: 'Past due',
          of: 'items',
          query: 'kind:checklist',
          columns: ['item', 'due_on'],
          sort: 'due_on desc, title',
          group: 'state',
          limit: 5,
          view: 'board',
        },
        problems: [],
      },
    ]);
  });

  it('fills in what a block leaves out', () => {
    const [block] = read(fence('title: All'));
    assert.deepEqual(block?.definition, {
      title: 'All',
      of: 'documents',
      query: '',
      columns: ['title', 'owner', 'due_on'],
      sort: '',
      limit: 100,
      view: 'table',
    });
  });

  it('says at its line what is wrong', () => {
    check(
      'title: A\nview: grid',
      '3: "view" is "grid"; expected list, table, board, number, chart.',
    );
    check(
      'title: A\nview: tabel',
      '3: "view" is "tabel"; expected list, table, board, number, chart. Did you mean "table"?',
    );
    check('title: A\nqeury: x', '3: There is no key "qeury". Did you mean "query"?');
    check('title: A\nlimit: many', '3: "limit" must be a whole number from 1 to 1000.');
    check('title: A\nlimit: 0', '3: "limit" must be a whole number from 1 to 1000.');
    check('title: A\ncolumns: [title, { a: 1 }]', '3: "columns" must hold names of fields.');
    check('title: A\nquery: [a]', '3: "query" is no text.');
    check('title: A\nat_most: 3', '3: "at_most" is for "view: number".');
    check('query: x', '1: The list has no title; expected "title" with what it shows.');
    check('title: A\nview: chart', '3: A chart needs "group", the field that makes its bars.');
    check('title: A\nview: board', '3: A board needs "group", the field that makes its columns.');
  });

  it('refuses YAML that frontmatter would refuse', () => {
    const first = (yaml: string) => read(fence(yaml))[0]?.problems[0];
    assert.match(first('title: A\ntitle: B') ?? '', /^3: /);
    assert.match(first('title: &a A\nquery: *a') ?? '', /^2: /);
    assert.match(first('title: [') ?? '', /^[23]: /);
    assert.match(first('- title') ?? '', /^1: Expected keys with values/);
    assert.match(first(`title: ${'['.repeat(500)}`) ?? '', /^2: /);
  });

  it('calls an empty block empty', () => {
    check('', '1: The list is empty; expected at least "title" and "query".');
    check(
      '# nothing but a comment',
      '1: The list is empty; expected at least "title" and "query".',
    );
  });

  it('refuses the thirteenth list, and those after it', () => {
    const blocks = read(fence('title: A\nquery: kind:sop').repeat(14));
    assert.deepEqual(
      blocks.flatMap(({ problems }) => problems),
      [
        '49: This is list 13; a dashboard has at most 12.',
        '53: This is list 14; a dashboard has at most 12.',
      ],
    );
    assert.equal(blocks.filter(({ definition }) => definition !== undefined).length, 12);
  });

  it('takes fences as Markdown does, and leaves examples alone', () => {
    const titles = (text: string) => read(text).map(({ definition }) => definition?.title);
    assert.deepEqual(titles('~~~~ sop-list\ntitle: A\n~~~\n~~~~\n'), [undefined]);
    assert.deepEqual(titles('~~~~ sop-list\ntitle: A\n~~~~\n'), ['A']);
    assert.deepEqual(titles('```sop-list\r\ntitle: A\r\n```\r\n'), ['A']);
    assert.deepEqual(titles('   ```sop-list\n   title: A\n   ```\n'), ['A']);
    assert.deepEqual(titles('```sop-list\ntitle: A'), ['A']);
    assert.deepEqual(titles('    ```sop-list\n    title: A\n    ```\n'), []);
    assert.deepEqual(titles('> ```sop-list\n> title: A\n> ```\n'), []);
    assert.deepEqual(titles('````md\n```sop-list\ntitle: A\n```\n````\n'), []);
    assert.deepEqual(titles('<!--\n```sop-list\ntitle: A\n```\n-->\n'), []);
    assert.deepEqual(titles('```sop-lists\ntitle: A\n```\n'), []);
  });
});
