import assert from 'node:assert/strict';
import { gateCaseOf } from '../../../src/core/gate/gateCase.js';
import { mergeDocuments } from '../../../src/core/merge/mergeDocuments.js';
import { gateLibrary, signed, today } from '../../support/closeout.js';
import { closeout } from '../../support/closeoutRepository.js';
import { sha256 } from '../../support/sha256.js';

const [noor, later] = [
  { name: 'Noor Haddad', by: 'noor@msp.example' },
  { at: '2026-11-20T21:00:00Z' },
];

function merge(base: string, ours: string, theirs: string) {
  const decoded = (text: string) => ({ text, bom: false });
  const outcome = mergeDocuments({
    path: 'a.md',
    base: decoded(base),
    ours: decoded(ours),
    theirs: decoded(theirs),
    hash: sha256,
  });
  assert.ok(outcome.kind === 'merged');
  return outcome;
}

/** What the engine says of the records of a document: who signed, and what it is worth. */
function worths(text: string): readonly string[] {
  const library = gateLibrary({ 'a.md': text });
  const document = library.documents.get('a.md');
  assert.ok(document);
  return gateCaseOf(library, document, today).standings.map(
    ({ record, worth }) => `${record.by.split('@')[0] ?? ''} ${worth}`,
  );
}

/** Merges without a conflict, and asks the engine. */
function check([base, ours, theirs]: readonly [string, string, string], ...expected: string[]) {
  const { text, conflicts } = merge(base, ours, theirs);
  assert.deepEqual(conflicts, []);
  assert.deepEqual(worths(text), expected);
  assert.equal(text.split('\n').at(-1), '');
}

describe('merging sign-offs', () => {
  it('keeps those of both sides in the order of their instants, with a chain that holds', () => {
    const [dana, both] = [signed(closeout), signed(closeout, { ...noor, ...later })];
    check([closeout, dana, both], 'dana counts', 'noor counts');
    check([closeout, both, dana], 'dana counts', 'noor counts');
    assert.equal(merge(closeout, both, dana).text, merge(closeout, dana, both).text);
  });

  it('keeps one that both have once, and what each added behind it', () => {
    const first = signed(closeout);
    const ours = signed(first, { ...noor, ...later });
    const theirs = signed(first, { ...noor, at: '2026-11-20T20:30:00Z' });
    check([closeout, first, ours], 'dana counts', 'noor counts');
    check([first, ours, theirs], 'dana counts', 'noor superseded', 'noor counts');
  });

  it('puts a record behind the one it names, whatever the clocks said', () => {
    const first = signed(closeout, later);
    const second = signed(first, { ...noor, at: '2026-11-20T10:00:00Z' });
    check([closeout, closeout, second], 'dana counts', 'noor counts');
    const other = signed(closeout, { at: '2026-11-20T20:30:00Z' });
    check([closeout, other, second], 'dana superseded', 'dana counts', 'noor counts');
  });

  it('fits records into the indent of ours', () => {
    const ours = signed(closeout);
    const theirs = signed(closeout, { ...noor, ...later }).replace(
      /(?<=sign_offs:\n)[^]*?(?=---\n)/,
      (lines) => lines.replaceAll(/^/gm, '    ').trimEnd() + '\n',
    );
    check([closeout, ours, theirs], 'dana counts', 'noor counts');
  });

  it('never makes a stale sign-off valid', () => {
    const first = signed(closeout);
    const edited = (text: string) => text.replace('Export the rules', 'Export all rules');
    check([closeout, first, edited(closeout)], 'dana stale');
    check([closeout, edited(closeout), first], 'dana stale');
    check([first, edited(first), signed(first, { ...noor, ...later })], 'dana stale', 'noor stale');
    const reopened = closeout.replace('[x]', '[ ]');
    check([closeout, first, reopened], 'dana stale');
  });

  it('leaves a sign-off valid that does not cover what the other side did', () => {
    const first = signed(closeout);
    check(
      [
        first,
        signed(first, { ...noor, ...later }),
        first.replace('owner:', 'released_on: 2026-11-21\nowner:'),
      ],
      'dana counts',
      'noor counts',
    );
    check(
      [closeout, first, closeout.replace('---\n\n', 'released_on: 2026-11-21\n---\n\n')],
      'dana counts',
    );
  });

  it('leaves an altered or a removed record to a person', () => {
    const first = signed(closeout);
    const second = signed(first, { ...noor, ...later });
    const altered = first.replace('Dana Reyes', 'Dana R.');
    for (const [ours, theirs] of [
      [second, altered],
      [altered, second],
      [second, closeout],
    ] as const) {
      const { text, conflicts } = merge(first, ours, theirs);
      assert.deepEqual(
        conflicts.map(({ about }) => about),
        ['"sign_offs"'],
      );
      assert.match(text, /^<<<<<<< ours$/m);
    }
  });
});
