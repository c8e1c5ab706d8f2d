/** Dates as other conventions write them; ours are `YYYY-MM-DD` only. */
import {
  type CivilDate,
  type DateParts,
  parseCivilDate,
  partsOf,
  toCivilDate,
} from './civilDate.js';

/** Every way of writing a date that a foreign key can declare. */
export const dateFormats = [
  'YYYY-MM-DD',
  'MM/DD/YYYY',
  'DD/MM/YYYY',
  'YYYY/MM/DD',
  'MM-DD-YYYY',
  'DD-MM-YYYY',
  'DD.MM.YYYY',
  'D MMMM YYYY',
  'MMMM D, YYYY',
] as const;

export type DateFormat = (typeof dateFormats)[number];

const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** The order of the captured parts in each pattern. */
type PartOrder = readonly (keyof DateParts)[];

const yearFirst: PartOrder = ['year', 'month', 'day'];
const monthFirst: PartOrder = ['month', 'day', 'year'];
const dayFirst: PartOrder = ['day', 'month', 'year'];

const readings: Readonly<Record<DateFormat, { pattern: RegExp; order: PartOrder }>> = {
  'YYYY-MM-DD': { pattern: /^(\d{4})-(\d{2})-(\d{2})$/, order: yearFirst },
  'MM/DD/YYYY': { pattern: /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/, order: monthFirst },
  'DD/MM/YYYY': { pattern: /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/, order: dayFirst },
  'YYYY/MM/DD': { pattern: /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/, order: yearFirst },
  'MM-DD-YYYY': { pattern: /^(\d{1,2})-(\d{1,2})-(\d{4})$/, order: monthFirst },
  'DD-MM-YYYY': { pattern: /^(\d{1,2})-(\d{1,2})-(\d{4})$/, order: dayFirst },
  'DD.MM.YYYY': { pattern: /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/, order: dayFirst },
  'D MMMM YYYY': { pattern: /^(\d{1,2}) ([A-Za-z]{3,9}),? (\d{4})$/, order: dayFirst },
  'MMMM D, YYYY': { pattern: /^([A-Za-z]{3,9}) (\d{1,2}),? (\d{4})$/, order: monthFirst },
};

/**
 * Reads a date written in `format`, or as `YYYY-MM-DD`, which cannot be mistaken and is always understood.
 *
 * One-digit days and months, and months by their first three letters, are fine; two-digit years are not.
 */
export function parseDateIn(format: DateFormat, text: string): CivilDate | undefined {
  const trimmed = text.trim();
  return parseCivilDate(trimmed) ?? parseExactly(format, trimmed);
}

/** The date as `format` writes it; the opposite of `parseDateIn`. */
export function formatDateIn(format: DateFormat, date: CivilDate): string {
  const { year, month, day } = partsOf(date);
  return format
    .replace('YYYY', String(year).padStart(4, '0'))
    .replace('DD', String(day).padStart(2, '0'))
    .replace('D', String(day))
    .replace('MMMM', monthNames[month - 1] ?? '')
    .replace('MM', String(month).padStart(2, '0'));
}

/** The formats in which `text` is a date that exists; more than one when it is ambiguous. */
export function formatsOf(text: string): readonly DateFormat[] {
  const trimmed = text.trim();
  return dateFormats.filter((format) => parseExactly(format, trimmed) !== undefined);
}

function parseExactly(format: DateFormat, text: string): CivilDate | undefined {
  const { pattern, order } = readings[format];
  const match = pattern.exec(text);
  if (!match) {
    return undefined;
  }
  const parts = { year: 0, month: 0, day: 0 };
  order.forEach((part, index) => {
    const captured = match[index + 1] ?? '';
    parts[part] = /^\d/.test(captured) ? Number(captured) : monthNumber(captured);
  });
  return toCivilDate(parts);
}

/** From 1; 0, which no calendar has, for a word that names no month. */
function monthNumber(word: string): number {
  const lower = word.toLowerCase();
  const index = monthNames.findIndex((name) => {
    const month = name.toLowerCase();
    return (
      lower === month || lower === month.slice(0, 3) || (lower === 'sept' && month === 'september')
    );
  });
  return index + 1;
}
