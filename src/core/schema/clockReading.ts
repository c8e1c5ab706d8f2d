/** What a clock shows, in the forms that documents use. core reads no clock: the caller passes what one says. */
import { parseCivilDate, toCivilDate, type CivilDate } from './civilDate.js';

/** The part of a `Date` that tells local day and UTC instant. */
export interface ClockReading {
  getFullYear(): number;
  getMonth(): number;
  getDate(): number;
  toISOString(): string;
}

/**
 * The day it is here or in UTC, whichever is later.
 *
 * Records are dated in UTC: in an American evening a sign-off made just now bears the day that a pipeline, which runs in UTC, calls today.
 *
 * @throws Error for a clock outside the years 1 to 9999.
 */
export function todayOf(now: ClockReading): CivilDate {
  const here = { year: now.getFullYear(), month: now.getMonth() + 1, day: now.getDate() };
  const day = toCivilDate(here);
  const utcDay = parseCivilDate(now.toISOString().slice(0, 10));
  if (day === undefined || utcDay === undefined) {
    throw new Error('The clock of this machine shows no day of the calendar.');
  }
  return day > utcDay ? day : utcDay;
}

/** The instant as records carry it: UTC, RFC 3339, whole seconds. */
export function instantOf(now: ClockReading): string {
  return `${now.toISOString().slice(0, 19)}Z`;
}
