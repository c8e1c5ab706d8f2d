/** Seconds since 1970 in UTC, as git tells time, in the forms that documents use. */
import { addDays, daysBetween, type CivilDate } from './civilDate.js';

const secondsOfDay = 86_400;
/** A day of the calendar, written as one. */
const first = '1970-01-01' as CivilDate;

/** The day in UTC that the second belongs to. */
export function dayOfSeconds(seconds: number): CivilDate {
  return addDays(first, Math.floor(seconds / secondsOfDay));
}

/** The second as an instant: UTC, RFC 3339, whole seconds. */
export function instantOfSeconds(seconds: number): string {
  const rest = ((Math.floor(seconds) % secondsOfDay) + secondsOfDay) % secondsOfDay;
  const [hour, minute, second] = [Math.floor(rest / 3600), Math.floor(rest / 60) % 60, rest % 60];
  const two = (part: number) => String(part).padStart(2, '0');
  return `${dayOfSeconds(seconds)}T${two(hour)}:${two(minute)}:${two(second)}Z`;
}

/** The last second of the day in UTC. */
export function endOfDay(day: CivilDate): number {
  return (daysBetween(first, day) + 1) * secondsOfDay - 1;
}
