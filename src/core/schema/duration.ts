/** A calendar duration: months are clamped to the month's end when added, days are added as they are. */
export interface Duration {
  readonly months: number;
  readonly days: number;
}

/** What a bare number of a foreign key counts (`expiration_in_days: 365`). */
export type DurationUnit = 'days' | 'weeks' | 'months' | 'years';

/** How a duration is written in `.sop/library.yml`; frontmatter is read more leniently, by `parseDuration`. */
export const durationPattern =
  '^([1-9][0-9]{0,3} (day|week|month|year)s?|P(?=[1-9])([0-9]{1,4}Y)?([0-9]{1,4}M)?([0-9]{1,4}W)?([0-9]{1,4}D)?)$';

/** Cadences by name, as other conventions write them (`review_cycle: quarterly`). */
const cadences: Readonly<Record<string, Duration>> = {
  daily: { months: 0, days: 1 },
  weekly: { months: 0, days: 7 },
  fortnightly: { months: 0, days: 14 },
  monthly: { months: 1, days: 0 },
  quarterly: { months: 3, days: 0 },
  'semi-annually': { months: 6, days: 0 },
  'semi-annual': { months: 6, days: 0 },
  semiannually: { months: 6, days: 0 },
  'twice a year': { months: 6, days: 0 },
  annually: { months: 12, days: 0 },
  annual: { months: 12, days: 0 },
  yearly: { months: 12, days: 0 },
  biennially: { months: 24, days: 0 },
};

/**
 * Reads `6 months`, `90 days`, `1 year`, `2 weeks`, sums of them (`1 year 6 months`), ISO 8601 (`P6M`, `P1Y`)
 * and cadences by name (`quarterly`). A duration of nothing, or one with hours, is no duration.
 */
export function parseDuration(text: string): Duration | undefined {
  const trimmed = text.trim().toLowerCase();
  if (Object.hasOwn(cadences, trimmed)) {
    return cadences[trimmed];
  }
  const parts = trimmed.startsWith('p') ? isoParts(trimmed) : wordParts(trimmed);
  if (parts === undefined) {
    return undefined;
  }
  const { months, days } = parts;
  return months + days > 0 ? parts : undefined;
}

/** `amount` whole units, or undefined when it is not a positive whole number of at most four digits. */
export function durationOf(amount: number, unit: DurationUnit): Duration | undefined {
  if (!Number.isInteger(amount) || amount < 1 || amount > 9999) {
    return undefined;
  }
  switch (unit) {
    case 'days':
      return { months: 0, days: amount };
    case 'weeks':
      return { months: 0, days: amount * 7 };
    case 'months':
      return { months: amount, days: 0 };
    case 'years':
      return { months: amount * 12, days: 0 };
    default:
      return unit satisfies never;
  }
}

/** The duration in the words people write: `6 months`, `1 year`, `1 month 10 days`. */
export function formatDuration({ months, days }: Duration): string {
  const parts =
    months > 0 && months % 12 === 0 ? [counted(months / 12, 'year')] : [counted(months, 'month')];
  parts.push(days > 0 && days % 7 === 0 ? counted(days / 7, 'week') : counted(days, 'day'));
  return parts.filter((part) => part !== '').join(' ');
}

/** How often that is, in the words people write: `every 6 months`, `every year`. */
export function formatInterval(duration: Duration): string {
  return `every ${formatDuration(duration).replace(/^1 (?=[a-z]+$)/, '')}`;
}

function counted(amount: number, unit: string): string {
  return amount === 0 ? '' : `${amount} ${unit}${amount === 1 ? '' : 's'}`;
}

function isoParts(text: string): Duration | undefined {
  const match = /^p(?:(\d{1,4})y)?(?:(\d{1,4})m)?(?:(\d{1,4})w)?(?:(\d{1,4})d)?$/.exec(text);
  return match
    ? {
        months: Number(match[1] ?? 0) * 12 + Number(match[2] ?? 0),
        days: Number(match[3] ?? 0) * 7 + Number(match[4] ?? 0),
      }
    : undefined;
}

function wordParts(text: string): Duration | undefined {
  const sum = { months: 0, days: 0 };
  for (const part of text.split(/(?<=[a-z])(?:\s*,\s*|\s+and\s+|\s+)(?=\d)/)) {
    const match = /^(\d{1,4})\s*(day|week|month|year)s?$/.exec(part);
    if (!match) {
      return undefined;
    }
    const amount = Number(match[1]);
    const unit = match[2] ?? '';
    sum.months += unit === 'year' ? amount * 12 : unit === 'month' ? amount : 0;
    sum.days += unit === 'week' ? amount * 7 : unit === 'day' ? amount : 0;
  }
  return sum;
}
