import type { Duration } from './duration.js';

/** A day of the calendar, `YYYY-MM-DD`, without time or zone. Text order is time order. */
export type CivilDate = string & { readonly civilDate: unique symbol };

/** A day taken apart; `month` and `day` count from 1. */
export interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const firstYear = 1;
const lastYear = 9999;

/** Reads `YYYY-MM-DD` and nothing else; a day the calendar does not have is no date. */
export function parseCivilDate(text: string): CivilDate | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return match
    ? toCivilDate({ year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) })
    : undefined;
}

/** The day of these parts, or undefined when the Gregorian calendar of the years 1 to 9999 has no such day. */
export function toCivilDate({ year, month, day }: DateParts): CivilDate | undefined {
  if (year < firstYear || year > lastYear || month < 1 || month > 12) {
    return undefined;
  }
  return day < 1 || day > daysInMonth(year, month) ? undefined : format({ year, month, day });
}

/** The parts of a day. */
export function partsOf(date: CivilDate): DateParts {
  return {
    year: Number(date.slice(0, 4)),
    month: Number(date.slice(5, 7)),
    day: Number(date.slice(8, 10)),
  };
}

/**
 * The same day of the month `months` later, or earlier when negative, clamped to the month's end: a month after
 * 31 January is 28 or 29 February.
 *
 * What lies outside the years 1 to 9999 is moved to the nearest day inside, so that text order stays time order.
 */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const { year, month, day } = partsOf(date);
  const total = year * 12 + (month - 1) + months;
  const newYear = Math.floor(total / 12);
  const newMonth = total - newYear * 12 + 1;
  if (newYear < firstYear || newYear > lastYear) {
    return clampedYear(newYear);
  }
  return format({
    year: newYear,
    month: newMonth,
    day: Math.min(day, daysInMonth(newYear, newMonth)),
  });
}

/** The day a duration after `date`: months first, clamped to the month's end, then days. */
export function addDuration(date: CivilDate, duration: Duration): CivilDate {
  return addDays(addMonths(date, duration.months), duration.days);
}

/** The day `days` after `date`, or before it when negative; moved inside the calendar like `addMonths`. */
export function addDays(date: CivilDate, days: number): CivilDate {
  return days === 0 ? date : fromDayNumber(toDayNumber(date) + days);
}

/** How many days `to` lies after `from`; negative when it lies before. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return toDayNumber(to) - toDayNumber(from);
}

/** How many days a month has; `month` counts from 1. */
function daysInMonth(year: number, month: number): number {
  if (month === 2) {
    return isLeapYear(year) ? 29 : 28;
  }
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Days since 1 March of the year 0: with the year starting in March, the leap day is its last. */
function toDayNumber(date: CivilDate): number {
  const { year, month, day } = partsOf(date);
  const marchYear = month > 2 ? year : year - 1;
  const marchMonth = month > 2 ? month - 3 : month + 9;
  return daysBeforeYear(marchYear) + daysBeforeMonth(marchMonth) + day - 1;
}

function fromDayNumber(number: number): CivilDate {
  let marchYear = Math.floor(number / 365.2425);
  while (daysBeforeYear(marchYear) > number) {
    marchYear--;
  }
  while (daysBeforeYear(marchYear + 1) <= number) {
    marchYear++;
  }
  const dayOfYear = number - daysBeforeYear(marchYear);
  let marchMonth = Math.min(11, Math.floor(dayOfYear / 30));
  while (daysBeforeMonth(marchMonth) > dayOfYear) {
    marchMonth--;
  }
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = marchMonth < 10 ? marchYear : marchYear + 1;
  if (year < firstYear || year > lastYear) {
    return clampedYear(year);
  }
  return format({ year, month, day: dayOfYear - daysBeforeMonth(marchMonth) + 1 });
}

function daysBeforeYear(marchYear: number): number {
  const leapDays =
    Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  return marchYear * 365 + leapDays;
}

/** Days from 1 March to the first of a month counted from March: 31, 30, 31, 30, 31 and again. */
function daysBeforeMonth(marchMonth: number): number {
  return Math.floor((marchMonth * 153 + 2) / 5);
}

function clampedYear(year: number): CivilDate {
  return year < firstYear
    ? format({ year: firstYear, month: 1, day: 1 })
    : format({ year: lastYear, month: 12, day: 31 });
}

/** The one place that makes the brand: its callers have checked the parts. */
function format({ year, month, day }: DateParts): CivilDate {
  const text = `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`;
  return text as CivilDate;
}

function padded(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

export function firstOfMonth(day: CivilDate): CivilDate {
  return format({ ...partsOf(day), day: 1 });
}
