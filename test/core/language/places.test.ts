import assert from 'node:assert/strict';
import { dueHints } from '../../../src/core/language/dueHints.js';
import { frontmatterFolds } from '../../../src/core/language/frontmatterFolds.js';
import { librarySymbols } from '../../../src/core/language/librarySymbols.js';
import { finish } from '../../../src/core/library/steps.js';
import { pasteEvidence } from '../../../src/core/language/pasteEvidence.js';
import { placeIn, today } from '../../support/languageLibrary.js';
import { libraryOf } from '../../support/libraryOf.js';

describe('folds of frontmatter', () => {
  const folds = (text: string) =>
    frontmatterFolds(placeIn('a.md', text).document).map(
      ({ start, end }) => `${start + 1}-${end + 1}`,
    );

  it('are the block and its long keys', () => {
    assert.deepEqual(
      folds(
        '---\nid: A\ngates:\n  - id: g\n    sign: { role: noc }\ntags: [a]\nsign_offs:\n- gate: g\n  by: x\n---\n\n# T\n',
      ),
      ['1-10', '3-5', '4-5', '7-9', '8-9'],
    );
  });

  it('are none without a block', () => {
    assert.deepEqual(folds('# T\n'), []);
  });
});

describe('hints of due days', () => {
  const hints = (text: string) => {
    const { library, document, text: bare } = placeIn('a.md', text);
    const range = { start: 0, end: bare.length };
    return dueHints(library, { document, text: bare, range }, today).map(
      ({ offset, words, isLate }) =>
        `${bare.slice(0, offset).split('\n').at(-1)} <${words}>${isLate ? '!' : ''}`,
    );
  };

  it('say behind the mark how far an open item is', () => {
    assert.deepEqual(
      hints(
        '- [ ] A (due 2026-11-21) @noc\n- [ ] B (due 2026-11-18)\n- [x] C (due 2026-01-01)\n- [ ] D (due soon)\n',
      ),
      ['- [ ] A (due 2026-11-21) <due tomorrow>', '- [ ] B (due 2026-11-18) <overdue by 2 days>!'],
    );
  });

  it('say it of the document and its review', () => {
    assert.deepEqual(
      hints(
        '---\nkind: sop\ndue_on: 2026-11-19\nreviewed_on: 2026-11-01\nreview_in: 1 month\n---\n',
      ),
      ['due_on: 2026-11-19 <overdue by 1 day>!', 'reviewed_on: 2026-11-01 <review due in 11 days>'],
    );
  });

  it('say nothing of a document that is closed', () => {
    const gates = 'gates: [{ id: g, sign: { role: noc } }]\n';
    const run = (fields: string) =>
      hints(`---\nkind: checklist\ndue_on: 2026-11-19\n${fields}---\n`);
    assert.deepEqual(run('status: cancelled\n'), []);
    assert.deepEqual(run(`status: cancelled\n${gates}`), []);
    assert.deepEqual(run(gates), ['due_on: 2026-11-19 <overdue by 1 day>!']);
  });
});

describe('symbols of the library', () => {
  const library = libraryOf({
    'a.md': '---\nid: SOP-0012\ntitle: Change a firewall\n---\n\n- [ ] NOC-3: Export rules\n',
    'b.md': '# Onboarding\n',
  });
  const names = (query: string) =>
    finish(librarySymbols(library, query)).map(({ name, at }) => `${name}:${at.line + 1}`);

  it('are found by id, title and key of an item', () => {
    assert.deepEqual(names('sop12'), ['SOP-0012 Change a firewall:1']);
    assert.deepEqual(names('firewall'), ['SOP-0012 Change a firewall:1']);
    assert.deepEqual(names('onb'), ['Onboarding:1']);
    assert.deepEqual(names('noc-3'), ['NOC-3: Export rules:6']);
    assert.deepEqual(names('zzz'), []);
  });
});

describe('pasting an address on an item', () => {
  const paste = (text: string, pasted = 'https://x.example/files/fw%20rules.txt?v=1') => {
    const { document, text: bare, offset } = placeIn('a.md', text);
    return pasteEvidence({ document, text: bare }, { start: offset, end: offset }, pasted);
  };

  it('makes a link of it', () => {
    assert.deepEqual(paste('- [ ] A (evidence)‸\n'), {
      newText: ' [fw rules.txt](https://x.example/files/fw%20rules.txt?v=1)',
      isWanted: true,
    });
    assert.equal(
      paste('- [ ] A ‸', 'https://x.example')?.newText,
      '[x.example](https://x.example)',
    );
    assert.equal(
      paste('- [ ] A ‸', 'https://x.example/a_(b)')?.newText,
      '[a_(b)](<https://x.example/a_(b)>)',
    );
  });

  it('is wanted only where the item asks for a link and has none', () => {
    assert.equal(paste('- [ ] A ‸')?.isWanted, false);
    assert.equal(paste('- [ ] A (evidence: ticket) ‸')?.isWanted, false);
    assert.equal(paste('- [ ] A (evidence) [x](https://x.example) ‸')?.isWanted, false);
  });

  it('leaves other texts and places alone', () => {
    assert.equal(paste('- [ ] A ‸', 'some words'), undefined);
    assert.equal(paste('Words ‸'), undefined);
    assert.equal(paste('- [ ] A [x](‸)'), undefined);
  });
});
