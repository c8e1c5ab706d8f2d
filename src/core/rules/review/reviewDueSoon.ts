import type { DocumentRule } from '../rule.js';
import { countedDays } from '../wording.js';
import { reviewed, reviewedOnRange, reviewIn } from './reviewRuleParts.js';

/** A word in time, so that a review can be planned. */
export const reviewDueSoon: DocumentRule = {
  kind: 'document',
  code: 'review/due-soon',
  level: 'info',
  summary: 'The review of a document is due within the next days.',
  help: 'Read the document through and use *Mark Reviewed*. How many days count as soon is `review.due_soon` in `.sop/library.yml`.',
  example: { wrong: reviewed('2025-12-20'), right: reviewed('2026-05-01') },
  *check(context) {
    const { status, dueOn, overdueDays } = reviewIn(context);
    if (status !== 'due-soon' || dueOn === undefined) {
      return;
    }
    const when = overdueDays === 0 ? 'today' : `in ${countedDays(-overdueDays)}`;
    yield {
      range: reviewedOnRange(context),
      message: `The review is due ${when}, on ${dueOn}.`,
      fix: { kind: 'mark-reviewed' },
    };
  },
};
