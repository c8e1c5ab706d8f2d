import { dueOnOf, isOverdue } from '../../checklist/dueDate.js';
import { daysBetween } from '../../schema/civilDate.js';
import type { DocumentRule } from '../rule.js';
import { countedDays, quoted } from '../wording.js';

/** Somebody promised a day, and it has passed. */
export const itemOverdue: DocumentRule = {
  kind: 'document',
  code: 'item/overdue',
  level: 'warning',
  summary: 'An item is still open after the day in its `(due ...)`.',
  help: 'Do it and tick it, agree on a new day, or mark it `(n/a: reason)`.',
  example: {
    wrong: '- [ ] Export rules (due 2026-06-01)\n',
    right: '- [x] Export rules (due 2026-06-01)\n',
  },
  *check({ document, today }) {
    for (const item of document.items) {
      const dueOn = isOverdue(item, today) ? dueOnOf(item) : undefined;
      if (dueOn !== undefined) {
        yield {
          range: item.textRange,
          message: `${quoted(item.title)} is overdue by ${countedDays(daysBetween(dueOn, today))}; it was due on ${dueOn}.`,
        };
      }
    }
  },
};
