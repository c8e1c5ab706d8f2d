import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  deferDocument,
  firstLines,
  inPassing,
  keepOwnBody,
  letGoOfBody,
  passingFrontmatter,
  unreadText,
} from '../../../src/core/document/deferDocument.js';
import type { Document } from '../../../src/core/document/document.js';
import { parseDocument } from '../../../src/core/document/parseDocument.js';
import { decodeText } from '../../../src/core/text/decodeText.js';
import { fuzz } from '../../support/fuzz.js';

function check(file: string | Uint8Array) {
  const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file;
  const { text, ...whole } = parseDocument('a.md', decodeText(bytes));
  // Frontmatter first, as most who ask do; then all of it, as a copy has it.
  const deferred = deferDocument('a.md', bytes);
  assert.deepEqual(deferred.frontmatter, whole.frontmatter);
  assert.deepEqual({ ...deferred }, { text, ...whole });
  assert.deepEqual({ ...deferDocument('a.md', bytes) }, { text, ...whole });
  const passed = deferDocument('a.md', bytes);
  assert.deepEqual(passingFrontmatter(passed), whole.frontmatter);
  const read = inPassing(passed, (document) => document);
  assert.deepEqual({ text: undefined, ...read }, { text, ...whole });
  assert.equal(unreadText(passed), decodeText(bytes).text, 'its body is still to be read');
  const lines = firstLines(passed);
  assert.deepEqual(lines, whole.lines.slice(0, lines.length));
  assert.ok(
    lines.length === whole.lines.length || (lines.at(-1) ?? 0) >= whole.frontmatter.block.end,
  );
  checkForgotten(bytes, { ...whole, ...(text === undefined ? {} : { text }) });
}

/** Once its bytes may be used for something else. */
function checkForgotten(bytes: Uint8Array, { text, ...whole }: Document): void {
  for (const letGo of [letGoOfBody, keepOwnBody]) {
    const piece = Buffer.from(bytes);
    const document = deferDocument('a.md', piece, () => bytes);
    letGo(document);
    piece.fill(0);
    assert.deepEqual(document.frontmatter, whole.frontmatter);
    assert.deepEqual({ ...document }, { text, ...whole });
    letGo(document);
    assert.deepEqual({ ...document }, { text, ...whole });
  }
}

const body = '# Title\n\n- [x] NET-1: Export ([rules](a.txt))\n- [-] no item\n';

describe('deferDocument', () => {
  it('says what reading the whole file says, however its frontmatter ends', () => {
    check(`---\nid: SOP-1\nsign_offs: []\n---\n${body}`);
    check(`---\r\nid: SOP-1\r\n--- \r\n${body}`);
    check(`---\nid: SOP-1\n...\n---\n${body}---\n`);
    check(`---\rid: SOP-1\r---\r---\n${body}`);
    check(`---\nid: SOP-1\n${body}`);
    check(`---\nid: [\n---\n- [x] x\n`);
    check(`--- js\nid: 1\n---\n${body}`);
    check(`---`);
    check('');
    check(body);
  });

  it('reads frontmatter that is longer than a first look, and letters that a look cuts', () => {
    check(`---\nsummary: ${'é'.repeat(3000)}\n---\n${body}`);
    check(`---\nsummary: a${'é'.repeat(3000)}\n---\n${body}`);
    check(`---\nsummary: ${'x'.repeat(2048 - 4 - 9 - 4)}\n---\n${body}`);
  });

  it('reads other encodings, marks and broken text as a whole', () => {
    check(`\uFEFF---\nid: SOP-1\n---\n${body}`);
    check(Buffer.from(`---\nid: SOP-1\n---\n${body}`, 'utf16le'));
    check(Buffer.concat([Buffer.from('---\nid: \xff\n---\n', 'latin1'), Buffer.from(body)]));
  });

  it('has no unread text any more once somebody asked for its body', () => {
    const document = deferDocument('a.md', new TextEncoder().encode(body));
    assert.equal(document.items.length, 1);
    assert.equal(unreadText(document), undefined);
    assert.equal(
      inPassing(document, ({ items }) => items),
      document.items,
    );
    assert.equal(unreadText(parseDocument('a.md', { text: body, bom: false })), undefined);
  });

  it('does so for any lines', () => {
    const line = fc.constantFrom(
      '---',
      '--- ',
      '...',
      'id: A-1',
      '',
      '- [x] x',
      'a: [',
      '# é',
      '+++',
    );
    const end = fc.constantFrom('\n', '\r\n', '\r');
    fc.assert(
      fc.property(fc.array(fc.tuple(line, end), { maxLength: 8 }), (lines) => {
        check(`---\n${lines.flat().join('')}`);
      }),
      fuzz(300),
    );
  });
});
