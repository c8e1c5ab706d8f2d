import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseDocument } from '../../../src/core/document/parseDocument.js';
import { applyChanges } from '../../../src/core/library/applyChanges.js';
import { allRules, ruleCodes } from '../../../src/core/rules/allRules.js';
import { findingsIn } from '../../../src/core/rules/findings.js';
import { fixEdits } from '../../../src/core/rules/fixEdits.js';
import { decodeText } from '../../../src/core/text/decodeText.js';
import { applyEdits } from '../../../src/core/text/textEdit.js';
import { exampleDay } from '../../support/exampleLibrary.js';
import { fuzz } from '../../support/fuzz.js';
import { libraryOf } from '../../support/libraryOf.js';

const path = 'sops/fuzzed.md';
const library = libraryOf({
  '.sop/library.yml': 'title: Fuzz\nfolders: { "sops/**": { kind: sop, review_in: 6 months } }\n',
  '.sop/roster.yml':
    'people: { dana: { name: Dana Reyes, until: 2026-01-01 } }\nroles: { noc: [dana] }\n',
  'sops/other.md': '---\nid: SOP-0012\n---\n# Other\n',
});

/** Whole documents to begin with: the examples of all rules, the very large ones aside. */
const seeds = allRules
  .flatMap(({ example }) => [example.wrong, example.right ?? ''])
  .filter((text) => text.length < 2_000);
const pieces = [
  ...['---\n', '...\n', '+++\n', 'kind: sop\n', 'id: SOP-0012\n', 'reviewed_on: 2026-02-30\n'],
  ...[
    'review_in: P0D\n',
    'owner: [noc]\n',
    'client: {a: [1]}\n',
    'template: { id: [] }\n',
    '&a *a\n',
  ],
  ...[
    '- [x] ',
    '- [ ] ',
    '1. [X] ',
    '- [-] ',
    '> ',
    '    ',
    '\t',
    '# ',
    '\r\n',
    '\r',
    '\n',
    '\u0000',
  ],
  ...[
    '(evidence: meeting)',
    '(n/a)',
    '(due 2026-13-01)',
    '(from LL-1)',
    '@noc',
    'NOC-1: ',
    '(optional)',
  ],
  ...[
    '[a](b.md#c)',
    '[[SOP-0012#x|y]]',
    '![i](%ZZ)',
    '[r]: ../../x',
    '<https://x>',
    '](',
    '[[',
    '#/',
  ],
  ...[
    '\u202e',
    '\ufeff',
    '\ud800',
    '💥',
    '__proto__: 1\n',
    'Date: x',
    'Attendees: ,',
    '`',
    '```\n',
    '<!--',
  ],
];
const edit = fc.record({ at: fc.nat(), length: fc.nat(12), piece: fc.constantFrom(...pieces) });
const texts = fc
  .tuple(fc.constantFrom(...seeds), fc.array(edit, { minLength: 1, maxLength: 6 }))
  .map(([seed, edits]) =>
    edits.reduce((text, { at, length, piece }) => {
      const start = at % (text.length + 1);
      return text.slice(0, start) + piece + text.slice(start + length);
    }, seed),
  );

/** Everything that is asked of findings, whatever the document. */
function check(bytes: Uint8Array): void {
  const decoded = decodeText(bytes);
  const document = parseDocument(path, decoded);
  const { library: changed } = applyChanges(library, [{ kind: 'document', document }]);
  for (const finding of findingsIn(changed, document, exampleDay)) {
    const { code, message, range } = finding;
    assert.ok(ruleCodes.has(code), code);
    assert.match(message, /^.+[.?]$/su, code);
    const { start, end } = range;
    assert.ok(start.line >= 0 && start.line <= end.line && end.line < document.lines.length, code);
    assert.ok(start.line < end.line || start.column <= end.column, code);
    const edits = fixEdits(changed, finding, decoded.text);
    assert.equal(typeof applyEdits(decoded.text, edits), 'string');
  }
}

describe('findings of mutated documents', () => {
  it('are found without an exception, each with a place in the document, and can be fixed or not', () => {
    fc.assert(
      fc.property(texts, (text) => {
        check(new TextEncoder().encode(text));
      }),
      fuzz(20_000),
    );
  }).timeout(900_000);

  it('are found in any bytes at all', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        check(bytes);
      }),
      fuzz(2_000),
    );
  }).timeout(300_000);
});
