import { parseCivilDate, toCivilDate, type CivilDate } from './civilDate.js';

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/**
 * The day that a text means which is no date as we write them, if it can mean only one: the year first, or the month by its name.
 *
 * `03/04/2026` means two days, and so none here.
 */
export function obviousDate(text: string): CivilDate | undefined {
  const trimmed = text.trim();
  const [, year, month, day] =
    /^(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})(?:[T ]\d{2}:\d{2}.*)?$/.exec(trimmed) ?? [];
  if (year !== undefined) {
    return toCivilDate({ year: Number(year), month: Number(month), day: Number(day) });
  }
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th)?[ .-]+([a-z]{3,9})\.?[ ,-]+(\d{4})$/i.exec(trimmed);
  const monthFirst = /^([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/i.exec(trimmed);
  return (
    namedDay(dayFirst?.[2], dayFirst?.[1], dayFirst?.[3]) ??
    namedDay(monthFirst?.[1], monthFirst?.[2], monthFirst?.[3])
  );
}

function namedDay(
  name: string | undefined,
  day: string | undefined,
  year: string | undefined,
): CivilDate | undefined {
  const month = months.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1;
  const date = toCivilDate({ year: Number(year), month, day: Number(day) });
  return month === 0 || date === undefined ? undefined : parseCivilDate(date);
}
