/** What is told of two documents must not depend on how much of them was read. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readCover } from '../../../src/core/diff/cover.js';
import { diffLibraries } from '../../../src/core/diff/diffLibraries.js';
import { excerptsOf } from '../../../src/core/diff/excerpt.js';
import {
  parseExcerpts,
  type ReadVersion,
  type ReadVersions,
} from '../../../src/core/diff/parseExcerpts.js';
import { parseDocument } from '../../../src/core/document/parseDocument.js';
import { applyChanges } from '../../../src/core/library/applyChanges.js';
import { emptyLibrary } from '../../../src/core/library/emptyLibrary.js';
import { today } from '../../support/closeout.js';
import { fuzz } from '../../support/fuzz.js';
import { sha256 } from '../../support/sha256.js';

const path = 'a.md';
const library = emptyLibrary(undefined, undefined, sha256);

function told(versions: ReadVersions): unknown {
  const sideOf = ({ document, text }: ReadVersion) => ({
    library: applyChanges(library, [{ kind: 'document', document }]).library,
    textOf: () => text,
  });
  const [base, head] = [sideOf(versions.base), sideOf(versions.head)];
  const diff = diffLibraries({ base, head, today, paths: [path], read: () => versions });
  // As it is printed: what is undefined is not there.
  return JSON.parse(JSON.stringify(diff));
}

/** How much of the two could be read in part, if they could; what is told must be the same. */
function check(base: string, head: string): number | undefined {
  const decoded = (text: string) => ({ text, bom: false });
  const whole = (text: string) => ({ document: parseDocument(path, decoded(text)), text });
  const before = readCover(path, decoded(base));
  const covers = { base: before, head: readCover(path, decoded(head), before) };
  const excerpts = parseExcerpts(library, covers);
  if (excerpts === undefined) {
    return undefined;
  }
  assert.deepEqual(
    told(excerpts),
    told({ base: whole(base), head: whole(head), differIn: 'anything' }),
  );
  return excerpts.base.text.length;
}

const frontmatters = [
  '',
  '---\nid: SOP-1\nkind: sop\n---\n',
  '---\nid: SOP-1\nkind: sop\nreviewed_on: 2026-01-02\n---\n',
  '---\nid: SOP-1\nkind: sop\ntitle: Printers\nsign_offs:\n  - gate: acceptance\n---\n',
  '---\nid: SOP-1: broken\n---\n',
  '---\nid: SOP-2\nowner: noc\n---\n',
  '---\nid: SOP-1\n---\r',
];

const lines = [
  '# Again',
  '## One',
  '## Two',
  '## One more thing',
  '## Two, and more',
  '### Inner @noc',
  '### Inner',
  '#No heading',
  ' ## Indented',
  '####### Seven',
  '',
  '',
  '',
  'Some words.',
  'Other words',
  '  more of it',
  '    code or not',
  '\tcode',
  '- [ ] K-1: Do this (evidence)',
  '- [x] Do that @noc',
  '  - [ ] Below',
  '* [ ] Again',
  '1. [ ] First',
  '   - [x] Deep [link](a.md)',
  '- plain',
  '> quoted',
  '> - [ ] in a quote',
  '> ```',
  '```',
  '```text',
  '``` a `b`',
  '  ```',
  '   ```',
  '~~~',
  '````',
  '- ```',
  '    ```',
  '<div>',
  '</div>',
  '<!-- on',
  'off -->',
  '<https://a.example>',
  '<b>bold</b>',
  '| a | b |',
  '| - | - |',
  '===',
  '---',
  '[x]: b.md',
  '[x][x]',
  'Date: 2026-01-02',
  '  Date: 2026-01-02',
  'a\r',
  'a\rb',
  '\u2028## odd',
  '***',
  '`open',
  'close`',
];

