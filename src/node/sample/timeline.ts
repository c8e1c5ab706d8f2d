import type { Calendar } from './calendar.js';
import type { SampleSignOff } from './signing.js';

/** One thing that happened to one file. */
export type SampleChange =
  | { readonly kind: 'write'; readonly path: string; readonly text: string }
  | {
      readonly kind: 'edit';
      readonly path: string;
      readonly edit: (text: string) => string;
    }
  | { readonly kind: 'move'; readonly path: string; readonly to: string }
  /** Somebody has read the document as it is; `path` is where that is written down. */
  | { readonly kind: 'acknowledge'; readonly path: string; readonly document: string }
  | { readonly kind: 'sign'; readonly path: string; readonly signOff: SampleSignOff };

/** What becomes one commit: who did what to which files, and when. */
export interface SampleEvent {
  /** Day as the calendar counts them. */
  readonly day: number;
  /** Minute of the day. */
  readonly minute: number;
  /** Handle of the person. */
  readonly by: string;
  readonly message: string;
  readonly changes: readonly SampleChange[];
  /** The branch it happened on; the main branch when absent. */
  readonly branch?: string;
  /** The branch that this commit merges into the main branch; it then has no changes of its own. */
  readonly merges?: string;
}

/** Everything in the order of time; what happens in the same minute keeps the order of the list. */
export function inOrder(events: readonly SampleEvent[]): readonly SampleEvent[] {
  return events
    .map((event, index) => ({ event, index }))
    .sort(
      (a, b) => a.event.day - b.event.day || a.event.minute - b.event.minute || a.index - b.index,
    )
    .map(({ event }) => event);
}

/**
 * The event on a working day: what fell on a Saturday was done on Friday evening, what fell on a
 * Sunday on Monday before the others came. So everything keeps its order.
 */
export function onWorkday(event: SampleEvent, { weekdayOf }: Calendar): SampleEvent {
  const weekday = weekdayOf(event.day);
  const isMondayTold = event.day + 1 < 0;
  if (weekday < 5) {
    return event;
  }
  if (weekday === 6 && isMondayTold) {
    return { ...event, day: event.day + 1, minute: 420 + Math.floor(event.minute / 24) };
  }
  const hour = weekday === 5 ? 1140 : 1200;
  return { ...event, day: event.day - (weekday - 4), minute: hour + Math.floor(event.minute / 24) };
}
