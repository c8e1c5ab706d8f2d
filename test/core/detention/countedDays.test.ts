import assert from 'node:assert/strict';
import fc from 'fast-check';
import { countedDays, isQuietDay } from '../../../src/core/detention/countedDays.js';
import { addDays, type CivilDate } from '../../../src/core/schema/civilDate.js';
import { parseConfiguration } from '../../../src/core/schema/parseConfiguration.js';
import { fuzz } from '../../support/fuzz.js';

const { detention } = parseConfiguration(
  'detention: { quiet_days: [saturday, sunday], holidays: [2026-11-25, 2026-11-28] }\n',
);
const day = (text: string) => text as CivilDate;

describe('countedDays', () => {
  it('leaves out the days on which nobody writes', () => {
    const count = (since: string, today: string) => countedDays(detention, day(since), day(today));
    // 2026-11-20 is a Friday.
    assert.equal(count('2026-11-20', '2026-11-20'), 0);
    assert.equal(count('2026-11-20', '2026-11-22'), 0);
    assert.equal(count('2026-11-20', '2026-11-23'), 1);
    assert.equal(count('2026-11-20', '2026-11-30'), 5);
    assert.equal(count('2026-11-23', '2026-11-20'), 0);
  });

  it('equals counting day by day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 90 }), (at, days) => {
        const since = addDays(day('2026-01-01'), at);
        const all = Array.from({ length: days }, (_, index) => addDays(since, index + 1));
        const expected = all.filter((each) => !isQuietDay(detention, each)).length;
        assert.equal(countedDays(detention, since, addDays(since, days)), expected);
      }),
      fuzz(200),
    );
  });
});
