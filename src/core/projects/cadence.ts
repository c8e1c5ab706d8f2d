import {
  addDays,
  addDuration,
  daysBetween,
  parseCivilDate,
  type CivilDate,
} from '../schema/civilDate.js';
import { parseDuration, type Duration } from '../schema/duration.js';

/** When somebody is told something, as far as words like `every Friday` say it. */
export type Cadence =
  | {
      readonly kind: 'weekday';
      /** 0 is Monday. */ readonly weekday: number;
      readonly weeks: number;
    }
  | { readonly kind: 'interval'; readonly duration: Duration }
  | { readonly kind: 'working-day' }
  | { readonly kind: 'once'; readonly on: CivilDate }
  /** So many days before each disruption, the earliest notice first. */
  | { readonly kind: 'before'; readonly days: readonly number[]; readonly isWorkingDays: boolean };

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const weekdayPattern = `(${weekdays.join('|')})s?`;

const numberWords = [
  ...['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven'],
  ...['eight', 'nine', 'ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen'],
];
const numberPattern = `(?:\\d{1,3}|a|an|${numberWords.slice(1).join('|')})`;

const weekdayForms = [
  `(?:(?:every|each) )?(?:(second|other|2nd|third|3rd|fourth|4th) )?${weekdayPattern}`,
  `(?:every |each )?(${numberPattern}) weeks? on ${weekdayPattern}`,
  `(weekly|every week|each week|fortnightly),? on ${weekdayPattern}`,
].map((form) => new RegExp(`^${form}$`));
const intervalForm = new RegExp(
  `^(?:every|each) (?:(second|other|${numberPattern}) )?(day|week|month|quarter|year)s?$`,
);
/** At most five notices: each is looked for before every disruption. */
const noticeForm = new RegExp(
  `^(${numberPattern}(?:(?:,| and|, and) ${numberPattern}){0,4}) (working )?(day|week)s? before ` +
    '(?:each|every|the|a|any) (?:change|change window|disruption|outage|interruption)s?$',
);

/**
 * Reads how often or when somebody is told: `every Friday`, `every second Monday`, `every two weeks`, `monthly`,
 * `every working day`, `2026-12-01`, `ten and two working days before each change window`.
 *
 * What follows a comma, semicolon or bracket is left to people. Words that name no day give undefined.
 */
export function parseCadence(text: string): Cadence | undefined {
  const words = text.trim().toLowerCase().replace(/\s+/gu, ' ');
  return readCadence(words) ?? readCadence(words.split(/[,;(]/u)[0]?.trim() ?? '');
}

function readCadence(words: string): Cadence | undefined {
  const day = parseCivilDate(/^(?:(?:on|by|before|until) )?(\S+)$/.exec(words)?.[1] ?? '');
  if (day !== undefined) {
    return { kind: 'once', on: day };
  }
  if (/^(?:every|each) (?:working day|workday|weekday)$/.test(words)) {
    return { kind: 'working-day' };
  }
  return readWeekday(words) ?? readNotice(words) ?? readInterval(words);
}

function readWeekday(words: string): Cadence | undefined {
  const match = weekdayForms.map((form) => form.exec(words)).find((found) => found !== null);
  const [, rhythm = 'one', name = ''] = match ?? [];
  const weekday = weekdays.indexOf(name);
  return weekday === -1 ? undefined : { kind: 'weekday', weekday, weeks: weeksOf(rhythm) };
}

function weeksOf(rhythm: string): number {
  if (/^(?:second|other|2nd|fortnightly)$/.test(rhythm)) return 2;
  if (/^(?:third|3rd)$/.test(rhythm)) return 3;
  if (/^(?:fourth|4th)$/.test(rhythm)) return 4;
  return Math.max(1, numberOf(rhythm) ?? 1);
}

function readInterval(words: string): Cadence | undefined {
  const match = intervalForm.exec(words);
  const unit = match?.[2];
  if (unit === undefined) {
    const duration = parseDuration(words.replace(/^(?:every|each) /, ''));
    return duration && { kind: 'interval', duration };
  }
  const amount = weeksOf(match?.[1] ?? 'one');
  const duration =
    unit === 'quarter'
      ? parseDuration(`${amount * 3} months`)
      : parseDuration(`${amount} ${unit}s`);
  return duration && { kind: 'interval', duration };
}

function readNotice(words: string): Cadence | undefined {
  const match = noticeForm.exec(words);
  if (match === null) {
    return undefined;
  }
  const [, list = '', working, unit] = match;
  const days = list
    .split(/,? and |, /)
    .flatMap((word) => numberOf(word) ?? [])
    .map((number) => (unit === 'week' ? number * 7 : number))
    .sort((one, other) => other - one);
  return { kind: 'before', days, isWorkingDays: working !== undefined && unit === 'day' };
}

function numberOf(word: string): number | undefined {
  if (/^\d+$/.test(word)) {
    return Number(word);
  }
  const at = word === 'a' || word === 'an' ? 1 : numberWords.indexOf(word);
  return at === -1 ? undefined : at;
}

/** What the next day of a cadence is counted from. */
export interface CadenceClock {
  /** The day from which people are to be told: that ownership was accepted, or the first day of work. */
  readonly from: CivilDate;
  /** The day they were told last. */
  readonly lastOn?: CivilDate;
  /** Days of disruptions, only those that are still to come. */
  readonly disruptions: readonly CivilDate[];
}

/** Whoever is told this many days before the day is told for that day. */
const earlyDays = 3;

/** The day somebody has to be told next; undefined when there is none. It may be past. */
export function nextDueOn(cadence: Cadence, clock: CadenceClock): CivilDate | undefined {
  const { from, lastOn } = clock;
  switch (cadence.kind) {
    case 'once':
      return lastOn === undefined ? cadence.on : undefined;
    case 'interval':
      return addDuration(lastOn ?? from, cadence.duration);
    case 'working-day':
      return onWorkingDay(lastOn === undefined ? from : addDays(lastOn, 1));
    case 'weekday': {
      const earliest =
        lastOn === undefined ? from : addDays(lastOn, earlyDays + 1 + 7 * (cadence.weeks - 1));
      return addDays(earliest, (cadence.weekday - weekdayOf(earliest) + 7) % 7);
    }
    case 'before':
      return nextNotice(cadence, clock);
    default:
      return cadence satisfies never;
  }
}

function nextNotice(
  { days, isWorkingDays }: Cadence & { readonly kind: 'before' },
  { lastOn, disruptions }: CadenceClock,
): CivilDate | undefined {
  const notices = disruptions.flatMap((on) =>
    days.map((count) => (isWorkingDays ? workingDaysBefore(on, count) : addDays(on, -count))),
  );
  return notices
    .filter((dueOn) => lastOn === undefined || lastOn < addDays(dueOn, -earlyDays))
    .sort()[0];
}

/** 0 is Monday. */
function weekdayOf(day: CivilDate): number {
  return ((daysBetween(aMonday, day) % 7) + 7) % 7;
}

const aMonday = '2024-01-01' as CivilDate; // A constant of the form that the brand stands for.

function onWorkingDay(day: CivilDate): CivilDate {
  const weekday = weekdayOf(day);
  return weekday < 5 ? day : addDays(day, 7 - weekday);
}

/** Monday to Friday; what is a holiday nobody knows here. */
function workingDaysBefore(day: CivilDate, count: number): CivilDate {
  let at = day;
  for (let left = count; left > 0;) {
    at = addDays(at, -1);
    if (weekdayOf(at) < 5) left--;
  }
  return at;
}
