import assert from 'node:assert/strict';
import { documentProblemCodes } from '../../../src/core/document/problem.js';
import { allRules, ruleCodes } from '../../../src/core/rules/allRules.js';
import { findingsOf } from '../../../src/core/rules/findings.js';
import type { Rule } from '../../../src/core/rules/rule.js';
import { exampleDay, exampleLibrary } from '../../support/exampleLibrary.js';

/** Rules about files that no text in memory can be; other tests show them. */
const withoutText = new Set(['file/encoding', 'file/too-large', 'file/symlink', 'file/unreadable']);

function check(rule: Rule, text: string, expected: boolean): void {
  const findings = findingsOf(exampleLibrary(rule, text), exampleDay);
  const found = findings.filter(({ code }) => code === rule.code);
  const all = findings.map(({ code, message }) => `${code}: ${message}`).join('\n');
  assert.equal(found.length > 0, expected, `${rule.code} in ${JSON.stringify(text)}:\n${all}`);
}

describe('examples of rules', () => {
  for (const rule of allRules.filter(({ code }) => !withoutText.has(code))) {
    it(`${rule.code} is found in its wrong example and not in its right one`, () => {
      check(rule, rule.example.wrong, true);
      if (rule.example.right !== undefined) {
        check(rule, rule.example.right, false);
      }
    });
  }
});

describe('allRules', () => {
  it('has each code once, as area and name', () => {
    const codes = allRules.map(({ code }) => code);
    assert.deepEqual(codes, [...new Set(codes)]);
    for (const code of codes) {
      assert.match(code, /^[a-z-]+\/[a-z-]+$/u);
    }
  });

  it('knows every code that a reader can give', () => {
    const settings = [
      'configuration/yaml',
      'configuration/invalid',
      'roster/yaml',
      'roster/invalid',
    ];
    const missing = [...documentProblemCodes, ...settings].filter((code) => !ruleCodes.has(code));
    assert.deepEqual(missing, []);
  });

  it('explains each rule in whole sentences', () => {
    for (const { code, summary, help } of allRules) {
      assert.match(summary, /^[`A-Z].*\.$/su, code);
      assert.match(help, /^[`A-Z].*\.$/su, code);
    }
  });
});
