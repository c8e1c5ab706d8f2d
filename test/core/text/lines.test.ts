import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  lineBreaksIn,
  lineStartsOf,
  offsetAt,
  positionAt,
} from '../../../src/core/text/lineMap.js';
import { applyEdits } from '../../../src/core/text/textEdit.js';
import { isInvisible, surveyText } from '../../../src/core/text/textSurvey.js';
import { fuzz } from '../../support/fuzz.js';

describe('lines of a text', () => {
  it('end at LF, CRLF and lone CR', () => {
    assert.deepEqual(lineStartsOf(''), [0]);
    assert.deepEqual(lineStartsOf('a\nb\n'), [0, 2, 4]);
    assert.deepEqual(lineStartsOf('a\r\nb\rc\n\nd'), [0, 3, 5, 7, 8]);
  });

  it('give every offset a position that leads back', () => {
    const text = fc
      .array(fc.constantFrom('a', '\n', '\r', '\r\n', '🔥'))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, fc.nat(), (written, seed) => {
        const lines = lineStartsOf(written);
        assert.equal(lineBreaksIn(written), lines.length - 1);
        const offset = seed % (written.length + 1);
        assert.equal(offsetAt(lines, positionAt(lines, offset)), offset);
      }),
      fuzz(1000),
    );
  });
});

describe('the survey of a text', () => {
  it('finds lines and what nobody sees', () => {
    const pieces = fc.constantFrom(
      ...[
        'a',
        'b c',
        '\n',
        '\r',
        '\r\n',
        '\t',
        'é',
        '—',
        '漢',
        '🔥',
        '\uD83D',
        ...['[', '!', 'w.', ':/', ':', '@', '`'],
        '\uFFFD',
        '\u200B',
        '\u0007',
        '\u00AD',
        '☐',
      ],
      ...['\u{E0041}', '\u0085', '\uFF3B', '\uFEFF', '\u061C'],
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        const text = parts.join('');
        const survey = surveyText(text);
        assert.deepEqual(survey.lines, lineStartsOf(text));
        assert.equal(
          survey.hasInvisible,
          [...Array(text.length).keys()].some((at) => isInvisible(text.charCodeAt(at))),
        );
        const marks = [...text.matchAll(/[\\`<[\]@]|!(?=\[)|:(?=\/)|(?<=[^][wW])\./g)];
        assert.deepEqual(
          survey.marks,
          marks.map(({ index }) => index),
        );
      }),
      fuzz(2000),
    );
  });
});

describe('applyEdits', () => {
  it('applies edits in any order', () => {
    const edits = [
      { range: { start: 3, end: 3 }, newText: 'y' },
      { range: { start: 0, end: 1 }, newText: '' },
      { range: { start: 3, end: 3 }, newText: 'z' },
    ];
    assert.equal(applyEdits('abcd', edits), 'bcyzd');
  });

  it('takes no edits that overlap or leave the text', () => {
    const overlapping = [
      { range: { start: 0, end: 2 }, newText: '' },
      { range: { start: 1, end: 3 }, newText: '' },
    ];
    assert.throws(() => applyEdits('abcd', overlapping), RangeError);
    assert.throws(
      () => applyEdits('a', [{ range: { start: 0, end: 2 }, newText: '' }]),
      RangeError,
    );
  });
});
