import assert from 'node:assert/strict';
import fc from 'fast-check';
import { appendEntryEdits, setEntryFieldEdits } from '../../../src/core/document/listEdits.js';
import { parseDocument } from '../../../src/core/document/parseDocument.js';
import { applyEdits, type TextEdit } from '../../../src/core/text/textEdit.js';
import { fuzz } from '../../support/fuzz.js';

const read = (text: string) => ({ text, document: parseDocument('a.md', { text, bom: false }) });
const planOf = (text: string) => read(text).document.frontmatter.data['plan'];

const words = fc.constantFrom(
  'Sponsor',
  '"a: b"',
  "'it''s'",
  'x # told',
  '[a, b]',
  '"#"',
  '>\n      long\n      text',
  '',
);
const entry = fc
  .tuple(
    words,
    fc.option(words, { nil: undefined }),
    fc.constantFrom('', ' # who', '\n    # below'),
  )
  .map(([who, what, note]) => {
    const isBlock = who.startsWith('>') || who.includes('#');
    return `who: ${who}${isBlock ? '' : note}${what === undefined ? '' : `\n    what: ${what}`}`;
  });

/** Pages with a list of one to four entries, as people write them. */
const page = fc
  .tuple(
    fc.array(entry, { minLength: 1, maxLength: 4 }),
    fc.constantFrom('', 'title: After\n', '# after\nsign_offs: []\n'),
    fc.boolean(),
  )
  .map(([entries, after, isWindows]) => {
    const list = entries.map((each) => `  - ${each}\n`).join('');
    const text = `---\nid: PRJ-1 # one\nplan:\n${list}${after}---\n\n# Page\n`;
    return isWindows ? text.replaceAll('\n', '\r\n') : text;
  })
  .filter((text) => read(text).document.frontmatter.status === 'ok');

/** Whether the edits only put something in: then every other character is where it was. */
function onlyAdds(edits: readonly TextEdit[]): boolean {
  return edits.every(({ range: { start, end } }) => start === end);
}

describe('edits of lists in frontmatter', () => {
  it('add an entry and touch no character of the others', () => {
    const added = { on: '2026-11-20', what: 'Later: "two" weeks # or more' };
    fc.assert(
      fc.property(page, (text) => {
        const edits = appendEntryEdits(read(text), 'plan', added);
        assert.ok(edits.length === 1 && onlyAdds(edits), text);
        const before = planOf(text);
        assert.deepEqual(
          JSON.stringify(planOf(applyEdits(text, edits))),
          JSON.stringify([...(before as readonly unknown[]), added]),
        );
      }),
      fuzz(300),
    );
  });

  it('give one entry a field and touch no character of the others', () => {
    fc.assert(
      fc.property(page, fc.nat(3), (text, at) => {
        const before = planOf(text) as readonly Readonly<Record<string, unknown>>[];
        const index = at % before.length;
        const field = { list: 'plan', index, key: 'last_on' };
        const edits = setEntryFieldEdits(read(text), field, '2026-11-20');
        assert.ok(edits.length === 1 && onlyAdds(edits), text);
        assert.deepEqual(
          JSON.stringify(planOf(applyEdits(text, edits))),
          JSON.stringify(before.with(index, { ...before[index], last_on: '2026-11-20' })),
        );
      }),
      fuzz(300),
    );
  });
});
