import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  addDays,
  addDuration,
  addMonths,
  type CivilDate,
  daysBetween,
  parseCivilDate,
  partsOf,
} from '../../../src/core/schema/civilDate.js';
import { parseDuration } from '../../../src/core/schema/duration.js';
import { fuzz } from '../../support/fuzz.js';

function day(text: string): CivilDate {
  const date = parseCivilDate(text);
  assert.ok(date, `${text} is a day`);
  return date;
}

function check(from: string, duration: string, expected: string) {
  const parsed = parseDuration(duration);
  assert.ok(parsed, `${duration} is a duration`);
  assert.equal(addDuration(day(from), parsed), expected);
}

/** Days the platform's own calendar knows, as an independent witness. */
const anyDay = fc
  .integer({ min: Date.UTC(1000, 0, 1) / 864e5, max: Date.UTC(9000, 0, 1) / 864e5 })
  .map((number) => ({ number, date: day(new Date(number * 864e5).toISOString().slice(0, 10)) }));

describe('civil dates', () => {
  it('are read as YYYY-MM-DD only', () => {
    for (const text of ['2026-11-21', '0001-01-01', '9999-12-31', '2024-02-29', '2000-02-29']) {
      assert.equal(parseCivilDate(text), text);
    }
    for (const text of [
      '',
      '2026-1-2',
      '26-01-02',
      '20261121',
      ' 2026-11-21',
      '2026-11-21 ',
      '2026-11-21T00:00:00Z',
      '2026/11/21',
      '٢٠٢٦-١١-٢١',
      '2026-11-21\n',
    ]) {
      assert.equal(parseCivilDate(text), undefined, JSON.stringify(text));
    }
  });

  it('are refused when the calendar has no such day', () => {
    for (const text of [
      '2026-02-29',
      '1900-02-29',
      '2026-02-30',
      '2026-04-31',
      '2026-13-01',
      '2026-00-10',
      '2026-01-00',
      '2026-01-32',
      '0000-01-01',
    ]) {
      assert.equal(parseCivilDate(text), undefined, text);
    }
  });

  it('clamp to the end of the month when months are added', () => {
    check('2026-01-31', '1 month', '2026-02-28');
    check('2024-01-31', '1 month', '2024-02-29');
    check('2026-08-31', '6 months', '2027-02-28');
    check('2024-02-29', '1 year', '2025-02-28');
    check('2025-02-19', '6 months', '2025-08-19');
    check('2025-10-30', '6 months', '2026-04-30');
    check('2026-12-31', 'P2M', '2027-02-28');
  });

  it('add days after months', () => {
    check('2026-01-31', '1 month 1 day', '2026-03-01');
    check('2026-12-31', '1 day', '2027-01-01');
    check('2026-11-21', '90 days', '2027-02-19');
    check('2024-02-28', '2 weeks', '2024-03-13');
  });

  it('stay inside the calendar', () => {
    check('9999-12-01', '9999 years', '9999-12-31');
    check('9999-12-31', '1 day', '9999-12-31');
    assert.equal(addDays(day('0001-01-01'), -1), '0001-01-01');
    assert.equal(addMonths(day('0001-01-31'), -1), '0001-01-01');
  });

  it('count days between them', () => {
    assert.equal(daysBetween(day('2026-11-01'), day('2026-11-21')), 20);
    assert.equal(daysBetween(day('2026-11-21'), day('2026-11-01')), -20);
    assert.equal(daysBetween(day('2024-02-28'), day('2024-03-01')), 2);
    assert.equal(daysBetween(day('2026-05-01'), day('2026-05-01')), 0);
  });

  it('agree with the platform on every day, in adding and in counting', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -300_000, max: 300_000 }), (start, days) => {
        const expected = new Date((start.number + days) * 864e5).toISOString().slice(0, 10);
        const sum = addDays(start.date, days);
        assert.equal(sum, expected);
        assert.equal(daysBetween(start.date, sum), days);
      }),
      fuzz(2000),
    );
  });

  it('keep text order as time order, whatever months are added', () => {
    fc.assert(
      fc.property(anyDay, anyDay, fc.integer({ min: 0, max: 600 }), (one, other, months) => {
        const [first, second] = one.date <= other.date ? [one, other] : [other, one];
        assert.ok(first.number <= second.number);
        assert.ok(addMonths(first.date, months) <= addMonths(second.date, months));
      }),
      fuzz(2000),
    );
  });

  it('land in the month that was asked for, on the same day or the last', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -600, max: 600 }), ({ date }, months) => {
        const before = partsOf(date);
        const after = partsOf(addMonths(date, months));
        assert.equal(after.year * 12 + after.month, before.year * 12 + before.month + months);
        const isClamped = partsOf(addDays(addMonths(date, months), 1)).day === 1;
        assert.ok(after.day === before.day || (after.day < before.day && isClamped));
      }),
      fuzz(2000),
    );
  });
});
