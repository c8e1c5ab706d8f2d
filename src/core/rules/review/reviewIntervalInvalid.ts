import { topOf, valueOf } from '../places.js';
import type { DocumentRule } from '../rule.js';
import { quoted } from '../wording.js';
import { reviewed } from './reviewRuleParts.js';

/** An interval that cannot be read would make a document fresh for ever. */
export const reviewIntervalInvalid: DocumentRule = {
  kind: 'document',
  code: 'review/invalid-interval',
  level: 'error',
  summary: 'The review interval cannot be read, so that the clock stands still.',
  help: 'Write a duration such as `6 months`, `90 days` or `P6M`.',
  example: { wrong: reviewed('2026-05-01', 'sometimes'), right: reviewed('2026-05-01') },
  *check({ document, profile: { reviewIn } }) {
    if (reviewIn !== undefined && reviewIn.duration === undefined) {
      const { key, raw } = reviewIn;
      yield {
        range: key === undefined ? topOf(document) : valueOf(document, key),
        message: `"${key ?? 'review_in'}" is ${quoted(raw)}; expected a duration such as 6 months, 90 days or P6M.`,
      };
    }
  },
};
