import assert from 'node:assert/strict';
import { applyBaseline, makeBaseline } from '../../../src/core/rules/baseline.js';
import { createBaselineFilter } from '../../../src/core/rules/baselineFilter.js';
import type { Finding } from '../../../src/core/rules/finding.js';

const range = { start: { line: 0, column: 0 }, end: { line: 0, column: 0 } };

/** A finding from `path message`, or `path#id message`. */
function toFinding(text: string): Finding {
  const [name = '', message = ''] = text.split(' ');
  const [path = '', documentId] = name.split('#');
  return {
    code: 'test/case',
    level: 'warning',
    path,
    range,
    message,
    ...(documentId === undefined ? {} : { documentId }),
  };
}

/** Asks document by document, in reverse, and expects what the whole library gives at once. */
function check(known: readonly string[], now: readonly string[], expected: readonly string[]) {
  const baseline = makeBaseline(known.map(toFinding));
  const findings = now.map(toFinding);
  const filter = createBaselineFilter(baseline);
  const paths = [...new Set(findings.map(({ path }) => path))].reverse();
  const left = new Set(
    paths.flatMap((path) => filter(findings.filter((finding) => finding.path === path))),
  );
  const inOrder = findings.filter((finding) => left.has(finding));
  assert.deepEqual(inOrder, expected.map(toFinding));
  assert.deepEqual(applyBaseline(findings, baseline), inOrder);
}

describe('createBaselineFilter', () => {
  it('leaves out what is known, as often as it is known', () => {
    check(['a.md old'], ['a.md old', 'a.md new', 'b.md old'], ['a.md new', 'b.md old']);
    check(['a.md old'], ['a.md old', 'a.md old'], ['a.md old']);
    check([], ['a.md old'], ['a.md old']);
  });

  it('knows a document by its id after a move, and by its path after it got one', () => {
    check(['a.md#A old'], ['b.md#A old'], []);
    check(['a.md old'], ['a.md#A old'], []);
  });
});
