import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decodeText, encodeText } from '../../../src/core/text/decodeText.js';
import { fuzz } from '../../support/fuzz.js';

/** The text, after `BOM ` and before its problem when it has them. */
function check(bytes: readonly number[], expected: string): void {
  const { text, bom, problem } = decodeText(Uint8Array.from(bytes));
  assert.equal(
    `${bom ? 'BOM ' : ''}${text}${problem === undefined ? '' : ` ${problem}`}`,
    expected,
  );
}

const utf16 = (text: string, order: 'little' | 'big'): number[] =>
  [...Array(text.length).keys()].flatMap((index) => {
    const code = text.charCodeAt(index);
    return order === 'little' ? [code & 255, code >> 8] : [code >> 8, code & 255];
  });

describe('decodeText', () => {
  it('reads UTF-8 with and without a byte order mark', () => {
    check([], '');
    check([0x61, 0xc3, 0xa9], 'aé');
    check([0xef, 0xbb, 0xbf, 0x61], 'BOM a');
    check([0xef, 0xbb, 0xbf, 0xef, 0xbb, 0xbf, 0x61], 'BOM \uFEFFa');
    check([0xef, 0xbf, 0xbd], '\uFFFD');
  });

  it('reads what it can of anything else, and says what it is', () => {
    check([0x61, 0xff, 0x62], 'a\uFFFDb invalid-utf-8');
    check([0xff, 0xfe, ...utf16('aé漢🔥', 'little')], 'BOM aé漢🔥 utf-16');
    check([0xfe, 0xff, ...utf16('aé漢🔥', 'big')], 'BOM aé漢🔥 utf-16');
    check(utf16('# T', 'little'), '# T utf-16');
    check(utf16('# T', 'big'), '# T utf-16');
    check([0xff, 0xfe, 0, 0, 0x61, 0, 0, 0], 'BOM a utf-32');
    check([0, 0, 0xfe, 0xff, 0, 0, 0, 0x61, 0, 0x11, 0, 0], 'BOM a\uFFFD utf-32');
  });

  it('never fails, and what is UTF-8 goes back to the same bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const { text, bom, problem } = decodeText(bytes);
        if (problem === undefined) {
          assert.deepEqual([...encodeText(text, bom)], [...bytes]);
        }
      }),
      fuzz(2000),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.boolean(), (text, bom) => {
        const decoded = decodeText(encodeText(text, bom));
        assert.equal(decoded.problem === undefined ? decoded.text : text, text);
      }),
      fuzz(1000),
    );
  });
});
