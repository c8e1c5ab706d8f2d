import type { Duration } from '../schema/duration.js';
import type { Severity } from './change.js';

/** Whether a review is due less often than before; months count as long as they are on average. */
export function compareDurations(
  before: Duration | undefined,
  after: Duration | undefined,
): Severity {
  const [old, now] = [daysIn(before), daysIn(after)];
  return now > old ? 'loosens' : now < old ? 'tightens' : 'neutral';
}

function daysIn(duration: Duration | undefined): number {
  return duration === undefined ? Infinity : duration.months * 30.44 + duration.days;
}

export function durationWords(duration: Duration | undefined): string {
  if (duration === undefined) return 'no review';
  const { months, days } = duration;
  const parts = [
    ...(months === 0 ? [] : [`${months} month${months === 1 ? '' : 's'}`]),
    ...(days === 0 ? [] : [`${days} day${days === 1 ? '' : 's'}`]),
  ];
  return parts.join(' and ');
}
