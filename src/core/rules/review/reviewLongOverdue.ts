import type { DocumentRule } from '../rule.js';
import { countedDays } from '../wording.js';
import { reviewed, reviewedOnRange, reviewIn } from './reviewRuleParts.js';

/** A document that was forgotten misleads more than one that is missing. */
export const reviewLongOverdue: DocumentRule = {
  kind: 'document',
  code: 'review/long-overdue',
  level: 'error',
  summary: 'The review is overdue for so long that the document must be taken for forgotten.',
  help: 'Read the document through and use *Mark Reviewed*, or retire it. From how many days on this is an error is `review.long_overdue` in `.sop/library.yml`.',
  example: { wrong: reviewed('2024-01-01'), right: reviewed('2026-05-01') },
  *check(context) {
    const { status, dueOn, overdueDays } = reviewIn(context);
    if (status === 'long-overdue' && dueOn !== undefined) {
      yield {
        range: reviewedOnRange(context),
        message: `The review is overdue by ${countedDays(overdueDays)}; it was due on ${dueOn}.`,
        fix: { kind: 'mark-reviewed' },
      };
    }
  },
};
