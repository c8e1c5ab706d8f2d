import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Document } from '../../../src/core/document/document.js';
import { DocumentReader } from '../../../src/core/document/documentReader.js';
import { parseDocument } from '../../../src/core/document/parseDocument.js';
import { fuzz } from '../../support/fuzz.js';
import { anySoup, blockSoup, unclosedSoup } from '../../support/markdownSoup.js';

/** Reads the texts one after the other, as an editor shows them; gives the last reading. */
function check(...texts: readonly string[]): Document {
  const reader = new DocumentReader();
  let document: Document | undefined;
  for (const text of texts) {
    document = reader.read('a.md', { text, bom: false });
    assert.deepEqual(document, parseDocument('a.md', { text, bom: false }), JSON.stringify(texts));
  }
  assert.ok(document !== undefined);
  return document;
}

const document = `---
kind: checklist
---
Before.

# One

- [ ] NOC-1: First ([a](a.md))
  - [x] Inner (due 2026-12-01)

## Two @noc

- [ ] Second https://example.com
* [-] Almost

# One

<a id="x"></a>

\`\`\`sh
# No heading
- [ ] no item
\`\`\`

## Last

| a | b |
|---|---|
| [[LL-1]] | c |
`;

const pieces = ['\n# H\n', '\n## H', '\n#', '---\na: 1\n---\n', '\n- [ ] a', 'Password: x9Kd82ls'];
const edit = fc.record({
  at: fc.nat(400),
  removed: fc.oneof(fc.constant(0), fc.nat(40)),
  added: fc.oneof(fc.constantFrom(...pieces), blockSoup, unclosedSoup, fc.constant('')),
});

describe('a document read again while it is edited', function () {
  this.timeout(300_000);

  it('says what its text says, whatever is typed', () => {
    check(document, document.replace('Second', 'The second'), document);
    check(document, document.replace('## Two @noc\n', ''), document);
    check(document, document.replace('First', 'First\n\n# New\n\n'), document);
    check(document, `${document}\n\`\`\`\n`, document);
    check(document, document.replace('Before.', '```'), document.replace('Before.', '<!--'));
    check(document, document.replaceAll('\n', '\r\n'), document.replaceAll('\n', '\r'), document);
    check(document, `${document}\n[LL-1]: b.md\n`, document);
    check(document, document.replace('[-]', '☐'), document);
    check(document, document.replace('checklist', 'sop'), document.slice(4), document);
    check('---\na: 1\n---', '---\na: 1\n---b', '---\r\na: 1\r\n---\r\n', '', '# a', '# a\n');
  });

  it('says what its text says of a conflict, of secrets and of what nobody sees', () => {
    const conflict = document
      .replace('Before.', '<<<<<<< a')
      .replace('Second', '\n=======\n')
      .replace('Last', '\n>>>>>>> b');
    check(document, conflict, document);
    check(document, document.replace('Inner', 'Password: x9Kd82ls!'), document);
    check(document, document.replace('Second', 'Sec\u200Bond'), document);
    check(document, document.replace('Second', '(from LL-7Q3K9)'), document);
    check(document, document.replace('```sh', '```sop-list'), document);
  });

  it('reads no section anew that stands where it stood', () => {
    const reader = new DocumentReader();
    const before = reader.read('a.md', { text: document, bom: false });
    const text = document.replace('Second', 'Other');
    const after = reader.read('a.md', { text, bom: false });
    assert.equal(after.frontmatter, before.frontmatter);
    assert.equal(after.items[0], before.items[0]);
    assert.notEqual(after.items[2], before.items[2]);
  });

  it('knows again what an edit takes back', () => {
    const reader = new DocumentReader();
    const before = reader.read('a.md', { text: document, bom: false });
    const between = reader.read('a.md', { text: document.replace('First', 'Third'), bom: false });
    const after = reader.read('a.md', { text: document, bom: false });
    assert.equal(after.items[1]?.markers, before.items[1]?.markers);
    assert.notEqual(between.items[1]?.markers, before.items[1]?.markers);
  });

  it('says what any text says after any edits', () => {
    const start = fc.oneof(
      fc.constant(document),
      anySoup,
      fc.array(blockSoup).map((all) => all.join('\n# H\n')),
    );
    fc.assert(
      fc.property(start, fc.array(edit, { maxLength: 6 }), (first, edits) => {
        const texts = [first];
        for (const { at, removed, added } of edits) {
          const last = texts.at(-1) ?? '';
          const place = Math.min(at, last.length);
          texts.push(last.slice(0, place) + added + last.slice(place + removed));
        }
        check(...texts);
      }),
      fuzz(1500),
    );
  });
});
