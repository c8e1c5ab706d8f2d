import assert from 'node:assert/strict';
import { findingsOf } from '../../../../src/core/rules/findings.js';
import { exampleDay } from '../../../support/exampleLibrary.js';
import { libraryOf } from '../../../support/libraryOf.js';

/** The roster of a manager on the second line and so many others, with `rest` after the name of each. */
function check(people: number, rest: string, expected: readonly string[]): void {
  const others = Array.from({ length: people }, (_, at) => `  p${at}: { name: P${at}${rest} }\n`);
  const library = libraryOf({
    '.sop/library.yml': 'rules: { workflow/no-sop: off }\n',
    '.sop/roster.yml': `people:\n  grace: { name: Grace }\n${others.join('')}`,
  });
  const found = findingsOf(library, exampleDay).map(
    ({ path, range, message }) => `${path}:${range.start.line + 1} ${message}`,
  );
  assert.deepEqual(found, expected);
}

describe('span of control', () => {
  it('is told at the manager from the eighth person on', () => {
    check(7, ', reports_to: grace', []);
    check(8, ', reports_to: grace', [
      '.sop/roster.yml:2 8 people report to Grace; expected at most 7.',
    ]);
  });

  it('does not count those who left, nor those who report to nobody', () => {
    check(8, ', reports_to: grace, until: 2020-01-01', []);
    check(8, '', []);
  });
});
