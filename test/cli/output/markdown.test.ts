import assert from 'node:assert/strict';
import { escapeMarkdown, markdownCode } from '../../../src/cli/output/markdown.js';

describe('escapeMarkdown', () => {
  function check(text: string, expected: string) {
    assert.equal(escapeMarkdown(text), expected);
  }

  it('leaves plain sentences readable', () => {
    check('The review is 20 days overdue.', 'The review is 20 days overdue.');
    check('a - b + c', 'a - b + c');
  });

  it('takes the meaning from markup, tables and HTML', () => {
    check('*a* _b_ `c` | d', '\\*a\\* \\_b\\_ \\`c\\` \\| d');
    check('<img src=x> &amp; [a](b)', '\\<img src=x\\> &amp;amp; \\[a\\]\\(b\\)');
    check('\\*', '\\\\\\*');
    check('- a', '\\- a');
    check('1. a', '1\\. a');
  });

  it('mentions nobody and refers to no issue', () => {
    check('@noc', '@<!-- -->noc');
    check('see #12', 'see \\#<!-- -->12');
  });
});

describe('markdownCode', () => {
  function check(text: string, expected: string) {
    assert.equal(markdownCode(text), expected);
  }

  it('fences the text however many ticks it holds', () => {
    check('a.md', '`a.md`');
    check('a`b', '``a`b``');
    check('`', '`` ` ``');
    check('a|b', '`a\\|b`');
  });
});
