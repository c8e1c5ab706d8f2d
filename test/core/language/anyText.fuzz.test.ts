import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseDocument } from '../../../src/core/document/parseDocument.js';
import { completionsAt } from '../../../src/core/language/completionsAt.js';
import { dueHints } from '../../../src/core/language/dueHints.js';
import { frontmatterFolds } from '../../../src/core/language/frontmatterFolds.js';
import { idLinks } from '../../../src/core/language/idLinks.js';
import { nameAt } from '../../../src/core/language/nameAt.js';
import { relatedPlaces } from '../../../src/core/language/relatedPlaces.js';
import { headingWordsAt } from '../../../src/core/language/renameHeading.js';
import { settingsCompletions } from '../../../src/core/language/settingsCompletions.js';
import type { TextRange } from '../../../src/core/text/textRange.js';
import { applyChanges } from '../../../src/core/library/applyChanges.js';
import { languageFiles, today } from '../../support/languageLibrary.js';
import { fuzz } from '../../support/fuzz.js';
import { libraryOf } from '../../support/libraryOf.js';

const base = libraryOf(languageFiles);
const pieces = [
  '---\n',
  'id: SOP-0012\n',
  'kind: sop\n',
  'owner: ',
  'noc',
  'gates:\n',
  '  - id: a\n',
  '    sign: { role: ',
  ' }',
  '[',
  ']',
  '{',
  '}',
  ': ',
  '#',
  ' # ',
  '"',
  "'",
  '\n',
  '\r\n',
  '- [ ] ',
  '- [x] NOC-1: ',
  '1. [ ] ',
  '> ',
  '(due 2026-12-01)',
  '(from LL-7Q3K9)',
  '(evidence: ',
  '[[',
  ']]',
  'SOP-0012',
  '|',
  '](',
  '../sops/firewall.md#',
  '@noc',
  '`',
  '```sop-list\n',
  '```\n',
  'query: kind:',
  '## Roll back',
  '<!-- ',
  ' -->',
  '  ',
  '\t',
  'words',
  'é😀',
  '\u0000',
  '>',
  '|-\n',
  '&a',
  '*a',
];

/** Everything an editor may ask about a place answers for any text, with places inside of it. */
function check(text: string, offset: number) {
  const document = parseDocument('a.md', { text, bom: false });
  const { library } = applyChanges(base, [{ kind: 'document', document }]);
  const place = { library, document, text, offset };
  const isInside = ({ start, end }: TextRange) => {
    assert.ok(0 <= start && start <= end && end <= text.length, `${start}-${end}`);
  };
  const { entries } = completionsAt({ ...place, today, suggestsPaths: false });
  const settings = settingsCompletions(library, { path: '.sop/library.yml', text, offset }, today);
  for (const { range } of [...entries, ...settings.entries]) {
    isInside(range);
    assert.ok(range.start <= offset && offset <= range.end, `${offset} is not in the range.`);
    assert.ok(!/[\r\n]/.test(text.slice(range.start, range.end)), 'The range has several lines.');
  }
  const name = nameAt(place);
  if (name !== undefined) isInside(name.range);
  for (const range of relatedPlaces(place)) isInside(range);
  for (const { range } of idLinks(library, document, text)) isInside(range);
  for (const { start, end } of frontmatterFolds(document)) assert.ok(start < end);
  for (const { offset: at } of dueHints(
    library,
    { document, text, range: { start: 0, end: text.length } },
    today,
  )) {
    assert.ok(at <= text.length);
  }
  const words = headingWordsAt(document, text, offset);
  if (words !== undefined) isInside(words.range);
}

describe('what an editor asks about any text', () => {
  it('has an answer whose places lie inside the text', () => {
    const text = fc
      .array(fc.constantFrom(...pieces), { maxLength: 30 })
      .map((parts) => parts.join(''));
    const document = fc
      .tuple(fc.boolean(), text)
      .map(([hasBlock, rest]) => (hasBlock ? `---\n${rest}` : rest));
    fc.assert(
      fc.property(document, fc.nat(), (words, pick) => {
        const offset = pick % (words.length + 1);
        // No editor puts a cursor between the two characters of a line end.
        if (words.slice(offset - 1, offset + 1) !== '\r\n') check(words, offset);
      }),
      fuzz(400),
    );
  });
});
