import type { CivilDate } from '../schema/civilDate.js';
import { parseDayPeriod } from './dayPeriod.js';
import type { QueryBound, QueryValue } from './query.js';
import type { FieldValue, QueryFieldType } from './queryField.js';

/** Whether one value of a field is what a term asks for. */
export type ValueTest = (value: FieldValue) => boolean;

/** Case and composition of letters make no difference to a query. */
export function foldText(text: string): string {
  return text.normalize('NFC').toLowerCase();
}

/** The test that `asked` makes of values of `type`, or in words why it makes none. */
export function createValueTest(
  asked: QueryValue,
  type: QueryFieldType,
  today: CivilDate,
): ValueTest | string {
  if (asked.kind === 'range') {
    return rangeTest(asked, type, today);
  }
  if (!asked.quoted && /[*?]/.test(asked.text)) {
    return wildcardTest(asked.text, type === 'prose' && !asked.exact);
  }
  switch (type) {
    case 'date':
      return rangeTest(pointRange(asked.text), type, today);
    case 'number':
      return rangeTest(pointRange(asked.text), type, today);
    case 'prose':
      return textTest(asked.text, asked.exact ? 'whole' : 'part');
    case 'name':
    case 'any':
      return textTest(asked.text.replace(/^@/, ''), asked.exact ? 'whole' : 'words');
    default:
      return type satisfies never;
  }
}

function pointRange(text: string) {
  return { from: { text, inclusive: true }, to: { text, inclusive: true } };
}

function textTest(text: string, extent: 'whole' | 'words' | 'part'): ValueTest {
  const wanted = foldText(text);
  switch (extent) {
    case 'whole':
      return (value) => foldText(String(value)) === wanted;
    case 'words':
      return (value) => ` ${foldText(String(value))} `.includes(` ${wanted} `);
    case 'part':
      return (value) => foldText(String(value)).includes(wanted);
    default:
      return extent satisfies never;
  }
}

/** `*` is any text, `?` any one character. Matched by hand: a regular expression of many stars can take forever. */
function wildcardTest(pattern: string, anywhere: boolean): ValueTest {
  const folded = foldText(pattern);
  const wanted = [...(anywhere ? `*${folded}*` : folded)];
  return (value) => matchesWildcard([...foldText(String(value))], wanted);
}

function matchesWildcard(text: readonly string[], pattern: readonly string[]): boolean {
  let at = 0;
  let star = -1;
  let resume = 0;
  let next = 0;
  while (at < text.length) {
    if (pattern[next] === '*') {
      star = next++;
      resume = at;
    } else if (next < pattern.length && (pattern[next] === '?' || pattern[next] === text[at])) {
      next++;
      at++;
    } else if (star >= 0) {
      next = star + 1;
      at = ++resume;
    } else {
      return false;
    }
  }
  return pattern.slice(next).every((character) => character === '*');
}

interface Range {
  readonly from?: QueryBound;
  readonly to?: QueryBound;
}

function rangeTest(range: Range, type: QueryFieldType, today: CivilDate): ValueTest | string {
  const days = dayTest(range, today);
  const numbers = numberTest(range);
  switch (type) {
    case 'date':
      return (
        days ?? `${asWritten(range)} is no date; write 2026-05-01, 2026-05, today, 7d or -30d.`
      );
    case 'number':
      return numbers ?? `${asWritten(range)} is no number.`;
    case 'name':
    case 'prose':
      return orderTest(range, foldText, (value) => foldText(String(value)));
    case 'any': {
      const texts = orderTest(range, foldText, (value) => foldText(String(value)));
      return (value) => {
        if (typeof value === 'number') {
          return numbers?.(value) ?? false;
        }
        return days && isDay(value) ? days(value) : texts(value);
      };
    }
    default:
      return type satisfies never;
  }
}

function asWritten({ from, to }: Range): string {
  const texts = new Set([from?.text, to?.text].filter((text) => text !== undefined));
  return [...texts].map((text) => `"${text}"`).join(' or ');
}

/** The end of a period that a bound means depends on whether the period itself is included. */
function dayTest({ from, to }: Range, today: CivilDate): ValueTest | undefined {
  const first = from && parseDayPeriod(from.text, today);
  const last = to && parseDayPeriod(to.text, today);
  if ((from && !first) || (to && !last)) {
    return undefined;
  }
  return (value) =>
    isDay(value) &&
    (!from || !first || (from.inclusive ? value >= first.first : value > first.last)) &&
    (!to || !last || (to.inclusive ? value <= last.last : value < last.first));
}

function isDay(value: FieldValue): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(String(value));
}

function numberTest(range: Range): ValueTest | undefined {
  const bounds = [range.from, range.to].filter((bound) => bound !== undefined);
  if (!bounds.every(({ text }) => /^[+-]?\d+(?:\.\d+)?%?$/.test(text))) {
    return undefined;
  }
  return orderTest(range, (text) => Number.parseFloat(text), Number);
}

function orderTest<T extends string | number>(
  { from, to }: Range,
  boundOf: (text: string) => T,
  orderOf: (value: FieldValue) => T,
): ValueTest {
  const low = from && boundOf(from.text);
  const high = to && boundOf(to.text);
  return (value) => {
    const order = orderOf(value);
    return (
      (low === undefined || (from?.inclusive ? order >= low : order > low)) &&
      (high === undefined || (to?.inclusive ? order <= high : order < high))
    );
  };
}
