import assert from 'node:assert/strict';
import fc from 'fast-check';
import { changedParts, withoutCommon } from '../../src/git/changedLines.js';
import { fuzz } from '../support/fuzz.js';

/** Lines that went and came, as `-` and `+`; a space stands for the end of a line, so that a file fits in one. */
function check(before: string, after: string, ...expected: readonly string[]): void {
  const [removed, added] = differenceOf(before.replaceAll(' ', '\n'), after.replaceAll(' ', '\n'));
  assert.deepEqual(
    [...removed.map((line) => `-${line}`), ...added.map((line) => `+${line}`)],
    expected,
  );
}

function differenceOf(before: string, after: string) {
  const [old, young] = changedParts(Buffer.from(before), Buffer.from(after));
  return withoutCommon(linesIn(old), linesIn(young), (line) => line);
}

function linesIn(bytes: Uint8Array): readonly string[] {
  const lines = Buffer.from(bytes).toString('utf8').split('\n');
  return lines.filter((line) => line !== '');
}

describe('changedParts and withoutCommon', () => {
  it('tell the lines that differ, whole', () => {
    check('a bcd e ', 'a bXd e ', '-bcd', '+bXd');
    check('abc ', 'abX ', '-abc', '+abX');
    check('abc', 'Xbc', '-abc', '+Xbc');
    check('a b c ', 'a c ', '-b');
    check('a b c', 'b c', '-a');
    check('a b c ', 'a b c ');
    check('', 'a ', '+a');
    check('x', 'é', '-x', '+é');
    check('é', 'è', '-é', '+è');
  });

  it('find changes far from each other', () => {
    check('a 1 b c d 2 ', 'A 1 b X c d 3 ', '-a', '-2', '+A', '+X', '+3');
    check('a b c d', 'd a b c', '-d', '+d');
  });

  it('tell what was put behind others, or between them, from its first line on', () => {
    check('[ k 1 ] ', '[ k 1 k 2 ] ', '+k', '+2');
    check('[ k 1 k 3 ] ', '[ k 1 k 2 k 3 ] ', '+k', '+2');
    check('d [ k 1 ] ', 'D [ k 1 k 2 ] ', '-d', '+D', '+k', '+2');
  });

  it('find the most that two files have in common', () => {
    const lines = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 9 });
    fc.assert(
      fc.property(lines, lines, (one, other) => {
        const [removed, added] = differenceOf(`${one.join('\n')}\n`, `${other.join('\n')}\n`);
        const common = longestCommon(one, other);
        assert.deepEqual(
          [one.length - removed.length, other.length - added.length],
          [common, common],
        );
      }),
      fuzz(300),
    );
  });
});

/** By definition. */
function longestCommon(one: readonly string[], other: readonly string[]): number {
  const [first, ...rest] = one;
  if (first === undefined) return 0;
  const at = other.indexOf(first);
  const without = longestCommon(rest, other);
  return at < 0 ? without : Math.max(without, 1 + longestCommon(rest, other.slice(at + 1)));
}
