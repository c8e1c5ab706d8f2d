import {
  addDays,
  addMonths,
  daysBetween,
  partsOf,
  toCivilDate,
  type CivilDate,
} from './civilDate.js';
import type { Duration } from './duration.js';

/** A stretch of the calendar in which something is done once. */
export interface Period {
  /** `2026-11` for months, from the first of them; `2026` for a year, `2026-W48` for weeks, `2026-11-22` for days. */
  readonly label: string;
  readonly startsOn: CivilDate;
  /** The last day of it. */
  readonly endsOn: CivilDate;
}

/** A Monday: weeks and stretches of days are counted from here, months from January. */
const firstMonday = toCivilDate({ year: 1, month: 1, day: 1 });

/**
 * The period of this length that `today` lies in; the same for whoever asks on any of its days.
 *
 * Undefined for a length that mixes months and days, which divides no calendar.
 */
export function periodOf({ months, days }: Duration, today: CivilDate): Period | undefined {
  if (months > 0 && days === 0) {
    return monthsPeriod(months, today);
  }
  return months === 0 && days > 0 ? daysPeriod(days, today) : undefined;
}

function monthsPeriod(months: number, today: CivilDate): Period | undefined {
  const { year, month } = partsOf(today);
  const total = year * 12 + month - 1;
  const first = total - (total % months);
  const startsOn = toCivilDate({ year: Math.floor(first / 12), month: (first % 12) + 1, day: 1 });
  if (startsOn === undefined) {
    return undefined;
  }
  const endsOn = addDays(addMonths(startsOn, months), -1);
  return { label: startsOn.slice(0, months % 12 === 0 ? 4 : 7), startsOn, endsOn };
}

function daysPeriod(days: number, today: CivilDate): Period | undefined {
  if (firstMonday === undefined) {
    return undefined;
  }
  const startsOn = addDays(today, -(daysBetween(firstMonday, today) % days));
  const label = days % 7 === 0 ? weekOf(startsOn) : startsOn;
  return { label, startsOn, endsOn: addDays(startsOn, days - 1) };
}

/** `2026-W48`: a week belongs to the year that its Thursday lies in. */
function weekOf(monday: CivilDate): string {
  const thursday = addDays(monday, 3);
  const year = thursday.slice(0, 4);
  const newYear = toCivilDate({ year: partsOf(thursday).year, month: 1, day: 1 }) ?? thursday;
  const week = Math.floor(daysBetween(newYear, thursday) / 7) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}
