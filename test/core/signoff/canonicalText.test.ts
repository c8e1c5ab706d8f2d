import assert from 'node:assert/strict';
import type { YamlValue } from '../../../src/core/document/frontmatter.js';
import { canonicalText } from '../../../src/core/signoff/canonicalText.js';

function check(value: YamlValue, expected: string) {
  assert.equal(canonicalText(value), expected);
}

describe('canonical text', () => {
  it('sorts keys by UTF-16 code units, as RFC 8785 section 3.2.3 asks', () => {
    check(
      { b: 1, a: 2, '\u20ac': 3, '\u{1f600}': 4, '\ufb01': 5 },
      '{"a":2,"b":1,"\u20ac":3,"\u{1f600}":4,"\ufb01":5}',
    );
  });

  it('writes numbers as ECMAScript does, as RFC 8785 section 3.2.2.3 asks', () => {
    check(
      [1e21, 1e-7, 333333333.3333333, -0, 4.5, 0.002],
      '[1e+21,1e-7,333333333.3333333,0,4.5,0.002]',
    );
  });

  it('escapes only what RFC 8785 section 3.2.2.2 names', () => {
    check('\u20ac$\u000f\nA\'B"\\', '"\u20ac$\\u000f\\nA\'B\\"\\\\"');
  });

  it('takes composed and decomposed letters for the same text, in keys as well', () => {
    assert.equal(
      canonicalText({ 'cafe\u0301': 'e\u0301' }),
      canonicalText({ 'caf\u00e9': '\u00e9' }),
    );
  });

  it('hides no value behind a key that differs only in its Unicode form', () => {
    check({ 'e\u0301': 1, '\u00e9': 2 }, '{"e\u0301":1,"\u00e9":2}');
    check(
      { '\u1e9b\u0323': 1, '\u017f\u0323\u0307': 2 },
      '{"\u017f\u0323\u0307":2,"\u1e9b\u0323":1}',
    );
  });

  it('tells YAML numbers that JSON lacks from texts', () => {
    check(
      [Infinity, -Infinity, NaN, '.inf'],
      '[{"!float":".inf"},{"!float":"-.inf"},{"!float":".nan"},".inf"]',
    );
  });

  it('keeps keys that objects know by themselves', () => {
    check(
      JSON.parse('{"__proto__":1,"constructor":2}') as YamlValue,
      '{"__proto__":1,"constructor":2}',
    );
  });
});
