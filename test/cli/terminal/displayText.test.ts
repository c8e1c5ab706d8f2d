import assert from 'node:assert/strict';
import { toDisplayText } from '../../../src/cli/terminal/displayText.js';

function check(text: string, expected: string) {
  assert.equal(toDisplayText(text), expected);
}

describe('toDisplayText', () => {
  it('leaves ordinary text of any script alone', () => {
    check('Firewall-Regeln für Zürich, 東京, קובץ', 'Firewall-Regeln für Zürich, 東京, קובץ');
    check('می‌خواهم 👩‍💻', 'می‌خواهم 👩‍💻');
  });

  it('takes out what a terminal obeys', () => {
    check('\x1b[31mred\x1b[0m', 'red');
    check('\x9b31mred', 'red');
    check('\x1b]0;title\x07after', 'after');
    check('\x1b]8;;https://x.example\x1b\\link\x1b]8;;\x1b\\', 'link');
    check('\x1bPq#0\x1b\\after', 'after');
    check('\x1b(Bx\x1b=y\x1bc', 'xy');
    check('ring\x07 back\x08 \x00nul \x7f', 'ring back nul');
  });

  it('takes out what a reader cannot see', () => {
    check('a\u202eb\u202c\u2066c\u2069', 'abc');
    check('a\u200bb\ufeffc\u00add', 'abcd');
    check('tag\u{e0041}', 'tag');
  });

  it('makes one line of it', () => {
    check(' a\r\nb\tc\u2028d ', 'a b c d');
  });

  it('shows half a surrogate pair as a replacement', () => {
    check('a\ud83d', 'a\ufffd');
  });
});
