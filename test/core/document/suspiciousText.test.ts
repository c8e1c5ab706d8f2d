import assert from 'node:assert/strict';
import { parseDocument } from '../../../src/core/document/parseDocument.js';
import { decodeText } from '../../../src/core/text/decodeText.js';

function check(bytes: Uint8Array | string, ...expected: string[]): void {
  const decoded = typeof bytes === 'string' ? { text: bytes, bom: false } : decodeText(bytes);
  const { problems } = parseDocument('a.md', decoded);
  assert.deepEqual(
    problems.map(({ code, range }) => `${range.start} ${code}`),
    expected,
  );
}

const conflict = '<<<<<<< HEAD\n- [x] a\n=======\n- [ ] a\n>>>>>>> main\n';

describe('doubtful text', () => {
  it('is in another encoding', () => {
    check(Uint8Array.of(0x61, 0xff, 0x62), '1 file/encoding');
    check(Uint8Array.from([0xff, 0xfe, 0x61, 0, 0x62, 0]), '0 file/encoding');
    check('a \uFFFD b');
  });

  it('holds a merge conflict', () => {
    check(conflict, '0 file/conflict-marker');
    check(
      `a\n${conflict}b\n${conflict}`,
      '2 file/conflict-marker',
      `${4 + conflict.length} file/conflict-marker`,
    );
    check('Title\n=======\n\n>>>>>>> quoted\n');
    check('`<<<<<<< HEAD` is how it begins\n=======\n>>>>>>> x\n');
  });

  it('holds characters that nobody sees', () => {
    for (const character of [
      '\u202e',
      '\u2066',
      '\u200b',
      '\u0000',
      '\u0007',
      '\u0085',
      '\u00ad',
      '\ufeff',
      '\u2060',
      '\u{e0041}',
    ]) {
      check(`ab${character}c`, '2 text/invisible-character');
    }
    check('a\u200db', '1 text/invisible-character');
    check('a\u200eb', '1 text/invisible-character');
    check('a\tb\r\nc\u00a0d \u2009e');
  });

  it('may hold them where a language or an emoji asks for them', () => {
    check('👩\u200d💻 ❤\uFE0F\u200d🔥 می\u200cخواهم क्\u200dष');
    check('שלום\u200f!');
    check('🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}');
  });

  it('is larger than a document', () => {
    check('a\n'.repeat(3 * 1024 * 1024), '0 file/too-large');
  });
});
