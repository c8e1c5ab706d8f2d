import assert from 'node:assert/strict';
import { parseReportQuestion } from '../../../src/core/reports/reportQuestion.js';

describe('A question that was kept', () => {
  it('is asked again as it was', () => {
    for (const question of [
      { name: 'lessons' },
      { name: 'qbr', client: 'kestrel', since: '2026-01-01', until: '2026-03-31' },
      { name: 'similar', project: 'PRJ-1', at: 'c'.repeat(40), today: '2026-11-22' },
    ]) {
      assert.deepEqual(parseReportQuestion(question), question);
    }
  });

  it('is taken as far as it can be', () => {
    assert.deepEqual(parseReportQuestion({ name: 'lessons', since: 'May', client: 7, run: 'x' }), {
      name: 'lessons',
    });
    for (const value of [undefined, null, 'lessons', {}, { name: 'all' }]) {
      assert.equal(parseReportQuestion(value), undefined);
    }
  });
});
