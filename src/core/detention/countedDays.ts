import { addDays, daysBetween, type CivilDate } from '../schema/civilDate.js';
import { weekdayNames, type DetentionSettings, type WeekdayName } from '../schema/configuration.js';

/** Whether nobody is expected to write anything on `day`. */
export function isQuietDay({ quietDays, holidays }: DetentionSettings, day: CivilDate): boolean {
  return quietDays.has(weekdayOf(day)) || holidays.has(day);
}

/** How many days after `since`, up to and with `today`, are not quiet. */
export function countedDays(
  settings: DetentionSettings,
  since: CivilDate,
  today: CivilDate,
): number {
  const { quietDays, holidays } = settings;
  const days = daysBetween(since, today);
  if (days <= 0) {
    return 0;
  }
  const weeks = Math.floor(days / 7);
  let counted = weeks * (7 - quietDays.size);
  for (let ahead = weeks * 7 + 1; ahead <= days; ahead++) {
    counted += quietDays.has(weekdayOf(addDays(since, ahead))) ? 0 : 1;
  }
  const free = [...holidays].filter(
    (day) => since < day && day <= today && !quietDays.has(weekdayOf(day)),
  );
  return counted - free.length;
}

function weekdayOf(day: CivilDate): WeekdayName {
  const place = ((daysBetween(aMonday, day) % 7) + 7) % 7;
  return weekdayNames[place] ?? 'monday';
}

const aMonday = '2024-01-01' as CivilDate; // A constant of the form that the brand stands for.
