import assert from 'node:assert/strict';
import {
  isSavedFilterPath,
  readSavedFilters,
  type SavedFilter,
} from '../../../src/core/schema/savedFilter.js';

interface Reading {
  readonly filter?: SavedFilter;
  readonly problems?: readonly string[];
}

const path = '.sop/views/late.yml';

function check(source: string, { filter, problems = [] }: Reading): void {
  const read = readSavedFilters(new Map([[path, source]])).get(path);
  assert.deepEqual(read?.filter, filter);
  assert.deepEqual(
    read?.problems.map((problem) => problem.code),
    problems,
  );
}

describe('a saved filter', () => {
  it('has a title and a query', () => {
    check('title: Late\nquery: review:overdue\n', {
      filter: { title: 'Late', query: 'review:overdue' },
    });
  });

  it('may sort and group', () => {
    check('title: Late\nquery: review:overdue\nsort: -overdue_days\ngroup: owner\n', {
      filter: { title: 'Late', query: 'review:overdue', sort: '-overdue_days', group: 'owner' },
    });
  });

  it('goes on without a group that there is none of', () => {
    check('title: Late\nquery: review:overdue\ngroup: colour\n', {
      filter: { title: 'Late', query: 'review:overdue' },
      problems: ['filter/invalid'],
    });
  });

  it('is none without a query', () => {
    check('title: Late\n', { problems: ['filter/invalid'] });
  });

  it('is none in a file that is no YAML', () => {
    check('title: [', { problems: ['filter/yaml'] });
  });

  it('lies in the folder itself, in a file that ends in .yml', () => {
    const texts = new Map(
      ['.sop/views/a.yml', '.sop/views/a.txt', '.sop/views/deep/b.yml'].map((each) => [
        each,
        'title: A\nquery: kind:sop\n',
      ]),
    );
    assert.deepEqual([...readSavedFilters(texts).keys()], ['.sop/views/a.yml']);
    assert.ok(isSavedFilterPath('.sop/views'));
    assert.ok(!isSavedFilterPath('.sop/views.yml'));
  });
});