describe('versions that are read in part', () => {
  it('are told as if they were read whole, whatever stands in them', () => {
    const body = fc.array(fc.constantFrom(...lines), { minLength: 2, maxLength: 24 });
    const edits = fc.array(
      fc.record({
        at: fc.nat(30),
        gone: fc.nat(2),
        come: fc.array(fc.constantFrom(...lines), { maxLength: 2 }),
      }),
      { minLength: 1, maxLength: 2 },
    );
    const block = fc.constantFrom(...frontmatters);
    const blocks = fc.oneof(
      fc.tuple(block, block),
      block.map((one) => [one, one] as const),
    );
    let read = 0;
    fc.assert(
      fc.property(blocks, body, edits, ([before, after], old, made) => {
        const now = [...old];
        for (const { at, gone, come } of made) now.splice(at % (now.length + 1), gone, ...come);
        const title = '# Title\n\n';
        const isRead = check(
          `${before}${title}${old.join('\n')}\n`,
          `${after}${title}${now.join('\n')}\n`,
        );
        if (isRead !== undefined) read++;
      }),
      fuzz(400),
    );
    assert.ok(read > 0);
  });

  it('are told as if they were read whole where lines differ here and there', () => {
    const some = fc.constantFrom(...lines.filter((line) => line !== '' && !line.endsWith('\r')));
    const plain = fc.constantFrom(
      ...['## One', '## Two', '### Inner', '', '', 'Some words.', '- plain', '  - [ ] Below'],
      ...['- [ ] K-1: Do this (evidence)', '- [x] Do that @noc', '- [ ] Again', '- [ ] Again too'],
      ...['- [ ] K-1: Else', '- [x] Do that again', '  Date: 2026-01-02', 'Date: 2026-01-02'],
    );
    const body = fc.array(fc.oneof({ weight: 9, arbitrary: plain }, some), {
      minLength: 8,
      maxLength: 40,
    });
    const edits = fc.array(
      fc.record({ at: fc.nat(40), now: fc.option(fc.oneof(plain, some), { freq: 2 }) }),
      { minLength: 2, maxLength: 4 },
    );
    let apart = 0;
    fc.assert(
      fc.property(body, edits, (old, made) => {
        const now = [...old];
        for (const { at, now: line } of made) {
          const index = at % now.length;
          const before = now[index] ?? '';
          // A tick, or another word, where no other line is put in its place.
          const other = before.replace(/\[[ x]\]/, (box) => (box === '[ ]' ? '[x]' : '[ ]'));
          now[index] = line ?? (other === before ? `${before} more` : other);
        }
        const texts = [old, now].map((each) => `# Title\n\n${each.join('\n')}\n`);
        const read = check(texts[0] ?? '', texts[1] ?? '');
        if (read !== undefined && read < (texts[0] ?? '').length / 2) apart++;
      }),
      fuzz(400),
    );
    assert.ok(apart > 0);
  });

  function excerptsFrom(base: string, head: string): readonly string[] {
    const divided = (text: string) => ({ text, bodyStart: 0 });
    return [...excerptsOf(divided(base), divided(head))].map((each) => each.base.text);
  }

  it('hold the items that differ and no others, else their sections', () => {
    const [head, base] = ['x', ' '].map(
      (box) =>
        `# T\n\n## A\n\n- [ ] One\n\n## B\n\nHow.\n\n- [ ] Two\n- [${box}] Three\n- [ ] Four\n\n## C\n\n- [ ] Five\n`,
    );
    assert.deepEqual(excerptsFrom(base ?? '', head ?? ''), [
      '# T\n## B\n- [ ] Three\n',
      '# T\n## B\n\nHow.\n\n- [ ] Two\n- [ ] Three\n- [ ] Four\n\n',
    ]);
    assert.equal(check(base ?? '', head ?? ''), '# T\n## B\n- [ ] Three\n'.length);
  });

  it('hold what differs in several places without what stands between', () => {
    const base =
      '# T\n\n## A\n\n- [ ] One\n- [ ] Two\n\n## B\n\n- [ ] Three\n\n## C\n\nHow.\n\n- [ ] Four\n';
    const ticked = base.replace('[ ] Two', '[x] Two').replace('[ ] Four', '[x] Four');
    assert.deepEqual(excerptsFrom(base, ticked)[0], '# T\n## A\n- [ ] Two\n\n## C\n- [ ] Four\n');
    const said = base.replace('[ ] Two', '[ ] Two now').replace('How.', 'So.');
    const kept = '# T\n## A\n- [ ] Two\n\n## C\n\nHow.\n\n- [ ] Four\n';
    assert.deepEqual(excerptsFrom(base, said)[0], kept);
    assert.equal(check(base, said), kept.length);
  });

  it('hold what stands between two items that read differently', () => {
    const base = '# T\n\n## A\n\n- [ ] One\n- [ ] Two\n- [ ] Three\n- [ ] Four\n';
    const changed = base.replace('One', 'Two').replace('Three', 'One');
    assert.equal(check(base, changed), '# T\n## A\n- [ ] One\n- [ ] Two\n- [ ] Three\n'.length);
  });

  it('hold the whole section where more than items differ', () => {
    const base = '# T\n\n## A\n\n- [ ] One\n\nNote.\n\n- [ ] Two\n\n## B\n';
    const section = '# T\n## A\n\n- [ ] One\n\nNote.\n\n- [ ] Two\n\n'.length;
    assert.equal(check(base, base.replace('Note', 'Word')), section);
    assert.equal(check(base, base.replace('- [ ] Two', '- [ ] Two\n- [ ] Two')), section);
  });

  it('hold the whole section where its heading reads differently', () => {
    const base = '# T\n\n## A step\n\nSay how.\n\n### Inner\n\n## B\n\n- [ ] One\n';
    const section = '# T\n\n## A step\n\nSay how.\n\n'.length;
    assert.equal(check(base, base.replace('A step', 'A small step')), section);
    assert.equal(check(base, base.replace('A step', 'The same')), section);
  });

  it('are read whole where a heading may be another', () => {
    const base = '# T\n\n## A step\n\nSay how.\n\n### Inner\n\n## B\n\n- [ ] One\n';
    assert.equal(
      check(base, base.replace('## A step\n\nSay', '## Else\n\nTell who and')),
      undefined,
    );
    assert.equal(check(base, base.replace('## A step', '### A step')), undefined);
    assert.equal(check(base, base.replace('## A step\n', '')), undefined);
  });

  it('are told apart behind a comment', () => {
    const base = '# T\n\n<!-- kept\n## no\n-->\n\n## A\n\n- [ ] One\n\n## B\n';
    assert.equal(check(base, base.replace('[ ]', '[x]')), '# T\n## A\n- [ ] One\n\n'.length);
  });

  for (const [what, text] of [
    ['gates look at all items', '---\ngates:\n  - id: a\n---\n# T\n\n## A\n\n- [ ] One\n'],
    ['runs are made from it', '---\nkind: template\n---\n# T\n\n## A\n\n- [ ] One\n'],
    ['a fence is open in a list', '# T\n\n- ```\n\n## A\n\n- [ ] One\n'],
    ['HTML may be open', '# T\n\n<div>\n\n## A\n\n- [ ] One\n'],
    ['a comment is open', '# T\n\n<!--\n\n## A\n\n- [ ] One\n'],
    ['a definition counts everywhere', '# T\n\n[a]: b.md\n\n## A\n\n- [ ] One\n'],
  ] as const) {
    it(`are read whole where ${what}`, () => {
      assert.equal(check(text, text.replace('[ ]', '[x]')), undefined);
    });
  }
});
