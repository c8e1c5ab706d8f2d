import type { Document } from '../document/document.js';
import type { CivilDate } from '../schema/civilDate.js';
import { isOverdue } from './dueDate.js';
import { isRequired, stateOf } from './itemState.js';

/** How far a document's items have come; nested items count like any other. */
export interface ItemCounts {
  readonly total: number;
  /** Ticked and not marked as not applicable. */
  readonly done: number;
  /** Neither ticked nor marked as not applicable with a reason. */
  readonly open: number;
  readonly notApplicable: number;
  /** All but the optional ones. */
  readonly required: number;
  readonly requiredOpen: number;
  /** Open past their `(due ...)` day. */
  readonly overdue: number;
}

/** Counts the items of `document` as they stand on `today`. */
export function countItems(document: Document, today: CivilDate): ItemCounts {
  const counts = {
    total: 0,
    done: 0,
    open: 0,
    notApplicable: 0,
    required: 0,
    requiredOpen: 0,
    overdue: 0,
  };
  for (const item of document.items) {
    const state = stateOf(item);
    const required = isRequired(item);
    counts.total++;
    counts.done += state === 'done' ? 1 : 0;
    counts.notApplicable += state === 'not-applicable' ? 1 : 0;
    counts.required += required ? 1 : 0;
    if (state === 'open') {
      counts.open++;
      counts.requiredOpen += required ? 1 : 0;
      counts.overdue += isOverdue(item, today) ? 1 : 0;
    }
  }
  return counts;
}
