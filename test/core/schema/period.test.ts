import assert from 'node:assert/strict';
import { addDays, parseCivilDate, type CivilDate } from '../../../src/core/schema/civilDate.js';
import { parseDuration } from '../../../src/core/schema/duration.js';
import { periodOf } from '../../../src/core/schema/period.js';

function check(every: string, today: string, expected: string | undefined): void {
  const duration = parseDuration(every);
  const day = parseCivilDate(today);
  assert.ok(duration && day);
  const period = periodOf(duration, day);
  assert.equal(period && `${period.label} ${period.startsOn} ${period.endsOn}`, expected);
}

describe('the period of a day', () => {
  it('is months from January', () => {
    check('1 month', '2026-11-30', '2026-11 2026-11-01 2026-11-30');
    check('P3M', '2026-11-22', '2026-10 2026-10-01 2026-12-31');
    check('6 months', '2026-06-30', '2026-01 2026-01-01 2026-06-30');
    check('1 month', '2028-02-29', '2028-02 2028-02-01 2028-02-29');
  });

  it('is whole years', () => {
    check('1 year', '2026-11-22', '2026 2026-01-01 2026-12-31');
  });

  it('is weeks from Monday, named as ISO 8601 does', () => {
    check('1 week', '2026-11-22', '2026-W47 2026-11-16 2026-11-22');
    check('weekly', '2026-11-23', '2026-W48 2026-11-23 2026-11-29');
    check('1 week', '2027-01-01', '2026-W53 2026-12-28 2027-01-03');
    check('1 week', '2024-12-31', '2025-W01 2024-12-30 2025-01-05');
  });

  it('is days', () => {
    check('1 day', '2026-11-22', '2026-11-22 2026-11-22 2026-11-22');
  });

  it('is none where months and days are mixed', () => {
    check('1 month 10 days', '2026-11-22', undefined);
  });

  it('is the same on each of its days, and the next begins where it ends', () => {
    for (const every of ['2 weeks', '10 days', '1 month', 'P2M', '1 year']) {
      let day = '2025-12-01' as CivilDate;
      const duration = parseDuration(every);
      assert.ok(duration);
      let period = periodOf(duration, day);
      for (let step = 0; step < 500; step++) {
        day = addDays(day, 1);
        const next = periodOf(duration, day);
        assert.ok(period && next);
        if (day <= period.endsOn) assert.deepEqual(next, period);
        else assert.equal(next.startsOn, day);
        period = next;
      }
    }
  });
});
