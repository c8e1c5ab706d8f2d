import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  assignItem,
  attachEvidence,
  markNotApplicable,
  setDueDate,
  toggleItems,
  type EditOutcome,
  type ItemText,
} from '../../../src/core/checklist/itemEdits.js';
import { parseDocument } from '../../../src/core/document/parseDocument.js';
import type { CivilDate } from '../../../src/core/schema/civilDate.js';
import { applyEdits } from '../../../src/core/text/textEdit.js';
import { fuzz } from '../../support/fuzz.js';

function check(text: string, edit: (source: ItemText) => EditOutcome, after: string | undefined) {
  const document = parseDocument('a.md', { text, bom: false });
  const outcome = edit({ text, document });
  const edited = outcome.kind === 'edits' ? applyEdits(text, outcome.edits) : undefined;
  assert.equal(edited, after);
}

describe('toggling several items', () => {
  const all = (source: ItemText) => toggleItems(source, [...source.document.items.keys()]);

  it('ticks them all as long as one is open, else opens them', () => {
    check('- [ ] A\n- [x] B\n1. [ ] C\n', all, '- [x] A\n- [x] B\n1. [x] C\n');
    check('- [x] A\n- [X] B\n', all, '- [ ] A\n- [ ] B\n');
  });

  it('changes one character of each and keeps line ends', () => {
    check('- [ ] A\r\n  - [ ] B\r\n', all, '- [x] A\r\n  - [x] B\r\n');
  });
});

describe('marking an item', () => {
  const na = (reason: string) => (source: ItemText) => markNotApplicable(source, 0, reason);
  const due = (day: string | undefined) => (source: ItemText) =>
    setDueDate(source, 0, day as CivilDate | undefined);
  const assign = (name: string | undefined) => (source: ItemText) => assignItem(source, 0, name);

  it('writes why it is not applicable', () => {
    check('- [ ] Export rules\n', na('no firewall'), '- [ ] Export rules (n/a: no firewall)\n');
    check('- [ ] Export (n/a) now\n', na('none'), '- [ ] Export (n/a: none) now\n');
    check('- [ ] Export (n/a: old (sic))\n', na('new'), '- [ ] Export (n/a: new)\n');
    check(
      '- [ ] Export  \n  in two lines\n',
      na('none'),
      '- [ ] Export (n/a: none)  \n  in two lines\n',
    );
  });

  it('keeps a reason to one line and its parentheses in pairs', () => {
    check('- [ ] A\n', na(' two\n lines '), '- [ ] A (n/a: two lines)\n');
    check('- [ ] A\n', na('see (1)'), '- [ ] A (n/a: see (1))\n');
    check('- [ ] A\n', na('1) none'), '- [ ] A (n/a: 1 none)\n');
    check('- [ ] A\n', na('  '), undefined);
  });

  it('sets, changes and takes out the due day', () => {
    check('1. [ ] A\r\n', due('2026-12-01'), '1. [ ] A (due 2026-12-01)\r\n');
    check('- [ ] A (due soon) @noc\n', due('2026-12-01'), '- [ ] A (due 2026-12-01) @noc\n');
    check('- [ ] A (due 2026-12-01) @noc\n', due(undefined), '- [ ] A @noc\n');
    check('- [ ] A\n', due(undefined), '- [ ] A\n');
  });

  it('assigns to a role or person, and to nobody', () => {
    check('- [ ] A', assign('noc'), '- [ ] A @noc');
    check('- [ ] A @noc (optional)\n', assign('dana'), '- [ ] A @dana (optional)\n');
    check('- [ ] A @noc\n', assign(undefined), '- [ ] A\n');
    check('- [ ] Mail a@noc.example @noc\n', assign('dana'), '- [ ] Mail a@noc.example @dana\n');
  });

  it('refuses where the text would not read as asked', () => {
    check('- [ ] A `code\n  span`\n', assign('noc'), undefined);
  });
});

describe('attaching evidence', () => {
  const attach = (label: string, target: string) => (source: ItemText) =>
    attachEvidence(source, 0, { label, target });

  it('puts a link below the text of the item', () => {
    check(
      '- [ ] A (evidence)\n- [ ] B\n',
      attach('rules', '../rules.txt'),
      '- [ ] A (evidence)\n  - [rules](../rules.txt)\n- [ ] B\n',
    );
    check('10. [ ] A\r\n', attach('r', 'r.txt'), '10. [ ] A\r\n    - [r](r.txt)\r\n');
    check('> - [ ] A', attach('r', 'r.txt'), '> - [ ] A\n>   - [r](r.txt)');
    check(
      '- [ ] A\n  more\n\n  * [ ] B\n',
      attach('r', 'r.txt'),
      '- [ ] A\n  more\n  - [r](r.txt)\n\n  * [ ] B\n',
    );
    check('- [ ] A\n  * [ ] B\n', attach('r', 'r.txt'), '- [ ] A\n  * [r](r.txt)\n  * [ ] B\n');
  });

  it('escapes what would end the link', () => {
    check(
      '- [ ] A\n',
      attach('a]b', 'https://x.example/(1)'),
      '- [ ] A\n  - [a\\]b](<https://x.example/(1)>)\n',
    );
  });
});

describe('any edit of an item', () => {
  it('leaves every other item as it was, or is refused', () => {
    const line = fc.tuple(
      fc.constantFrom('', '  ', '    ', '> '),
      fc.constantFrom('- ', '1. ', '* '),
      fc.constantFrom('[ ] ', '[x] ', ''),
      fc.stringMatching(/^[a-z@() `*[\]/:]{0,14}$/),
    );
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 6 }),
        fc.nat(),
        fc.nat(4),
        (parts, pick, act) => {
          const text = parts.map((part) => part.join('')).join('\n');
          const document = parseDocument('a.md', { text, bom: false });
          if (document.items.length === 0) return;
          const index = pick % document.items.length;
          const source = { text, document };
          const outcome = [
            () => toggleItems(source, [index]),
            () => markNotApplicable(source, index, 'no (such) thing'),
            () => setDueDate(source, index, '2026-12-01' as CivilDate),
            () => assignItem(source, index, 'noc'),
            () => attachEvidence(source, index, { label: 'a', target: 'a.txt' }),
          ][act]?.();
          if (outcome?.kind !== 'edits') return;
          const after = parseDocument('a.md', {
            text: applyEdits(text, outcome.edits),
            bom: false,
          });
          assert.equal(after.items.length, document.items.length);
          const others = (items: typeof document.items) =>
            items.filter((_, at) => at !== index).map(({ checked }) => checked);
          assert.deepEqual(others(after.items), others(document.items));
        },
      ),
      fuzz(150),
    );
  });
});
