import assert from 'node:assert/strict';
import { formatCsv } from '../../../src/cli/output/csv.js';

function check(values: readonly (string | number)[], expected: string) {
  assert.equal(formatCsv([values]), `${expected}\r\n`);
}

describe('formatCsv', () => {
  it('quotes only what needs it', () => {
    check(['plain', 'two words', 12], 'plain,two words,12');
    check(['a,b', 'say "yes"'], '"a,b","say ""yes"""');
  });

  it('never lets a text be a formula', () => {
    check(['=1+1', '+49 30', '-2', '@sum', -2], `"'=1+1","'+49 30","'-2","'@sum",-2`);
    check(['\t=1', '\u200b=1', '＝1'], `"'=1","'=1","'＝1"`);
    check(["it's", 'a=1'], "it's,a=1");
  });

  it('keeps a text on one line', () => {
    check(['a\r\nb'], 'a b');
  });
});
