import assert from 'node:assert/strict';
import { nextDueOn, parseCadence } from '../../../src/core/projects/cadence.js';
import type { CivilDate } from '../../../src/core/schema/civilDate.js';

interface Told {
  readonly last?: string;
  readonly disruptions?: readonly string[];
}

/** 2026-11-02 is a Monday; people are told things from then on. */
function check(when: string, expected: string | undefined, { last, disruptions = [] }: Told = {}) {
  const cadence = parseCadence(when);
  const dueOn =
    cadence &&
    nextDueOn(cadence, {
      from: '2026-11-02' as CivilDate,
      ...(last === undefined ? {} : { lastOn: last as CivilDate }),
      disruptions: disruptions as readonly CivilDate[],
    });
  assert.equal(dueOn, expected, when);
}

describe('nextDueOn', () => {
  it('finds the first day of the week that is named', () => {
    check('every Friday', '2026-11-06');
    check('Fridays', '2026-11-06');
    check('Every Monday', '2026-11-02');
    check('weekly on Friday', '2026-11-06');
  });

  it('counts from the last time, and forgives a few days early', () => {
    check('every Friday', '2026-11-13', { last: '2026-11-06' });
    check('every Friday', '2026-11-13', { last: '2026-11-04' });
    check('every Friday', '2026-11-13', { last: '2026-11-09' });
    check('every second Friday', '2026-11-20', { last: '2026-11-06' });
    check('every two weeks on Friday', '2026-11-20', { last: '2026-11-06' });
    check('every 4th Friday', '2026-12-04', { last: '2026-11-06' });
  });

  it('adds intervals to the last time, or to the beginning', () => {
    check('every two weeks', '2026-11-16');
    check('every other week', '2026-11-16');
    check('monthly', '2026-12-30', { last: '2026-11-30' });
    check('every quarter', '2027-02-02');
    check('fortnightly', '2026-11-16');
    check('every 10 days', '2026-11-12');
  });

  it('knows working days and single days', () => {
    check('every working day', '2026-11-02');
    check('every working day', '2026-11-09', { last: '2026-11-06' });
    check('2026-12-01', '2026-12-01');
    check('by 2026-12-01', '2026-12-01');
    check('by 2026-12-01', undefined, { last: '2026-11-20' });
  });

  it('counts back from what is going to be interrupted', () => {
    const when = 'ten and two working days before each change window';
    check(when, undefined);
    check(when, '2026-11-16', { disruptions: ['2026-11-29'] });
    check(when, '2026-11-26', { disruptions: ['2026-11-29'], last: '2026-11-16' });
    check(when, undefined, { disruptions: ['2026-11-29'], last: '2026-11-26' });
    check('two weeks before every disruption', '2026-11-15', { disruptions: ['2026-11-29'] });
    check('a week before the change', '2026-11-22', { disruptions: ['2026-11-29'] });
  });

  it('leaves to people what names no day', () => {
    check('every Friday, with numbers', '2026-11-06');
    check('when something happens', undefined);
    check('on the morning after', undefined);
    check('', undefined);
  });
});
