import { formatInterval } from '../../schema/duration.js';
import { topOf } from '../places.js';
import type { DocumentRule } from '../rule.js';
import { reviewIn } from './reviewRuleParts.js';

/** A clock that was never started cannot run out; drafts and documents in their first interval are let alone. */
export const reviewNever: DocumentRule = {
  kind: 'document',
  code: 'review/never',
  level: 'warning',
  policy: true,
  summary: 'A document in use is to be reviewed regularly but never was.',
  help: 'Read the document through and use *Mark Reviewed*. `effective_on` gives a new document its first interval.',
  example: {
    wrong: '---\nreview_in: 6 months\n---\n',
    right: '---\nreview_in: 6 months\neffective_on: 2026-05-01\n---\n',
  },
  *check(context) {
    const { document, profile } = context;
    const { status, overdueDays } = reviewIn(context);
    if (status !== 'never' || unfinished.has(profile.status ?? '')) {
      return;
    }
    if (profile.effectiveOn?.on === undefined || overdueDays > 0) {
      const interval = profile.reviewIn?.duration;
      const every = interval === undefined ? 'regularly' : formatInterval(interval);
      yield {
        range: topOf(document),
        message: `The document was never reviewed; expected a review ${every}.`,
        fix: { kind: 'mark-reviewed' },
      };
    }
  },
};

const unfinished = new Set(['draft', 'in-review', 'proposed']);
