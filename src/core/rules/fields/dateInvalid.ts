import { parseCivilDate } from '../../schema/civilDate.js';
import { obviousDate } from '../../schema/obviousDate.js';
import { parseDuration } from '../../schema/duration.js';
import { fieldsOf } from '../../schema/fields.js';
import { valueOf } from '../places.js';
import type { DocumentRule } from '../rule.js';

/** A date that cannot be read is never taken for a good one. The day and interval of a review have rules of their own. */
export const dateInvalid: DocumentRule = {
  kind: 'document',
  code: 'field/date',
  level: 'error',
  policy: true,
  summary: 'A date or duration of the frontmatter cannot be read, or the calendar has no such day.',
  help: 'Write dates as `YYYY-MM-DD` and durations as `6 months`, `90 days` or `P6M`.',
  example: {
    wrong: '---\ndue_on: 2026-02-30\n---\n',
    right: '---\ndue_on: 2026-02-28\n---\n',
  },
  *check({ document, profile }) {
    const { data } = document.frontmatter;
    for (const { key, type } of fieldsOf(profile.kind)) {
      const value = data[key];
      if (typeof value !== 'string' || value === '' || reviewKeys.has(key)) {
        continue;
      }
      if (type === 'date' && parseCivilDate(value) === undefined) {
        const message = `"${key}" is "${value}"; expected a day of the calendar written YYYY-MM-DD.`;
        const day = obviousDate(value);
        const range = valueOf(document, key);
        yield day === undefined
          ? { range, message }
          : { range, message, fix: { kind: 'set-field', key, value: day } as const };
      } else if (type === 'duration' && parseDuration(value) === undefined) {
        const message = `"${key}" is "${value}"; expected a duration such as 6 months, 90 days or P6M.`;
        yield { range: valueOf(document, key), message };
      }
    }
  },
};

const reviewKeys = new Set(['reviewed_on', 'review_in']);
