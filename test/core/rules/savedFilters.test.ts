import assert from 'node:assert/strict';
import { findingsOfLibrary } from '../../../src/core/rules/libraryFindings.js';
import type { CivilDate } from '../../../src/core/schema/civilDate.js';
import { libraryOf } from '../../support/libraryOf.js';

/** Findings on the filter as `line:column message`, counted from 1. */
function check(source: string, expected: readonly string[]): void {
  const path = '.sop/views/late.yml';
  const library = libraryOf({ '.sop/library.yml': '', [path]: source });
  const findings = findingsOfLibrary(library, '2026-03-01' as CivilDate).get(path) ?? [];
  assert.deepEqual(
    findings.map(({ code, range: { start }, message }) => {
      assert.equal(code, 'filter/invalid');
      return `${start.line + 1}:${start.column + 1} ${message}`;
    }),
    expected,
  );
}

describe('findings on saved filters', () => {
  it('are none on one that can be asked', () => {
    check('title: Late\nquery: kind:sop review:overdue\nsort: -overdue_days, title\n', []);
  });

  it('tell of a field that there is none of, where the query stands', () => {
    check('title: Late\nquery: kindd:sop\n', [
      '2:8 There is no field "kindd". Did you mean "kind"?',
    ]);
  });

  it('tell of an order that cannot be', () => {
    check('title: Late\nquery: kind:sop\nsort: titel\n', [
      '3:7 There is no field "titel". Did you mean "title"?',
    ]);
  });

  it('tell of a key that a filter has not', () => {
    check('title: Late\nquery: kind:sop\ncolour: red\n', [
      '3:1 "colour" is no known key; expected one of title, query, sort, group.',
    ]);
  });
});
