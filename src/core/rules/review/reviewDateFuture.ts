import type { DocumentRule } from '../rule.js';
import { reviewed, reviewedOnRange, reviewIn } from './reviewRuleParts.js';

/** Nobody can have reviewed tomorrow. */
export const reviewDateFuture: DocumentRule = {
  kind: 'document',
  code: 'review/future-date',
  level: 'error',
  summary:
    'The day of the last review lies in the future, which would keep the document fresh without a review.',
  help: 'Correct the date. To say when the next review is due, set `review_in`.',
  example: { wrong: reviewed('2027-01-01'), right: reviewed('2026-05-01') },
  *check(context) {
    const { reviewedOn } = context.profile;
    if (reviewedOn?.on !== undefined && reviewIn(context).fault === 'future-date') {
      yield {
        range: reviewedOnRange(context),
        message: `"${reviewedOn.key}" is ${reviewedOn.on}, which is in the future; expected ${context.today} or earlier.`,
      };
    }
  },
};
