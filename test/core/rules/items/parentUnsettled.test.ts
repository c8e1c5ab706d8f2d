import assert from 'node:assert/strict';
import { findingsOf } from '../../../../src/core/rules/findings.js';
import type { CivilDate } from '../../../../src/core/schema/civilDate.js';
import { libraryOf } from '../../../support/libraryOf.js';

function check(text: string, expected: readonly number[]): void {
  const library = libraryOf({
    '.sop/library.yml': 'workflows: []\n',
    '.sop/roster.yml': 'people: {}\nroles: { noc: [], project-team: [] }\n',
    'closeout.md': `---\nowner: project-team\n---\n${text}`,
  });
  const found = findingsOf(library, '2026-11-20' as CivilDate);
  const lines = found
    .filter(({ code }) => code === 'item/parent-unsettled')
    .map(({ range }) => range.start.line - 2);
  assert.deepEqual(lines, expected);
}

describe('a ticked item above open ones', () => {
  it('is found when both are of the same role', () => {
    check('- [x] Export rules\n  - [ ] Read them\n', [1]);
    check('- [x] Export rules\n  - [ ] @project-team Read them\n', [1]);
  });

  it('is work in progress when the other side has yet to verify', () => {
    check('- [x] Export rules\n  - [ ] @noc verified\n', []);
  });

  it('is fine when what is below is optional or settled', () => {
    check('- [x] Export rules\n  - [ ] Read them (optional)\n  - [x] File them\n', []);
  });
});
