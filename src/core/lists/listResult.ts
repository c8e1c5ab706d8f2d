import type { ItemReference } from '../checklist/toggleItem.js';
import type { ListSubject, ListView } from './listDefinition.js';

/** How a value is meant to be looked at; every front end has a colour and a word or shape for it. */
export type Tone = 'good' | 'waiting' | 'soon' | 'bad' | 'quiet';

/** One value of a row. Texts are for people: on one line, without control characters, not escaped. */
export type Cell =
  | { readonly kind: 'empty' }
  | { readonly kind: 'text'; readonly text: string; readonly tone?: Tone }
  /** Names the row itself and leads to its place. */
  | { readonly kind: 'link'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'number'; readonly value: number; readonly tone?: Tone }
  /** `words` tells the tone without colour: `12 days late`. */
  | {
      readonly kind: 'date';
      readonly on: string;
      readonly tone?: Tone;
      readonly words?: string;
    }
  | {
      readonly kind: 'progress';
      readonly percent: number;
      readonly done: number;
      readonly total: number;
    }
  | { readonly kind: 'state'; readonly text: string; readonly tone: Tone };

/** What may be done to a row besides opening it, where somebody can act. */
export type RowAction = 'tick' | 'sign' | 'return' | 'review';

export interface ListRow {
  /** The same row in later results: path, and the identity of an item. */
  readonly key: string;
  readonly path: string;
  /** Line from 0 of what the row is about. */
  readonly line: number;
  readonly title: string;
  /** One for each column. */
  readonly cells: readonly Cell[];
  readonly actions: readonly RowAction[];
  /** Put off by whoever looks, and shown all the same. */
  readonly snoozedUntil?: string;
  /** For a row that is an item. */
  readonly item?: { readonly reference: ItemReference; readonly checked: boolean };
}

export interface ListColumn {
  readonly field: string;
  readonly label: string;
  readonly isNumber: boolean;
}

export interface ListGroup {
  readonly label: string;
  /** Of all rows, shown or not. */
  readonly count: number;
  /** Indexes of the rows shown. */
  readonly rows: readonly number[];
  readonly tone?: Tone;
}

/** One list, answered: plain data, the same for every renderer. */
export interface ListResult {
  /** Line of the block from 0; absent for a list that no document defines. */
  readonly line?: number;
  /** The heading it stands under, but for the title of the document. */
  readonly section?: string;
  readonly title: string;
  readonly of: ListSubject;
  readonly view: ListView;
  /** The query as written, so that a reader can ask for the same. */
  readonly query: string;
  readonly columns: readonly ListColumn[];
  readonly rows: readonly ListRow[];
  /** How many there are, shown or not. */
  readonly total: number;
  /** How many of them whoever looks put off, and whether they are listed all the same; absent where that is none. */
  readonly snoozed?: { readonly count: number; readonly isShown: boolean };
  readonly groups?: readonly ListGroup[];
  /** What the groups are made by, in words. */
  readonly groupLabel?: string;
  /** Whether the groups are months, in order. */
  readonly isTimeline?: boolean;
  readonly atMost?: number;
  /** Why there is nothing to see, where that is not for the better. */
  readonly note?: string;
  /** Why the list cannot be answered, each with its line from 0; then it has no rows. */
  readonly problems: readonly ListProblem[];
}

export interface ListProblem {
  readonly line?: number;
  readonly message: string;
}

/** A document with its lists, answered. */
export interface DashboardResult {
  /** Absent for the lists that belong to a person and to no document. */
  readonly path?: string;
  readonly id?: string;
  readonly title: string;
  readonly audience: readonly string[];
  readonly today: string;
  readonly lists: readonly ListResult[];
}
