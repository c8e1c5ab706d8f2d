import assert from 'node:assert/strict';
import fc from 'fast-check';
import { BatchReader } from '../../src/git/batchReader.js';
import { fuzz } from '../support/fuzz.js';

const name = 'a'.repeat(40);

/** What is told of an output that comes cut after so many bytes each time, over and over. */
function told(output: string, ...sizes: readonly number[]): readonly string[] {
  const answers: string[] = [];
  const reader = new BatchReader((object) => {
    answers.push(object === undefined ? 'none' : Buffer.from(object.bytes).toString('latin1'));
  });
  const bytes = Buffer.from(output, 'latin1');
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const size = sizes[turn % sizes.length] ?? bytes.length;
    reader.read(bytes.subarray(at, at + size));
    at += size;
  }
  return answers;
}

const answer = (text: string) => `${name} blob ${text.length}\n${text}\n`;

describe('BatchReader', () => {
  it('takes answers apart wherever the pieces end', () => {
    const texts = ['one\ntwo', '', `${name} blob 3\nabc\n`, '\n\n', 'x'.repeat(300)];
    const output = `${texts.map(answer).join('')}gone missing\n${answer('last')}`;
    const expected = [...texts, 'none', 'last'];
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1 }), (sizes) => {
        assert.deepEqual(told(output, ...sizes), expected);
      }),
      fuzz(200),
    );
  });

  it('tells nothing of an answer that never ends', () => {
    assert.deepEqual(told(answer('whole') + answer('cut off').slice(0, -1)), ['whole']);
  });
});
