import { addDays, addDuration, parseCivilDate, type CivilDate } from '../schema/civilDate.js';

/** The days a query's date means, both included: one day, a month or a year. */
export interface DayPeriod {
  readonly first: CivilDate;
  readonly last: CivilDate;
}

const relativeDays = new Map([
  ['today', 0],
  ['tomorrow', 1],
  ['yesterday', -1],
]);

/**
 * Reads `2026-05-01`, `2026-05`, `2026`, `today`, or a distance from today (`7d`, `-2w`, `+6m`, `-1y`).
 *
 * Undefined when it is none of these or no day of the calendar.
 */
export function parseDayPeriod(text: string, today: CivilDate): DayPeriod | undefined {
  const days = relativeDays.get(text.toLowerCase());
  if (days !== undefined) {
    return single(addDays(today, days));
  }
  const distance = /^([+-]?\d{1,4})([dwmy])$/i.exec(text);
  if (distance) {
    return single(addDuration(today, durationOf(Number(distance[1]), distance[2] ?? 'd')));
  }
  return parsePeriod(text);
}

function single(day: CivilDate | undefined): DayPeriod | undefined {
  return day && { first: day, last: day };
}

function durationOf(count: number, unit: string) {
  switch (unit.toLowerCase()) {
    case 'w':
      return { months: 0, days: 7 * count };
    case 'm':
      return { months: count, days: 0 };
    case 'y':
      return { months: 12 * count, days: 0 };
    default:
      return { months: 0, days: count };
  }
}

function parsePeriod(text: string): DayPeriod | undefined {
  if (/^\d{4}$/.test(text)) {
    const first = parseCivilDate(`${text}-01-01`);
    const last = parseCivilDate(`${text}-12-31`);
    return first && last && { first, last };
  }
  if (/^\d{4}-\d{2}$/.test(text)) {
    const first = parseCivilDate(`${text}-01`);
    const next = first && addDuration(first, { months: 1, days: 0 });
    return first && next && { first, last: addDays(next, -1) };
  }
  return single(parseCivilDate(text));
}
