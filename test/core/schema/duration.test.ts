import assert from 'node:assert/strict';
import {
  durationOf,
  durationPattern,
  formatDuration,
  formatInterval,
  parseDuration,
} from '../../../src/core/schema/duration.js';

function check(text: string, expected: readonly [months: number, days: number] | undefined) {
  const duration = parseDuration(text);
  assert.deepEqual(duration && [duration.months, duration.days], expected, text);
}

describe('durations', () => {
  it('are read in words', () => {
    check('6 months', [6, 0]);
    check('1 month', [1, 0]);
    check('12 months', [12, 0]);
    check('90 days', [0, 90]);
    check('1 day', [0, 1]);
    check('2 weeks', [0, 14]);
    check('1 year', [12, 0]);
    check('6 Months ', [6, 0]);
    check('6months', [6, 0]);
    check('1 year 6 months', [18, 0]);
    check('1 year, 2 weeks and 3 days', [12, 17]);
  });

  it('are read as ISO 8601', () => {
    check('P6M', [6, 0]);
    check('P1Y', [12, 0]);
    check('P2W', [0, 14]);
    check('P90D', [0, 90]);
    check('P1Y6M10D', [18, 10]);
    check('p6m', [6, 0]);
  });

  it('are read as cadences by name', () => {
    check('quarterly', [3, 0]);
    check('semi-annually', [6, 0]);
    check('Annually', [12, 0]);
  });

  it('are refused when they are none', () => {
    for (const text of [
      '',
      '6',
      'months',
      'six months',
      '0 months',
      'P',
      'P0D',
      '-6 months',
      '1.5 years',
      'P1DT2H',
      'PT6H',
      '6 moons',
      '6 months 3',
      '10000 days',
      'constructor',
      'toString',
    ]) {
      check(text, undefined);
    }
  });

  it('come from a number with a unit', () => {
    assert.deepEqual(durationOf(365, 'days'), { months: 0, days: 365 });
    assert.deepEqual(durationOf(2, 'weeks'), { months: 0, days: 14 });
    assert.deepEqual(durationOf(2, 'years'), { months: 24, days: 0 });
    for (const amount of [0, -1, 1.5, NaN, Infinity, 10_000]) {
      assert.equal(durationOf(amount, 'months'), undefined);
    }
  });

  it('are written in words that are read back the same', () => {
    for (const text of [
      '6 months',
      '1 year',
      '90 days',
      '2 weeks',
      '1 year 10 days',
      '18 months',
    ]) {
      const duration = parseDuration(text);
      assert.ok(duration);
      assert.equal(formatDuration(duration), text);
    }
  });

  it('are told as how often something comes round', () => {
    for (const [text, often] of [
      ['6 months', 'every 6 months'],
      ['1 year', 'every year'],
      ['1 week', 'every week'],
      ['1 year 10 days', 'every 1 year 10 days'],
    ] as const) {
      const duration = parseDuration(text);
      assert.ok(duration);
      assert.equal(formatInterval(duration), often);
    }
  });

  it('are understood whenever library.yml may write them', () => {
    const pattern = new RegExp(durationPattern, 'u');
    for (const text of ['6 months', '1 year', '90 days', 'P6M', 'P1Y', 'P2W', 'P1Y6M']) {
      assert.match(text, pattern);
      assert.ok(parseDuration(text), text);
    }
    for (const text of ['0 days', 'P', 'P0D', '6', 'six months', '']) {
      assert.doesNotMatch(text, pattern);
    }
  });
});
