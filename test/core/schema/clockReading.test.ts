import assert from 'node:assert/strict';
import { instantOf, todayOf } from '../../../src/core/schema/clockReading.js';

/** A clock on whose wall it is this day while it is `utc` in Greenwich. */
function clock([year, month, day]: readonly [number, number, number], utc: string) {
  return {
    getFullYear: () => year,
    getMonth: () => month - 1,
    getDate: () => day,
    toISOString: () => utc,
  };
}

describe('what a clock shows', () => {
  function check(local: readonly [number, number, number], utc: string, expected: string) {
    assert.equal(todayOf(clock(local, utc)), expected);
  }

  it('is the later of the local and the UTC day', () => {
    check([2026, 11, 21], '2026-11-21T12:00:00.000Z', '2026-11-21');
    check([2026, 12, 31], '2027-01-01T01:00:00.000Z', '2027-01-01');
    check([2026, 11, 22], '2026-11-21T14:00:00.000Z', '2026-11-22');
  });

  it('is an instant of whole seconds in UTC', () => {
    const now = clock([2026, 11, 21], '2026-11-21T12:34:56.789Z');
    assert.equal(instantOf(now), '2026-11-21T12:34:56Z');
  });
});
