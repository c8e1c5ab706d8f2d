import type { CivilDate } from '../../core/schema/civilDate.js';

const dayInMilliseconds = 86_400_000;

/** Days are counted from the last day of the story, which is 0; earlier days are negative. */
export interface Calendar {
  readonly dateOf: (day: number) => CivilDate;
  /** Seconds since 1970 at a minute of a day, in UTC. */
  readonly secondsAt: (day: number, minute: number) => number;
  /** The day itself, or the Friday before when it is on a weekend. */
  readonly workdayOn: (day: number) => number;
  /** 0 for Monday to 6 for Sunday. */
  readonly weekdayOf: (day: number) => number;
}

export function createCalendar(endOn: string): Calendar {
  const end = Date.parse(`${endOn}T00:00:00Z`);
  if (Number.isNaN(end)) {
    throw new RangeError(`${endOn} is no date.`);
  }
  const millisecondsOf = (day: number): number => end + day * dayInMilliseconds;
  const weekdayOf = (day: number): number => (new Date(millisecondsOf(day)).getUTCDay() + 6) % 7;
  return {
    // The cast is right: an ISO instant begins with its date.
    dateOf: (day) => new Date(millisecondsOf(day)).toISOString().slice(0, 10) as CivilDate,
    secondsAt: (day, minute) => millisecondsOf(day) / 1000 + minute * 60,
    workdayOn: (day) => day - Math.max(0, weekdayOf(day) - 4),
    weekdayOf,
  };
}
