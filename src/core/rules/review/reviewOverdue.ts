import type { DocumentRule } from '../rule.js';
import { countedDays } from '../wording.js';
import { reviewed, reviewedOnRange, reviewIn } from './reviewRuleParts.js';

/** Nobody has vouched for the document within the interval it promises. */
export const reviewOverdue: DocumentRule = {
  kind: 'document',
  code: 'review/overdue',
  level: 'warning',
  summary:
    'The last review is longer ago than the document allows, so that it may no longer be true.',
  help: 'Read the document through and use *Mark Reviewed*; an edit alone does not move the clock.',
  example: { wrong: reviewed('2025-12-01'), right: reviewed('2026-05-01') },
  *check(context) {
    const { status, dueOn, overdueDays } = reviewIn(context);
    if (status === 'overdue' && dueOn !== undefined) {
      yield {
        range: reviewedOnRange(context),
        message: `The review is overdue by ${countedDays(overdueDays)}; it was due on ${dueOn}.`,
        fix: { kind: 'mark-reviewed' },
      };
    }
  },
};
