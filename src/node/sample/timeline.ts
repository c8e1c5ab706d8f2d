/** One thing that happened to one file. */
export type SampleChange =
  | { readonly kind: 'write'; readonly path: string; readonly text: string }
  | {
      readonly kind: 'edit';
      readonly path: string;
      readonly edit: (text: string) => string;
    }
  | { readonly kind: 'move'; readonly path: string; readonly to: string };

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
