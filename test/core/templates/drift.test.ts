import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseDocument } from '../../../src/core/document/parseDocument.js';
import { adopt, driftOf } from '../../../src/core/templates/drift.js';
import { applyEdits } from '../../../src/core/text/textEdit.js';
import { fuzz } from '../../support/fuzz.js';

const version = (text: string) => ({ text, document: parseDocument('a.md', { text, bom: false }) });

function check(
  texts: readonly [string, string, string],
  changes: readonly string[],
  adopted: string,
) {
  const [run, then, now] = texts;
  const found = driftOf(version(run), version(then), version(now));
  assert.deepEqual(
    found.map(({ kind, name, edit }) => `${kind} ${name}${edit ? '' : ' by hand'}`),
    changes,
  );
  const edits = adopt(version(run), found);
  assert.equal(edits && applyEdits(run, edits), adopted);
}

describe('drift of a run from its template', () => {
  const then = '## A\n\n- [ ] A-1: One.\n\n- [ ] A-2: Two.\n';
  const run = '## A\n\n- [x] A-1: One. [proof](x)\n\n  Note.\n\n- [ ] A-2: Two.\n\nEnd.\n';

  it('adds items behind their neighbours', () => {
    const now = then.replace('- [ ] A-2', '- [ ] A-3: Three. (from LL-7Q3K9)\n\n- [ ] A-2');
    check(
      [run, then, now],
      ['added A-3'],
      run.replace('  Note.\n', '  Note.\n\n- [ ] A-3: Three. (from LL-7Q3K9)\n'),
    );
  });

  it('sets items apart as the template does', () => {
    const tight = '## A\n\n- [ ] A-1: One.\n- [ ] A-2: Two.\n';
    check(
      [tight, tight, tight.replace('- [ ] A-2', '- [ ] A-3: Three.\n- [ ] A-2')],
      ['added A-3'],
      tight.replace('- [ ] A-2', '- [ ] A-3: Three.\n- [ ] A-2'),
    );
  });

  it('fills in what the run says of itself', () => {
    const own = `---\nclient: contoso\n---\n\n${run}`;
    check(
      [
        own,
        then,
        then.replace('- [ ] A-2', '- [ ] A-3: Ask {{client}} and {{other}}.\n\n- [ ] A-2'),
      ],
      ['added A-3'],
      own.replace('  Note.\n', '  Note.\n\n- [ ] A-3: Ask contoso and {{other}}.\n'),
    );
  });

  it('takes a nested item along with the one it hangs below', () => {
    const nested = then.replace('A-2: Two.\n', 'A-2: Two.\n\n  - [ ] @noc verified\n');
    check(
      [nested, nested, '## A\n\n- [ ] A-1: One.\n'],
      ['removed A-2'],
      '## A\n\n- [ ] A-1: One.\n',
    );
  });

  it('adds sections, and items below items', () => {
    const now = `${then.trimEnd()}\n\n  - [ ] @noc verified\n\n## B\n\n- [ ] B-1: New.\n\n  - [ ] @noc seen\n`;
    check(
      [run, then, now],
      ['added A-2/verified', 'added B-1'],
      `${run.replace('A-2: Two.\n', 'A-2: Two.\n\n  - [ ] @noc verified\n')}\n## B\n\n- [ ] B-1: New.\n\n  - [ ] @noc seen\n`,
    );
  });

  it('changes words and keeps the tick and what was written behind them', () => {
    check(
      [run, then, then.replace('One.', 'First of all.')],
      ['reworded A-1'],
      run.replace('One.', 'First of all.'),
    );
  });

  it('leaves words that the run changed to a person', () => {
    const own = run.replace('One.', 'Own words.');
    check([own, then, then.replace('One.', 'First.')], ['reworded A-1 by hand'], own);
  });

  it('removes what nobody worked on, and keeps the rest', () => {
    check([run, then, '## A\n'], ['removed A-2'], run.replace('- [ ] A-2: Two.\n\n', ''));
  });

  it('keeps every other byte of generated runs', () => {
    const item = fc.record({
      done: fc.boolean(),
      fate: fc.constantFrom('kept', 'added', 'removed', 'reworded'),
      note: fc.constantFrom('', '\n\n  Note: x', ' [e](e.txt)', '\n  - [x] @noc verified'),
    });
    fc.assert(
      fc.property(
        fc.array(item, { maxLength: 8 }),
        fc.constantFrom('\n', '\r\n'),
        fc.nat(),
        (items, eol, turn) => {
          const line = (index: number, words = `Item ${index}.`) => `- [ ] K-${index}: ${words}`;
          const text = (lines: readonly string[]) =>
            ['# T', ...lines, 'End.', ''].join('\n\n').replaceAll('\n', eol);
          const before = text(items.flatMap(({ fate }, i) => (fate === 'added' ? [] : line(i))));
          const after = text(
            items.flatMap(({ fate }, i) =>
              fate === 'removed' ? [] : line(i, fate === 'reworded' ? `New ${i}.` : undefined),
            ),
          );
          const own = items.flatMap(({ fate, done, note }, i) =>
            fate === 'added' ? [] : (done ? line(i).replace('[ ]', '[x]') : line(i)) + note,
          );
          const cut = own.length === 0 ? 0 : turn % own.length;
          const mine = text([...own.slice(cut), ...own.slice(0, cut)]);
          const changes = driftOf(version(mine), version(before), version(after));
          const edits = adopt(version(mine), changes);
          assert.ok(edits, mine);
          const result = applyEdits(mine, edits);
          // Everything the run said is still there, in its order, but for words replaced and items nobody touched.
          let rest = result;
          for (const [i, { fate, done, note }] of items.entries()) {
            if (fate === 'added') assert.ok(result.includes(line(i)), result);
            const isGone = fate === 'removed' && !done && note === '';
            if (fate === 'added' || isGone) continue;
            const words = line(i, fate === 'reworded' ? `New ${i}.` : undefined);
            const whole = (done ? words.replace('[ ]', '[x]') : words) + note.replaceAll('\n', eol);
            assert.ok(rest.includes(whole), `${whole}\n---\n${result}`);
            rest = rest.replace(whole, '');
          }
          assert.deepEqual(driftOf(version(result), version(after), version(after)), []);
        },
      ),
      fuzz(500),
    );
  });
});
