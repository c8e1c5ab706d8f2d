import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatSavedFilter, savedFilterPath } from '../../../src/core/library/formatSavedFilter.js';
import { parseSavedFilter } from '../../../src/core/schema/savedFilter.js';
import { fuzz } from '../../support/fuzz.js';

describe('the file of a saved filter', () => {
  it('reads back as the same filter', () => {
    const word = fc
      .string({ minLength: 1 })
      .filter((text) => text.trim() === text && !/\p{C}/u.test(text));
    fc.assert(
      fc.property(word, word, (title, query) => {
        const filter = { title, query, group: 'owner' as const };
        const read = parseSavedFilter('.sop/views/a.yml', formatSavedFilter(filter));
        assert.deepEqual(read.filter, filter);
        assert.deepEqual(read.problems, []);
      }),
      fuzz(200),
    );
  });

  it('has a name that every file system takes', () => {
    assert.equal(savedFilterPath('Overdue: NOC / Q3!'), '.sop/views/overdue-noc-q3.yml');
    assert.equal(savedFilterPath('Prüfung fällig'), '.sop/views/prufung-fallig.yml');
    assert.equal(savedFilterPath('../..'), '.sop/views/filter.yml');
  });
});
