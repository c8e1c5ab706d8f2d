import assert from 'node:assert/strict';
import { countedNumbersOf, pinEdits } from '../../../src/core/lists/pinnedNumbers.js';
import { findingsOf } from '../../../src/core/rules/findings.js';
import { applyEdits } from '../../../src/core/text/textEdit.js';
import { exampleDay } from '../../support/exampleLibrary.js';
import { libraryOf } from '../../support/libraryOf.js';

const path = 'cases/a.md';
const block = (title: string, query: string) =>
  `\`\`\`sop-list\ntitle: ${title}\nquery: ${query}\nview: number\n\`\`\`\n`;
const text = (lines: string, ...blocks: readonly string[]) =>
  `---\nid: DC-1\nkind: data-case\ntitle: Case\n${lines}---\n\n## Claim\n\n## Evidence\n\n${blocks.join('\n')}\n## Impact\n\n## Ask\n\n## Proposed solution\n`;

function open(source: string, pages = 2) {
  const others = Array.from({ length: pages }, (_, at) => [`p${at}.md`, '# Page\n'] as const);
  const library = libraryOf({
    '.sop/library.yml': 'rules: { workflow/no-sop: off }\n',
    ...Object.fromEntries(others),
    [path]: source,
  });
  const document = library.documents.get(path);
  assert.ok(document);
  return { library, document };
}

function pin(source: string, pages = 2): string {
  const { library, document } = open(source, pages);
  const numbers = countedNumbersOf({ library, today: exampleDay }, document);
  return applyEdits(source, pinEdits({ text: source, document }, '0a1b2c3d4e5f', numbers));
}

function check(source: string, pages: number, ...expected: readonly string[]): void {
  const { library } = open(source, pages);
  const found = findingsOf(library, exampleDay).filter(({ code }) => code.startsWith('data-case/'));
  assert.deepEqual(
    found.map(({ message, range }) => `${range.start.line + 1} ${message}`),
    expected,
  );
}

describe('numbers of a data case', () => {
  const source = text('', block('Pages', 'kind:page'), block('Broken', 'kindof:page'));

  it('are pinned with the commit and what was asked', () => {
    const pinned =
      'data_commit: 0a1b2c3d4e5f\npinned:\n  - title: Pages\n    value: 2\n    query: "kind:page"\n';
    assert.equal(
      pin(source),
      text(pinned, block('Pages', 'kind:page'), block('Broken', 'kindof:page')),
    );
  });

  it('replace those that were pinned before', () => {
    assert.equal(pin(pin(source, 1)), pin(source));
  });

  it('are told of when they moved, with both values', () => {
    check(pin(source), 2);
    check(pin(source), 3, '8 "Pages" is 3 now; it was 2 at commit 0a1b2c3d4e.');
    check(pin(source).replace('title: Case\n', 'title: Case\nstatus: agreed\n'), 3);
  });

  it('are told of when the list asks something else, or is gone', () => {
    const other = pin(source).replace('query: kind:page\n', 'query: kind:sop\n');
    check(
      other,
      2,
      '8 "Pages" asks something else now than when it was 2 at commit 0a1b2c3d4e; it is 0.',
    );
    const gone = pin(source).replace('title: Pages\nquery', 'title: Sites\nquery');
    check(gone, 2, '8 No list of the case counts "Pages" any more; it was 2 at commit 0a1b2c3d4e.');
  });
});
