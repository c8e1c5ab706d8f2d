import assert from 'node:assert/strict';
import type { CivilDate } from '../../../src/core/schema/civilDate.js';
import { dayOfSeconds, endOfDay, instantOfSeconds } from '../../../src/core/schema/unixTime.js';

function check(seconds: number, instant: string): void {
  assert.equal(instantOfSeconds(seconds), instant);
  assert.equal(dayOfSeconds(seconds), instant.slice(0, 10));
  if (seconds >= 0)
    assert.equal(instant, new Date(seconds * 1000).toISOString().replace('.000', ''));
}

describe('time in seconds', () => {
  it('is told as an instant and a day in UTC', () => {
    check(0, '1970-01-01T00:00:00Z');
    check(951_782_399, '2000-02-28T23:59:59Z');
    check(951_782_400, '2000-02-29T00:00:00Z');
    check(1_795_000_000, '2026-11-18T11:06:40Z');
    check(-1, '1969-12-31T23:59:59Z');
  });

  it('ends a day with its last second', () => {
    assert.equal(instantOfSeconds(endOfDay('2026-11-20' as CivilDate)), '2026-11-20T23:59:59Z');
  });
});
