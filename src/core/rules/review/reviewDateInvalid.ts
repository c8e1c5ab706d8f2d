import { obviousDate } from '../../schema/obviousDate.js';
import type { DocumentRule } from '../rule.js';
import { quoted } from '../wording.js';
import { reviewed, reviewedOnRange, reviewIn } from './reviewRuleParts.js';

/** A date that cannot be read is never taken for a fresh one. */
export const reviewDateInvalid: DocumentRule = {
  kind: 'document',
  code: 'review/invalid-date',
  level: 'error',
  summary:
    'The day of the last review cannot be read, or the calendar has no such day, so that the clock stands still.',
  help: 'Write `YYYY-MM-DD`. If the repository writes dates in another way, declare key and format under `fields` in `.sop/library.yml`.',
  example: { wrong: reviewed('2026-02-30'), right: reviewed('2026-05-01') },
  *check(context) {
    const { reviewedOn } = context.profile;
    if (reviewedOn !== undefined && reviewIn(context).fault === 'malformed-date') {
      const format = reviewedOn.format ?? 'YYYY-MM-DD';
      const { key, raw } = reviewedOn;
      const day = reviewedOn.format === undefined ? obviousDate(raw) : undefined;
      yield {
        range: reviewedOnRange(context),
        ...(day === undefined ? {} : { fix: { kind: 'set-field', key, value: day } as const }),
        message: `"${reviewedOn.key}" is ${quoted(reviewedOn.raw)}; expected a day of the calendar written ${format}.`,
      };
    }
  },
};
