import type { CivilDate } from '../../core/schema/civilDate.js';
import type { Duration } from '../../core/schema/duration.js';
import { periodOf } from '../../core/schema/period.js';

/** What a run of that day says of its period, as a person's run does who made it with the product. */
export function periodNameOf(every: Duration, date: CivilDate): string {
  return periodOf(every, date)?.label ?? date;
}
